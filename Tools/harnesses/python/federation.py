"""The servers of section 6.1.1: agreement within a partition, buffers, healing."""

from __future__ import annotations

from dataclasses import dataclass

from forks import Graph
from refusals import ImpossibleTrace, StaleEpoch


@dataclass(frozen=True)
class Item:
    """A commit or another message that servers accepted, and whether there was a netsplit."""

    id: str
    retain: bool


class Federation:
    """Servers, the links between them, and what each has got."""

    def __init__(self, servers: list, links: list, clients: list, epoch: str):
        if len(set(servers)) != len(servers):
            raise ImpossibleTrace("two servers have one name")
        if len({name for name, _ in clients}) != len(clients):
            raise ImpossibleTrace("two clients have one name")
        for server in [end for link in links for end in link] + [server for _, server in clients]:
            if server not in servers:
                raise ImpossibleTrace(f"there is no server {server}")
        if any(len(set(link)) != 2 for link in links):
            raise ImpossibleTrace("a link joins a server to itself")
        self._servers = servers
        self._links = {frozenset(link) for link in links}
        self._up = set(self._links)
        self._clients = clients
        self._items = []
        self._got = {server: set() for server in servers}
        self._agreed = {server: epoch for server in servers}
        self._commits = Graph(epoch)
        self._ids = {epoch}

    def partitions(self) -> list:
        """The connected components, in the order of the servers."""
        left = list(self._servers)
        components = []
        while left:
            component = {left[0]}
            growing = True
            while growing:
                reached = {
                    end for link in self._up if link & component for end in link
                } | component
                growing = reached != component
                component = reached
            components.append([server for server in self._servers if server in component])
            left = [server for server in left if server not in component]
        return components

    def state(self) -> list:
        """What each partition agrees on, and what it keeps for others."""
        return [
            {
                "servers": partition,
                "agreed": self._agreed[partition[0]],
                "buffered": [
                    item.id
                    for index, item in enumerate(self._items)
                    if index in self._got[partition[0]]
                    and any(index not in got for got in self._got.values())
                ],
            }
            for partition in self.partitions()
        ]

    def cut(self, link: list) -> None:
        self._up.discard(self._known(link))

    def heal(self, link: list) -> list:
        """Bring a link up; the deliveries that follow."""
        self._up.add(self._known(link))
        news = []
        for partition in self.partitions():
            winner = self._agreed[partition[0]]
            for server in partition:
                winner = self._commits.winner(winner, self._agreed[server])
            everything = set().union(*(self._got[server] for server in partition))
            for server in partition:
                self._agreed[server] = winner
                for index in everything - self._got[server]:
                    news += [
                        (index, place)
                        for place, client in enumerate(self._clients)
                        if client[1] == server
                    ]
                self._got[server] = set(everything)
        return [self._delivery(index, self._clients[place]) for index, place in sorted(news)]

    def commit(self, client: str, id: str, parent: str, tag: bytes) -> list:
        home = self._home(client)
        self._take(id)
        if self._agreed[home] != parent:
            raise StaleEpoch(f"{parent} is not the epoch on which its servers agree")
        self._commits.add(id, parent, tag)
        for server in self._partition(home):
            self._agreed[server] = id
        return self._fan_out(id, home)

    def message(self, client: str, id: str) -> list:
        home = self._home(client)
        self._take(id)
        return self._fan_out(id, home)

    def _fan_out(self, id: str, home: str) -> list:
        index = len(self._items)
        self._items.append(Item(id, retain=len(self.partitions()) > 1))
        partition = self._partition(home)
        for server in partition:
            self._got[server].add(index)
        return [
            self._delivery(index, client) for client in self._clients if client[1] in partition
        ]

    def _delivery(self, index: int, client: tuple) -> dict:
        item = self._items[index]
        return {"client": client[0], "id": item.id, "retain": item.retain}

    def _partition(self, server: str) -> list:
        return next(partition for partition in self.partitions() if server in partition)

    def _home(self, client: str) -> str:
        for name, server in self._clients:
            if name == client:
                return server
        raise ImpossibleTrace(f"there is no client {client}")

    def _known(self, link: list) -> frozenset:
        ends = frozenset(link)
        if ends not in self._links:
            raise ImpossibleTrace(f"there is no link {'-'.join(link)}")
        return ends

    def _take(self, id: str) -> None:
        if id in self._ids:
            raise ImpossibleTrace(f"{id} is used before")
        self._ids.add(id)

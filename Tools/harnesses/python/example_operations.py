"""The operations on the draft's example and its deletion rule, as traces."""

from __future__ import annotations

from typing import Any

import forks
from federation import Federation
from forks import Change, Client, Graph
from key_derivation import CipherSuite
from protocol_values import InvalidRequest, byte_string, fields, list_, word
from refusals import ImpossibleTrace, Refusal


def fork_choice(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    (commits,) = fields(input, commits=list_)
    graph = Graph(None)
    for commit in commits:
        id, parent, tag = fields(commit, id=word, parent=word_or_null, confirmation_tag=byte_string)
        graph.add(id, parent, tag)
    return {"winner": graph.winning_fork()}, []


def client_state(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    epoch, events = fields(input, epoch=word, events=list_)
    client = Client(epoch)
    results = []
    tags = {}
    for event in events:
        if event == {"do": "send"}:
            results.append({"epoch": client.current})
            continue
        _, id, parent, tag, retain = fields(
            event, do=word_of("commit"), id=word, parent=word, confirmation_tag=byte_string,
            retain=boolean,
        )
        if tags.setdefault((parent, tag), id) != id:
            raise ImpossibleTrace(f"{id} has the tag of a sibling")
        try:
            deleted, error = client.process(id, parent, tag, retain), {}
        except Refusal as refusal:
            deleted, error = set(), {"error": refusal.kind}
        results.append(
            {
                **error,
                "current": client.current,
                "held": sorted(client.held),
                "deleted": sorted(deleted),
            }
        )
    return {"events": results}, []


def federation(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    servers, links, clients, epoch, events = fields(
        input, servers=words, links=list_, clients=list_, epoch=word, events=list_
    )
    served = [tuple(fields(client, name=word, server=word)) for client in clients]
    state = Federation(servers, [link_of(link) for link in links], served, epoch)
    results = []
    for event in events:
        error = {}
        try:
            deliveries = traced(state, event)
        except ImpossibleTrace:
            raise
        except Refusal as refusal:
            deliveries, error = [], {"error": refusal.kind}
        results.append({**error, "partitions": state.state(), "deliveries": deliveries})
    return {"events": results}, []


def traced(state: Federation, event: Any) -> list:
    """The deliveries that follow an event."""
    do = event.get("do") if isinstance(event, dict) else None
    if do in ("cut", "heal"):
        _, link = fields(event, do=word, link=link_of)
        return state.heal(link) if do == "heal" else state.cut(link) or []
    if do == "message":
        _, client, id = fields(event, do=word, client=word, id=word)
        return state.message(client, id)
    _, client, id, parent, tag = fields(
        event, do=word_of("commit"), client=word, id=word, parent=word,
        confirmation_tag=byte_string,
    )
    return state.commit(client, id, parent, tag)


def deletable_epochs(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    members, epoch, commits = fields(input, members=words, epoch=word, commits=list_)
    changes = [
        Change(*fields(commit, id=word, parent=word, sender=word, adds=words, removes=words))
        for commit in commits
    ]
    return {"deletable": forks.deletable_epochs(epoch, members, changes)}, []


def word_or_null(value: Any) -> str | None:
    return None if value is None else word(value)


def words(value: Any) -> list:
    return [word(item) for item in list_(value)]


def word_of(expected: str):
    """A kind that is one word alone."""

    def kind(value: Any) -> str:
        if value != expected:
            raise ValueError(f"is not {expected}")
        return value

    return kind


def boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("is not a boolean")
    return value


def link_of(value: Any) -> list:
    ends = words(value)
    if len(ends) != 2:
        raise InvalidRequest("a link has two ends")
    return ends

"""The policies of the draft over a graph of epochs: sections 6.1.2 and 7, fork choice.

An epoch has the name of the commit that made it. Tags are compared as unsigned bytes from the
first on (R16), which is how Python compares bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from refusals import Duplicate, ImpossibleTrace, UnknownEpoch


@dataclass
class Graph:
    """Epochs with the epoch in which the commit that made each was sent, and its tag."""

    root: str | None
    parents: dict = field(default_factory=dict)
    tags: dict = field(default_factory=dict)

    def add(self, epoch: str, parent: str | None, tag: bytes) -> None:
        """Add an epoch. Raises ImpossibleTrace where its name is taken, its parent is not there,
        or a sibling has its tag: the draft does not say which one would win."""
        if epoch == self.root or epoch in self.parents:
            raise ImpossibleTrace(f"{epoch} is there already")
        if parent != self.root and parent not in self.parents:
            raise ImpossibleTrace(f"{parent} is not there")
        if any(self.tags[sibling] == tag for sibling in self.children(parent)):
            raise ImpossibleTrace(f"{epoch} has the tag of a sibling")
        self.parents[epoch] = parent
        self.tags[epoch] = tag

    def children(self, epoch: str | None) -> list:
        return [child for child, parent in self.parents.items() if parent == epoch]

    def descendants(self, epoch: str | None) -> list:
        found = self.children(epoch)
        for child in found:
            found.extend(self.children(child))
        return found

    def chain(self, epoch: str | None) -> list:
        """The epochs after the root on the way to one, itself included."""
        chain = []
        while epoch != self.root:
            chain.insert(0, epoch)
            epoch = self.parents[epoch]
        return chain

    def winner(self, first: str | None, second: str | None) -> str | None:
        """The one of two epochs whose fork has the higher tag in the first differing commit, or
        the one that the other leads to."""
        left, right = self.chain(first), self.chain(second)
        for one, other in zip(left, right):
            if one != other:
                return first if self.tags[one] > self.tags[other] else second
        return first if len(left) >= len(right) else second

    def winning_fork(self) -> list:
        """At each point of divergence the child with the highest tag, then its children (R17)."""
        fork = []
        children = self.children(self.root)
        while children:
            fork.append(max(children, key=lambda child: self.tags[child]))
            children = self.children(fork[-1])
        return fork


class Client:
    """Section 6.1.2: one fork at a time, old epochs deleted unless told to retain them."""

    def __init__(self, epoch: str):
        self.current = epoch
        self.held = {epoch}
        self._seen = Graph(epoch)

    def process(self, epoch: str, parent: str, tag: bytes, retain: bool) -> set:
        """Process a commit and return the epochs that it deletes."""
        if epoch == self._seen.root or epoch in self._seen.parents:
            raise Duplicate(f"{epoch} was processed before")
        if parent not in self.held:
            raise UnknownEpoch(f"{parent} is not held")
        self._seen.add(epoch, parent, tag)
        if self._seen.winner(self.current, epoch) != epoch:
            return {epoch}
        before = set(self.held)
        if retain:
            self.held -= set(self._seen.descendants(parent))
        else:
            self.held.clear()
        self.held.add(epoch)
        self.current = epoch
        return before - self.held


@dataclass(frozen=True)
class Change:
    """A commit as the deletion rule sees it."""

    epoch: str
    parent: str
    sender: str
    adds: list
    removes: list


def deletable_epochs(first: str, members: list, changes: list) -> list:
    """The epochs whose members have all moved on (section 7, R18 and R19)."""
    members_of = {first: set(members)}
    for change in changes:
        if change.epoch in members_of:
            raise ImpossibleTrace(f"{change.epoch} is there already")
        if change.parent not in members_of:
            raise ImpossibleTrace(f"{change.parent} is not there")
        there = members_of[change.parent]
        if change.sender not in there and change.sender not in change.adds:
            raise ImpossibleTrace(f"{change.sender} is no member of {change.parent}")
        members_of[change.epoch] = (there - set(change.removes)) | set(change.adds)
    waiting = {epoch: set(there) for epoch, there in members_of.items()}
    parents = {change.epoch: change.parent for change in changes}
    for change in changes:
        # A commit speaks about the epoch in which it was sent and all before that on its fork.
        epoch = change.parent
        while epoch is not None:
            waiting[epoch] -= {change.sender, *change.removes}
            epoch = parents.get(epoch)
    return sorted(epoch for epoch, left in waiting.items() if not left)

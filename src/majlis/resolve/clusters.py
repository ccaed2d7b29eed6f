"""Growing groups of records that are one thing, surest pairs first, never against a prohibition."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Clusters(Generic[Item]):
    """Disjoint groups; each starts with one item."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._members: dict[Item, list[Item]] = {item: [item] for item in items}

    def members(self, item: Item) -> list[Item]:
        """The group that an item is in."""
        return self._members[item]

    def join(self, left: Item, right: Item, forbidden: Callable[[Item, Item], bool]) -> bool:
        """Make one group of two unless any pair across them is forbidden; whether they are one now."""
        mine, others = self._members[left], self._members[right]
        if mine is others:
            return True
        if any(forbidden(a, b) for a in mine for b in others):
            return False
        mine.extend(others)
        for item in others:
            self._members[item] = mine
        return True

    def groups(self) -> list[list[Item]]:
        """All groups, in the order of their first items."""
        seen: set[int] = set()
        out = []
        for group in self._members.values():
            if id(group) not in seen:
                seen.add(id(group))
                out.append(group)
        return out

"""A mapping that is replaced, never changed, without copying it for each change.

A mark replaces the visit's marks by the same with one more. Copying a dictionary touches every key
and value in it, and after the wait for the disk each of them is far from the processor: at 160
clauses that was a fifth of what a mark costs of our own time, at 5,000 it would be most of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")
RECENT = 16
"""Changes that lie over the large part before both become one again."""


class Layered(Mapping[K, V]):
    """A large part that many states share, and the few entries that came after it.

    Values are never None. It iterates as a dictionary would that was changed in place.
    """

    __slots__ = ("_base", "_recent")

    def __init__(self, base: Mapping[K, V], recent: Mapping[K, V]) -> None:
        self._base, self._recent = base, recent

    def __getitem__(self, key: K) -> V:
        found = self._recent.get(key)
        return self._base[key] if found is None else found

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: Any = None) -> Any:
        """Return the value of ``key``, or ``default``; the screens ask this of every clause."""
        found = self._recent.get(key)
        return self._base.get(key, default) if found is None else found

    def __iter__(self) -> Iterator[K]:
        yield from self._base
        for key in self._recent:
            if key not in self._base:
                yield key

    def __len__(self) -> int:
        return len(self._base) + sum(key not in self._base for key in self._recent)


def having(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """Return ``mapping`` with ``value`` under ``key``."""
    if not isinstance(mapping, Layered):
        return Layered(mapping, {key: value})
    if len(mapping._recent) < RECENT:
        return Layered(mapping._base, {**mapping._recent, key: value})
    return {**mapping._base, **mapping._recent, key: value}

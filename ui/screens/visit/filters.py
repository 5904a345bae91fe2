"""Which clauses are looked at: by theme, method, state, member and words, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from models.facts.returned import remarked
from models.facts.state import VisitState
from models.standards.types import Method
from ui.screens.visit.catalogue import Entry, fails, is_open


@dataclass(frozen=True)
class Filter:
    """What is asked for. Themes are alternatives, so are methods, so are open and failed."""

    text: str = ""
    themes: tuple[str, ...] = ()
    methods: tuple[Method, ...] = ()
    open: bool = False
    """Only what is still open."""
    failed: bool = False
    """Only what fails."""
    mine: bool = False
    """Only what the member who acts has marked."""
    returned: bool = False
    """Only what the desk remarked on when it sent the visit back."""

    @property
    def narrows(self) -> bool:
        """Whether anything but words is asked for."""
        states = self.open or self.failed or self.mine or self.returned
        return bool(self.themes or self.methods or states)

    @property
    def is_on(self) -> bool:
        """Whether anything is asked for."""
        return self.narrows or bool(self.text.split())

    def toggled(self, name: str) -> Filter:
        """The same, with ``open``, ``failed``, ``returned`` or ``mine`` switched."""
        match name:
            case "open":
                return replace(self, open=not self.open)
            case "failed":
                return replace(self, failed=not self.failed)
            case "returned":
                return replace(self, returned=not self.returned)
        return replace(self, mine=not self.mine)

    def with_theme(self, theme: str) -> Filter:
        """The same, with a theme more or less."""
        return replace(self, themes=_toggled(self.themes, theme))

    def with_method(self, method: Method) -> Filter:
        """The same, with a method more or less."""
        return replace(self, methods=_toggled(self.methods, method))


NOTHING = Filter()
T = TypeVar("T")


def _toggled(items: tuple[T, ...], one: T) -> tuple[T, ...]:
    return tuple(i for i in items if i != one) if one in items else (*items, one)


def hits(
    entries: Iterable[Entry],
    wanted: Filter,
    state: VisitState,
    member: str = "",
    room: str = "",
) -> tuple[Entry, ...]:
    """Return the entries that are asked for; ``room`` says where one stands."""
    found = entries
    if needles := wanted.text.lower().split():
        found = [e for e in found if all(needle in e.searched for needle in needles)]
    if wanted.themes:
        themes = set(wanted.themes)
        found = [e for e in found if not themes.isdisjoint(e.tags.themes)]
    if wanted.methods:
        methods = set(wanted.methods)
        found = [e for e in found if not methods.isdisjoint(e.methods)]
    if wanted.open or wanted.failed:
        found = [e for e in found if _stands(e, wanted, state, room)]
    if wanted.mine:
        found = [e for e in found if _marked_by(e, state, member)]
    if wanted.returned:
        asked = set(remarked(state))
        found = [e for e in found if e.key in asked]
    return tuple(found)


def _stands(entry: Entry, wanted: Filter, state: VisitState, room: str) -> bool:
    return (wanted.open and is_open(state, entry, room)) or (
        wanted.failed and fails(state, entry, room)
    )


def _marked_by(entry: Entry, state: VisitState, member: str) -> bool:
    marked = state.marks.get(entry.key)
    if marked is not None and marked.event.actor == member:
        return True
    return any(one.event.actor == member for one in state.seen.get(entry.key, {}).values())

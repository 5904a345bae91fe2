"""How a clause or a part of it is called on paper and typed again: ``2.3.3/2``, ``1.1.1/1.3``.

A number that only one standard of the visit has needs nothing else. One that several have takes
the letter of its standard in front: ``B:3``. A part follows its clause after a full stop; where
that would read as another clause, after ``#``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.standards.compound import part_texts
from models.standards.types import Pack


@dataclass(frozen=True, slots=True)
class Target:
    """What a number means."""

    pack: str
    """Pack."""
    clause: str
    """Clause."""
    part: str = ""
    """Part or point of it; empty for the clause as a whole."""


def letter(place: int) -> str:
    """Return the letter of the standard at ``place``: A for the first."""
    return chr(ord("A") + place) if place < 26 else f"S{place + 1}"


class Numbers:
    """The numbers of all standards of a visit, in the order of its tree."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._letters = {pack.id: letter(place) for place, pack in enumerate(packs)}
        self._exact: dict[str, list[Target]] = {}
        self._folded: dict[str, list[Target]] = {}
        for pack in packs:
            for spelling, target in _spelled(pack):
                for said in (spelling, f"{self._letters[pack.id]}:{spelling}"):
                    self._exact.setdefault(said, []).append(target)
                    self._folded.setdefault(said.casefold(), []).append(target)

    def letter(self, pack: str) -> str:
        """Return the letter of a standard."""
        return self._letters[pack]

    def found(self, text: str) -> tuple[Target, ...]:
        """Return what ``text`` may mean: nothing, one thing, or several."""
        return tuple(self._exact.get(text) or self._folded.get(text.casefold()) or ())

    def printed(self, target: Target) -> str:
        """Return the shortest spelling that means only ``target``."""
        said = [target.clause]
        if target.part:
            said = [f"{target.clause}.{target.part}", f"{target.clause}#{target.part}"]
        with_letter = [f"{self._letters[target.pack]}:{one}" for one in said]
        return next(one for one in (*said, *with_letter) if self._exact[one] == [target])


def _spelled(pack: Pack) -> Iterator[tuple[str, Target]]:
    """Yield every spelling inside one standard; a clause goes before a part written alike."""
    clauses = tuple(pack.clauses())
    whole = {clause.code for clause in clauses}
    for clause in clauses:
        yield clause.code, Target(pack.id, clause.code)
        for code, _ in part_texts(clause):
            target = Target(pack.id, clause.code, code)
            yield f"{clause.code}#{code}", target
            if f"{clause.code}.{code}" not in whole:
                yield f"{clause.code}.{code}", target

"""What stands in the fields of a form: the form's own value, else what the facts propose.

``models.facts.proposals`` proposes, here as on the screen. In a form of the applicant's own
figures nothing is proposed but the facility's particulars: what nobody took over stays blank for
ink (R3.9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from models.facts.bodies import EvidenceAdded, FormValue
from models.facts.proposals import Known, known_of_facts, propose
from models.facts.types import Facts
from models.standards.types import FormField, FormSpec, Pack
from reports.numbers import day, whole


@dataclass(frozen=True)
class FormValues:
    """Fields of one form, ready to print; an unknown value is empty and stays blank."""

    facts: Facts | None
    """The visit; None for a form that is printed blank."""
    pack: Pack
    """The pack the form belongs to."""
    form: FormSpec
    """The form."""

    @cached_property
    def _own(self) -> dict[str, FormValue]:
        return self.facts.form(self.pack.id, self.form.code) if self.facts else {}

    @cached_property
    def _fields(self) -> dict[str, FormField]:
        return {field.key: field for field in self.form.fields}

    def field(self, key: str) -> FormField:
        """Return a field; raises KeyError when the pack's form has none of that key."""
        return self._fields[key]

    def text(self, key: str) -> str:
        """Return what is printed in a field; empty when nothing is known."""
        field, own = self.field(key), self._own.get(key, "")
        value = self._proposed(field) if own in ("", ()) else own
        if isinstance(value, int):
            return whole(value)
        words = value if isinstance(value, str) else "、".join(_flat(value))
        return day(words) if field.kind == "date" else words

    def chosen(self, key: str) -> tuple[str, ...]:
        """Return the ticked options of a field of boxes."""
        own = self._own.get(key, ())
        return (own,) if isinstance(own, str) and own else _flat(own)

    def rows(self, keys: Sequence[str]) -> list[list[str]]:
        """Return the rows of a list whose columns are ``keys``.

        Each column keeps its own cells; rows kept whole under the first key are taken too.
        """
        first = self._own.get(keys[0], ())
        if isinstance(first, tuple) and first and isinstance(first[0], tuple):
            return [[*map(str, row), *[""] * len(keys)][: len(keys)] for row in first]
        columns = [self._column(key) for key in keys]
        length = max(map(len, columns))
        return [[c[i] if i < len(c) else "" for c in columns] for i in range(length)]

    def _column(self, key: str) -> tuple[str, ...]:
        own = self._own.get(key, ())
        if isinstance(own, str):
            return tuple(own.splitlines())
        return _flat(own)

    @property
    def evidence(self) -> tuple[EvidenceAdded, ...]:
        """Return the evidence of the visit."""
        return self.facts.evidence if self.facts else ()

    @cached_property
    def _known(self) -> Known | None:
        return known_of_facts(self.facts, self.pack.id) if self.facts else None

    def _proposed(self, field: FormField) -> FormValue:
        if self._known is None or (self.form.self_assessed and not field.from_facility):
            return ""
        return propose(field, self._known)


def _flat(value: FormValue) -> tuple[str, ...]:
    """Return the words of a kept value, cell by cell."""
    if isinstance(value, (int, str)):
        return (str(value),) if value != "" else ()
    return tuple(
        cell for item in value for cell in ([item] if isinstance(item, str) else list(item))
    )

"""What stands in the fields of a form: the form's own value, else what the facts propose.

Only verified figures propose (R1.3), as on the screen: paper shows nothing that the person who
filled the form in was not shown. In a form of the applicant's own figures nothing is proposed but
the facility's particulars: what nobody took over stays blank for ink (R3.9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from models.facts.bodies import FormValue
from models.facts.types import ClauseFacts, Facts
from models.standards.types import FormField, FormSpec, Pack
from reports.marks import verdict_option
from reports.numbers import day, quotient, rounded, ten_thousands, whole

IN_TEN_THOUSANDS = "万人"


@dataclass(frozen=True)
class FormValues:
    """Fields of one form, ready to print; an unknown value is empty and stays blank."""

    facts: Facts
    """The visit."""
    pack: Pack
    """The pack the form belongs to."""
    form: FormSpec
    """The form."""

    @cached_property
    def _own(self) -> dict[str, FormValue]:
        return self.facts.form(self.pack.id, self.form.code)

    @cached_property
    def _fields(self) -> dict[str, FormField]:
        return {field.key: field for field in self.form.fields}

    def field(self, key: str) -> FormField:
        """Return a field; raises KeyError when the pack's form has none of that key."""
        return self._fields[key]

    def text(self, key: str) -> str:
        """Return what is printed in a field; empty when nothing is known."""
        field, own = self.field(key), self._own.get(key, "")
        if own == "" or own == ():
            return self._proposed(field)
        if isinstance(own, int):
            return whole(own)
        words = own if isinstance(own, str) else "、".join(_flat(own))
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

    def _proposed(self, field: FormField) -> str:
        if field.from_facility:
            return str(getattr(self.facts.facility, field.from_facility))
        if self.form.self_assessed:
            return ""
        if field.from_input:
            return self._from_input(field, field.from_input)
        if field.from_test:
            return self._from_test(field.from_test)
        if field.from_mark:
            found = self._clause(field.from_mark)
            return verdict_option(found.verdict, field.options) if found else ""
        return ""

    def _from_input(self, field: FormField, key: str) -> str:
        for clause in self.facts.clauses:
            entry = clause.entry(key) if clause.pack == self.pack.id else None
            if entry is None or clause.values_origin != "verified":
                continue
            if isinstance(entry.value, str):
                return day(entry.value) if field.kind == "date" else entry.shown
            ten_thousand = field.unit == IN_TEN_THOUSANDS
            return ten_thousands(entry.value) if ten_thousand else whole(entry.value)
        return ""

    def _from_test(self, path: str) -> str:
        """Return the quotient of a comparison; it has one only from verified figures."""
        code, _, wanted = path.rpartition("/")
        judged = self.facts.judgement(self.pack.id)
        for item in judged.clauses if judged else ():
            for result in item.tests:
                if (item.clause, result.test) == (code, wanted):
                    value = quotient(result)
                    return "" if value is None else rounded(value)
        return ""

    def _clause(self, code: str) -> ClauseFacts | None:
        wanted = (self.pack.id, code)
        return next((c for c in self.facts.clauses if (c.pack, c.clause) == wanted), None)


def _flat(value: FormValue) -> tuple[str, ...]:
    """Return the words of a kept value, cell by cell."""
    if isinstance(value, (int, str)):
        return (str(value),) if value != "" else ()
    return tuple(
        cell for item in value for cell in ([item] if isinstance(item, str) else list(item))
    )

"""Checks of forms: keys, options, and where a proposed value comes from."""

from collections.abc import Iterator, Mapping

from models.standards.sentences import Sentence, repeated, say
from models.standards.types import FACILITY_FIELDS, FormField, FormSpec, Pack

_WITH_OPTIONS = frozenset({"choice", "boxes"})


def check_forms(pack: Pack) -> Iterator[Sentence]:
    """Yield what is wrong with the forms of a pack."""
    for code in repeated(form.code for form in pack.forms):
        yield say("pack-form-twice", form=code)
    known = _proposers(pack)
    for form in pack.forms:
        yield from _form(form, known)


def _proposers(pack: Pack) -> Mapping[str, frozenset[str]]:
    """Return what each kind of proposal may refer to."""
    clauses = tuple(pack.clauses())
    return {
        "from_input": frozenset(entry.key for c in clauses for entry in c.inputs),
        "from_test": frozenset(
            f"{c.code}/{test.code}" for c in clauses for test in c.tests if not test.one_of
        ),
        "from_mark": frozenset(c.code for c in clauses),
        "from_facility": FACILITY_FIELDS,
    }


def _form(form: FormSpec, known: Mapping[str, frozenset[str]]) -> Iterator[Sentence]:
    if not form.fields:
        yield say("pack-form-empty", form=form.code)
    for key in repeated(field.key for field in form.fields):
        yield say("pack-field-twice", form=form.code, key=key)
    for field in form.fields:
        yield from _field(form.code, field, known)


def _field(form: str, field: FormField, known: Mapping[str, frozenset[str]]) -> Iterator[Sentence]:
    if (field.kind in _WITH_OPTIONS) != bool(field.options):
        yield say("pack-field-options", form=form, key=field.key)
    for option in repeated(field.options):
        yield say("pack-option-twice", form=form, key=field.key, option=option)
    named = {name: getattr(field, name) for name in known if getattr(field, name) is not None}
    if len(named) > 1:
        yield say("pack-field-proposals", form=form, key=field.key)
    for name, target in named.items():
        if target not in known[name]:
            code = "pack-field-" + name.replace("_", "-")
            yield say(code, form=form, key=field.key, target=target)

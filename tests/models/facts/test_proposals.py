"""Proposals for forms: the open visit and its frozen facts propose the same."""

from __future__ import annotations

import pytest

from models.facts.bodies import Measured
from models.facts.events import EventType
from models.facts.proposals import (
    Known,
    known_of_facts,
    known_of_state,
    propose,
    verdict_option,
)
from models.facts.snapshot import freeze
from models.facts.state import fold
from models.standards.types import FormField, Verdict
from tests.reports import sample
from tests.support import SOURCE


def both(log: sample.Chain) -> tuple[Known, Known]:
    state, pack = fold(log.events), sample.pack()
    return known_of_state(state, pack), known_of_facts(freeze(state, sample.packs()), pack.id)


def fields() -> list[FormField]:
    return [field for form in sample.pack().forms for field in form.fields]


@pytest.mark.parametrize("not_met", [(), ("2",)])
def test_screen_and_paper_propose_the_same(not_met: tuple[str, ...]) -> None:
    seen, printed = both(sample.chain(not_met=not_met))
    proposed = {field.key: propose(field, seen) for field in fields()}

    assert proposed == {field.key: propose(field, printed) for field in fields()}
    assert proposed["resident_population"] == "5.8214"
    assert proposed["annual_visits"] == 131560
    assert proposed["grade_date"] == "2020-11-05"
    assert proposed["resources_standard"] == ("未达标" if not_met else "达标")
    assert len([value for value in proposed.values() if value != ""]) > 12


def test_what_the_facility_says_of_itself_is_never_proposed() -> None:
    log = sample.chain()
    log.events.pop()
    reported = {"patient_satisfied": 37, "patient_valid": 40}
    body = Measured(pack=sample.COMMUNITY, clause="9", values=reported, origin="self_reported")
    log.add(EventType.MEASURED, body)
    known = known_of_state(fold(log.events), sample.pack())
    field = next(f for f in fields() if f.from_test and f.from_test.startswith("9/"))

    assert "patient_satisfied" not in known.entries
    assert propose(field, known) == ""


def test_a_field_that_asks_for_nothing_gets_nothing() -> None:
    field = FormField(key="name", label="name", kind="text", source=SOURCE)
    assert propose(field, both(sample.chain())[0]) == ""


def test_the_word_of_a_verdict_is_the_forms_own() -> None:
    options = ("达标", "未达标")
    said = [verdict_option(v, options) for v in (Verdict.MET, Verdict.NOT_MET, Verdict.TO_VERIFY)]
    assert said == ["达标", "未达标", ""]
    assert verdict_option(Verdict.NOT_MET, ("达标",)) == verdict_option(None, options) == ""

"""Closing only what can be printed: where a character without a glyph stands is said in words."""

from __future__ import annotations

import pytest

from models.errors import VisitError
from models.facts import bodies
from models.facts.events import EventType
from models.facts.types import Facts
from tests.reports import graded, walked
from ui import printability

ODD = "𰻝"


def told(facts: Facts) -> str:
    with pytest.raises(VisitError) as caught:
        printability.check(facts)
    return caught.value.sentence("zh")


def test_a_reading_names_its_clause() -> None:
    facts, _ = graded.facts(graded.chain(f"读作{ODD}。"))
    assert graded.LISTED in told(facts)
    assert "U+30EDD" in told(facts)


def test_who_issued_the_reading_and_the_application() -> None:
    log = graded.chain()
    log.events.pop()
    issuer = bodies.GuidanceSet(
        pack=graded.sample.QUALITY, issuer=f"示例{ODD}委", notes={graded.LISTED: "照文件。"}
    )
    log.add(EventType.GUIDANCE_SET, issuer)
    application = bodies.ApplicationSet(
        severe_violation_on="2021-05-01", severe_violation_basis=f"示例{ODD}函"
    )
    log.add(EventType.APPLICATION_SET, application)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, _ = graded.facts(log)
    assert "口径说明" in told(facts)
    assert "申请情况" in told(facts)


def test_an_incident_names_its_veto() -> None:
    log = graded.chain()
    log.events.pop()
    incident = bodies.Incident(on="2021-01-01", what=f"示例{ODD}")
    answer = bodies.VetoAnswered(
        pack=graded.sample.COMMUNITY,
        veto="V2",
        basis="office",
        answer="found",
        incidents=(incident,),
    )
    log.add(EventType.VETO_ANSWERED, answer)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, _ = graded.facts(log)
    assert "V2" in told(facts)


def test_a_printable_visit_passes() -> None:
    printability.check(graded.facts()[0])


def test_a_room_its_note_a_sample_and_a_said_ratio_are_named() -> None:
    noted, _ = walked.facts(walked.chain(note=f"旁边{ODD}"))
    assert walked.CURTAIN in told(noted)
    named, _ = walked.facts(walked.chain(name=f"{ODD}室"))
    assert "房间1" in told(named)

"""Journey J1, steps 4 and 6: room by room, and numbers in the office."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from models.standards.types import Verdict
from models.visits.rooms import tally
from models.visits.sampling import draw
from tests.end2end.j1_person import (
    BEDS,
    CONSULTING,
    CURTAIN,
    FACT,
    FEVER,
    QUALITY,
    RECORDS,
    RECTIFY,
    SEED,
    SLIPS,
    Person,
)


def step_4_the_walk(person: Person) -> None:
    """Big keys 1-4 with an undo; a failed mark leads to its finding; 不适用 asks why."""
    for clause, key, verdict in (
        ("1.1.1/1", Qt.Key.Key_1, Verdict.MET),
        ("1.1.2/1", Qt.Key.Key_4, Verdict.TO_VERIFY),
        ("1.1.2/2", Qt.Key.Key_1, Verdict.MET),
    ):
        person.at(clause)
        started = time.process_time()
        person.key(key)
        assert time.process_time() - started < 10
        assert person.state.verdict(QUALITY, clause) is verdict
    person.screen.setFocus()
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert person.state.verdict(QUALITY, "1.1.2/2") is Verdict.UNCHECKED

    walk_two_rooms_of_one_kind(person)
    person.type("findingFact", FACT)
    person.type("findingRectification", RECTIFY)
    person.click("findingSave")
    (finding,) = person.state.findings.values()
    assert (finding.clause, finding.fact) == (CURTAIN, FACT)
    assert CONSULTING in finding.place
    person.click("viewSwitch_indicator")

    person.at(FEVER)
    person.key(Qt.Key.Key_3)
    assert person.state.verdict(QUALITY, FEVER) is Verdict.UNCHECKED, "it asks why first"
    person.type(f"reason_{QUALITY}_{FEVER}", "未设发热门诊，由区人民医院统一设置。")
    person.key(Qt.Key.Key_Return)
    assert person.state.verdict(QUALITY, FEVER) is Verdict.NOT_APPLICABLE


def walk_two_rooms_of_one_kind(person: Person) -> None:
    """By room: what is seen in each is counted (R2.6), and one failed room fails the clause."""
    person.click("viewSwitch_place")
    person.click("editRooms")
    kinds = person.find("roomKind", QComboBox)
    assert isinstance(kinds, QComboBox)
    kinds.setCurrentText(CONSULTING)
    person.click("roomAdd")
    person.click("roomsKeep")
    named = [room.name for room in person.state.rooms if room.kind == CONSULTING]
    assert len(named) == 2
    for name, key in zip(named, (Qt.Key.Key_1, Qt.Key.Key_2), strict=True):
        person.click_row("roomList", name)
        where = person.screen.whereabouts()
        assert where is not None
        assert where.room == name
        person.screen.show_in_room(QUALITY, CURTAIN, name)
        person.focus()
        person.key(key)
    assert tally(person.state.seen[(QUALITY, CURTAIN)]) == (1, 2)
    assert person.state.verdict(QUALITY, CURTAIN) is Verdict.NOT_MET
    assert "1/2" in person.text(f"roomsSaid_{QUALITY}_{CURTAIN}")
    assert person.shows("openBar")


def step_6_numbers(person: Person) -> None:
    """Numerator and denominator with their source; the program says what they come to."""
    clause = "1.2.4/1"
    person.at(clause)
    person.type(f"value_{QUALITY}_{clause}_children_registered", "2940")
    person.type(f"value_{QUALITY}_{clause}_children_0_6", "2967")
    person.screen.setFocus()
    person.settle()
    kept = person.state.values[(QUALITY, clause)].measured
    assert kept.values == {"children_registered": 2940, "children_0_6": 2967}
    person.key(Qt.Key.Key_1)
    assert person.state.verdict(QUALITY, clause) is Verdict.MET

    person.at(BEDS)
    person.type(f"ratio_{QUALITY}_{BEDS}", "18%")
    said = person.state.values[(QUALITY, BEDS)].measured
    assert said.reported is not None
    assert said.values == {}
    assert "18" in person.text(f"ratioWorth_{QUALITY}_{BEDS}")

    person.at(RECORDS)
    name = f"{QUALITY}_{RECORDS}"
    person.click(f"openSample_{name}")
    person.type(f"sampleTotal_{name}", "3000")
    person.type(f"sampleCount_{name}", "10")
    person.type(f"sampleSeed_{name}", SEED)
    person.click(f"draw_{name}")
    (sample,) = person.state.samples[(QUALITY, RECORDS)]
    assert (sample.seed, sample.picks) == (SEED, draw(3000, 10, SEED))

    person.at(SLIPS)
    for answer in ("satisfied", "satisfied", "not_satisfied"):
        person.click(f"slip_{answer}_{QUALITY}_{SLIPS}")
    assert person.state.slips[(QUALITY, SLIPS)] == {"satisfied": 2, "not_satisfied": 1}

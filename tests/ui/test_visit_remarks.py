"""What a result stands without is said on its card, and one number counts the evidence."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from models.evidence import copies, shelf
from models.evidence.cover import Box
from models.facts.bodies import ClauseRef
from models.standards.types import Pack, Verdict
from tests.ui.marking import HOSPITAL, QUALITY, Marking
from tests.ui.rooms import room
from tests.ui.sample_visit import LEADER, Field, fill


def pack(marking: Marking, wanted: str) -> Pack:
    return next(p for p in marking.room.field.packs.values() if p.id == wanted)


def said(marking: Marking, name: str) -> str:
    found = [w for w in marking.screen.findChildren(QLabel, name) if w.isVisible()]
    return found[-1].text() if found else ""


def act(marking: Marking, step) -> None:  # type: ignore[no-untyped-def]
    marking.room.session.submit(step, lambda error: None)
    marking.room.settle()


def test_met_says_on_the_card_how_many_points_were_ticked(marking: Marking) -> None:
    from models.visits import marking as marks
    from models.visits.parts import mark_part

    clause = next(c for c in pack(marking, QUALITY).clauses() if c.parts and len(c.parts) > 2)
    ref, total = ClauseRef(pack=QUALITY, clause=clause.code), len(clause.parts or ())
    marking.at(QUALITY, clause.code)
    chip = f"ticked_{QUALITY}_{clause.code}"
    field = marking.room.field
    assert said(marking, chip) == ""
    act(marking, lambda s: marks.mark(field.book, s, field.packs, LEADER, ref, Verdict.MET))
    assert said(marking, chip) == f"Met, but points 0/{total}"
    first, *others = (part.code for part in clause.parts or ())
    act(
        marking,
        lambda s: mark_part(field.book, s, field.packs, LEADER, ref, first, Verdict.MET),
    )
    assert said(marking, chip) in (f"Met, but points 1/{total}", "")
    for code in others:
        act(
            marking,
            lambda s, code=code: mark_part(
                field.book, s, field.packs, LEADER, ref, code, Verdict.MET
            ),
        )
    assert said(marking, chip) == ""


def test_met_without_figures_to_compute_is_said_on_the_card(marking: Marking) -> None:
    marking.at(HOSPITAL, "4")
    marking.click(f"met_{HOSPITAL}_4")
    assert said(marking, f"notComputable_{HOSPITAL}_4") == "Met, but figures cannot be computed"
    marking.click(f"not_met_{HOSPITAL}_4")
    assert said(marking, f"notComputable_{HOSPITAL}_4") == ""


def test_a_finding_that_stays_on_what_is_met_is_said_on_the_card(marking: Marking) -> None:
    from models.visits import findings

    marking.at(QUALITY, "1.1.1/4")
    field, ref = marking.room.field, ClauseRef(pack=QUALITY, clause="1.1.1/4")
    marking.click(f"not_met_{QUALITY}_1.1.1/4")
    act(
        marking,
        lambda s: findings.record_finding(field.book, s, field.packs, LEADER, ref, "unlocked"),
    )
    chip = f"finding_{QUALITY}_1.1.1/4"
    assert said(marking, chip) == "Finding written"
    marking.click(f"met_{QUALITY}_1.1.1/4")
    assert said(marking, chip) == "Not failed, yet has a finding"


def cover_one(field: Field) -> None:
    each = next(e for e in field.state.evidence.values() if e.mime.startswith("image/"))
    data = shelf.EvidenceReader(field.workspace).read(each.sha256)
    shapes = (Box(0, 0, each.width / 2, each.height),)
    made = copies.make(data, shapes, field.state.evidence)
    field.state = copies.add_copy(field.book, field.state, LEADER, made, each, shapes)


def test_a_covered_copy_is_named_apart_in_every_count(qtbot, tmp_path) -> None:  # type: ignore[no-untyped-def]
    with room(qtbot, tmp_path, fill, cover_one) as made:
        marking = Marking(made)
        state = made.session.state
        assert state is not None
        originals = [e for e in state.evidence.values() if e.of is None]
        copy = next(e for e in state.evidence.values() if e.of is not None)
        key = next(key for key, links in state.links.items() if copy.of in links)
        marking.at(*key)
        number = len({state.evidence[e].of or e for e in state.links[key]})
        assert said(marking, f"photos_{key[0]}_{key[1]}") == f"Evidence {number} · 1 copies"
        assert said(marking, "evidenceCount") == f"{number} items · 1 copies"
        strip, total = made.find("statusEvidence", QPushButton), len(originals)
        three = f"Cited {total} · present {total} · verified {total} · 1 copies"
        qtbot.waitUntil(lambda: strip.text().startswith(three), timeout=10_000)
        made.go("custody")
        numbers = made.find("custody_numbers", QLabel)
        three = f"cited {total} · present {total} · verified {total} · 1 copies"
        qtbot.waitUntil(lambda: numbers.text() == three, timeout=10_000)
        made.go("visits")

"""Slates and what is asked: a batch where patients are, files chosen for a clause."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from models.evidence import journal
from models.evidence.codes import GLANCED
from models.facts.bodies import ClauseRef
from models.visits.privacy import open_photos, risk_of
from tests.ui.marking import QUALITY, Marking
from tests.ui.test_visit_slate import answer, import_, linked, of_screen, photo, shown_slate, wait
from tests.ui.test_visit_slate import waiting as in_tray
from ui.dialogs.cover import CoverDialog

RISKY, QUIET = "1.2.4/4", "1.1.1/1"


def asked(marking: Marking, name: str = "sortAsk") -> str:
    """The question in the pane; empty when nothing is asked."""
    box = marking.screen.evidence.findChild(QWidget, name)
    assert box is not None
    words = marking.screen.evidence.findChild(QLabel, f"{name}Words")
    return words.text() if box.isVisible() and words is not None else ""


def shot(marking: Marking, folder: Path) -> list[Path]:
    """A slate of a clause where patients are and two photos after it."""
    text = shown_slate(marking, RISKY)
    return [
        of_screen(folder, "1.jpg", 1, text),
        photo(folder, "2.jpg", 2),
        photo(folder, "3.jpg", 3),
    ]


def test_the_clauses_are_what_the_tests_take_them_for(marking: Marking) -> None:
    pack = next(p for p in marking.room.field.packs.values() if p.id == QUALITY)
    assert (risk_of(pack, RISKY), risk_of(pack, QUIET)) == (2, 1)


def test_a_batch_where_patients_are_is_asked_about_once_and_never_attached_silently(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_(marking, shot(marking, tmp_path), monkeypatch)
    assert linked(marking, RISKY) == []
    assert in_tray(marking) == ["02", "03"]
    assert "2 photos go to 1 clauses where patients are" in asked(marking)
    marking.at(QUALITY, QUIET)  # it is about the import, not about the clause
    assert asked(marking)
    answer(marking, "sortLook")
    assert asked(marking)
    assert len(marking.screen.evidence.model.rows) == 2
    answer(marking, "sortNobody")
    assert not asked(marking)
    state = marking.reloaded()
    assert linked(marking, RISKY) == ["02", "03"]
    assert list(state.shows.values()) == ["nobody", "nobody"]
    assert not open_photos(state, QUALITY, RISKY)


def test_leaving_them_in_the_tray_attaches_nothing(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_(marking, shot(marking, tmp_path), monkeypatch)
    answer(marking, "sortLeave")
    assert linked(marking, RISKY) == []
    assert in_tray(marking) == ["02", "03"]
    assert not marking.reloaded().shows


def test_photos_to_be_covered_are_linked_and_the_editor_opens(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_(marking, shot(marking, tmp_path), monkeypatch)
    answer(marking, "sortPeople")
    assert linked(marking, RISKY) == ["02", "03"]
    assert len(open_photos(marking.reloaded(), QUALITY, RISKY)) == 2
    (editor,) = marking.room.window.findChildren(CoverDialog)
    editor.close()


def test_a_second_cable_import_goes_on_after_the_last_slate(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = shown_slate(marking, QUIET)
    import_(marking, [of_screen(tmp_path, "1.jpg", 1, text)], monkeypatch)
    late = [photo(tmp_path, "0.jpg", 0), photo(tmp_path, "9.jpg", 9)]
    import_(marking, late, monkeypatch)
    assert linked(marking, QUIET) == ["09"]
    assert in_tray(marking) == ["00"]
    assert "Of these 1 go on after a slate read earlier." in marking.said("evidenceMessage")


@pytest.mark.parametrize("choice", ["Sort", "Here", "Leave"])
def test_files_for_a_clause_with_a_slate_among_them_may_be_sorted_instead(
    marking: Marking, tmp_path: Path, choice: str
) -> None:
    text = shown_slate(marking, QUIET)
    files = (of_screen(tmp_path, "1.jpg", 1, text), photo(tmp_path, "2.jpg", 2))
    marking.at(QUALITY, "1.3.1/1")
    marking.screen.evidence.take(files)
    wait(marking)
    assert "slate" in asked(marking, "slateOffer")
    assert not marking.reloaded().evidence
    answer(marking, f"slateOffer{choice}")
    assert linked(marking, QUIET) == (["02"] if choice == "Sort" else [])
    assert linked(marking, "1.3.1/1") == (["01", "02"] if choice == "Here" else [])
    assert not in_tray(marking)
    assert not asked(marking, "slateOffer")


def test_files_without_a_slate_and_a_single_one_are_not_asked_about(
    marking: Marking, tmp_path: Path
) -> None:
    marking.at(QUALITY, "1.3.1/1")
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff nothing")
    take = marking.screen.evidence.take
    take((photo(tmp_path, "1.jpg", 1), photo(tmp_path, "2.jpg", 2), broken))
    wait(marking)
    assert linked(marking, "1.3.1/1") == ["01", "02"]
    take((of_screen(tmp_path, "3.jpg", 3, shown_slate(marking, "1.3.1/1")),))
    wait(marking)
    assert not asked(marking, "slateOffer")
    assert linked(marking, "1.3.1/1") == ["01", "02", "03"]


def test_going_to_another_clause_adds_nothing_and_says_so(marking: Marking, tmp_path: Path) -> None:
    text = shown_slate(marking, QUIET)
    files = (of_screen(tmp_path, "1.jpg", 1, text), photo(tmp_path, "2.jpg", 2))
    marking.at(QUALITY, "1.3.1/1")
    marking.screen.evidence.take(files)
    wait(marking)
    marking.at(QUALITY, QUIET)
    assert not asked(marking, "slateOffer")
    assert "not added" in marking.said("evidenceMessage")
    assert not marking.reloaded().evidence


def behind(marking: Marking, folder: Path, of: str = QUIET) -> tuple[Path, ...]:
    """More photos than are looked at before, then a slate of another clause and two more photos."""
    text = shown_slate(marking, of)
    before = [photo(folder, f"{number}.jpg", number) for number in range(1, GLANCED + 1)]
    slate = of_screen(folder, "5.jpg", 5, text)
    return (*before, slate, photo(folder, "6.jpg", 6), photo(folder, "7.jpg", 7))


def take_behind(marking: Marking, folder: Path, of: str = QUIET) -> None:
    files = behind(marking, folder, of)
    marking.at(QUALITY, "1.3.1/1")
    marking.screen.evidence.take(files)
    wait(marking)
    assert not asked(marking, "slateOffer")


FIRST, AFTER = ["01", "02", "03", "04"], ["06", "07"]


def test_a_slate_anywhere_among_files_for_a_clause_is_found_and_asked_about(
    marking: Marking, tmp_path: Path
) -> None:
    take_behind(marking, tmp_path)
    assert linked(marking, "1.3.1/1") == [*FIRST, *AFTER], "none of them waits"
    assert len(marking.reloaded().evidence) == 6, "the slate does"
    assert "1.3.1/1 are photographed slates: 1." in asked(marking, "slateAmong")
    answer(marking, "amongSort")
    assert (linked(marking, "1.3.1/1"), linked(marking, QUIET)) == (FIRST, AFTER)
    assert "2 photos went to 1 clauses, 0 wait" in marking.said("evidenceMessage")
    answer(marking, "amongBack")
    assert (linked(marking, "1.3.1/1"), linked(marking, QUIET)) == ([*FIRST, *AFTER, "05"], [])
    assert not asked(marking, "slateAmong")


def test_photos_a_slate_did_not_move_stay_with_it(marking: Marking, tmp_path: Path) -> None:
    take_behind(marking, tmp_path)
    answer(marking, "amongHere")
    assert linked(marking, "1.3.1/1") == [*FIRST, *AFTER, "05"]
    assert not asked(marking, "slateAmong")
    assert not in_tray(marking)


def test_moved_photos_where_patients_are_wait_for_what_they_show(
    marking: Marking, tmp_path: Path
) -> None:
    take_behind(marking, tmp_path, RISKY)
    answer(marking, "amongSort")
    assert (linked(marking, "1.3.1/1"), in_tray(marking)) == (FIRST, AFTER)
    answer(marking, "sortNobody")
    assert linked(marking, RISKY) == AFTER
    assert not asked(marking, "slateAmong"), "something was done since"


def test_a_slate_that_was_not_asked_about_is_found_again_at_the_next_sitting(
    marking: Marking, tmp_path: Path
) -> None:
    take_behind(marking, tmp_path)
    intake, session = marking.screen.evidence.intake, marking.room.field
    visit = marking.reloaded().visit_id
    left = journal.kept(session.workspace, visit)
    assert len(left) == 7
    intake.among._forget()  # as a program that ended
    intake.take_up(left)
    wait(marking)
    answer(marking, "amongSort")
    assert (linked(marking, "1.3.1/1"), linked(marking, QUIET)) == (FIRST, AFTER)
    assert not journal.kept(session.workspace, visit)


def test_slates_of_a_second_import_are_asked_about_though_putting_back_is_still_offered(
    marking: Marking, tmp_path: Path
) -> None:
    ref, text = ClauseRef(pack=QUALITY, clause="1.3.1/1"), shown_slate(marking, QUIET)
    intake = marking.screen.evidence.intake
    marking.at(QUALITY, "1.3.1/1")
    intake.take((of_screen(tmp_path, "1.jpg", 1, text), photo(tmp_path, "2.jpg", 2)), ref, True)
    wait(marking)
    answer(marking, "amongSort")
    assert "were moved" in asked(marking, "slateAmong")
    intake.take((of_screen(tmp_path, "3.jpg", 3, text), photo(tmp_path, "4.jpg", 4)), ref, True)
    wait(marking)
    assert "photographed slates: 1." in asked(marking, "slateAmong")
    answer(marking, "amongSort")
    assert linked(marking, QUIET) == ["02", "04"]
    assert linked(marking, "1.3.1/1") == []

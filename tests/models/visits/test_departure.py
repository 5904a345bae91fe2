"""出发检查: every line in each of its states, and what the workspace tells of itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.clock import Now, instant
from models.errors import StoreError
from models.limits import MEBIBYTE
from models.messages import catalogue
from models.standards.types import Pack
from models.store.backup_times import backup_elsewhere, last_backups
from models.store.workspace import Workspace
from models.visits import departure, readiness
from models.visits.book import VisitBook
from models.visits.departure import Line, Outcome, Topic
from tests.laptop import OPENED, PACK, PACKS, FixedClock
from tests.support import LEADER, PACK_SHA

GIB = 1024 * MEBIBYTE
NOON = datetime(2021, 9, 15, 4, 0, tzinfo=UTC)


def now(moment: datetime = NOON) -> Now:
    return Now(utc=instant(moment), offset=480)


def at(**ago: float) -> str:
    return instant(NOON - timedelta(**ago))


def held(line: Line, outcome: Outcome, code: str) -> None:
    assert (line.outcome, line.code) == (outcome, code)
    for language in ("zh", "en"):
        assert "{" not in line.sentence(language)


def test_free_space_is_counted_in_photos_beside_one_backup() -> None:
    held(departure.space(40 * GIB, GIB), Outcome.FINE, "departure-space")
    little = departure.space(2 * GIB, GIB, 6 * MEBIBYTE)
    held(little, Outcome.LOOK, "departure-space-little")
    assert little.params == {"free": "2.0 GB", "photos": 170}
    held(departure.space(400 * MEBIBYTE, GIB), Outcome.STOP, "departure-space-none")


@pytest.mark.parametrize(
    ("moment", "last", "outcome", "code"),
    [
        (NOON, at(days=2), Outcome.FINE, "departure-clock"),
        (NOON, at(minutes=-3), Outcome.FINE, "departure-clock"),
        (NOON, None, Outcome.FINE, "departure-clock-first"),
        (datetime(2009, 1, 1, tzinfo=UTC), at(), Outcome.STOP, "departure-clock-lost"),
        (datetime(2009, 1, 1, tzinfo=UTC), None, Outcome.STOP, "departure-clock-lost"),
        (NOON - timedelta(days=3), at(), Outcome.STOP, "departure-clock-back"),
        (NOON + timedelta(days=367), at(), Outcome.LOOK, "departure-clock-jump"),
    ],
)
def test_a_clock_that_goes_back_or_jumps_is_named(
    moment: datetime, last: str | None, outcome: Outcome, code: str
) -> None:
    held(departure.clock(now(moment), last), outcome, code)


def test_both_days_are_those_on_the_wall() -> None:
    late = instant(datetime(2021, 9, 14, 17, 0, tzinfo=UTC))  # one o'clock at night in China
    assert departure.clock(now(), late).params == {"now": "2021-09-15", "last": "2021-09-15"}


@pytest.mark.parametrize(
    ("beside", "elsewhere", "changed", "outcome", "code"),
    [
        (None, None, None, Outcome.FINE, "departure-backup-empty"),
        (None, None, at(hours=1), Outcome.STOP, "departure-backup-none"),
        (at(days=9), None, at(hours=1), Outcome.STOP, "departure-backup-old"),
        (at(days=1), None, at(hours=1), Outcome.LOOK, "departure-backup-behind"),
        (at(hours=1), None, at(hours=2), Outcome.LOOK, "departure-backup-beside"),
        (None, at(hours=1), at(hours=2), Outcome.FINE, "departure-backup"),
        (None, at(days=30), at(days=31), Outcome.FINE, "departure-backup"),
    ],
)
def test_a_backup_is_judged_by_what_changed_since(
    beside: str | None, elsewhere: str | None, changed: str | None, outcome: Outcome, code: str
) -> None:
    held(departure.backup(beside, elsewhere, changed, now()), outcome, code)


@pytest.mark.parametrize(
    ("has_key", "until", "revoked", "outcome", "code"),
    [
        (False, "", False, Outcome.LOOK, "departure-key-none"),
        (True, "", False, Outcome.LOOK, "departure-key-waiting"),
        (True, "2022-09-15", False, Outcome.FINE, "departure-key"),
        (True, "2021-09-20", False, Outcome.LOOK, "departure-key-ends"),
        (True, "2021-09-14", False, Outcome.STOP, "departure-key-ended"),
        (True, "2022-09-15", True, Outcome.STOP, "departure-key-revoked"),
    ],
)
def test_a_certificate_has_days_left_or_none(
    has_key: bool, until: str, revoked: bool, outcome: Outcome, code: str
) -> None:
    held(departure.key(has_key, until, revoked, "2021-09-15"), outcome, code)


@pytest.mark.parametrize(
    ("until", "outcome", "code"),
    [
        ("", Outcome.LOOK, "departure-trust-none"),
        ("2021-12-01", Outcome.FINE, "departure-trust"),
        ("2021-09-18", Outcome.LOOK, "departure-trust-ends"),
        ("2021-09-01", Outcome.STOP, "departure-trust-ended"),
    ],
)
def test_the_trust_file_has_lists_that_end(until: str, outcome: Outcome, code: str) -> None:
    held(departure.trust(until, "2021-09-15"), outcome, code)


def test_printers_are_counted_or_not_checked() -> None:
    held(departure.printer(("甲",)), Outcome.FINE, "departure-printer")
    held(departure.printer(()), Outcome.LOOK, "departure-printer-none")
    held(departure.printer(None), Outcome.UNKNOWN, "departure-printer-unknown")


def test_the_edition_of_a_visit_is_held_against_the_newest_here() -> None:
    newer = PACK.model_copy(update={"edition": "2"})
    both: dict[str, Pack] = {PACK_SHA: PACK, "b" * 64: newer}
    used = ((PACK.id, PACK_SHA),)
    held(departure.standards(used, PACKS), Outcome.FINE, "departure-edition")
    held(departure.standards(used, both), Outcome.LOOK, "departure-edition-older")
    held(departure.standards(used, {}), Outcome.STOP, "departure-edition-missing")
    held(departure.standards((), both), Outcome.FINE, "departure-edition-none")


def test_every_sentence_of_the_page_can_be_said() -> None:
    said = {code for code in catalogue() if code.startswith("departure-")}
    source = Path(departure.__file__).read_text("utf-8")
    assert said == {code for code in said if f'"{code}"' in source}


def outcomes(book: VisitBook, visit: str = "") -> dict[Topic, Line]:
    return {line.topic: line for line in readiness.measure(book, PACKS, visit).lines}


def test_a_workspace_tells_how_it_stands(book: VisitBook, workspace: Workspace) -> None:
    empty = outcomes(book)
    assert empty[Topic.BACKUP].code == "departure-backup-empty"
    assert empty[Topic.CLOCK].code == "departure-clock-first"
    state = book.start(OPENED, LEADER)
    found = outcomes(book, state.visit_id)
    assert found[Topic.INTEGRITY].outcome is Outcome.FINE
    assert found[Topic.BACKUP].code == "departure-backup-none"
    assert found[Topic.STANDARDS].code == "departure-edition"
    assert found[Topic.SPACE].params["photos"]
    workspace.backup_beside(book.clock)
    assert outcomes(book)[Topic.BACKUP].code == "departure-backup-beside"


def test_a_backup_elsewhere_is_remembered(
    book: VisitBook, workspace: Workspace, tmp_path: Path
) -> None:
    book.start(OPENED, LEADER)
    backup_elsewhere(workspace, tmp_path / "stick", FixedClock())
    assert last_backups(workspace) == (None, FixedClock().now().utc)
    assert outcomes(book)[Topic.BACKUP].code == "departure-backup"


def test_an_unfinished_backup_and_other_folders_do_not_count(
    workspace: Workspace,
) -> None:
    for name in ("chayan-backup-2021-09-15-010203.part", "photos"):
        (workspace.folder / "backups" / name).mkdir(parents=True)
    assert last_backups(workspace) == (None, None)


def test_a_clock_of_2009_is_named_with_a_real_record(workspace: Workspace) -> None:
    VisitBook(workspace, FixedClock(), PACKS).start(OPENED, LEADER)
    lost = VisitBook(workspace, FixedClock(datetime(2009, 1, 1, tzinfo=UTC)), PACKS)
    assert outcomes(lost)[Topic.CLOCK].code == "departure-clock-lost"
    early = VisitBook(workspace, FixedClock(datetime(2021, 9, 1, tzinfo=UTC)), PACKS)
    assert outcomes(early)[Topic.CLOCK].code == "departure-clock-back"


def test_a_broken_chain_is_named_and_nothing_is_read_from_it(
    book: VisitBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.start(OPENED, LEADER)

    def broken(_visit: str) -> None:
        raise StoreError("visit-damaged")

    monkeypatch.setattr(book, "load", broken)
    found = outcomes(book)
    assert found[Topic.INTEGRITY].code == "departure-damaged"
    assert found[Topic.STANDARDS].outcome is not Outcome.STOP

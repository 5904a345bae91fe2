"""What goes wrong in a corridor: a mark is saved or visibly not, and nothing else is lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.facts.bodies import ClauseRef
from models.standards.types import Verdict
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.laptop import FixedClock
from tests.ui.marking import QUALITY, Marking
from tests.ui.rooms import room
from tests.ui.sample_visit import CHEAP, PASSPHRASE, photo
from ui import language
from ui.app import dispose, make_window
from ui.window import UNLOCK, VISITS, Window

CLAUSE = "1.2.4/4"
ROOT = Path(__file__).parents[2]


def here() -> ClauseRef:
    return ClauseRef(pack=QUALITY, clause=CLAUSE)


def told(marking: Marking) -> str:
    """What the strip above all pages says; empty while it is hidden."""
    return marking.room.window.message.text()


def kept_line(marking: Marking) -> str:
    return marking.room.find("statusSaved", QLabel).text()


def shown(marking: Marking, clause: str) -> bool:
    """Whether the screen shows the clause as met."""
    return marking.room.find(f"met_{QUALITY}_{clause}", QAbstractButton).isChecked()


def note_until_refused(marking: Marking) -> int:
    """Write long remarks until one does not fit; return how many were kept."""
    actions = marking.screen.actions_
    for number in range(60):
        actions.note(here(), f"{number} " + "记" * 3000, pytest.fail)
        marking.room.settle()
        if told(marking):
            return number
    pytest.fail("the disk never became full")


def mark_fails_visibly_and_works_again(
    marking: Marking, words: str, mend: Callable[[], None]
) -> None:
    """Press the key on a full or locked disk, and again after it was mended."""
    before = marking.reloaded()
    marking.key(Qt.Key.Key_1)
    assert words in told(marking)
    assert "NOT saved" in kept_line(marking)
    assert not shown(marking, CLAUSE)
    assert marking.reloaded() == before
    mend()
    marking.key(Qt.Key.Key_1)
    assert shown(marking, CLAUSE)
    assert "Saved" in kept_line(marking)
    assert marking.verdict(QUALITY, CLAUSE) is Verdict.MET
    assert marking.reloaded().count == before.count + 1


def test_a_full_disk_while_marking(marking: Marking) -> None:
    writer = marking.room.field.workspace._writer
    marking.at(QUALITY, CLAUSE)

    def allow(pages: int) -> None:
        with writer.begin():
            writer.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    allow(1)  # SQLite takes the present size instead
    kept = note_until_refused(marking)
    assert "disk is full" in told(marking)
    assert "NOT saved" in kept_line(marking)
    state = marking.reloaded()
    assert state.count == 1 + kept
    allow(1_000_000)
    marking.key(Qt.Key.Key_1)
    assert marking.verdict(QUALITY, CLAUSE) is Verdict.MET
    assert marking.reloaded().count == state.count + 1
    assert "Saved" in kept_line(marking)


def test_a_disk_that_lets_no_file_grow(marking: Marking) -> None:
    """The system refuses to write (here by a limit of the process)."""
    marking.at(QUALITY, CLAUSE)
    log = marking.room.field.workspace.folder / "workspace.db-wal"
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, was[1]))

    def mend() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)

    try:
        mark_fails_visibly_and_works_again(marking, "disk failed", mend)
    finally:
        mend()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 8 MiB in memory; only an administrator can make one."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("this account may mount nothing")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount here")
def test_a_real_disk_that_is_full(qtbot: QtBot, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk, room(qtbot, disk) as made:
        marking = Marking(made)
        marking.at(QUALITY, CLAUSE)
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as file:
            while shutil.disk_usage(disk).free:
                file.write(b"\0" * min(65536, shutil.disk_usage(disk).free))
        # The log has room for some marks where it was longer before; then it must grow.
        kept = note_until_refused(marking)
        assert "disk is full" in told(marking)
        assert marking.reloaded().count == 1 + kept
        filler.unlink()
        marking.key(Qt.Key.Key_1)
        assert marking.verdict(QUALITY, CLAUSE) is Verdict.MET
        assert "Saved" in kept_line(marking)
        made.go("visits")


OTHER = """
import sys
from pathlib import Path
from models.store.engine import connect
db = connect(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()))
db.execute("BEGIN IMMEDIATE")
print("holds", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
db.close()
"""


def test_the_database_is_held_by_another_program_that_was_put_to_sleep(marking: Marking) -> None:
    workspace = marking.room.field.workspace
    marking.at(QUALITY, CLAUSE)
    writer = workspace._writer
    with writer.begin():
        writer.exec_driver_sql("PRAGMA busy_timeout = 200")  # five seconds for people
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(workspace.folder / "workspace.db")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin
        assert other.stdout
        other.stdin.write(workspace._key.hex() + "\n")
        other.stdin.flush()
        assert other.stdout.readline() == "holds\n"
        os.kill(other.pid, signal.SIGSTOP)

        def mend() -> None:
            os.kill(other.pid, signal.SIGCONT)
            assert other.stdin
            other.stdin.write("\n")
            other.stdin.flush()
            other.wait(20)

        try:
            mark_fails_visibly_and_works_again(marking, "Another program", mend)
        finally:
            other.kill()


# The clock


def set_clock(marking: Marking, moment: datetime) -> FixedClock:
    clock = FixedClock(moment, timedelta(seconds=1))
    marking.room.field.book.clock = clock
    return clock


def test_a_clock_of_2009_is_told_once_and_refuses_nothing(marking: Marking) -> None:
    marking.at(QUALITY, CLAUSE)
    before = marking.reloaded().count
    set_clock(marking, datetime(2009, 1, 1, tzinfo=UTC))
    marking.key(Qt.Key.Key_1)
    assert "2009-01-01" in told(marking)
    assert "Saved" in kept_line(marking)
    marking.room.window.message.clear()

    marking.key(Qt.Key.Key_2)
    marking.screen.actions_.note(here(), "停电后时钟归零", pytest.fail)
    marking.room.settle()
    marking.click("undo")
    assert told(marking) == ""
    state = marking.reloaded()
    assert state.count == before + 4
    assert state.verdict(QUALITY, CLAUSE) is Verdict.NOT_MET


def test_a_clock_that_goes_back_is_told_again_only_after_it_was_right(marking: Marking) -> None:
    marking.at(QUALITY, CLAUSE)
    now = datetime.now(UTC) + timedelta(minutes=5)
    set_clock(marking, now)
    marking.key(Qt.Key.Key_1)
    assert told(marking) == ""
    for key, moment, says in (
        (Qt.Key.Key_2, now - timedelta(days=3), True),
        (Qt.Key.Key_1, now - timedelta(days=2), False),
        (Qt.Key.Key_2, now + timedelta(minutes=9), False),
        (Qt.Key.Key_1, now - timedelta(days=1), True),
    ):
        marking.room.window.message.clear()
        set_clock(marking, moment)
        marking.screen.setFocus()  # a failed mark leads into its finding
        marking.key(key)
        assert bool(told(marking)) is says, moment
    assert marking.verdict(QUALITY, CLAUSE) is Verdict.MET


def test_a_wrong_clock_is_told_when_a_visit_is_taken_up_again(marking: Marking) -> None:
    set_clock(marking, datetime(2009, 1, 1, tzinfo=UTC))
    marking.room.open()
    assert "2009-01-01" in told(marking)


# Photos

PHOTOS = 20
"""Of a card that is pulled out; more than are read ahead."""


def test_a_folder_of_photos_that_vanishes(marking: Marking, tmp_path: Path) -> None:
    card = tmp_path / "DCIM"
    card.mkdir()
    files = []
    for number in range(PHOTOS):
        files.append(card / f"IMG_{number}.jpg")
        files[-1].write_bytes(photo(number))
    marking.at(QUALITY, CLAUSE)
    marking.key(Qt.Key.Key_2)
    intake = marking.screen.evidence.intake

    def pull_out(done: int, _all: int) -> None:
        if done >= 2:
            shutil.rmtree(card, ignore_errors=True)

    intake.moved.connect(pull_out)
    marking.screen.evidence.take(tuple(files))
    marking.click("privacyNobody")
    marking.room.qtbot.waitUntil(lambda: not intake.busy, timeout=20_000)
    marking.room.settle()
    state = marking.reloaded()
    kept = len(state.links[(QUALITY, CLAUSE)])
    said = marking.said("evidenceMessage")
    assert 2 <= kept < PHOTOS  # a few are read ahead; what was read before is safe
    assert f"IMG_{kept}.jpg" in said
    assert "check the card or the phone" in said
    assert f"{PHOTOS - kept} files" in said
    assert state.verdict(QUALITY, CLAUSE) is Verdict.NOT_MET

    card.mkdir()
    for number, file in enumerate(files):
        file.write_bytes(photo(number))
    intake.moved.disconnect(pull_out)
    marking.screen.evidence.take(tuple(files))
    marking.room.qtbot.waitUntil(lambda: not intake.busy, timeout=20_000)
    marking.room.settle()
    assert len(marking.reloaded().links[(QUALITY, CLAUSE)]) == PHOTOS
    assert marking.said("evidenceMessage") == ""


# A second start

HOLDER = """
import sys
from pathlib import Path
from models.store.workspace import Workspace
from models.visits.schema import FIELD
with Workspace.open(Path(sys.argv[1]), sys.argv[2], FIELD):
    print("open", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def first_copy(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    folder = tmp_path / "workspace"
    Workspace.create(folder, PASSPHRASE, FIELD, cost=CHEAP)[0].close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), PASSPHRASE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as copy:
        assert copy.stdout
        assert copy.stdout.readline() == "open\n"
        yield copy
        copy.kill()


@pytest.fixture
def second_window(
    qtbot: QtBot, tmp_path: Path, first_copy: subprocess.Popen[str]
) -> Iterator[Window]:
    language.use(language.ENGLISH)
    made = make_window(tmp_path / "workspace")
    made.show()
    yield made
    qtbot.waitUntil(lambda: made.session.worker.idle, timeout=20_000)
    dispose(made)


def test_a_second_start_says_so_at_once_and_leads_nowhere_else(
    qtbot: QtBot, second_window: Window, first_copy: subprocess.Popen[str]
) -> None:
    message = second_window.findChild(QLabel, "unlockMessageText")
    qtbot.waitUntil(lambda: "Another program is using" in message.text(), timeout=20_000)
    assert message.text().count(".") == 2
    field = second_window.findChild(QLineEdit, "passphrase")

    def try_to_open() -> None:
        field.clear()
        QTest.keyClicks(field, PASSPHRASE)
        press = second_window.findChild(QPushButton, "unlockButton")
        QTest.mouseClick(press, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: second_window.session.worker.idle, timeout=20_000)

    try_to_open()
    assert "Another program is using" in message.text()
    assert second_window.page == UNLOCK
    assert second_window.session.workspace is None

    assert first_copy.stdin
    first_copy.stdin.close()
    first_copy.wait(20)
    try_to_open()
    assert second_window.page == VISITS

"""Nothing readable lies outside the encrypted file while a visit with photos is worked on.

Words and pictures are planted; a thread looks through every file of the workspace, the home, the
folders for temporary files and what the program holds open, all the while and at the end.
"""

from __future__ import annotations

import hashlib
import io
import os
import random
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.evidence import shelf
from models.evidence.intake import prepare
from models.facts.bodies import ClauseRef
from models.store import blobs
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.ui.marking import QUALITY, Marking
from tests.ui.rooms import room
from tests.ui.sample_visit import LEADER, PASSPHRASE
from ui import crash

CLAUSE = "1.2.4/4"
PLANTED = "欧阳某某的病历编号八八六四"
NEEDLES = (
    PLANTED.encode(),
    PLANTED.encode("utf-16-le"),
    PLANTED.encode("gb18030"),
    PASSPHRASE.encode(),
    b"\xff\xd8\xff\xe0\x00\x10",
    b"\xff\xd8\xff\xdb\x00",
    b"JFIF\x00",
    b"Exif\x00\x00",
)
"""Words in three codes, the passphrase, and how every JPEG begins.

Long enough that no ciphertext holds one by chance.
"""


def photo(number: int) -> bytes:
    """A picture too rich to be small, with planted words in its comment."""
    noise = random.Random(number).randbytes(400 * 300 * 3)
    out = io.BytesIO()
    picture = Image.frombytes("RGB", (400, 300), noise)
    picture.save(out, "JPEG", quality=90, comment=PLANTED.encode())
    return out.getvalue()


class Searcher(threading.Thread):
    """Looks into every file again and again until it is told to stop."""

    def __init__(self, *places: Path) -> None:
        super().__init__(daemon=True)
        self.places, self.found, self.rounds = places, set[str](), 0
        self.seen: set[str] = set()
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            self.look()

    def look(self) -> None:
        self.rounds += 1
        files = [Path(f, n) for p in self.places for f, _, names in os.walk(p) for n in names]
        files += self._open_files()
        for file in files:
            try:
                data = file.read_bytes()
            except OSError:
                continue  # gone meanwhile
            self.seen.add(file.name)
            self.found |= {f"{file}: {n!r}" for n in NEEDLES if n in data}

    def _open_files(self) -> list[Path]:
        """Also those that were removed and are still open; of the test's own process."""
        links = [Path("/proc/self/fd", name) for name in os.listdir("/proc/self/fd")]
        ours = tuple(map(str, self.places))
        return [link for link in links if _target(link).startswith(ours)]


def _target(link: Path) -> str:
    try:
        return os.readlink(link)
    except OSError:
        return ""


@pytest.fixture
def places(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """Workspace, home and temporary files of this test alone."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return (tmp_path / "laptop", home, temporary)


@pytest.fixture
def marking(qtbot: QtBot, places: tuple[Path, ...]) -> Iterator[Marking]:
    with room(qtbot, places[0]) as made:
        yield Marking(made)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks the system what is open")
def test_nothing_readable_lies_outside_the_encrypted_file(
    marking: Marking, places: tuple[Path, ...], home: Path
) -> None:
    searcher = Searcher(*places)
    searcher.start()
    try:
        work(marking)
        leave_a_crash_report(home / "reports")
        searcher.look()
        assert any(name.endswith("-wal") for name in searcher.seen)
    finally:
        searcher.over.set()
        searcher.join(30)
    assert not searcher.found
    assert searcher.rounds > 2
    field = marking.room.field
    for sha256 in marking.reloaded().evidence:  # it was all there, and is readable with the key
        assert shelf.thumbnail(field.workspace, sha256)


def work(marking: Marking) -> None:
    """Mark, write, take in, look, search, back up: what one does in a visit."""
    room_, ref = marking.room, ClauseRef(pack=QUALITY, clause=CLAUSE)
    marking.at(QUALITY, CLAUSE)
    marking.key(Qt.Key.Key_2)
    marking.screen.actions_.note(ref, PLANTED * 40, pytest.fail)
    for number in range(4):
        taken = prepare(photo(number))
        room_.session.submit(
            lambda state, taken=taken: shelf.add(  # type: ignore[misc]
                room_.field.book, state, LEADER, taken, ref, PLANTED
            )
        )
        room_.settle()
    marking.at(QUALITY, CLAUSE)
    room_.field.workspace.backup_beside()
    with room_.field.workspace.raw_reader() as bare:  # sorts more than fits a page
        query = "SELECT hex(line) FROM event ORDER BY hex(line) || hash DESC"
        assert bare.execute(query).fetchall()
    room_.settle()


def leave_a_crash_report(folder: Path) -> None:
    folder.mkdir()
    try:
        raise RuntimeError(PLANTED)
    except RuntimeError as error:
        text = crash.report(type(error), error.__traceback__)
    (folder / "report.txt").write_text(text, "utf-8")


def test_the_search_would_find_them(tmp_path: Path) -> None:
    """The needles are right: in a plain file each is found."""
    (tmp_path / "plain.jpg").write_bytes(photo(1))
    (tmp_path / "words.txt").write_text(PLANTED, "utf-16-le")
    searcher = Searcher(tmp_path)
    searcher.look()
    assert len(searcher.found) >= 4


def test_a_new_passphrase_wraps_the_same_key_and_writes_no_page(tmp_path: Path) -> None:
    """Changing it is the work of a moment, however many photos there are."""
    from tests.ui.sample_visit import CHEAP

    workspace, recovery = Workspace.create(tmp_path / "w", PASSPHRASE, FIELD, cost=CHEAP)
    data = photo(5)
    blob = blobs.Blob(hashlib.sha256(data).hexdigest(), blobs.ORIGINAL, data)
    with workspace.write() as connection:
        blobs.put(connection, [blob])
    files = (tmp_path / "w" / "workspace.db", tmp_path / "w" / "workspace.db-wal")
    before = [file.read_bytes() for file in files]
    workspace.change_passphrase(PASSPHRASE, "a newer passphrase", cost=CHEAP)
    assert [file.read_bytes() for file in files] == before
    workspace.close()
    with Workspace.open(tmp_path / "w", "a newer passphrase", FIELD) as again:
        assert blobs.BlobReader(again).read(blob.sha256) == data
    with Workspace.open_with_recovery(tmp_path / "w", recovery, FIELD) as again:
        assert blobs.BlobReader(again).read(blob.sha256) == data

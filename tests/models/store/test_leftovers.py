"""What a crash left half made goes at the next start; what is whole or not ours stays."""

from __future__ import annotations

from pathlib import Path

from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.laptop import PASSPHRASE


def test_the_next_start_removes_what_was_not_finished(closed: Path) -> None:
    broken = closed / "backups" / "chayan-backup-2021-09-15-023000.part"
    foreign = closed / "backups" / "holiday.part"
    for folder in (broken, foreign):
        folder.mkdir(parents=True)
        (folder / "workspace.db").write_bytes(b"half")
    outbox = closed / "outbox"
    outbox.mkdir()
    half, whole, note = (
        outbox / name for name in (".visit-1-2-r0001.part", "visit-1-2-r0001.zip", "mine.part")
    )
    refused = closed / "quarantine"
    (refused / "0123456789abcdef").mkdir(parents=True)
    copying, kept = refused / "incoming-1.part", refused / "0123456789abcdef" / "refused.zip"
    for file in (half, whole, note, copying, kept):
        file.write_bytes(b"bytes")

    Workspace.open(closed, PASSPHRASE, FIELD).close()

    assert not broken.exists()
    assert not half.exists()
    assert not copying.exists()
    assert kept.exists()
    assert foreign.exists()
    assert whole.exists()
    assert note.exists()


def test_a_file_in_the_place_of_a_folder_is_no_fault(closed: Path) -> None:
    (closed / "backups").write_bytes(b"a file")
    Workspace.open(closed, PASSPHRASE, FIELD).close()
    assert (closed / "backups").is_file()

"""Old refused originals go by a person's word only; that they were refused stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import PackageError
from sync import clearing
from sync.clearing import clear, clearings, old
from sync.inbox import receive
from sync.package.verdict import UNPROVED
from sync.quarantine import list_quarantine
from tests.sync.desk_kit import Clock, desk_in
from tests.sync.package import kit

EARLY, NINETY, LATER = (
    "2026-03-01T09:00:00.000Z",
    "2026-05-30T09:00:00.000Z",
    "2026-05-30T09:00:00.001Z",
)


def test_what_is_old_goes_by_name_and_its_note_stays(tmp_path: Path) -> None:
    clock = Clock()
    clock.utc = EARLY
    for name, data in (("a.zip", b"no package"), ("b.zip", b"none either"), ("c.zip", b"person")):
        (tmp_path / name).write_bytes(data)
    with desk_in(tmp_path / "desk", clock) as desk:
        folders = [receive(tmp_path / n, desk, kit.PACKS).quarantine for n in ("a.zip", "c.zip")]
        waiting = folders[1]
        assert folders[0]
        assert waiting
        note = waiting / "reason.json"
        note.write_text(json.dumps({**json.loads(note.read_text()), "code": UNPROVED}))
        clock.utc = NINETY
        receive(tmp_path / "b.zip", desk, kit.PACKS)
        assert old(desk).items == (), "ninety days are kept in full"
        clock.utc = LATER
        found = old(desk)
        assert [one.file for one in found.items] == ["a.zip"], "not what is new, or may be let in"
        assert found.size == len(b"no package")
        with pytest.raises(PackageError) as refused:
            clear(desk, " ")
        assert refused.value.code == "clear-needs-name"
        assert (folders[0] / "refused.zip").exists()

        assert clear(desk, " 受理员丁 ") == found
        assert not (folders[0] / "refused.zip").exists()
        assert (waiting / "refused.zip").exists()
        (gone,) = [one for one in list_quarantine(desk.quarantine) if one.cleared]
        assert (gone.file, gone.cleared) == ("a.zip", LATER)
        assert (folders[0] / "reason.txt").exists()
        ((at, said),) = clearings(desk)
        assert (at, said.folder, said.by) == (LATER, folders[0].name, "受理员丁")
        assert clear(desk, "受理员丁").items == ()
        assert len(clearings(desk)) == 1

        again = receive(tmp_path / "a.zip", desk, kit.PACKS)
        assert again.quarantine == folders[0], "it comes again: the copy is here again"
        assert (folders[0] / "refused.zip").exists()
        assert not any(one.cleared for one in list_quarantine(desk.quarantine))


def test_a_note_that_tells_no_day_is_left_alone(tmp_path: Path) -> None:
    clock = Clock()
    clock.utc = EARLY
    (tmp_path / "a.zip").write_bytes(b"no package")
    with desk_in(tmp_path / "desk", clock) as desk:
        folder = receive(tmp_path / "a.zip", desk, kit.PACKS).quarantine
        assert folder
        (folder / "reason.json").write_text("{")
        clock.utc = LATER
        assert old(desk).items == ()
        (folder / "reason.json").unlink()  # a kill comes between the copy and its note
        assert old(desk).items == ()
        (listed,) = list_quarantine(desk.quarantine)
        assert (listed.folder, listed.code) == (folder, "quarantine-note-damaged")


def test_a_file_that_is_refused_anew_while_somebody_clears_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    clock.utc = EARLY
    (tmp_path / "a.zip").write_bytes(b"no package")
    with desk_in(tmp_path / "desk", clock) as desk:
        folder = receive(tmp_path / "a.zip", desk, kit.PACKS).quarantine
        assert folder
        clock.utc = LATER
        shown = old(desk)
        receive(tmp_path / "a.zip", desk, kit.PACKS)
        monkeypatch.setattr(clearing, "old", lambda _desk: shown)
        assert clear(desk, "受理员丁").items == ()
        assert (folder / "refused.zip").exists(), "it came today"
        assert clearings(desk) == ()

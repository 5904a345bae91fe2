"""What lies in quarantine: whole copies, several at once, and reasons nobody else can write."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models.clock import Now
from models.errors import PackageError
from sync.quarantine import list_quarantine, put_away
from tests.sync.package import kit

NOW = Now(utc=kit.NOW, offset=480)
REASON = PackageError("package-cut")


@pytest.mark.parametrize(
    "name", ["a.zip\npackage-fine: all is well", "a\u202egpj.zip", "a\x1b[2J.zip", "a\udcff.zip"]
)
def test_a_file_name_cannot_write_lines_of_its_own(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    folder = put_away(path, tmp_path / "quarantine", REASON, NOW)
    lines = (folder / "reason.txt").read_text("utf-8").split("\n")
    assert len(lines) == 5
    assert lines[2].startswith("package-cut: ")
    (listed,) = list_quarantine(tmp_path / "quarantine")
    assert listed.file.isprintable()
    assert json.loads((folder / "reason.json").read_text("utf-8"))["code"] == "package-cut"


def test_one_damaged_note_hides_no_other(tmp_path: Path) -> None:
    quarantine = tmp_path / "quarantine"
    for n in range(2):
        path = tmp_path / f"{n}.zip"
        path.write_bytes(bytes([n]))
        folder = put_away(path, quarantine, REASON, NOW)
    (folder / "reason.json").write_bytes(b'{"file": "1.zip"')
    whole, damaged = list_quarantine(quarantine)
    assert (whole.file, whole.code) == ("0.zip", "package-cut")
    assert (damaged.folder, damaged.code) == (folder, "quarantine-note-damaged")
    put_away(path, quarantine, REASON, NOW)
    assert {one.code for one in list_quarantine(quarantine)} == {"package-cut"}


def test_many_at_once_do_not_mix(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.zip" for n in range(12)]
    for n, path in enumerate(paths):
        path.write_bytes(bytes([n]) * 300_000)
    quarantine = tmp_path / "quarantine"
    with ThreadPoolExecutor(6) as pool:
        folders = list(pool.map(lambda path: put_away(path, quarantine, REASON, NOW), paths))
    copies = [(folder / "refused.zip").read_bytes() for folder in folders]
    assert copies == [path.read_bytes() for path in paths]
    assert list(quarantine.glob("*.part")) == []

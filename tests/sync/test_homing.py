"""Receipts and returns are found wherever a person put them on the stick."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from models.errors import PackageError
from sync import homing
from sync.homing import find_answers
from sync.returning import MAX_RETURN_BYTES


def test_answers_are_found_and_nothing_else(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for place in ("receipts", "回执", "RETURNS", "photos", "visits"):
        (stick / place).mkdir(parents=True)
    wanted = (
        "receipt-b.p7m",
        "receipts/receipt-a.p7m",
        "RETURNS/RETURN-C.P7M",
        "回执/receipt-d.p7m",
    )
    for name in (*wanted, "visits/receipt-e.p7m"):
        (stick / name).write_bytes(b"x")
    for name in ("other.p7m", "receipt-c.txt", "photos/receipt-z.p7m"):
        (stick / name).write_bytes(b"x")
    (stick / "receipt-dir.p7m").mkdir()
    (stick / "receipt-huge.p7m").write_bytes(b"x" * (MAX_RETURN_BYTES + 1))

    found = find_answers(stick, (stick / "visits", stick / "receipts", tmp_path / "gone"))

    names = [path.name for path in found.receipts]
    assert names == ["receipt-a.p7m", "receipt-b.p7m", "receipt-d.p7m", "receipt-e.p7m"]
    assert [path.name for path in found.returns] == ["RETURN-C.P7M"]


def test_a_stick_that_is_gone_or_falls_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PackageError) as refused:
        find_answers(tmp_path / "nowhere")
    assert refused.value.code == "courier-gone"

    def silent(_folder: Path) -> None:
        raise OSError(errno.EIO, "the stick")

    monkeypatch.setattr(Path, "iterdir", silent)
    with pytest.raises(PackageError) as refused:
        find_answers(tmp_path)
    assert refused.value.code == "courier-gone"


def test_a_stick_of_photographs_is_not_searched_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(homing, "MOST", 3)
    for number in range(9):
        (tmp_path / f"receipt-{number}.p7m").write_bytes(b"x")
    assert len(find_answers(tmp_path).receipts) == 3


def test_names_that_cannot_be_followed_hide_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "receipt-a.p7m").write_bytes(b"x")
    (tmp_path / "receipt-b.p7m").symlink_to("n" * 300)  # File name too long
    (tmp_path / "receipt-c.p7m").symlink_to("receipt-c.p7m")
    (tmp_path / "receipt-d.p7m").symlink_to("/dev/zero")
    (tmp_path / "return-e.p7m").symlink_to("gone")
    os.mkfifo(tmp_path / "receipt-f.p7m")

    found = find_answers(tmp_path)

    assert [path.name for path in found.receipts] == ["receipt-a.p7m"]
    assert found.returns == ()


def test_an_answer_is_found_among_thousands_of_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(homing, "MOST", 12)
    for number in range(200):
        (tmp_path / f"{number}.jpg").touch()
    (tmp_path / "receipts").mkdir()
    for number in range(12):
        (tmp_path / f"receipt-{number:02}.p7m").write_bytes(b"x")
    (tmp_path / "receipts" / "return-a.p7m").write_bytes(b"x")

    found = find_answers(tmp_path)

    assert (len(found.receipts), len(found.returns)) == (12, 1)

"""Receipts and returns are found wherever a person put them on the stick."""

from __future__ import annotations

import errno
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

"""Encrypting a package and opening it: whole, to every reader, or refused with its own code."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from models.errors import PackageError
from sync import sealing
from sync.sealing import new_identity, opened, recipient_of, seal

OFFICE, ESCROW, STRANGER = (new_identity() for _ in range(3))
PLAIN = bytes(range(256)) * 700  # three pieces of age, the last one not full
AGE = shutil.which("age")


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    to = (recipient_of(OFFICE), recipient_of(ESCROW))
    return seal(io.BytesIO(PLAIN), tmp_path / "visit.zip.age", to).path


def refused(path: Path, identity: str, room: Path) -> str:
    with pytest.raises(PackageError) as error, opened(path, [identity], room):
        pass
    assert list(room.iterdir()) == [], "nothing of it stays"
    return error.value.code


def test_office_and_escrow_both_open_it(sealed: Path, tmp_path: Path) -> None:
    assert sealing.is_sealed(sealed)
    assert PLAIN[:64] not in sealed.read_bytes()
    for identity in (OFFICE, ESCROW):
        with opened(sealed, [identity], tmp_path / "room") as plain:
            assert plain.read_bytes() == PLAIN
            assert plain.stat().st_mode & 0o077 == 0
        assert not plain.exists()
    assert refused(sealed, STRANGER, tmp_path / "room") == "sealed-other-recipient"


def test_the_opened_file_is_gone_after_a_failure_too(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), opened(sealed, [OFFICE], tmp_path / "room"):
        raise RuntimeError
    assert list((tmp_path / "room").iterdir()) == []


def test_what_a_killed_run_left_is_swept_and_our_own_is_not(sealed: Path, tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    (room / "opened-0123456789ab-1.zip").write_bytes(b"left")
    with opened(sealed, [OFFICE], room) as first, opened(sealed, [OFFICE], room) as second:
        assert {*room.iterdir()} == {first, second}


def test_every_cut_is_refused(sealed: Path, tmp_path: Path) -> None:
    whole, bad = sealed.read_bytes(), tmp_path / "cut.age"
    head = whole.index(b"\n---") + 80
    places = (*range(0, head, 7), head, head + 65552, head + 65553, len(whole) - 1)
    for place in places:
        bad.write_bytes(whole[:place])
        assert refused(bad, OFFICE, tmp_path / "room") in {"sealed-cut", "sealed-changed"}, place
    for place in (100, len(whole) - 1, len(whole) - 65552):
        bad.write_bytes(whole[:place])
        assert refused(bad, OFFICE, tmp_path / "room") == "sealed-cut", place


def test_a_changed_byte_is_refused(sealed: Path, tmp_path: Path) -> None:
    whole, bad = bytearray(sealed.read_bytes()), tmp_path / "changed.age"
    whole += b"!"
    bad.write_bytes(whole)
    assert refused(bad, OFFICE, tmp_path / "room") == "sealed-cut"
    del whole[-1]
    start = whole.index(b"\n---") + 60
    for place in (start, start + 50, start + 20_000):
        whole[place] ^= 1
        bad.write_bytes(whole)
        assert refused(bad, OFFICE, tmp_path / "room") == "sealed-changed", place
        whole[place] ^= 1
    for place in range(0, start, 11):
        whole[place] ^= 1
        bad.write_bytes(whole)
        assert refused(bad, OFFICE, tmp_path / "room").startswith("sealed-"), place
        whole[place] ^= 1


@pytest.mark.parametrize(
    "bad",
    ["", "age1", "AGE-SECRET-KEY-1", OFFICE, recipient_of(OFFICE)[:-1] + "1"],
    ids=["nothing", "beginning", "secret-beginning", "secret", "sum"],  # keys are new each run
)
def test_what_is_no_public_key(bad: str, tmp_path: Path) -> None:
    with pytest.raises(PackageError) as error:
        seal(io.BytesIO(PLAIN), tmp_path / "x.age", [bad])
    assert error.value.code == "sealing-recipient"
    with pytest.raises(PackageError):
        seal(io.BytesIO(PLAIN), tmp_path / "x.age", [])
    assert list(tmp_path.iterdir()) == []


class _Full(io.BytesIO):
    """Breaks in the middle, in the ways that files do."""

    def __init__(self, error: Exception, after: int) -> None:
        super().__init__(PLAIN)
        self._error, self._after = error, after

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= self._after:
            raise self._error
        return super().read(size)


@pytest.mark.parametrize("after", [0, 70_000])
def test_a_fault_while_reading_leaves_the_earlier_file(sealed: Path, after: int) -> None:
    before = sealed.read_bytes()
    with pytest.raises(OSError, match="gone"):
        seal(_Full(OSError(5, "gone"), after), sealed, [recipient_of(OFFICE)])
    assert sealed.read_bytes() == before
    assert list(sealed.parent.iterdir()) == [sealed]


def test_a_full_disk_is_never_taken_for_a_package(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pyrage itself loses the error of a file this small."""

    def full(_self: object, _data: bytes) -> int:
        raise OSError(28, "full")

    before, real = sealed.read_bytes(), sealing._Writing.__init__

    def made(self: sealing._Writing, file: io.BytesIO, hashed: bool = True) -> None:
        real(self, type("Full", (), {"write": full, "flush": lambda _s: None})(), hashed)

    monkeypatch.setattr(sealing._Writing, "__init__", made)
    with pytest.raises(OSError, match="full"):
        seal(io.BytesIO(b"small"), sealed, [recipient_of(OFFICE)])
    assert sealed.read_bytes() == before


def test_a_stop_and_the_progress(sealed: Path) -> None:
    told: list[tuple[int, int]] = []
    seal(
        io.BytesIO(PLAIN),
        sealed,
        [recipient_of(OFFICE)],
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (len(PLAIN), len(PLAIN))
    with pytest.raises(PackageError) as error:
        seal(io.BytesIO(PLAIN), sealed, [recipient_of(OFFICE)], cancel=lambda: True)
    assert error.value.code == "package-cancelled"


def test_no_room_to_open_it(sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage: Callable[..., object] = lambda _path: shutil._ntuple_diskusage(9, 9, 9)  # type: ignore[attr-defined]  # noqa: E731
    monkeypatch.setattr(shutil, "disk_usage", usage)
    assert refused(sealed, OFFICE, tmp_path / "room") == "sealed-no-space"


@pytest.mark.skipif(AGE is None, reason="the public program age is not installed")
def test_the_public_program_opens_it(sealed: Path, tmp_path: Path) -> None:
    assert AGE
    key = tmp_path / "office.key"
    key.write_text(f"# office\n{OFFICE}\n")
    ran = subprocess.run([AGE, "-d", "-i", key, sealed], capture_output=True, check=True)
    assert ran.stdout == PLAIN


@pytest.mark.skipif(AGE is None, reason="the public program age is not installed")
def test_what_the_public_program_made_is_opened(tmp_path: Path) -> None:
    assert AGE
    made = tmp_path / "made.age"
    to = recipient_of(OFFICE)
    subprocess.run([AGE, "-r", to, "-o", made], input=PLAIN, capture_output=True, check=True)
    with opened(made, [OFFICE], tmp_path / "room") as plain:
        assert plain.read_bytes() == PLAIN

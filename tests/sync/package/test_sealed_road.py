"""A package that is encrypted as it is made, and read again at the other end."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sync.package.reader import examine
from sync.package.writer import build
from sync.sealing import new_identity, opened, recipient_of
from tests.sync.package import kit

OFFICE, ESCROW = new_identity(), new_identity()
TO = (recipient_of(OFFICE), recipient_of(ESCROW))


def sealed(folder: Path, **more: object) -> Path:
    signer = kit.district().signer
    return build(folder, kit.contents(), kit.shelf(), signer, recipients=TO, **more).path  # type: ignore[arg-type]


def test_only_the_encrypted_file_is_there_and_its_identity_is_the_same(tmp_path: Path) -> None:
    plain = kit.sample(tmp_path)
    path = sealed(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [f"{plain.path.name}.age"], "the plain one went"
    with opened(path, [ESCROW], tmp_path / "room") as found:
        verdict = examine(found, kit.district().trust, kit.NOW, kit.PACKS)
    assert verdict.accepted
    assert verdict.package_digest == plain.package_digest


def test_progress_goes_up_to_the_end_of_the_encryption(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    sealed(tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert {total for _, total in told} == {told[-1][1]}


def test_a_stop_leaves_nothing(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done > total // 2 + 100:  # in the middle of the encryption
            raise Stop

    with pytest.raises(Stop):
        sealed(tmp_path, progress=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("age") is None, reason="the public program age is not installed")
def test_public_tools_open_it(tmp_path: Path) -> None:
    path, key = sealed(tmp_path), tmp_path / "district.key"
    key.write_text(OFFICE)
    run = lambda *line: subprocess.run(line, check=True, capture_output=True)  # noqa: E731
    run("age", "-d", "-i", str(key), "-o", str(tmp_path / "pkg.zip"), str(path))
    run("unzip", "-tq", str(tmp_path / "pkg.zip"))
    assert examine(tmp_path / "pkg.zip", kit.district().trust, kit.NOW).accepted

"""`desk admit` on a real package of a laptop that was lost."""

from __future__ import annotations

from pathlib import Path

from models.district.desk import Desk
from sync.inbox import receive
from tests.sync.package import kit
from tests.sync.test_late import brought
from tests.sync.test_late import desk as desk
from tests.sync.test_late import received as received


def test_the_folder_the_name_and_the_reason_are_asked_for(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path, run: object
) -> None:
    aside = receive(brought(received, tmp_path / "stick", None), desk, kit.PACKS).quarantine
    assert aside
    place = desk.folder
    desk.close()
    secret = tmp_path / "secret"
    secret.write_text("口令", "utf-8")
    common = ("--desk", place, "--passphrase-file", secret)
    listed = run("desk", "admit", *common)  # type: ignore[operator]
    assert listed.code == 2
    assert aside.name in listed.out
    for more in ((aside.name,), ("0000",)):
        assert run("desk", "admit", *more, *common).code != 0  # type: ignore[operator]

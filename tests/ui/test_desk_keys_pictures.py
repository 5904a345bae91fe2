"""The page of keys in Chinese, in small windows and with large words: nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sync import office
from sync.keys.laptop import make_keys, make_request
from sync.keys.reasons import Reason
from tests.ui import sample_visit
from tests.ui.look import look_like_the_program
from tests.ui.rooms import Room
from tests.ui.shown_rooms import dress, room
from tests.ui.test_pictures import keep, problems
from ui import language, laptop_keys
from ui.desk_session import DeskSession
from ui.style.theme import Theme

LOOKS = [
    (Theme.LIGHT, (1366, 768), 100),
    (Theme.DARK, (1280, 720), 100),
    (Theme.LIGHT, (1366, 768), 150),
]
VIEWS = ("enrol", "laptops", "office", "history")


@pytest.fixture(scope="module")
def filled(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Room, Path]]:
    """A desk with laptops in every state, and a stick with two requests."""
    folder = tmp_path_factory.mktemp("keys")
    stick = folder / "stick"
    stick.mkdir()
    look_like_the_program(qapp)
    with room(QtBot(request), folder) as made:
        desk = sample_visit.new_desk(folder / "desk")
        (desk.folder / office.ROOT_FILE).write_bytes(b"{}")
        names = ("第一技术指导组", "第二技术指导组", "复评组")
        for place, name in enumerate(names):
            device = f"{place + 1}" * 8 + "-1111-4111-8111-111111111111"
            office.enrol(desk, make_request(make_keys(), device, name), holder="示例甲")
        office.revoke(desk, "2", Reason.LOST, "火车上遗失")
        office.bundle_for_all(desk)
        sample_visit.enrol(made.field, desk, stick)
        (stick / "request-new.csr").write_bytes(
            make_request(make_keys(), "44444444-1111-4111-8111-111111111111", "新到的电脑")
        )
        (stick / "request-old.csr").write_bytes(b"junk")
        DeskSession.of(made.window)._adopt(desk)
        yield made, stick
        DeskSession.of(made.window).leave()


@pytest.mark.parametrize(("look", "size", "percent"), LOOKS)
def test_every_view_of_the_keys_shows_all_it_says(
    filled: tuple[Room, Path], look: Theme, size: tuple[int, int], percent: int
) -> None:
    made, stick = filled
    dress(made, look, percent, size, language.CHINESE)
    wrong = []
    page = made.go("desk")
    made.click("desk_enrol")
    made.put_folder("desk_enrol_folder", stick)
    made.click("desk_enrol_read")
    for view in VIEWS:
        made.click(f"desk_keys_tabs_{view}")
        QApplication.sendPostedEvents()
        name = f"desk_keys_{view}-{look.value}-{size[0]}x{size[1]}-{percent}"
        keep(made.window, name)
        wrong += [f"{view}: {said}" for said in problems(made.window, page)]
    assert not wrong, "\n".join(wrong)
    assert made.window.size().toTuple() == size


def test_the_laptops_card_in_each_of_its_states(
    filled: tuple[Room, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _stick = filled
    state = laptop_keys.key_state(made.field.workspace)
    fields = {name: getattr(state, name) for name in laptop_keys.KeyState.__dataclass_fields__}
    states = {
        "ends": {"days": 12},
        "ended": {"days": -3},
        "revoked": {"revoked": True},
        "next": {"next_fingerprint": state.fingerprint},
        "brought": {"installed": ("本区补充标准",), "readings": 2, "clashes": ("另一标准",)},
    }
    dress(made, Theme.LIGHT, 100, (1280, 720), language.CHINESE)
    wrong = []
    for name, changes in states.items():
        told = laptop_keys.KeyState(**{**fields, **changes})
        monkeypatch.setattr(laptop_keys, "key_state", lambda _workspace, told=told: told)
        page = made.go("departure")
        keep(made.window, f"keys_card_{name}")
        wrong += [f"{name}: {said}" for said in problems(made.window, page)]
    assert not wrong, "\n".join(wrong)

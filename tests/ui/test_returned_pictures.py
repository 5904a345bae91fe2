"""退回补正 in every look: the desk's tabs, the laptop's strip and list, and what asks a clerk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from models.district.returning import SendingBack
from models.facts.returning import Remark
from models.messages import LANGUAGES, sentence
from sync.inbox import receive
from sync.quarantine import Quarantined
from sync.sealing import new_identity, recipient_of
from sync.sending import send_back
from tests.ui.rooms import Room
from tests.ui.sample_visit import PASSPHRASE, close, fill, sample, sign
from tests.ui.shown_rooms import _dressed, dress, looked_up_once, room, show
from tests.ui.stages import DESK, STICK, carried
from tests.ui.test_pictures import keep, problems
from ui import delivery, language
from ui.desk_session import DeskSession
from ui.dialogs.admit import AdmitDialog
from ui.dialogs.escrow_sheet import EscrowSheetDialog
from ui.dialogs.revoke_district import RevokeDistrictDialog
from ui.screens.desk import DeskScreen
from ui.screens.visit.screen import VisitScreen
from ui.style.theme import Theme

LOOKS = [
    (Theme.LIGHT, (1366, 768), 100),
    (Theme.DARK, (1280, 720), 150),
    (Theme.CONTRAST, (1366, 768), 100),
]
NAMES = [f"{look.value}-{size[0]}x{size[1]}-{percent}" for look, size, percent in LOOKS]
CLAUSE = (sample.QUALITY, "1.1.1/1")
LONG = "请写明核对了哪份文件、在哪个房间核对、由谁在场，并补拍门牌和排班表的照片" * 2
GIVEN = SendingBack(
    remarks=(
        Remark(pack=CLAUSE[0], clause=CLAUSE[1], text=LONG),
        Remark(text="请补机构盖章页"),
    ),
    reason="一处记录不清楚，盖章页缺失",
    by="受理员丁",
    organisation="示例区卫生健康委员会",
    due_on="2099-12-31",
)


ANSWERED = pytest.param(True, marks=pytest.mark.soak)
"""Twice closed and received; of its tabs, tests/ui/test_returned_window.py looks at each change."""


@pytest.fixture(autouse=True)
def _the_look_of_the_program() -> None:
    """Each picture dresses the window itself; all its pages need not be dressed twice."""


@pytest.fixture(scope="module", params=[False, ANSWERED], ids=["waiting", "answered"])
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Room, bool]]:
    """A visit that was sent back and taken up; or one whose answer has come."""
    folder = tmp_path_factory.mktemp("returned")
    with _dressed(), room(QtBot(request), folder, fill, close, sign, carried) as made:
        desk, field, stick = Desk.open(folder / DESK, PASSPHRASE), made.field, folder / STICK
        rows = desk.list_cases()
        case = next(one for one in rows if one.pack_id == CLAUSE[0])
        send_back(desk, case.id, GIVEN, stick)
        delivery.bring_home(field.book, stick)
        take_up(made)
        if request.param:
            answer(made)
            deliver(made, desk)
        DeskSession.of(made.window)._adopt(desk)
        made.settle()
        with looked_up_once():
            yield made, request.param
            made.settle()
        DeskSession.of(made.window).leave()


def deliver(made: Room, desk: object) -> None:
    field = made.field
    built = delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
    assert receive(built.path, desk, field.packs).accepted  # type: ignore[arg-type]


def take_up(made: Room) -> None:
    made.go("delivery")
    made.click("delivery_return_go")
    made.settle()


def answer(made: Room) -> None:
    made.click("returnList")
    made.find("answer_list_1_1", QLineEdit).setText("已写明排班表，门牌已补拍")
    made.click("returnedDone")
    state = made.session.state
    assert state is not None
    made.field.state = state
    close(made.field)
    sign(made.field)


@pytest.mark.parametrize(("look", "size", "percent"), LOOKS, ids=NAMES)
def test_returns_show_all_they_say(
    stage: tuple[Room, bool], look: Theme, size: tuple[int, int], percent: int
) -> None:
    made, answered = stage
    dress(made, look, percent, size, language.CHINESE)
    tail = f"{look.value}-{size[0]}x{size[1]}-{percent}"
    wrong = []
    page = open_case(made)
    for tab in ("return", "changes") if answered else ("return",):
        assert page.case is not None
        page.case.tabs.button(tab).click()
        made.settle()
        name = f"returned_{tab}{'_again' if answered else ''}"
        keep(made.window, f"{name}-{tail}")
        wrong += [f"{tab}: {said}" for said in problems(made.window, page)]
    if not answered:
        wrong += laptop(made, tail, size)
    assert made.window.size().toTuple() == size
    assert not wrong, "\n".join(wrong)


def open_case(made: Room) -> DeskScreen:
    page = made.go("desk")
    assert isinstance(page, DeskScreen)
    assert page.list is not None
    rows = [page.list.model.row(i) for i in range(page.list.model.rowCount())]
    page.open_case(next(row for row in rows if row.pack_id == CLAUSE[0]).id)
    made.settle()
    return page


def laptop(made: Room, tail: str, size: tuple[int, int]) -> list[str]:
    """What is wrong with the strip above the clauses, and with the list of remarks."""
    screen = show(made, "visit")
    assert isinstance(screen, VisitScreen)
    screen.show_clause(*CLAUSE)
    made.settle()
    keep(made.window, f"returned_visit-{tail}")
    wrong = [f"visit: {said}" for said in problems(made.window, screen)]
    made.click("returnList")
    return wrong + dialog_problems(made, "returned_list", tail, size)


def dialog_problems(made: Room, name: str, tail: str, size: tuple[int, int]) -> list[str]:
    dialog = next(d for d in made.window.findChildren(QDialog) if d.isVisible())
    keep(dialog, f"{name}-{tail}")
    wrong = [f"{name}: {said}" for said in problems(dialog, dialog)]
    if dialog.width() > size[0] or dialog.height() > size[1]:
        wrong.append(f"{name}: {dialog.size().toTuple()}")
    dialog.close()
    made.settle()
    return wrong


def clerks(made: Room, page: QWidget) -> dict[str, Callable[[], QDialog]]:
    """What asks a clerk before something that cannot be undone."""
    code, secret = "signer-revoked-unproved", new_identity()
    why = {one: sentence(code, {}, one) for one in LANGUAGES}
    name = "visit-11111111-1111-4111-8111-111111111111-22222222-r0001.zip.age"
    item = Quarantined(Path("/q/0123456789abcdef"), name, code, why, "2026-01-01")
    office = GIVEN.organisation
    return {
        "admit": lambda: AdmitDialog(item, page),
        "revoke_district": lambda: RevokeDistrictDialog(page),
        "escrow_sheet": lambda: EscrowSheetDialog(
            office, recipient_of(secret), secret, page, made.session.worker
        ),
    }


@pytest.mark.parametrize("stage", [False], ids=["waiting"], indirect=True)
@pytest.mark.parametrize(("look", "size", "percent"), LOOKS[:2], ids=NAMES[:2])
def test_what_asks_a_clerk_fits_into_its_window(
    stage: tuple[Room, bool], look: Theme, size: tuple[int, int], percent: int
) -> None:
    made, _answered = stage
    dress(made, look, percent, size, language.CHINESE)
    page = made.go("desk")
    wrong = []
    for name, make in clerks(made, page).items():
        make().open()
        made.settle()
        tail = f"{look.value}-{size[0]}x{size[1]}-{percent}"
        wrong += dialog_problems(made, f"dialog_{name}", tail, size)
    assert not wrong, "\n".join(wrong)

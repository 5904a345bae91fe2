"""What a test does with the ledgers' page of a desk, and looks up behind it."""

from __future__ import annotations

from models.base import Record
from models.district import ledgerbook
from models.district.desk import Desk
from models.store import ledgers as store
from tests.ui.rooms import Room
from ui import ledger_desk
from ui.screens.desk_ledgers import LedgersScreen

TASKS, ACTION = ledger_desk.TASK_LEDGER, ledger_desk.ACTION_LEDGER
HOSPITAL = "community-hospital-cq-2020"


def screen(made: Room) -> LedgersScreen:
    page = made.window.page_widget("ledgers")
    assert isinstance(page, LedgersScreen)
    return page


def turn(made: Room, name: str) -> object:
    made.click(f"ledgers_tabs_{name}")
    return screen(made).tabs[name]


def enter(desk: Desk, ledger: str, *records: Record) -> None:
    with desk.write() as connection:
        for record in records:
            ledgerbook.add(connection, ledger, record, desk.now())


def kept(desk: Desk, ledger: str) -> list[Record]:
    with desk.workspace.write() as connection:
        return [one.record for one in store.history(connection, ledger)]


def message(made: Room) -> tuple[str, str]:
    found = made.find("ledgersMessage")
    return str(found.property("tone")), found.accessibleName()

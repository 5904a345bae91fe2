"""收件台: the district's side in the same window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ui import language, last_folder
from ui.desk_session import DeskSession, Overview
from ui.dialogs.admit import AdmitDialog
from ui.screens.desk_case_page import DeskCase
from ui.screens.desk_gate import DeskGate
from ui.screens.desk_keys import ENROL, LAPTOPS, DeskKeys
from ui.screens.desk_list import DeskList
from ui.screens.desk_paper import DeskPaper
from ui.screens.desk_receive import received_in_words
from ui.screens.desk_road_panel import DeskRoadPanel
from ui.tasks import while_there
from ui.widgets.basics import button, chip, column, once
from ui.widgets.blocks import clear_widget, page_head
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.district.backing_up import DeskBackup
    from models.district.desk import Desk
    from models.errors import ExpectedError
    from sync.clearing import Old
    from sync.inbox import IntakeResult
    from sync.quarantine import Quarantined
    from ui.receiving import Received
    from ui.window import Window


class DeskScreen(QWidget):
    """The gate until a desk is open; then the list, a case, or the enrolling of laptops."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.desk = DeskSession.of(window)
        self.message = Message("deskMessage")
        self._stack = QStackedWidget()
        self.gate = DeskGate(self.desk)
        self.gate.passed.connect(self._show_inside)
        self._stack.addWidget(self.gate)
        self._inside: QStackedWidget | None = None
        self.list: DeskList | None = None
        self.case: DeskCase | None = None
        self.paper: DeskPaper | None = None
        self.setLayout(column(self.message, self._stack, gap=0))
        self.desk.failed.connect(self._refuse)
        self.desk.overview.connect(self._overview)
        self.desk.closed.connect(self._show_gate)
        if self.desk.desk is not None and self.desk.created is None:
            self._show_inside()
            self.desk.refresh()

    def entered(self) -> None:
        if self.desk.desk is None:
            self.gate.entered()

    def _show_gate(self) -> None:
        self.message.clear()
        self._stack.setCurrentWidget(self.gate)
        if self._inside is not None:
            self._stack.removeWidget(self._inside)
            self._inside.deleteLater()
            self._inside = self.list = self.case = self.paper = None
        if self.isVisible():
            self.gate.entered()

    def _show_inside(self) -> None:
        self.list, self.case, keys = (
            DeskList(self.desk.worker),
            DeskCase(self.desk),
            DeskKeys(self.desk),
        )
        leave = button(self.tr("Lock desk"), "desk_leave", icon="lock")
        leave.clicked.connect(self._leave)
        copy = button(self.tr("Back up…"), "desk_backup", icon="drive")
        copy.clicked.connect(lambda: self._back_up(copy))
        to_keys = button(self.tr("Keys and laptops"), "desk_keys", icon="key")
        to_paper = button(self.tr("Check paper"), "desk_paper", icon="search")
        self.paper = DeskPaper(self.desk)
        office = chip(self.desk.office, "blue")
        head = page_head(self.tr("District desk"), office, 1, to_paper, to_keys, copy, leave)
        road = DeskRoadPanel(self.desk, self.message)
        first = clear_widget(column(head, road, self.list, gap=8))
        inside = QStackedWidget()
        for view in (first, self.case, keys, self.paper):
            view.setContentsMargins(14, 14, 14, 14)
            inside.addWidget(view)
        self.list.receive.connect(self._receive)
        self.list.admit.connect(self._ask_to_admit)
        self.list.clear.connect(self._ask_to_clear)
        self.list.open_case.connect(self.open_case)
        for asked, view_name in ((self.list.enrol, ENROL), (to_keys.clicked, LAPTOPS)):
            asked.connect(lambda *_, name=view_name: self._show_keys(keys, name))
        self.case.back.connect(lambda: inside.setCurrentWidget(first))
        keys.back.connect(lambda: inside.setCurrentWidget(first))
        self.case.paper.connect(self.check_paper)
        self.paper.back.connect(lambda: inside.setCurrentWidget(first))
        self.paper.case_wanted.connect(self.open_case)
        to_paper.clicked.connect(lambda: self.check_paper("", ""))
        self._inside = inside
        self._stack.addWidget(inside)
        self._stack.setCurrentWidget(inside)
        self.desk.refresh()

    def _leave(self) -> None:
        self.desk.leave()
        if self.desk.leaving:
            self.message.say(self.tr("What is under way is finished first, then the desk locks."))

    def open_case(self, case_id: str) -> None:
        """Show a case."""
        if self._inside is not None and self.case is not None:
            self.message.clear()
            self.case.show_case(case_id)
            self._inside.setCurrentWidget(self.case)

    def check_paper(self, case_id: str, facility: str) -> None:
        """Check pages and scans, of one case or, without one, of any."""
        if self._inside is not None and self.paper is not None:
            self.message.clear()
            self._inside.setCurrentWidget(self.paper)
            self.paper.show_case(case_id, facility)

    def _back_up(self, pressed: QWidget) -> None:
        """Put a proven copy of the desk where a person points; the gate offers it again."""
        title = self.tr("Folder for the backup, best on a stick")
        chosen = QFileDialog.getExistingDirectory(self, title, last_folder.start())
        if not chosen:
            return
        last_folder.chosen(Path(chosen))
        self.message.say(self.tr("The backup is being made …"))
        task = self.desk.compute(lambda desk: _make_backup(desk, Path(chosen)))
        once(pressed, task)
        task.done.connect(while_there(self, self._backed_up))

    def _backed_up(self, made: DeskBackup) -> None:
        said = self.tr("The backup is in {folder} and was opened once.")
        if made.damaged:
            self.message.say(made.sentence(language.current()), "warn")
        else:
            self.message.say(said.format(folder=made.folder.name), "ok")

    def _show_keys(self, keys: DeskKeys, name: str) -> None:
        if self._inside is not None:
            self.message.clear()
            self._inside.setCurrentWidget(keys)
            keys.show_view(name)

    def _overview(self, found: Overview) -> None:
        if self.list is not None:
            self.list.show_overview(found, self.desk.results)

    def _receive(self, places: tuple[Path, ...]) -> None:
        if self.list is None:
            return
        self.message.say(self.tr("The packages are being checked …"))
        self.list.set_busy(True)
        task = self.desk.receive(places)
        self.list.bar.follow(task)
        task.done.connect(while_there(self, self._received))
        task.finished.connect(while_there(self, self._free))

    def _ask_to_admit(self, item: Quarantined) -> None:
        """Ask who answers for a package and why, then let it in."""
        if self.list is None:
            return
        asked = AdmitDialog(item, self.list)  # it goes with the list when the desk is locked

        def act(by: str, reason: str) -> None:
            task = self.desk.admit(item, by, reason)
            asked.follow(task)
            task.done.connect(while_there(self, self._admitted))

        asked.given.connect(act)
        asked.open()

    def _ask_to_clear(self, found: Old) -> None:
        """Ask before anything goes, and who answers for it."""
        from ui.dialogs.clear_quarantine import ClearQuarantineDialog

        if self.list is None:
            return
        asked = ClearQuarantineDialog(found, self.list)

        def act(by: str) -> None:
            task = self.desk.clear_quarantine(by)
            task.done.connect(while_there(self, self._cleared))

        asked.given.connect(act)
        asked.open()

    def _cleared(self, found: Old) -> None:
        said = self.tr("{n} refused originals are removed; why they were refused stays.")
        self.message.say(said.format(n=len(found.items)), "ok")

    def _admitted(self, result: IntakeResult) -> None:
        tone = "ok" if result.accepted else "warn"
        self.message.say(result.sentence(language.current()), tone)

    def _free(self) -> None:
        if self.list is not None:
            self.list.set_busy(False)

    def _received(self, found: Received) -> None:
        self.message.say(*received_in_words(found))

    def _refuse(self, error: ExpectedError) -> None:
        self.message.refuse(error)


def _make_backup(desk: Desk, folder: Path) -> DeskBackup:
    from models.district.backing_up import back_up

    return back_up(desk, folder)

"""打包送交: the certificate, the package, the stick, and the receipt that makes it 已送达."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui import words
from ui.screens.delivery_road import DeliveryRoad
from ui.screens.forms_panel import FormsPanel, Papers
from ui.screens.keys_card import KeysCard
from ui.screens.upload_panel import UploadPanel
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, chip, column, emphasise, leave_by_escape, row, tell
from ui.widgets.blocks import (
    clear_widget,
    page_head,
    panel,
    scrolling,
    scrolling_layout,
    state_line,
)
from ui.widgets.folder_field import FolderField
from ui.widgets.message import Message
from ui.widgets.return_offer import ReturnOffer

if TYPE_CHECKING:
    from models.visits.records import VisitStatus
    from sync.package.writer import BuiltPackage
    from ui.delivery import OutboxItem, VisitPapers
    from ui.laptop_keys import KeyState
    from ui.tasks import Progress, Task
    from ui.window import Window

RIGHT_WIDTH = 400


class DeliveryScreen(QWidget):
    """Everything slow runs beside the window; the stick's folder is named once, above."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._task: Task | None = None
        self._ready = self._signed = self._just_entered = False
        self._token = ""
        self.message = Message("deliveryMessage")
        self._chip = chip("", "", "delivery_state")
        self.stick = FolderField("delivery_folder", self.tr("Folder or stick"))
        self.keys = KeysCard(self._session, "delivery_keys", self.stick)
        self.road = DeliveryRoad(self._session, self.stick, self.message)
        self.upload = UploadPanel(self._session)
        self.returned = ReturnOffer(self._session, "delivery_return", lambda: window.go("visit"))
        self.forms = FormsPanel(window.session.worker, self.stick)
        self._build = button(self.tr("Make package"), "delivery_build", "primary", "package")
        self._cancel = button(self.tr("Stop"), "delivery_cancel", icon="cross")
        self._progress = QProgressBar()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        back = button(self.tr("Back to signatures"), "delivery_back", icon="back")
        back.clicked.connect(lambda: self._window.go("signing"))
        leave_by_escape(self, back)
        held = button(self.tr("Evidence"), "delivery_evidence", icon="image")
        held.clicked.connect(lambda: self._window.go("custody"))
        head = page_head(self.tr("Pack and deliver"), self._chip, self.stick, back, held)
        steps = QVBoxLayout()
        steps.setContentsMargins(0, 0, 6, 0)
        steps.setSpacing(12)
        steps.addWidget(self.returned)
        steps.addWidget(panel(self.tr("1  Certificate of this laptop"), self.keys))
        steps.addWidget(panel(self.tr("2  Package"), *self._build_parts()))
        steps.addWidget(panel(self.tr("3  Deliver and receipt"), self.road))
        steps.addWidget(panel(self.tr("Or deliver by network"), self.upload))
        steps.addStretch(1)
        right = panel(self.tr("Forms"), scrolling(self.forms, "delivery_forms"))
        right.setFixedWidth(theme.side(RIGHT_WIDTH))
        self._steps = scrolling_layout(steps, "delivery_steps")
        below = row(self._steps, right, gap=12)
        below.setStretch(0, 1)
        self.setLayout(column(head, self.message, below, gap=12, margin=14))

    def _build_parts(self) -> tuple[QWidget, ...]:
        said = self.tr("Record, signatures, evidence and forms, signed as one file.")
        self._progress.setObjectName("delivery_progress")
        self._progress.setAccessibleName(self.tr("Progress of the package"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        line = row(self._build, self._cancel, self._progress, 1)
        line.setStretch(2, 4)
        self._cancel.hide()
        self._progress.hide()
        return state_line(said, "", "package"), clear_widget(line)

    def _wire(self) -> None:
        self.keys.known.connect(self._show_keys)
        self.keys.told.connect(self.message.say)
        self.keys.refused.connect(self.message.refuse)
        self._build.clicked.connect(self.build)
        self._cancel.clicked.connect(self._stop)
        self.road.changed.connect(self._refresh)
        self.road.began.connect(self._show_road)
        self.upload.changed.connect(self._refresh)
        self.forms.problem.connect(self.message.refuse)
        self.forms.kept.connect(lambda words_: self.message.say(words_, "ok"))

    def entered(self) -> None:
        self.message.clear()
        self._just_entered = True
        if self._session.state is None or self._session.workspace is None:
            return
        self.keys.refresh()
        self._refresh()
        self._show_forms()

    def _show_forms(self) -> None:
        from ui.delivery import visit_papers

        state = self._session.state
        if state is None or state.closed is None:
            self.forms.show_papers(None)
            return
        book, packs, visit = self._session.book, self._session.packs, state.visit_id
        task = self._session.worker.compute(lambda _told: visit_papers(book, visit, packs))
        task.done.connect(while_there(self, self._offer_forms))
        task.failed.connect(self.message.refuse)

    def _offer_forms(self, found: VisitPapers) -> None:
        state = self._session.state
        archive = state.visit_id[:8] if state is not None else None
        made = Papers(
            found.codes,
            found.make,
            found.print_to,
            copy=found.copy,
            archive=archive,
            signed_by=found.signed_by,
            sign_to=found.sign_to,
            office=found.office,
        )
        self.forms.show_papers(made)

    def _refresh(self) -> None:
        from ui.delivery import outbox, status, waiting

        self.returned.look()
        state = self._session.state
        if state is None:
            return
        book, visit = self._session.book, state.visit_id
        task = self._session.worker.compute(
            lambda _told: (status(book, visit), outbox(book, visit), len(waiting(book)))
        )
        task.done.connect(while_there(self, self._show_outbox))
        task.failed.connect(self.message.refuse)

    def _show_keys(self, state: KeyState) -> None:
        self._ready, self._token = state.ready, state.token
        self._fit()

    def _show_outbox(self, found: tuple[VisitStatus, tuple[OutboxItem, ...], int]) -> None:
        status, items, still = found
        said, tone = words.status(status)
        self._chip.setText(said)
        tell(self._chip, "tone", tone)
        self._signed = str(status) not in ("open", "closed")
        self.road.outbox.show_items(items, still)
        if items and self._just_entered:  # what comes next lies below the other two steps
            self._show_road()
        self._just_entered = False
        self.upload.show_items(items)
        emphasise(self._build, "package", not items)
        self._fit()

    def _show_road(self) -> None:
        QTimer.singleShot(0, self, lambda: self._steps.ensureWidgetVisible(self.road, 0, 14))

    def _fit(self) -> None:
        running = self._task is not None
        self._build.setEnabled(self._ready and self._signed and not running)
        self._cancel.setVisible(running)
        self._progress.setVisible(running)
        needed = "" if self._signed else self.tr("All signatures are needed first.")
        self._build.setToolTip(needed)

    # Package

    def build(self) -> None:
        """Make the package beside the window; a token's PIN is asked for before."""
        if not self._token:
            self._make(None)
            return
        from ui.dialogs.token_pin import TokenPinDialog

        asked = TokenPinDialog(self, self._token)
        asked.given.connect(self._make)
        asked.open()

    def _make(self, pin: str | None) -> None:
        from ui.delivery import build_package

        state = self._session.state
        if state is None or self._task is not None:
            return
        book, visit, packs = self._session.book, state.visit_id, self._session.packs
        self._run(lambda told: build_package(book, visit, packs, told, pin), self._built)

    def _built(self, built: BuiltPackage) -> None:
        said = self.tr("Package {file} is made: {size} MB.")
        size = f"{built.size / 1_000_000:.1f}"
        self.message.say(said.format(file=built.path.name, size=size), "ok")
        self._show_forms()  # there is a delivery note now

    def _run(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        task = self._session.worker.compute(work)
        self._task = task
        self._progress.setValue(0)
        task.progress.connect(while_there(self, self._moved))
        task.done.connect(done)
        task.failed.connect(self.message.refuse)
        task.finished.connect(self._ran)
        self._fit()

    def _moved(self, share: float, _words: str) -> None:
        self._progress.setValue(round(share * 1000))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ran(self) -> None:
        self._task = None
        self._refresh()
        self._fit()

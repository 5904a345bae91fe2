"""The first page: make a workspace, open it, or open it with the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import opening, preferences
from ui.screens.unlock_forms import CreateForm, OpenForm, RecoverForm, UnlockForm
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, frame, label, row

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from ui.window import Window

NEVER, NO_FOCUS = 1, 0
"""Qt.ScrollBarPolicy.ScrollBarAlwaysOff and Qt.FocusPolicy.NoFocus by number."""


class UnlockScreen(QWidget):
    """A card in the middle of the window; what is on it depends on what is in the folder."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._session = window.session
        self._forms = QStackedWidget()
        self._desk = button(self.tr("District desk"), "unlockDesk", "link")
        self._desk.setToolTip(self.tr("For an office that makes no visits on this computer"))
        self._desk.clicked.connect(window.enter_without_workspace)
        self._card = frame("panel", "unlockCard")
        self._card.setFixedWidth(theme.px(460))
        self._lay_out()
        self._show_first()
        window.painted.connect(self._look_for_another)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(36, 20, 36, 12)
        inner.setSpacing(4)
        inner.addWidget(label("查验", "display"))
        words = self.tr("On-site inspection, offline on this computer")
        inner.addWidget(label(words, "second"))
        inner.addSpacing(12)
        inner.addWidget(self._forms)
        layout = column(1, row(1, self._card, 1), gap=0)
        layout.addSpacing(14)
        safe = self.tr("Everything is kept encrypted on this computer; nothing is sent anywhere.")
        layout.addLayout(row(1, label(safe, "small"), 1))
        layout.addLayout(row(1, self._desk, 1))
        layout.addStretch(1)
        self.setLayout(column(_scrolling(layout)))

    def _show_first(self) -> None:
        worker = self._session.worker
        there = opening.exists(self._session.folder)
        self._show(OpenForm(worker) if there else CreateForm(worker))

    def _show(self, form: UnlockForm) -> None:
        form.submitted.connect(self._begin)
        form.other.connect(self._other)
        form.elsewhere.connect(self._choose_folder)
        form.restored.connect(self._open_restored)
        self._put(form)
        form.focus_first()

    def _put(self, widget: QWidget) -> None:
        while (old := self._forms.currentWidget()) is not None:
            self._forms.removeWidget(old)
            old.setParent(None)  # its fields have the same names as those of the next form
            old.deleteLater()
        self._forms.addWidget(widget)
        for last in widget.findChildren(QPushButton)[-1:]:
            self.setTabOrder(last, self._desk)  # it stands below the card
        self._card.adjustSize()

    def entered(self) -> None:
        """Let the person type at once."""
        form = self._forms.currentWidget()
        if isinstance(form, UnlockForm):
            form.focus_first()

    def _other(self) -> None:
        form, worker = self._forms.currentWidget(), self._session.worker
        if isinstance(form, CreateForm):
            self._offer_backup(opening.nothing_there())
        else:
            self._show(OpenForm(worker) if isinstance(form, RecoverForm) else RecoverForm(worker))

    def _open_restored(self, said: str) -> None:
        """A backup has taken the place of nothing: now it is opened."""
        self._show_first()
        form = self._forms.currentWidget()
        if isinstance(form, UnlockForm):
            form.message.say(said, "ok")

    def _begin(self, work: Callable[[Path], opening.Opened]) -> None:
        form = self._forms.currentWidget()
        assert isinstance(form, UnlockForm)
        form.set_busy(True)
        folder = self._session.folder
        task = self._session.worker.write(lambda: work(folder))
        task.done.connect(self._opened)
        task.failed.connect(form.refuse)
        task.failed.connect(self._offer_backup)
        task.finished.connect(form.be_free)

    def _offer_backup(self, error: ExpectedError) -> None:
        """Where a backup helps, offer the newest one."""
        form = self._forms.currentWidget()
        if isinstance(form, UnlockForm):
            form.offer_backup(self._session.folder, error)
            self._card.adjustSize()

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from ui import last_folder
        from ui.there import is_folder

        title = self.tr("Folder of the workspace")
        there = self._session.folder
        start = str(there) if is_folder(there) else last_folder.start()
        chosen = QFileDialog.getExistingDirectory(self, title, start)
        if chosen:
            self._session.folder = Path(chosen)
            self._show_first()
            self._look_for_another()

    def _look_for_another(self) -> None:
        """Say at once that the program is running already, or that there are backups alone."""
        form, folder = self._forms.currentWidget(), self._session.folder
        if isinstance(form, OpenForm):
            task = self._session.worker.write(lambda: opening.check_free(folder))
            task.failed.connect(form.message.refuse)
        elif isinstance(form, CreateForm) and opening.has_backups(folder):
            task = self._session.worker.write(lambda: opening.backup_beside(folder))
            task.done.connect(while_there(form, self._offer_where_nothing_is))

    def _offer_where_nothing_is(self, backup: Path | None) -> None:
        """Key file and database are gone, the backups beside them are not."""
        if backup is not None:
            self._offer_backup(opening.nothing_there())

    def _opened(self, opened: opening.Opened) -> None:
        preferences.keep_workspace_folder(self._session.folder)
        self._session.attach(opened.workspace, opened.book, opened.packs)
        if not opened.recovery_key:
            self._window.enter()
            return
        from ui.dialogs.recovery_key import RecoveryKeyCard

        card = RecoveryKeyCard(opened.recovery_key, self._session.worker)
        card.confirmed.connect(self._window.enter)
        self._desk.hide()  # nobody is led away from a key that is shown once
        self._put(card)
        card.focus_first()


def _scrolling(inside: QLayout) -> QScrollArea:
    """As of ``ui.widgets.blocks``, which is not loaded before the first paint; nor is Qt named."""
    inner, area = QWidget(), QScrollArea()
    inner.setProperty("role", "clear")
    inner.setLayout(inside)
    area.setObjectName("unlockArea")
    area.setWidgetResizable(True)
    area.setFrameStyle(0)
    area.setProperty("horizontalScrollBarPolicy", NEVER)
    area.setProperty("focusPolicy", NO_FOCUS)
    area.setWidget(inner)
    return area

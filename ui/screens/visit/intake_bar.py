"""Below the buttons of the photos: a folder, a watched folder, the tray, and how far intake is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QProgressBar, QVBoxLayout, QWidget

from models.evidence.journal import Chosen
from models.facts.state import VisitState
from ui import last_folder
from ui.evidence_count import EvidenceCount
from ui.screens.visit.intake import Intake
from ui.screens.visit.watching import FolderWatch
from ui.session import FieldSession
from ui.widgets.basics import button, label, row


class IntakeBar(QWidget):
    """Shows the intake at work, and what else it can take from."""

    folder_chosen = Signal(object)
    """A folder whose files go to the tray (Path)."""
    files_wanted = Signal()
    """Files are to be chosen whose slates say where they belong."""
    custody_wanted = Signal()
    """The list of all evidence of the visit is wanted."""
    camera_wanted = Signal()
    """One wants to photograph with the laptop's own camera."""
    slate_wanted = Signal()
    """A 场记牌 for the clause that is shown."""
    tray_wanted = Signal(bool)
    """Whether the tray is to be shown in place of the photos of the clause."""

    def __init__(self, session: FieldSession, intake: Intake) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._intake = intake
        self._left: tuple[Chosen, ...] = ()
        self.watch = FolderWatch(session)
        self.count = EvidenceCount.of(session)
        self.count.rest(True)  # an intake that another page began has ended with it
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.more = button("", "moreIntake", "square", "list", self.tr("More ways to take in"))
        self.more.setMenu(self._menu())
        self._tray = button("", "showTray")
        self._tray.setCheckable(True)
        self._watched = label("", "small", "watchedFolder", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("intakeProgress")
        self._bar.setAccessibleName(self.tr("Photos taken in"))
        self._bar.setTextVisible(False)
        self._stop = button(self.tr("Stop"), "stopIntake")
        self._going = QWidget()
        self._going.setProperty("role", "clear")
        self._going.setLayout(row(self._bar, self._stop))
        self._on = button(self.tr("Continue the import"), "continueIntake", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for each in (self._tray, self._watched, self._going, self._on):
            layout.addWidget(each)
        for each in (self._watched, self._going, self._on):
            each.hide()
        self.show_tray(0)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("moreIntakeMenu")
        self._slate = QAction(self.tr("Show the slate for this clause (F9)"), menu)
        self._slate.setObjectName("showSlate")
        self._slate.setToolTip(
            self.tr("Photograph it, and the photos after it find this clause by themselves")
        )
        self._files = QAction(self.tr("Import photos by slate… (Ctrl+I)"), menu)
        self._files.setObjectName("importBySlate")
        self._folder = QAction(self.tr("Import a folder, a card or a phone…"), menu)
        self._folder.setObjectName("importFolder")
        self._camera = QAction(self.tr("Photograph with this laptop's camera…"), menu)
        self._camera.setObjectName("photograph")
        self._watching = QAction(self.tr("Watch a folder…"), menu)
        self._watching.setObjectName("watchFolder")
        self._every = QAction(self.tr("All evidence of the visit, checked…"), menu)
        self._every.setObjectName("custodyOfAll")
        ways = [self._slate, self._files, self._folder, self._camera, self._watching]
        menu.addActions([*ways, self._every])
        return menu

    def _connect(self) -> None:
        self._every.triggered.connect(lambda: self.custody_wanted.emit())
        self._slate.triggered.connect(lambda: self.slate_wanted.emit())
        self._files.triggered.connect(lambda: self.files_wanted.emit())
        self._folder.triggered.connect(self._choose_folder)
        self._camera.triggered.connect(lambda: self.camera_wanted.emit())
        self._watching.triggered.connect(self._turn_watch)
        self._tray.toggled.connect(self.tray_wanted)
        self._stop.clicked.connect(self._intake.cancel)
        self._on.clicked.connect(self._go_on)
        self._intake.moved.connect(self._on_moved)
        self._intake.unfinished.connect(self._offer)
        self._intake.drained.connect(lambda _new: self.count.rest(True))
        self.watch.turned.connect(self._on_turned)

    def enable(self, is_open: bool) -> None:
        """Take in only while the visit is open."""
        for each in (self._slate, self._files, self._folder, self._camera, self._watching):
            each.setEnabled(is_open)
        self._on.setEnabled(is_open)

    def show_state(self, state: VisitState | None) -> None:
        """A visit that is closed or left is not filled from a folder."""
        if self.watch.folder is not None and (state is None or state.closed is not None):
            self.watch.stop()

    def show_tray(self, waiting: int) -> None:
        """Say how many photos wait for a clause."""
        self._tray.setText(self.tr("Tray {count}").format(count=waiting))
        self._tray.setVisible(waiting > 0 or self._tray.isChecked())
        self._tray.setAccessibleName(
            self.tr("Tray: {count} photos wait for a clause").format(count=waiting)
        )

    def turn_tray(self) -> None:
        """Show the tray, or the photos of the clause again."""
        self._tray.toggle()

    def _choose_folder(self) -> None:
        title, start = self.tr("Folder to import"), last_folder.start()
        name = QFileDialog.getExistingDirectory(self, title, start)
        if name:
            self.folder_chosen.emit(last_folder.chosen(Path(name)))

    def _turn_watch(self) -> None:
        if self.watch.folder is not None:
            self.watch.stop()
            return
        title, start = self.tr("Folder to watch"), last_folder.start()
        name = QFileDialog.getExistingDirectory(self, title, start)
        if name:
            self.watch.watch(last_folder.chosen(Path(name)))

    def _on_turned(self, folder: Path | None) -> None:
        self._watched.setVisible(folder is not None)
        self._watching.setText(self.tr("Stop watching") if folder else self.tr("Watch a folder…"))
        if folder is not None:
            shown = folder.name.encode("utf-8", "replace").decode("utf-8")
            said = self.tr("Watching {folder}: new photos come into the tray.")
            self._watched.setText(said.format(folder=shown))

    def _on_moved(self, done: int, total: int) -> None:
        self._going.setVisible(done < total)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.count.rest(done >= total)

    def _offer(self, left: tuple[Chosen, ...]) -> None:
        self._left = left
        self._on.setVisible(bool(left))

    def _go_on(self) -> None:
        left = self._left
        self._offer(())
        self._intake.take_up(left)

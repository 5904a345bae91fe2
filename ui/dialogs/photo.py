"""One photo, large enough to read a label on it, with words that say what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.evidence import shelf
from models.evidence.moments import came_in
from models.evidence.slate import corrected, moment
from models.facts.bodies import EvidenceAdded
from ui import words
from ui.dialogs.fitting import fit
from ui.dialogs.photo_clock import beside_laptop
from ui.dialogs.photo_steps import PhotoSteps
from ui.dialogs.photo_view import STEP, PhotoView, read_more
from ui.screens.visit.actions import Actions
from ui.session import FieldSession
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.errors import ExpectedError


class PhotoDialog(QDialog):
    """Not modal to the program's work: the preview arrives when it is read."""

    cover_wanted = Signal(str)
    """SHA-256 of the photo to cover or draw on."""
    nobody_said = Signal(str)
    """SHA-256 of a photo that shows nobody and no record."""
    other_wanted = Signal(str)
    """SHA-256 of the photo before or after this one; what was typed here is kept by then."""

    def __init__(
        self,
        session: FieldSession,
        each: EvidenceAdded,
        actions: Actions,
        parent: QWidget,
        among: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photoDialog")
        self.setWindowTitle(self.tr("Evidence"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, 900, 640)
        self._each, self._actions = each, actions
        self._shown = each.sha256
        self._message = Message("photoMessage")
        self._picture = PhotoView()
        self._picture.setObjectName("photoPicture")
        self._picture.setAccessibleName(
            self.tr("Photo: plus comes nearer, minus goes away, arrows move it")
        )
        self._picture.more_wanted.connect(
            lambda: read_more(session, self._picture, self._shown, self._message)
        )
        self._words = QLineEdit(each.caption)
        self._words.setObjectName("photoCaption")
        self._words.setAccessibleName(self.tr("What it shows"))
        self._words.setPlaceholderText(self.tr("What it shows"))
        self._kept = each.caption
        self.steps = PhotoSteps(each.sha256, among, self)
        self.steps.wanted.connect(lambda other: self._step(session, other))
        self.finished.connect(lambda _how: self._keep_typed(session))
        self._lay_out(session)
        self._picture.setFocus()
        self._load(session)
        self._ask_when(session)

    def _ask_when(self, session: FieldSession) -> None:
        """Look in the log when it came in: that is the laptop's clock, beside the camera's."""
        state, sha256 = session.state, self._each.of or self._each.sha256
        each = state.evidence.get(sha256, self._each) if state is not None else self._each
        self._clock.setText(beside_laptop(each, state, None))
        if state is None:
            return
        book, visit = session.book, state.visit_id
        task = session.worker.compute(lambda _progress: came_in(book, visit, sha256))
        answer = while_there(
            self, lambda came: self._clock.setText(beside_laptop(each, state, came))
        )
        task.done.connect(answer)
        task.failed.connect(while_there(self, self._message.refuse))

    def _lay_out(self, session: FieldSession) -> None:
        about = f"{self._each.width} × {self._each.height}" if self._each.width else ""
        taken = words.camera_time(self._each.taken_at)
        each, true = self._each, self._true_time(session)
        claims = (taken, true, each.camera or "", each.taken_where or "")
        parts = (each.extension.upper(), about, *claims, each.sha256[:16])
        keep = button(self.tr("Keep words"), "photoKeep", "primary")
        keep.clicked.connect(self._keep)
        keep.setEnabled(session.state is not None and session.state.closed is None)
        shut = button(self.tr("Close"), "photoClose")
        shut.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addLayout(self._privacy(session))
        layout.addWidget(self._picture, 1)
        said = label(" · ".join(part for part in parts if part), "small", wrap=True)
        self._clock = label("", "small", "photoClock", wrap=True)
        about_it = row(column(said, self._clock), self.steps)
        about_it.setStretch(0, 1)
        layout.addLayout(about_it)
        layout.addWidget(self._message)
        layout.addLayout(row(self._words, keep, shut))

    def _privacy(self, session: FieldSession) -> QHBoxLayout:
        """What may be seen of persons: cover it, or say that there is nobody."""
        state, each = session.state, self._each
        original = each.of or each.sha256
        is_open = state is not None and state.closed is None and each.preview is not None
        self._about = label("", "second", "photoCopy", wrap=True)
        shown = button("", "photoOriginal")
        shown.setVisible(each.of is not None)
        shown.clicked.connect(lambda: self._turn(session, shown))
        nobody = button(self.tr("Nobody, no records"), "photoNobody")
        settled = state is not None and state.shows.get(original) in ("nobody", "covered")
        nobody.setVisible(is_open and each.of is None and not settled)
        nobody.clicked.connect(lambda: self.nobody_said.emit(original))
        nobody.clicked.connect(nobody.hide)
        cover = button(self.tr("Cover or draw"), "photoCover", icon="eraser")
        cover.setVisible(is_open)
        cover.clicked.connect(self.close)
        cover.clicked.connect(lambda: self.cover_wanted.emit(original))
        for each_button in (shown, nobody, cover):
            each_button.setAutoDefault(False)  # Enter keeps the words
        self._say_which(shown)
        made = row(self._about, *self._nearness(), shown, nobody, cover)
        made.setStretch(0, 1)
        return made

    def _nearness(self) -> tuple[QPushButton, ...]:
        """Nearer and further without a wheel; near by, the original's own pixels are shown."""
        further = button("", "photoFurther", icon="minus", tip=self.tr("Further away"))
        nearer = button("", "photoNearer", icon="plus", tip=self.tr("Nearer"))
        whole = button(self.tr("Whole photo"), "photoWhole")
        further.clicked.connect(lambda: self._picture.zoom(1 / STEP))
        nearer.clicked.connect(lambda: self._picture.zoom(STEP))
        whole.clicked.connect(self._picture.fit)
        for each in (further, nearer, whole):
            each.setAutoDefault(False)
            each.setVisible(self._each.preview is not None)
        return further, nearer, whole

    def _turn(self, session: FieldSession, shown: QPushButton) -> None:
        """Show the original in place of its copy, or the copy again."""
        original = self._each.of or self._each.sha256
        self._shown = self._each.sha256 if self._shown == original else original
        self._say_which(shown)
        self._load(session)

    def _say_which(self, shown: QPushButton) -> None:
        each = self._each
        if each.of is None:
            return
        is_copy = self._shown == each.sha256
        if not is_copy:
            words = self.tr("The original. It is shown on this laptop only.")
        elif each.treatment == "redacted":
            words = self.tr("Covered copy; it stands in for the original.")
        else:
            words = self.tr("A copy that was drawn on.")
        self._about.setText(words)
        shown.setText(self.tr("Show the original") if is_copy else self.tr("Show the copy"))
        shown.setAccessibleName(shown.text())

    def _true_time(self, session: FieldSession) -> str:
        """The camera's claim by this laptop's clock, where its clock was photographed."""
        each = self._each
        at = moment(each.taken_at, each.taken_offset or "")
        ahead = session.state.cameras.get(each.camera or "") if session.state else None
        if at is None or not ahead:
            return ""
        return self.tr("{time} by this laptop's clock").format(time=corrected(at, ahead))

    def _load(self, session: FieldSession) -> None:
        workspace, sha256 = session.workspace, self._shown
        if workspace is None or self._each.preview is None:
            self._message.say(self.tr("This document has no preview; it is kept unchanged."))
            return

        def load(_progress: object) -> QImage:
            return QImage.fromData(QByteArray(shelf.preview(workspace, sha256) or b""))

        task = session.worker.compute(load)
        task.done.connect(while_there(self, self._show))
        task.failed.connect(while_there(self, self._message.refuse))

    def _show(self, image: QImage) -> None:
        self._picture.show_photo(image, self._each.width, self._each.height)

    def _keep(self) -> None:
        self._kept = words = self._words.text().strip()
        task = self._actions.caption(self._each.sha256, words, self._refuse)
        task.done.connect(while_there(self, self._shut))

    def _step(self, session: FieldSession, other: str) -> None:
        """Keep what was typed and show the other photo; words that were refused stay in sight."""
        words, state = self._words.text().strip(), session.state
        if words == (self._kept or "") or state is None or state.closed is not None:
            self.other_wanted.emit(other)
            return
        self._kept = words
        task = self._actions.caption(self._each.sha256, words, self._refuse)
        task.done.connect(while_there(self, lambda _state: self.other_wanted.emit(other)))

    def _shut(self, _state: object) -> None:
        self.close()

    def _refuse(self, error: ExpectedError) -> None:
        self._kept = self._each.caption
        self.steps.setEnabled(True)
        self._message.refuse(error)

    def _keep_typed(self, session: FieldSession) -> None:
        """Nothing typed is lost, however one leaves; undo takes it back as any other step."""
        words, state = self._words.text().strip(), session.state
        if words != (self._kept or "") and state is not None and state.closed is None:
            self._actions.caption(self._each.sha256, words, session.failed.emit)

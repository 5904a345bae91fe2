"""Covers faces and records, or draws on a photo; always on a copy, burned in when it is kept."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from models.evidence import copies, shelf
from models.evidence.cover import Shape
from models.evidence.intake import Prepared
from models.facts.bodies import EvidenceAdded
from ui.dialogs import cover_sketch
from ui.dialogs.cover_canvas import CoverCanvas
from ui.dialogs.fitting import fit
from ui.dialogs.photo_view import STEP, read_more
from ui.session import FieldSession
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import clear_widget
from ui.widgets.choice import Choice
from ui.widgets.fields import line_field
from ui.widgets.flow import FlowLayout
from ui.widgets.message import Message, limit

WIDTH, HEIGHT, LONGEST = 1080, 760, 40


class CoverDialog(QDialog):
    """The photo is read, and the copy made, beside the window."""

    kept = Signal(str)
    """SHA-256 of the copy that is now durable."""

    def __init__(self, session: FieldSession, base: EvidenceAdded, parent: QWidget) -> None:
        """``base``: the original, or its newest covered copy, which is drawn on further."""
        super().__init__(parent)
        self.setObjectName("coverDialog")
        self.setWindowTitle(self.tr("Cover or draw"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        self._session, self._base = session, base
        self._busy = self._warned = False
        self.canvas = CoverCanvas()
        self.message = Message("coverMessage")
        self._lay_out()
        self._wire()
        self._load()

    def _lay_out(self) -> None:
        about = label(
            self.tr(
                "Everything is drawn on a copy. The original is not changed and stays on this "
                "laptop; where a copy is covered, only the copy leaves."
            ),
            "second",
            wrap=True,
        )
        self._original = button(self.tr("Begin again from the original"), "coverOriginal")
        self._original.setVisible(self._base.of is not None)
        self._save = button(self.tr("Keep the copy"), "coverKeep", "primary", "check")
        self._cancel = button(self.tr("Cancel"), "coverCancel")
        keys = self.tr("Enter: a shape in the middle; arrows move it, with Shift they size it")
        self._count = label("", "second", "coverCount")
        foot = row(label(keys, "small", wrap=True), self._count, self._cancel, self._save)
        foot.setStretch(0, 1)
        head = row(about, self._original)
        head.setStretch(0, 1)
        body = column(head, self._tools(), self.canvas, self.message, foot, gap=10, margin=14)
        body.setStretch(2, 1)
        self.setLayout(body)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)  # Enter belongs to the photo
        self.canvas.setFocus()

    def _tools(self) -> QWidget:
        items = [
            (cover_sketch.BOX, self.tr("Box")),
            (cover_sketch.STROKE, self.tr("Stroke")),
            (cover_sketch.MOSAIC, self.tr("Mosaic")),
            (cover_sketch.ARROW, self.tr("Arrow")),
            (cover_sketch.WORDS, self.tr("Words")),
            (cover_sketch.HAND, self.tr("Move")),
        ]
        self._choice = Choice("coverTool", items, self.tr("Tool"))
        self._choice.select(cover_sketch.BOX)
        self._words = line_field("coverWords", self.tr("Words to write"))
        limit(self._words, LONGEST, self.message)
        self._words.hide()
        self._undo = button("", "coverUndo", icon="undo", tip=self.tr("Take back"))
        self._redo = button("", "coverRedo", icon="redo", tip=self.tr("Bring back"))
        self._further = button("", "coverFurther", icon="minus", tip=self.tr("Further away"))
        self._nearer = button("", "coverNearer", icon="plus", tip=self.tr("Nearer"))
        self._whole = button(self.tr("Whole photo"), "coverWhole")
        flow = FlowLayout(8)
        for each in (self._choice, self._words, self._undo, self._redo):
            flow.addWidget(each)
        for each in (self._further, self._nearer, self._whole):
            flow.addWidget(each)
        return clear_widget(flow)

    def _wire(self) -> None:
        canvas = self.canvas
        self._choice.chosen.connect(self.use)
        canvas.tool_wanted.connect(self.use)
        canvas.words_wanted.connect(self._ask_words)
        canvas.changed.connect(self._show_state)
        canvas.more_wanted.connect(
            lambda: read_more(self._session, canvas, self._base.sha256, self.message)
        )
        self._words.textChanged.connect(lambda words: setattr(canvas, "words", words))
        self._words.returnPressed.connect(canvas.setFocus)
        self._undo.clicked.connect(canvas.undo)
        self._redo.clicked.connect(canvas.redo)
        self._nearer.clicked.connect(lambda: canvas.zoom(STEP))
        self._further.clicked.connect(lambda: canvas.zoom(1 / STEP))
        self._whole.clicked.connect(canvas.fit)
        self._original.clicked.connect(self._begin_again)
        self._save.clicked.connect(self.keep)
        self._cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Z"), self, canvas.undo)
        QShortcut(QKeySequence("Ctrl+Y"), self, canvas.redo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, canvas.redo)
        QShortcut(QKeySequence("Ctrl+S"), self, self.keep)
        self._show_state()

    # The photo

    def _load(self) -> None:
        workspace, base = self._session.workspace, self._base
        if workspace is None:
            return

        def load(_progress: object) -> QImage:
            return QImage.fromData(QByteArray(shelf.preview(workspace, base.sha256) or b""))

        task = self._session.worker.compute(load)
        answer = while_there(
            self, lambda image: self.canvas.show_photo(image, base.width, base.height)
        )
        task.done.connect(answer)
        task.failed.connect(self.message.refuse)

    def _begin_again(self) -> None:
        """Draw on the original: what a copy covered by mistake can be shown again."""
        state, original = self._session.state, self._base.of
        if state is not None and original is not None:
            self._base = state.evidence[original]
            self._original.hide()
            self._load()

    # Tools

    def use(self, tool: str) -> None:
        """Take a tool in hand."""
        self._choice.select(tool)
        self.canvas.tool = tool
        self._words.setVisible(tool == cover_sketch.WORDS)
        if tool == cover_sketch.WORDS and not self._words.text():
            self._words.setFocus()
        else:
            self.canvas.setFocus()

    def _ask_words(self) -> None:
        self.message.say(self.tr("Type the words first, then click where they belong."))
        self._words.setFocus()

    def _show_state(self) -> None:
        sketch = self.canvas.sketch
        free = not self._busy and self.canvas.ready
        self._undo.setEnabled(free and sketch.can_undo)
        self._redo.setEnabled(free and sketch.can_redo)
        self._save.setEnabled(free and bool(sketch.shapes))
        self._count.setText(self.tr("{count} shapes").format(count=len(sketch.shapes)))
        self._warned = False

    # Keeping

    def keep(self) -> None:
        """Burn the shapes into the photo at its full size, and keep the copy."""
        shapes, base, workspace = self.canvas.sketch.shapes, self._base, self._session.workspace
        if self._busy or not shapes or workspace is None:
            return
        self._set_busy(True)
        self.message.say(self.tr("The copy is being made …"))
        reader, state = shelf.EvidenceReader(workspace), self._session.state
        known = frozenset(state.evidence) if state else frozenset[str]()
        task = self._session.worker.compute(
            lambda _told: copies.make(reader.read(base.sha256), shapes, known)
        )
        # also when the dialog is gone: a copy that was asked for is kept
        task.done.connect(lambda prepared: self._write(prepared, base, shapes))
        task.failed.connect(self._refuse)
        task.broke.connect(while_there(self, lambda: self._set_busy(False)))

    def _write(self, prepared: Prepared, base: EvidenceAdded, shapes: tuple[Shape, ...]) -> None:
        s = self._session
        task = s.submit(
            lambda state: copies.add_copy(s.book, state, s.actor, prepared, base, shapes),
            self.message.refuse,
        )
        task.done.connect(while_there(self, lambda _state: self._done(prepared.sha256)))
        task.finished.connect(while_there(self, lambda: self._set_busy(False)))

    def _done(self, sha256: str) -> None:
        self.kept.emit(sha256)
        self.accept()

    def _refuse(self, error: object) -> None:
        from models.errors import ExpectedError

        self._set_busy(False)
        if isinstance(error, ExpectedError):
            self.message.refuse(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.canvas.setEnabled(not busy)
        self._show_state()

    def reject(self) -> None:
        """Leave without a copy; what was drawn is not thrown away at the first try."""
        if self.canvas.sketch.shapes and not self._warned:
            self.message.say(
                self.tr("What you drew is not kept yet. Cancel once more to leave it."), "warn"
            )
            self._warned = True
            return
        super().reject()

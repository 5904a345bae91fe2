"""The strip below every page: what is safe, where it lies, and how much room is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.announce import announce
from ui.evidence_count import EvidenceCount, copies_words
from ui.session import FieldSession
from ui.style import icons, theme
from ui.widgets.basics import button, chip, label, row, tell
from ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from models.facts.state import VisitState
    from models.store.workspace import Workspace

LITTLE_SPACE = 1 << 30
EVERY_HALF_MINUTE = 30_000


class StatusStrip(QFrame):
    """Says "saved" only after a commit has returned."""

    custody = Signal()
    """The list behind the three numbers is wanted."""

    def __init__(self, session: FieldSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setObjectName("statusStrip")
        self.setFixedHeight(theme.px(44))
        self._session = session
        self._saved_icon, self._drive, self._cloud = QLabel(), QLabel(), QLabel()
        self._network = chip("", "warn", "statusOffline")
        self._saved = label(self.tr("Nothing changed yet"), "second", "statusSaved")
        self._photos = label("", "second", "statusPhotos")
        self._space = label("", "second", "statusSpace")
        self._count = EvidenceCount.of(session)
        self._evidence = button("", "statusEvidence", "chip")
        self._evidence.clicked.connect(self.custody)
        self._desk = ElidedLabel("second", "statusDesk")
        self._at_desk = False
        self._desk_place: Workspace | None = None
        self._warned = self._lost = False
        self._lay_out()
        self._mark("text2")
        session.saved.connect(self._on_saved)
        session.not_saved.connect(self._on_not_saved)
        session.busy.connect(self._on_busy)
        session.state_changed.connect(self._on_state)
        timer = QTimer(self, interval=EVERY_HALF_MINUTE)
        timer.timeout.connect(self.look_at_disk)
        timer.start()
        self.look_at_disk()
        self._count.changed.connect(self._show_evidence)
        self._on_state(session.state)

    def _lay_out(self) -> None:
        self.show_serving(False)
        self._drive.setPixmap(icons.pixmap("drive", 16, "text2"))
        layout = row(
            self._saved_icon,
            self._saved,
            self._network,
            self._cloud,
            self._photos,
            self._evidence,
            self._desk,
            1,
            self._drive,
            self._space,
        )
        layout.setStretchFactor(self._desk, 9)  # its folder may be long
        layout.setContentsMargins(20, 0, 20, 0)
        self.setLayout(layout)

    def show_serving(self, serving: bool) -> None:
        """Offline, unless this computer's desk listens for laptops."""
        words = self.tr("Receives by network") if serving else self.tr("Offline")
        self._network.setText(words)
        tell(self._network, "tone", "blue" if serving else "warn")
        sign = ("send", "blue_text") if serving else ("offline", "text2")
        self._cloud.setPixmap(icons.pixmap(sign[0], 16, sign[1]))

    def show_desk(self, here: bool, desk: Workspace | None) -> None:
        """On the desk's pages tell of the desk and not of a visit; a step that was lost stays."""
        self._at_desk, self._desk_place = here, desk
        words = self.tr("The desk is not open")
        if desk is not None:
            words = self.tr("Desk open, kept in {folder}").format(folder=desk.folder)
        self._desk.say(words)
        self._on_state(self._session.state)
        self.look_at_disk()

    def _mark(self, colour: str) -> None:
        self._saved_icon.setPixmap(icons.pixmap("saved", 16, colour))

    def _show_parts(self) -> None:
        """Which words belong here: those of the visit, or of the desk; what is wrong always."""
        state, visit = self._session.state, not self._at_desk
        cited = state is not None and bool(state.evidence)
        self._desk.setVisible(self._at_desk)
        for part in (self._saved_icon, self._saved):
            part.setVisible(visit or self._lost)
        self._photos.setVisible(visit and not cited)
        self._evidence.setVisible(cited and (visit or bool(self._count.wrong)))

    def _on_saved(self, moment: str) -> None:
        self._saved.setText(self.tr("Saved on this computer {time}").format(time=moment))
        self._lost = False
        self._mark("ok_text")
        announce(self, self._saved.text())

    def _on_not_saved(self) -> None:
        self._saved.setText(self.tr("The last step was NOT saved"))
        self._lost = True
        self._mark("bad_text")
        self._show_parts()
        announce(self, self._saved.text(), urgent=True)

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self._mark("text2")

    def _on_state(self, state: VisitState | None) -> None:
        if state is None:
            self._photos.setText(self.tr("Only on this computer"))
        elif not state.evidence:
            self._photos.setText(self.tr("No photos yet"))
        self._show_evidence()

    def _show_evidence(self) -> None:
        """The three numbers of the visit, with a word where they are not one."""
        counts, wrong = self._count.counts, self._count.wrong
        words = self.tr("Cited {cited} · present {present} · verified {verified}")
        said = words.format(cited=counts.cited, present=counts.present, verified=counts.verified)
        if counts.copies:
            said = f"{said} · {copies_words(counts.copies)}"
        if wrong:
            lost = self.tr("NOT EQUAL: {count} missing or changed").format(count=wrong)
            said, tone = f"{said} · {lost}", "bad"
        elif not counts.same:
            said, tone = f"{said} · " + self.tr("being checked"), ""
        else:
            said, tone = f"{said} · " + self._count.checked_at, ""
        self._evidence.setText(said.removesuffix(" · "))
        self._evidence.setAccessibleName(self._evidence.text())
        size = QLocale().formattedDataSize(
            self._count.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        tip = self.tr("Photos and documents ({size}), as the last check found them; open the list")
        self._evidence.setToolTip(tip.format(size=size))
        tell(self._evidence, "tone", tone)
        if wrong and not self._warned:
            announce(self, self._evidence.text(), urgent=True)
        self._warned = bool(wrong)
        self._show_parts()

    def look_at_disk(self) -> None:
        """Ask how much room is left."""
        place = (self._desk_place if self._at_desk else None) or self._session.workspace
        if place is None:
            return
        try:
            free = place.free_bytes()
        except OSError:  # a stick that was pulled out: it is told, and asked again later
            self._space.setText(self.tr("The folder does not answer"))
            tell(self._space, "tone", "bad")
            return
        size = QLocale().formattedDataSize(
            free, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        self._space.setText(self.tr("Free space {size}").format(size=size))
        tell(self._space, "tone", "bad" if free < LITTLE_SPACE else "")

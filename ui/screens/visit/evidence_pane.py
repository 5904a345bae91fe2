"""The right pane: photos and documents of the clause, and its finding."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QVBoxLayout

from models.errors import ExpectedError
from models.evidence import shelf
from models.evidence.sorting import tray
from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from models.standards.phrase_types import Phrase
from models.standards.types import Pack, tags_of
from models.visits import phrases
from models.visits.finding_proposal import findings_of, proposed_fact, proposed_place
from ui import language, last_folder
from ui.evidence_count import copies_words
from ui.screens.visit.actions import Actions
from ui.screens.visit.card_state import photos_of
from ui.screens.visit.covering import Covering
from ui.screens.visit.intake import Intake, Source, sources_of
from ui.screens.visit.intake_bar import IntakeBar
from ui.screens.visit.photos_box import PhotosBox
from ui.screens.visit.slate_offer import SlateOffer
from ui.screens.visit.sorting import outcome_words
from ui.screens.visit.tray import DropOn, PhotoModel
from ui.screens.visit.typing import FindingTyping, Typing
from ui.session import FieldSession
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, chip, column, frame, label, row, tell
from ui.widgets.blocks import scrolling_layout
from ui.widgets.finding import FindingDraft, FindingEditor
from ui.widgets.message import Message
from ui.widgets.tight_row import TightRow

WIDE, NARROW = 320, 292


class EvidencePane(QFrame):
    """Takes files by button, paste and drop; shows what the chosen clause has."""

    look = Signal(str)
    """SHA-256 of a photo to look at."""
    slate_wanted = Signal()
    """A 场记牌 for the clause that is shown."""
    finding_done = Signal()
    """The finding is kept; the person goes back to the clause."""
    custody = Signal()
    """The list of all evidence of the visit is wanted."""

    def __init__(self, session: FieldSession, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("evidencePane")
        self.setProperty("role", "panel")
        self.setAcceptDrops(True)
        self._session, self._actions = session, actions
        self._ref: ClauseRef | None = None
        self._state: VisitState | None = None
        self._phrases: tuple[Phrase, ...] = ()
        self.here = ""
        """The room one stands in, as the view by place knows it; empty elsewhere."""
        self.room = ""
        """The room whose clauses are listed; photos sent from the tray are named after it."""
        self._left_out: list[str] = []
        self._tray_shown = False
        self._why = ""
        self.intake = Intake(session, actions)
        self.model = PhotoModel(self._fetch)
        self._box = PhotosBox(self.model)
        self._grid = self._box.grid
        self.finding = FindingEditor()
        self.typing = Typing(session, self)
        self.unkept = FindingTyping(self.typing, self.finding)
        self.message = Message("evidenceMessage")
        self.offer = SlateOffer(session, self.intake, self)
        self.covering = Covering(session, self, self.message.refuse)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        self._about = label("", "second", "evidenceAbout")
        self._count = chip("", name="evidenceCount")
        head = label(self.tr("Evidence"), "heading")
        layout.addLayout(row(head, self._about, self._count, 1))
        self._import = button(self.tr("Import"), "importEvidence", "primary", "folder")
        self._import.clicked.connect(self.choose_files)
        self._paste = button(self.tr("Paste"), "pasteEvidence", icon="clipboard")
        self._paste.clicked.connect(self.paste)
        self.bar = IntakeBar(self._session, self.intake)
        self.bar.slate_wanted.connect(self.slate_wanted)
        self.bar.custody_wanted.connect(self.custody)
        gap = 6 if theme.text_size() <= 125 else 2  # large words need the room themselves
        ways = TightRow(self._import, self._paste, self.bar.more, gap=gap)
        inside = column(ways, gap=6)
        inside.addWidget(self.bar)
        inside.addWidget(self.message)
        asked = (self.offer.question, self.intake.among.question, self.intake.sorting.question)
        for question in (*asked, self.covering.ask):
            inside.addWidget(question)
        inside.addWidget(self._box, 1)
        inside.addWidget(frame("line"))
        inside.addWidget(self.finding)
        inside.setContentsMargins(0, 0, 4, 0)
        layout.addWidget(scrolling_layout(inside, "evidenceArea"), 1)

    def _connect(self) -> None:
        self.intake.thumbnail.connect(self.model.pictures.expect)
        self.bar.folder_chosen.connect(lambda folder: self._take_all((folder,), None))
        self.bar.watch.found.connect(lambda files: self._take_all(files, None))
        self.bar.watch.gone.connect(self.message.refuse)
        self.bar.tray_wanted.connect(self._turn_tray)
        self._box.placed.connect(self._link_chosen)
        self.intake.refused.connect(self._on_refused)
        self.intake.sorting.sorted.connect(lambda out: self.message.say(outcome_words(out), "ok"))
        self.intake.sorting.refused.connect(self.message.refuse)
        self.intake.sorting.cover.connect(self.covering.open_editor)
        self.intake.sorting.look.connect(self._show_tray)
        self.bar.files_wanted.connect(self.choose_to_sort)
        self.bar.camera_wanted.connect(self.photograph)
        self._grid.sent.connect(self.send_here)
        DropOn(self, lambda photos, _on: self.send_here(photos))
        self._grid.opened.connect(self.look)
        self._grid.removed.connect(self._unlink)
        self.finding.given.connect(self._keep_finding)
        self.finding.photo_wanted.connect(self.choose_files)
        self.finding.phrase_wanted.connect(self._keep_phrase)
        self.finding.withdrawn.connect(
            lambda each: self._actions.withdraw_finding(each, self.finding.message.refuse)
        )

    # Showing

    def show_clause(self, ref: ClauseRef | None, number: str, state: VisitState | None) -> None:
        """Show what belongs to a clause."""
        changed = ref != self._ref
        if changed:
            self.finding.flush()
            self.finding.reset()
            self.message.clear()
            if self.offer.leave():
                self.message.say(self.tr("The files were not added; choose them again."), "warn")
        self._ref, self._state = ref, state
        if changed:
            self._use_phrases()
        self._about.setText(number)
        self._show_photos()
        self.bar.show_state(state)
        is_open = state is not None and state.closed is None and ref is not None
        for each in (self._import, self._paste):
            each.setEnabled(is_open)
        self.bar.enable(is_open)
        found = findings_of(state, ref) if state and ref else ()
        self.finding.show_findings(found, is_open)
        self.unkept.show_clause(ref, changed)
        self._actions.shown_finding = self.finding.finding_id

    def _show_photos(self) -> None:
        """The photos of the clause, or those that wait in the tray."""
        ref, state = self._ref, self._state
        waiting = tray(state) if state else ()
        mine = self.covering.show_clause(ref, state, self._pack())
        shown = waiting if self._tray_shown else mine
        self.bar.show_tray(len(waiting))
        self.model.show(shown)
        photos, copies = photos_of(state, self._links()) if state else (0, 0)
        said = self.tr("{count} items").format(count=photos)
        self._count.setText(f"{said} · {copies_words(copies)}" if copies else said)
        is_open = ref is not None and state is not None and state.closed is None
        self._box.show_filled(bool(shown), self._tray_shown, is_open)

    def _links(self) -> tuple[str, ...]:
        ref, state = self._ref, self._state
        return tuple(state.links.get((ref.pack, ref.clause), ())) if ref and state else ()

    def turn_tray(self) -> None:
        """Show the tray with the keys in it, or the photos of the clause again."""
        self.bar.turn_tray()
        if self._tray_shown and self.model.rows:
            self._grid.setFocus()
            if not self._grid.currentIndex().isValid():
                self._grid.setCurrentIndex(self.model.index(0))

    def _show_tray(self) -> None:
        if not self._tray_shown:
            self.turn_tray()

    def _turn_tray(self, shown: bool) -> None:
        self._tray_shown = shown
        self._grid.turn(shown)
        self._show_photos()

    def _link_chosen(self) -> None:
        """What is selected in the tray belongs to the clause that is shown."""
        self.send_here(self._grid.chosen())

    def _fetch(self, sha256: str) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return

        def load(_progress: object) -> QImage:
            data = shelf.thumbnail(workspace, sha256)
            return QImage.fromData(QByteArray(data)) if data else QImage()

        task = self._session.worker.compute(load)
        task.done.connect(while_there(self, lambda image: self._arrived(sha256, image)))

    def _arrived(self, sha256: str, image: QImage) -> None:
        if not image.isNull():
            self.model.put_picture(sha256, QPixmap.fromImage(image))

    # Taking in

    def take(self, sources: tuple[Source, ...]) -> None:
        """Take files or a picture into the record, for the clause that is shown."""
        if self._ref is not None and self._import.isEnabled():
            self._take_all(sources, self._ref)

    def _take_all(self, sources: tuple[Source, ...], ref: ClauseRef | None) -> None:
        self.message.clear()
        if not self.intake.busy:
            self._left_out.clear()
        if not sources:
            self.message.say(self.tr("There is no photo or file to take in."), "warn")
            return
        if ref is None:
            self.intake.take(sources, None)
        else:
            sort = partial(self.intake.take, sources, None)

            def here(look: bool) -> None:
                self.intake.take(sources, ref, look)

            self.covering.admit(sources, lambda: self.offer.admit(sources, ref, here, sort))

    def choose_files(self) -> None:
        """Ask for files for the clause that is shown."""
        self.take(self._asked())

    def choose_to_sort(self) -> None:
        """Ask for files whose slates say where they belong."""
        if self._import.isEnabled() and (files := self._asked()):
            self._take_all(files, None)

    def photograph(self) -> None:
        """Take a photo for the clause that is shown with the laptop's own camera."""
        from ui.dialogs.camera import photograph

        photograph(self._session, self.take, self.message, self)

    def send_here(self, photos: tuple[str, ...]) -> None:
        """Send photos of the tray to the clause that is shown, in the room one stands in."""
        if self._ref is not None and photos:
            ref = self._ref
            self.covering.admit(photos, lambda: self.send(photos, ref))

    def send(self, photos: tuple[str, ...], ref: ClauseRef) -> None:
        """Send photos of the tray to a clause."""
        self.intake.sorting.send(photos, ref, self.here or self.room, self.message.refuse)

    def _asked(self) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Photos and documents"),
            last_folder.start(),
            self.tr("Photos and documents")
            + " (*.jpg *.jpeg *.png *.heic *.heif *.webp *.tif *.tiff *.pdf);;* (*)",
        )
        return tuple(last_folder.chosen(Path(name)) for name in names)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.take(sources_of(QApplication.clipboard().mimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if sources_of(event.mimeData()) and self._import.isEnabled():
            tell(self, "role", "drop")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        tell(self, "role", "panel")

    def dropEvent(self, event: QDropEvent) -> None:
        tell(self, "role", "panel")
        event.acceptProposedAction()
        self.take(sources_of(event.mimeData()))

    def _on_refused(self, name: str, error: ExpectedError) -> None:
        self._left_out.append(name)
        if len(self._left_out) > 1:  # the first says why; a whole card may be gone
            words = self.tr("{first} In all {count} files were not added.")
            said = words.format(first=self._why, count=len(self._left_out))
        else:
            words = language.told(error)
            said = self._why = f"{name}: {words}" if name else words
        self.message.say(said, "bad")

    # Changing

    def _unlink(self, sha256: str) -> None:
        if self._ref is not None and not self._tray_shown:
            self.covering.take_off(self._ref, sha256)

    # The finding

    def read_phrases(self) -> None:
        """Read the office's stock phrases beside the window; without them one types."""
        workspace = self._session.workspace
        if workspace is None:
            return
        task = self._session.worker.compute(lambda _told: phrases.in_force(workspace))
        task.done.connect(self._use_new_phrases)
        task.failed.connect(self.finding.message.refuse)

    def _keep_phrase(self, words: str) -> None:
        from ui.dialogs.phrase import PhraseDialog

        dialog = PhraseDialog(self._session, words, self)
        dialog.kept.connect(self.read_phrases)
        dialog.open()

    def _use_new_phrases(self, found: tuple[Phrase, ...]) -> None:
        self._phrases = found
        self._use_phrases()

    def _use_phrases(self) -> None:
        if self._ref is not None:
            self.finding.use(self._phrases, self._themes(), self._ref.clause)

    def _themes(self) -> tuple[str, ...]:
        """Themes of the clause: its phrases come first."""
        pack = self._pack()
        if pack is None or self._ref is None:
            return ()
        for indicator in pack.indicators():
            for clause in indicator.clauses:
                if clause.code == self._ref.clause:
                    return tags_of(indicator, clause).themes
        return ()

    def _pack(self) -> Pack | None:
        if self._ref is None or self._state is None:
            return None
        wanted = self._ref.pack
        return next((p for p in self._session.packs_of(self._state) if p.id == wanted), None)

    def begin_finding(self) -> None:
        """Go on with the finding of the clause: what failed and where is proposed."""
        pack, ref, state = self._pack(), self._ref, self._state
        if pack is None or ref is None or state is None or state.closed is not None:
            return
        clause = pack.clause(ref.clause)
        fact = proposed_fact(state, clause, ref)
        place = proposed_place(state, ref, self.here)
        self.finding.begin(FindingDraft(fact=fact, place=place))

    def _keep_finding(self, draft: FindingDraft, done: bool) -> None:
        if self._ref is None:
            return
        task = self._actions.record_finding(
            self._ref, draft, self.finding.finding_id, self.finding.message.refuse
        )
        self.unkept.wait_for(self._ref, self.finding.finding_id, task)
        if done:
            task.done.connect(while_there(self, lambda _result: self.finding_done.emit()))

    def set_wide(self, wide: bool) -> None:
        """Make room in a narrow window."""
        self.setFixedWidth(theme.side(WIDE if wide else NARROW))

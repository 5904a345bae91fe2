"""Photos and their copies on the marking screen: what is shown, asked, and opened to cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.evidence import copies, shelf
from models.evidence.intake import Prepared
from models.facts.bodies import ClauseRef, EvidenceAdded
from models.facts.carriage import stand_ins
from models.facts.state import VisitState
from models.standards.types import Pack
from models.visits.privacy import risk_of
from ui.screens.visit.actions import Refused
from ui.screens.visit.privacy import PrivacyAsk
from ui.screens.visit.sources import Source, prepare
from ui.session import FieldSession
from ui.tasks import while_there


class Covering(QObject):
    """Beside the evidence pane: its question, its editor, and which picture stands for a photo."""

    done = Signal()
    """The editor is closed; the person goes back to the clause."""

    def __init__(self, session: FieldSession, pane: QWidget, refused: Refused) -> None:
        super().__init__(pane)
        self._session, self._pane, self._refused = session, pane, refused
        self.ask = PrivacyAsk()
        """The strip to be laid out in the pane."""
        self._editing = False
        self.ask.said.connect(self.say)
        self.ask.cover.connect(self.open_editor)

    def show_clause(
        self, ref: ClauseRef | None, state: VisitState | None, pack: Pack | None
    ) -> tuple[EvidenceAdded, ...]:
        """Ask what the clause needs asked; return what its photos are shown by."""
        risk = risk_of(pack, ref.clause) if pack and ref else 0
        self.ask.show_clause(ref, risk, state)
        links = state.links.get((ref.pack, ref.clause), ()) if ref and state else ()
        return stand_ins(state.evidence.values(), links) if state and links else ()

    def admit(self, photos: Sequence[Source | str], go_on: Callable[[], None]) -> None:
        """Go on when it is known what the photos show; they are shown where that is asked.

        A photo is a file, a picture, or the SHA-256 of one that waits in the tray.
        """
        self.ask.admit(go_on)
        if not self.ask.asking:
            return
        shown = while_there(self.ask, self.ask.photos.add(len(photos)))
        for photo in photos[: self.ask.photos.room]:
            task = self._session.worker.compute(partial(self._small, photo))
            task.done.connect(shown)
            # why it cannot be shown, taking it in says
            task.failed.connect(while_there(self.ask, lambda _error: shown(None)))

    def _small(self, photo: Source | str, _told: object) -> bytes | None:
        """Return a small picture of a photo; for a thread of the pool."""
        if isinstance(photo, str):
            workspace = self._session.workspace
            return shelf.thumbnail(workspace, photo) if workspace else None
        if isinstance(photo, Path) and photo.is_dir():
            return None
        made = prepare(photo)
        return made.thumbnail if isinstance(made, Prepared) else None

    def say(self, sha256: str, shows: str) -> None:
        """Keep what a person says a photo shows."""
        s = self._session
        s.submit(lambda now: copies.say(s.book, now, s.actor, sha256, shows), self._refused)

    def take_off(self, ref: ClauseRef, sha256: str) -> None:
        """Take a photo with its copies off a clause."""
        s = self._session
        s.submit(lambda now: copies.take_off(s.book, now, s.actor, sha256, ref), self._refused)

    def open_editor(self, sha256: str) -> None:
        """Cover a photo, going on from its newest covered copy; one editor at a time."""
        from ui.dialogs.cover import CoverDialog

        state = self._session.state
        if state is None or state.closed is not None or self._editing:
            return
        dialog = CoverDialog(self._session, copies.base_of(state, sha256), self._pane.window())
        self._editing = True
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._editing = False
        self.done.emit()

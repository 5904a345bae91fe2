"""The laptop's certificate on any page that shows it: request, trust file, comparing aloud."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.screens.keys_panel import KeysPanel
from ui.screens.keys_token import ask_for_token
from ui.session import FieldSession
from ui.widgets.basics import column
from ui.widgets.folder_field import FolderField

if TYPE_CHECKING:
    from ui.laptop_keys import KeyState, Offer
    from ui.tasks import Task


class KeysCard(QWidget):
    """The panel with what its steps do; the page says the sentences."""

    told = Signal(str, str)
    """A sentence and its tone."""
    refused = Signal(object)
    """The ExpectedError of a step."""
    changed = Signal()
    """The certificate or the trust is another now."""
    known = Signal(object)
    """The KeyState that is shown now."""

    def __init__(self, session: FieldSession, name: str, stick: FolderField | None = None) -> None:
        """``stick`` is the field of a page that names the folder once for all its steps."""
        super().__init__()
        self.setProperty("role", "clear")
        self._session = session
        if stick is None:
            self.stick = FolderField(f"{name}_folder", self.tr("Folder or stick"))
        else:
            self.stick = stick
        self.keys = KeysPanel(self.stick)
        self.keys.request.connect(self._make_request)
        self.keys.renew.connect(lambda new_key: self._make_request("", new_key))
        self.keys.token.connect(self._ask_token)
        self.keys.look.connect(self._read_bundle)
        self.keys.accept.connect(self._accept)
        own = () if stick is not None else (self.stick,)
        self.setLayout(column(*own, self.keys, gap=8))

    def refresh(self) -> None:
        """Show how far the laptop is."""
        from ui.laptop_keys import key_state

        workspace = self._session.workspace
        if workspace is None:
            return
        task = self._session.worker.compute(lambda _told: key_state(workspace))
        task.done.connect(self._show)
        task.failed.connect(self.refused)

    def _show(self, state: KeyState) -> None:
        self.keys.show_state(state)
        self.known.emit(state)

    def _make_request(self, name: str, new_key: bool = False) -> None:
        from ui.laptop_keys import write_request

        workspace, folder = self._session.workspace, self.stick.folder()
        if workspace is None or folder is None:
            return
        task = self._session.worker.write(lambda: write_request(workspace, name, folder, new_key))
        task.done.connect(self._written)
        task.failed.connect(self.refused)

    def _ask_token(self, name: str, other_key: bool) -> None:
        told = (self._written, self.refused.emit)
        ask_for_token(self, self._session, self.stick.folder(), (name, other_key), told)

    def _written(self, file: Path) -> None:
        self.refresh()
        self.changed.emit()
        self.told.emit(self.tr("The request is in {file}.").format(file=file.name), "ok")

    def _read_bundle(self, folder: Path) -> None:
        from ui.laptop_keys import offer_in

        workspace = self._session.workspace
        if workspace is None:
            return
        task = self._session.worker.compute(lambda _told: offer_in(workspace, folder))
        task.done.connect(self._offered)
        task.failed.connect(self.refused)

    def _offered(self, offer: Offer | None) -> None:
        if offer is None:
            self.told.emit(self.tr("There is no trust file in this folder."), "warn")
        elif offer.known:  # its root was compared when it came for the first time
            self._accept(offer)
        else:
            self.keys.show_offer(offer)

    def _accept(self, offer: Offer | None) -> None:
        if offer is None or self._session.workspace is None:
            self.refresh()
            words = self.tr("Nothing was trusted; ask the office for another file.")
            self.told.emit(words, "")
            return
        task = take_over(self._session, offer)
        task.done.connect(self._accepted)
        task.failed.connect(self.refused)

    def _accepted(self, state: KeyState) -> None:
        self._show(state)
        self.changed.emit()
        self.told.emit(self.tr("The trust file is taken over."), "ok")


def take_over(session: FieldSession, offer: Offer) -> Task:
    """Take a trust file over; the standards it brings can be used at once."""
    from models.store.shelf import shelf_of
    from ui.laptop_keys import accept

    workspace = session.workspace
    assert workspace is not None

    def use(state: KeyState) -> None:
        if state.installed:
            task = session.worker.compute(lambda _told: shelf_of(workspace))
            task.done.connect(session.use_packs)

    task = session.worker.write(lambda: accept(workspace, offer))
    task.done.connect(use)
    return task

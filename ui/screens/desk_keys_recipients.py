"""谁能打开数据包: the office, the escrow key in the safe, and who else; and the key on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import words
from ui.dialogs.escrow_sheet import EscrowSheetDialog
from ui.screens.desk_keys_part import DeskKeysPart
from ui.tasks import while_there
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.blocks import panel
from ui.widgets.fields import line_field

if TYPE_CHECKING:
    from sync.escrow import Holder
    from ui.desk_session import DeskSession


class RecipientsPanel(DeskKeysPart):
    """Each holder with its key; added and removed from the next trust file on."""

    def __init__(self, desk: DeskSession) -> None:
        super().__init__(desk)
        self._holders: tuple[Holder, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._name = line_field("desk_recipient_name", self.tr("Whose key; empty: escrow key"))
        self._key = line_field("desk_recipient_key", self.tr("Public key (age1…)"))
        self._paper = line_field(
            "desk_paper_key",
            self.tr("Decryption key of an earlier desk, from its sheet"),
            secret=True,
        )
        self.setLayout(column(self._who_panel(), self._paper_panel(), gap=12))

    def _who_panel(self) -> QWidget:
        words_ = self.tr(
            "Laptops encrypt every package to all of these, from the next trust file on. The "
            "secret of the escrow key lies in the safe, never here."
        )
        add = button(self.tr("Add"), "desk_recipient_add", icon="plus")
        add.clicked.connect(self._add)
        said = label(words_, "small", "desk_recipients_about", wrap=True)
        parts = (said, self._list, self._name, self._key, row(add, 1))
        return panel(self.tr("Who can open packages"), *parts)

    def _paper_panel(self) -> QWidget:
        words_ = self.tr(
            "Put it on paper once and lock it away. If this database is lost, the next desk takes "
            "it over and opens packages still under way."
        )
        write = button(self.tr("Decryption key on paper…"), "desk_paper_write", icon="print")
        write.clicked.connect(self._write)
        take = button(self.tr("Take over from paper"), "desk_paper_take", icon="key")
        take.clicked.connect(self._take)
        said = label(words_, "small", "desk_paper_about", wrap=True)
        parts = (said, row(write, 1), self._paper, row(take, 1))
        return panel(self.tr("Decryption key on paper"), *parts)

    def refresh(self) -> None:
        """Read who can open packages again."""
        from sync.escrow import holders

        self._desk.compute(holders).done.connect(while_there(self, self._show))

    def _show(self, found: tuple[Holder, ...]) -> None:
        self._holders = found
        empty(self._list)
        if not found:
            none = self.tr("Nobody yet: packages come in clear.")
            self._list.addWidget(label(none, "second", "desk_recipients_none", wrap=True))
        for place, one in enumerate(found):
            self._list.addWidget(self._row(place, one))

    def _row(self, place: int, one: Holder) -> QWidget:
        made = frame("well", f"desk_recipient_{place}")
        said = {
            "office": self.tr("this desk; always"),
            "escrow": self.tr("escrow, in the safe"),
            "added": self.tr("added"),
        }[str(one.kind)]
        name = label(f"{one.name} · {said}", "heading", wrap=True)
        key = label(words.breakable(one.key), "small", wrap=True)
        parts = [name, key]
        if str(one.kind) != "office":
            gone = button(self.tr("Remove"), f"desk_recipient_remove_{place}", icon="cross")
            gone.setAccessibleName(f"{gone.text()} {one.name}")
            gone.clicked.connect(lambda: self._remove(one))
            made.setLayout(column(*parts, row(gone, 1), gap=4, margin=8))
        else:
            made.setLayout(column(*parts, gap=4, margin=8))
        return made

    def _add(self) -> None:
        from sync.escrow import add

        name, key = self._name.text(), self._key.text()
        if not key.strip():
            self._key.setFocus()
            return
        task = self._desk.write(lambda desk: add(desk, name, key))
        task.done.connect(while_there(self, lambda _none: self._added()))

    def _added(self) -> None:
        self._name.clear()
        self._key.clear()
        self._said(self.tr("It is named from now on; write the trust file for all laptops."))

    def _remove(self, one: Holder) -> None:
        from sync.escrow import remove

        task = self._desk.write(lambda desk: remove(desk, one.key))
        gone = self.tr(
            "{name} is named no more from the next trust file on; what was encrypted before "
            "stays readable for it."
        ).format(name=one.name)
        task.done.connect(while_there(self, lambda _none: self._said(gone)))

    def _write(self) -> None:
        from sync.escrow import on_paper

        task = self._desk.write(on_paper)
        task.done.connect(while_there(self, self._show_sheet))

    def _show_sheet(self, secret: str) -> None:
        own = next((one.key for one in self._holders if str(one.kind) == "office"), "")
        EscrowSheetDialog(self._desk.office, own, secret, self, self._desk.worker).open()
        self.changed.emit()

    def _take(self) -> None:
        from sync.escrow import take_over

        typed = self._paper.text()
        if not typed.strip():
            self._paper.setFocus()
            return
        task = self._desk.write(lambda desk: take_over(desk, typed))
        task.done.connect(while_there(self, lambda _key: self._taken()))

    def _taken(self) -> None:
        self._paper.clear()
        self._said(self.tr("Packages that were encrypted to that desk can be received here now."))

    def _said(self, words_: str) -> None:
        self.told.emit(words_, "ok")
        self.changed.emit()

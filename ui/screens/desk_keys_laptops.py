"""笔记本: every laptop with its holder and how its certificate stands; hand over, revoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import key_words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_keys_part import DeskKeysPart
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, empty, frame, label, once, row
from ui.widgets.blocks import Pairs, panel, scrolling_layout
from ui.widgets.choice import Choice
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from sync.keys.notices import Laptop
    from ui.desk_session import DeskSession

SIDE_WIDTH = 380
LONGEST = 200
REASONS = ("lost", "left", "replaced", "broken", "other")


class KeyLaptops(DeskKeysPart):
    """The list left; what can be done with the chosen laptop right."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._laptop: Laptop | None = None
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("desk_keys_laptops", self.tr("Laptops"), self.model)
        self.table.current.connect(self._choose)
        self._none = label(self.tr("No laptop is enrolled yet."), "second", "desk_keys_none")
        self._side = QVBoxLayout()
        side = frame("panel")
        side.setLayout(column(self._side, 1, margin=14))
        area = scrolling_layout(column(side, 1), "desk_keys_side")
        area.setFixedWidth(theme.side(SIDE_WIDTH))
        layout = row(panel(self.tr("Laptops"), self._none, self.table), area, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Laptop"), lambda one: one.issued.name),
            Column(self.tr("Holder"), lambda one: one.issued.holder or "–", width=120),
            Column(self.tr("State"), _standing, _tone, width=96),
            Column(self.tr("Valid until"), lambda one: one.issued.expires_at[:10], width=110),
            Column(self.tr("Lists until"), lambda one: one.lists_until or "–", width=110),
        )

    def show_laptops(self, laptops: tuple[Laptop, ...]) -> None:
        """Show every laptop; the one that was chosen stays chosen."""
        device = self._laptop.issued.device if self._laptop else ""
        self.model.fill(laptops)
        self._none.setVisible(not laptops)
        self.table.setVisible(bool(laptops))
        places = [n for n, one in enumerate(laptops) if one.issued.device == device]
        if laptops:
            place = places[0] if places else 0
            self.table.selectRow(place)
            self._choose(laptops[place])
        else:
            empty(self._side)

    def _choose(self, laptop: Laptop) -> None:
        self._laptop = laptop
        empty(self._side)
        issued = laptop.issued
        pairs = Pairs(width=84)
        self._side.addWidget(label(issued.name, "heading", "desk_keys_name", wrap=True))
        pairs.add(self.tr("Key"), issued.fingerprint)
        pairs.add(self.tr("Enrolled"), issued.issued_at[:10])
        if issued.revoked_at:
            said = key_words.reason(str(issued.reason or ""))
            pairs.add(self.tr("Revoked"), f"{issued.revoked_at[:10]} {said}".strip())
        elif issued.void_since:
            pairs.add(self.tr("Void with its authority"), issued.void_since[:10])
        self._side.addLayout(pairs)
        if not issued.revoked_at:
            self._add_handing_over()
            self._add_revoking()
        else:
            words = self.tr("To enrol it again, it makes a request with a new key.")
            self._side.addWidget(label(words, "small", wrap=True))

    def _line(self, name: str, said: str, text: str = "") -> QLineEdit:
        made = QLineEdit(text)
        made.setObjectName(name)
        made.setPlaceholderText(said)
        made.setAccessibleName(said)
        made.setMaxLength(LONGEST)
        return made

    def _add_handing_over(self) -> None:
        assert self._laptop is not None
        holder = self._line(
            "desk_keys_holder", self.tr("Who has this laptop"), self._laptop.issued.holder or ""
        )
        keep = button(self.tr("Enter holder"), "desk_keys_hand_over", icon="check")
        keep.clicked.connect(lambda: self._hand_over(holder.text(), keep))
        self._side.addLayout(row(holder, keep))

    def _add_revoking(self) -> None:
        items = tuple((value, key_words.reason(value)) for value in REASONS)
        why = Choice("desk_keys_reason", items, self.tr("Reason"), "nav", flows=True)
        remark = self._line("desk_keys_remark", self.tr("Remark (for the ledger)"))
        revoke = button(self.tr("Revoke certificate"), "desk_keys_revoke", icon="stop")
        revoke.setEnabled(False)
        why.chosen.connect(lambda _value: revoke.setEnabled(True))
        revoke.clicked.connect(lambda: self._revoke(why.value(), remark.text(), revoke))
        words = self.tr(
            "Lost, left, replaced: from now on its packages are refused. What it delivered before "
            "stays, by its receipt. This cannot be taken back."
        )
        self._side.addWidget(label(self.tr("Revoking"), "heading"))
        self._side.addWidget(label(words, "small", "desk_keys_revoke_about", wrap=True))
        self._side.addWidget(why)
        self._side.addWidget(remark)
        self._side.addLayout(row(revoke, 1))

    def _hand_over(self, holder: str, pressed: QWidget) -> None:
        from sync.office import hand_over

        if self._laptop is None:
            return
        device, name = self._laptop.issued.device, self._laptop.issued.name
        task = self._desk.write(lambda desk: hand_over(desk, device, holder))
        once(pressed, task)
        words = self.tr("The holder of {name} is entered in the ledger.").format(name=name)
        task.done.connect(while_there(self, lambda _issued: self._done(words)))

    def _revoke(self, why: str, remark: str, pressed: QWidget) -> None:
        from sync.keys.reasons import Reason
        from sync.office import revoke

        if self._laptop is None or not why:
            return
        device, name = self._laptop.issued.device, self._laptop.issued.name
        task = self._desk.write(lambda desk: revoke(desk, device, Reason(why), remark))
        once(pressed, task)
        words = self.tr(
            "The certificate of {name} is revoked; write the trust file for the other laptops."
        )
        said = words.format(name=name)
        task.done.connect(while_there(self, lambda _issued: self._done(said)))

    def _done(self, words: str) -> None:
        self.told.emit(words, "ok")
        self.changed.emit()


def _standing(laptop: Laptop) -> str:
    return key_words.standing(str(laptop.standing))[0]


def _tone(laptop: Laptop) -> str:
    return key_words.standing(str(laptop.standing))[1]

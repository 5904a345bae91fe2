"""Which order of the rooms a printed list has; asked only where there was more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy

if TYPE_CHECKING:
    from models.visits.room_orders import RoomOrder

NAMED = 3
"""So many rooms of an order are said; the tip has all of them."""


class PaperRooms(QComboBox):
    """The order of now is chosen first; an earlier one is for a paper that was printed then."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quickRooms")
        self.setAccessibleName(self.tr("Room numbers on the paper"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._orders: tuple[RoomOrder, ...] = ()
        self.hide()

    def offer(self, orders: tuple[RoomOrder, ...]) -> None:
        """Offer these orders, the one of now first; what was chosen stays chosen."""
        if orders == self._orders:
            return
        before, self._orders = self.paper(), orders
        with QSignalBlocker(self):
            self.clear()
            for place, one in enumerate(orders):
                self.addItem(self._said(one, place == 0))
                everything = "  ".join(f"{n} {name}" for n, name in enumerate(one.rooms, start=1))
                self.setItemData(place, everything, Qt.ItemDataRole.ToolTipRole)
            known = (n for n, one in enumerate(orders) if before == one.rooms)
            self.setCurrentIndex(next(known, 0))
        self.setVisible(len(orders) > 1)

    def paper(self) -> tuple[str, ...] | None:
        """The rooms as the paper counts them; None for the order of now."""
        at = self.currentIndex()
        return self._orders[at].rooms if 0 < at < len(self._orders) else None

    def _said(self, order: RoomOrder, is_now: bool) -> str:
        rooms = "  ".join(f"{n} {name}" for n, name in enumerate(order.rooms[:NAMED], start=1))
        named = f"[{'/'.join(order.marks)}] {rooms}" if order.marks else rooms
        if is_now:
            return self.tr("Paper counts rooms as now: {rooms} …").format(rooms=named)
        if not order.since:
            return self.tr("Printed before rooms were listed: {rooms} …").format(rooms=named)
        listed = QDateTime.fromString(order.since, Qt.DateFormat.ISODateWithMs)
        at = listed.addSecs(order.utc_offset * 60).toString("MM-dd HH:mm")
        return self.tr("Printed with the list of {at}: {rooms} …").format(at=at, rooms=named)

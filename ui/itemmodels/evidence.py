"""Photos and documents of a clause as Qt sees them; thumbnails arrive when they are ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QPixmap

from models.facts.bodies import EvidenceAdded

Index = QModelIndex | QPersistentModelIndex
EVIDENCE_ROLE = int(Qt.ItemDataRole.UserRole)
PICTURE_ROLE = EVIDENCE_ROLE + 1
SIGN_ROLE = EVIDENCE_ROLE + 2
"""Icon of a copy: covered, or drawn on; None for an original."""
SIGNS = {"redacted": "eraser", "annotated": "pencil"}
MOST_KEPT = 96
"""Thumbnails kept in memory, 0.3 MB each: more than are ever in sight, fewer than a visit has."""


class Pictures:
    """The thumbnails seen last; one that is painted and not here is asked for, once."""

    def __init__(self, ask: Callable[[str], None]) -> None:
        self._ask = ask
        self._drawn: dict[str, QPixmap] = {}
        self._coming: dict[str, bytes] = {}
        self._asked: set[str] = set()

    def get(self, sha256: str) -> QPixmap | None:
        """Return it; None for the moment when it has to be read first."""
        found = self._drawn.pop(sha256, None)
        if found is None and sha256 in self._coming:
            found = QPixmap()
            found.loadFromData(self._coming.pop(sha256))
        if found is not None and not found.isNull():
            self.put(sha256, found)
            return found
        if sha256 not in self._asked:
            self._asked.add(sha256)
            self._ask(sha256)
        return None

    def put(self, sha256: str, picture: QPixmap) -> None:
        """Keep one that has been read."""
        self._asked.discard(sha256)
        self._drawn[sha256] = picture
        _leave(self._drawn)

    def expect(self, sha256: str, data: bytes) -> None:
        """Keep the JPEG of one that is being taken in; it is decoded only if it comes in sight."""
        self._coming[sha256] = data
        _leave(self._coming)


def _leave(kept: dict[str, Any]) -> None:
    while len(kept) > MOST_KEPT:
        del kept[next(iter(kept))]


class EvidenceModel(QAbstractListModel):
    """Evidence in the order it was linked."""

    def __init__(self, ask: Callable[[str], None]) -> None:
        super().__init__()
        self._rows: tuple[EvidenceAdded, ...] = ()
        self.pictures = Pictures(ask)

    @property
    def rows(self) -> tuple[EvidenceAdded, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: Iterable[EvidenceAdded]) -> None:
        """Replace what is shown; pictures are asked for when they come in sight."""
        wanted = tuple(rows)
        if wanted == self._rows:
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()

    def put_picture(self, sha256: str, picture: QPixmap) -> None:
        """A thumbnail has arrived."""
        self.pictures.put(sha256, picture)
        for number, each in enumerate(self._rows):
            if each.sha256 == sha256:
                place = self.index(number)
                self.dataChanged.emit(place, place, [PICTURE_ROLE])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return caption_of(each)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{caption_of(each)} {copy_words(each)}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return each.caption or each.taken_at or None
            case _ if role == SIGN_ROLE:
                return SIGNS.get(each.treatment or "")
            case _ if role == PICTURE_ROLE:
                return self.pictures.get(each.sha256) if each.preview is not None else None
        return each if role == EVIDENCE_ROLE else None


def copy_words(each: EvidenceAdded) -> str:
    """What kind of copy it is; empty for an original."""
    if each.treatment == "redacted":
        return QCoreApplication.translate("EvidenceModel", "covered copy")
    return QCoreApplication.translate("EvidenceModel", "drawn on") if each.treatment else ""


def caption_of(each: EvidenceAdded) -> str:
    """Its caption and the camera's time; without either, how large it is."""
    taken = each.taken_at[11:16]
    return " ".join(part for part in (each.caption, taken) if part) or _size_of(each)


def _size_of(each: EvidenceAdded) -> str:
    if each.width and each.height:
        return f"{each.width}×{each.height}"
    traditional = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    size = QLocale().formattedDataSize(each.size, 1, traditional)
    return f"{each.extension.upper()} {size}"

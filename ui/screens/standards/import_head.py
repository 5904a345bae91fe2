"""What belongs to the whole file: its remarks, its columns, and the head of the edition."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout

from models.standards.importing.publish import Head
from models.standards.importing.reading import HEADS, ColumnSeen
from ui import language
from ui.screens.standards.drafting import Drafting
from ui.screens.standards.import_row import TONES
from ui.widgets.basics import label
from ui.widgets.blocks import state_line
from ui.widgets.grid_form import add_field, field_grid

Chosen = Mapping[tuple[int, int], str]
MOST_COLUMNS = 40
"""Columns offered for naming; a standard has fewer than ten."""


_PLACES = {
    "title": (0, 0, 3),
    "edition": (1, 0, 1),
    "id": (1, 2, 1),
    "issuer": (2, 0, 1),
    "document_number": (2, 2, 1),
}
"""Row, column of the caption, and how many columns the field takes."""


class FilePart(QFrame):
    """Remarks of the file, and the meaning of each column."""

    columns_chosen = Signal(object)
    """Key of HEADS by table and column."""

    def __init__(self, one: Drafting) -> None:
        super().__init__()
        self._drafting = one
        self._boxes: dict[tuple[int, int], QComboBox] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(label(self.tr("The whole file"), "heading"))
        for remark in one.draft.remarks if one.draft is not None else ():
            tone, icon = TONES[remark.certainty]
            outer.addWidget(state_line(remark.text(language.current()), tone, icon))
        if one.columns:
            outer.addWidget(label(self.tr("What the columns hold"), "heading"))
            outer.addLayout(self._columns(one.columns[:MOST_COLUMNS]))

    def _columns(self, columns: tuple[ColumnSeen, ...]) -> QGridLayout:
        grid = field_grid()
        grid.setColumnMinimumWidth(0, 150)
        for seen in columns:
            box = self._box(seen)
            self._boxes[seen.table, seen.column] = box
            named = seen.head or self.tr("no heading")
            said = self.tr("Table {t}, column {c}: {head}")
            add_field(grid, said.format(t=seen.table, c=seen.column, head=named), box)
            box.setToolTip(seen.sample)
        return grid

    def _box(self, seen: ColumnSeen) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"import_column_{seen.table}_{seen.column}")
        box.setProperty("compact", True)
        box.addItem(self.tr("as read"), "")
        for key, head in HEADS.items():
            box.addItem(self.tr("leave out") if key == "other" else head, key)
        chosen = (self._drafting.chosen or {}).get((seen.table, seen.column), seen.taken)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(self._tell)
        return box

    def _tell(self) -> None:
        """Hand over what differs from the reading, with its whole table, which has one header."""
        taken = {(s.table, s.column): s.taken for s in self._drafting.columns}
        said = {key: str(box.currentData() or "") for key, box in self._boxes.items()}
        tables = {key[0] for key, value in said.items() if value and value != taken[key]}
        self.columns_chosen.emit({k: v for k, v in said.items() if v and k[0] in tables})


class HeadForm(QFrame):
    """Id, edition, title, issuer and number of what is published."""

    def __init__(self, one: Drafting) -> None:
        super().__init__()
        draft = one.draft
        digest = draft.origin_sha256[:8] if draft is not None else ""
        self._fields = {
            "title": self._line("title", draft.title if draft else ""),
            "edition": self._line("edition", draft.edition if draft else ""),
            "id": self._line("id", f"imported-{digest}"),
            "issuer": self._line("issuer", ""),
            "document_number": self._line("number", ""),
        }
        captions = {
            "title": self.tr("Title"),
            "edition": self.tr("Edition"),
            "id": self.tr("Id"),
            "issuer": self.tr("Issued by"),
            "document_number": self.tr("Number"),
        }
        grid = field_grid()
        grid.setColumnMinimumWidth(0, 0)
        grid.setColumnStretch(3, 1)
        for name, (line, at, span) in _PLACES.items():
            caption, field = label(captions[name], "second"), self._fields[name]
            caption.setBuddy(field)
            field.setAccessibleName(captions[name])
            grid.addWidget(caption, line, at)
            grid.addWidget(field, line, at + 1, 1, span)
        self._fields["id"].setToolTip(
            self.tr("Small letters, digits, hyphens; the same id makes it an edition of the same")
        )
        self.setLayout(grid)

    def _line(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setObjectName(f"import_head_{name}")
        made.setProperty("compact", True)
        made.setMaxLength(200)
        made.setCursorPosition(0)
        return made

    def head(self) -> Head:
        """What the person says of the edition."""
        said = {name: field.text().strip() for name, field in self._fields.items()}
        return Head.model_validate(said)

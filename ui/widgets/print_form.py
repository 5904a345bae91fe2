"""The fields of a print job."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from ui.print_order import MOST_COPIES, Order, Printable, Quality, Sides
from ui.printing import Found
from ui.style import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import clear_widget
from ui.widgets.folder_field import FolderField

TO_FILE = ""
"""Instead of the name of a printer."""
LABELS = 112
"""Pixels of the design: the words before the fields."""


class PrintForm(QWidget):
    """What, where, how often and how; nothing is begun here."""

    changed = Signal()
    """Something was chosen; ``ready`` may be another."""

    def __init__(self, papers: Sequence[Printable]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._papers = tuple(papers)
        self._looked = False
        self._checks = [self._check(paper, place) for place, paper in enumerate(papers)]
        self._make_fields()
        parts: list[QWidget] = [*self._checks] if len(papers) > 1 else []
        if len(papers) == 1:
            parts = [label(papers[0].title, "heading", "print_paper", wrap=True)]
        self.setLayout(column(*parts, self._grid(), gap=8))
        self._follow()

    def _check(self, paper: Printable, place: int) -> QCheckBox:
        made = QCheckBox(paper.title)
        made.setObjectName(f"print_paper_{place}")
        made.setAccessibleName(paper.title)
        made.setMinimumHeight(theme.px(44))
        made.setChecked(True)
        made.toggled.connect(self._follow)
        return made

    def _make_fields(self) -> None:
        self.printer = _combo("print_printer", self.tr("Printer"))
        self.printer.currentIndexChanged.connect(self._follow)
        self.folder = FolderField("print_folder", self.tr("Folder or stick"))
        self.pages = QLineEdit()
        self.pages.setObjectName("print_pages")
        self.pages.setAccessibleName(self.tr("Pages"))
        self.pages.setMaxLength(80)
        self.pages.setPlaceholderText(self.tr("all, or for example 1-3,5"))
        self.copies = QSpinBox()
        self.copies.setObjectName("print_copies")
        self.copies.setAccessibleName(self.tr("Copies"))
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # too small for a finger
        self.sides = _combo("print_sides", self.tr("Sides"))
        self.sides.addItem(self.tr("One side"), Sides.ONE)
        self.sides.addItem(self.tr("Both sides, turned like a book"), Sides.LONG)
        self.sides.addItem(self.tr("Both sides, turned like a pad"), Sides.SHORT)
        self.quality = _combo("print_quality", self.tr("Quality"))
        self.quality.addItem(self.tr("300 dots an inch"), Quality.NORMAL)
        self.quality.addItem(self.tr("600 dots an inch, slower"), Quality.FINE)

    def _stepped(self) -> QWidget:
        """The number of copies between a button for one less and one for one more."""
        less = button("", "print_copies_less", icon="minus", tip=self.tr("One copy less"))
        more = button("", "print_copies_more", icon="plus", tip=self.tr("One copy more"))
        less.clicked.connect(self.copies.stepDown)
        more.clicked.connect(self.copies.stepUp)
        layout = row(less, self.copies, more)
        layout.setStretch(1, 1)
        made = clear_widget(layout)
        made.setFocusProxy(self.copies)
        return made

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._lines = {
            "printer": (label(self.tr("Printer")), self.printer),
            "folder": (label(self.tr("Folder")), self.folder),
            "pages": (label(self.tr("Pages")), self.pages),
            "copies": (label(self.tr("Copies")), self._stepped()),
            "sides": (label(self.tr("Sides")), self.sides),
            "quality": (label(self.tr("Quality")), self.quality),
        }
        for line, (said, field) in enumerate(self._lines.values()):
            said.setFixedWidth(theme.side(LABELS))
            said.setBuddy(field)
            grid.addWidget(said, line, 0)
            grid.addWidget(field, line, 1)
        return grid

    def offer(self, found: Found) -> None:
        """Offer the printers of this computer, and a file."""
        self._looked = True
        self.printer.clear()
        for name in found.names:
            self.printer.addItem(name, name)
        self.printer.addItem(self.tr("PDF file"), TO_FILE)
        self.printer.setCurrentIndex(max(0, self.printer.findData(found.default)))
        if found.vector and found.names:
            self.quality.insertItem(0, self.tr("Keep vectors (system's PDF)"), Quality.VECTOR)
            self.quality.setCurrentIndex(0)
        self._follow()

    @property
    def to_file(self) -> bool:
        """Whether a PDF file is written instead."""
        return self._looked and self.printer.currentData() == TO_FILE

    @property
    def ready(self) -> bool:
        """Whether there is something to print, and where."""
        return self._looked and bool(self.papers())

    def papers(self) -> tuple[Printable, ...]:
        """Return the papers chosen, in their order."""
        pairs = zip(self._papers, self._checks, strict=True)
        return tuple(paper for paper, check in pairs if check.isChecked())

    def order(self) -> Order:
        """Return how they are printed; pages are chosen of a single paper only."""
        return Order(
            printer=self.printer.currentData() or TO_FILE,
            quality=Quality(self.quality.currentData()),
            copies=1 if self.to_file else self.copies.value(),
            sides=Sides.ONE if self.to_file else Sides(self.sides.currentData()),
            pages=self.pages.text().strip() if len(self.papers()) == 1 else "",
        )

    def _follow(self) -> None:
        """Show what belongs to the printer or to the file."""
        to_file = self.to_file
        for name in ("copies", "sides", "quality"):
            for part in self._lines[name]:
                part.setVisible(not to_file)
        for part in self._lines["folder"]:
            part.setVisible(to_file)
        self.pages.setEnabled(len(self.papers()) == 1)
        self.changed.emit()


def _combo(name: str, said: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(said)
    return made

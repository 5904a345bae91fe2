"""备用单: the desk's decryption key on paper, shown when asked for, printed or saved as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from sync.escrow import in_groups
from ui.dialogs.fitting import fit
from ui.dialogs.secret_sheet import SecretSheet
from ui.style import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import scrolling_layout
from ui.widgets.message import Message
from ui.widgets.qr import modules

if TYPE_CHECKING:
    from ui.tasks import Worker

WIDTH, HEIGHT = 560, 460
PAGE = QPageSize.PageSizeId.A4, 50
CODE, CODE_SIZE = "code", 230
"""Name of the picture in the document, and its edge in points: 45 modules a camera can read."""
IN_A_LINE = 4


class EscrowSheetDialog(QDialog):
    """Says what the sheet is for; the key itself stands on the paper only."""

    def __init__(
        self, office: str, recipient: str, secret: str, parent: QWidget, worker: Worker
    ) -> None:
        super().__init__(parent)
        self.setObjectName("escrowSheetDialog")
        self.setWindowTitle(self.tr("Decryption key on paper"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office, self._recipient, self._secret = office, recipient, secret
        self.message = Message("escrowSheetMessage")
        self.sheet = SecretSheet(self.document, PAGE, self.message, self, worker)
        self._lay_out()
        fit(self, parent, WIDTH, HEIGHT)

    def _lay_out(self) -> None:
        lines = (
            self.tr("The sheet opens every encrypted package sent to this office."),
            self.tr("Seal it in an envelope, sign across the flap and lock it in the safe."),
            self.tr("When the desk's database is lost: type or scan it at the new desk."),
            self.tr("That it was written out stands in the ledger of keys."),
        )
        said = [label(f"{n}. {text}", "", wrap=True) for n, text in enumerate(lines, start=1)]
        area = scrolling_layout(column(*said, self.message, 1, gap=8), "escrowSheet_area")
        to_paper = button(self.tr("Print"), "escrowSheetPrint", "primary", "print")
        to_paper.clicked.connect(self.sheet.print_)
        to_file = button(self.tr("Save as PDF…"), "escrowSheetSave", icon="report")
        to_file.clicked.connect(self._save)
        leave = button(self.tr("Close"), "escrowSheetClose")
        leave.clicked.connect(self.close)
        for made in (to_paper, to_file, leave):
            made.setAutoDefault(False)
        layout = column(area, row(leave, 1, to_file, to_paper), gap=10)
        layout.setContentsMargins(14, 14, 14, 14)
        self.setLayout(layout)

    def document(self) -> QTextDocument:
        """Return the sheet: whose key, the key in groups and as a code, and what to do with it."""
        from html import escape

        made = QTextDocument()
        made.setDefaultFont(theme.paper_font(12))
        made.addResource(
            QTextDocument.ResourceType.ImageResource, QUrl(CODE), modules(self._secret).scaled(
                CODE_SIZE * 4, CODE_SIZE * 4
            ),
        )  # fmt: skip
        groups = in_groups(self._secret)
        rest = groups[1:]
        lines = [groups[0], *(
            " ".join(rest[i : i + IN_A_LINE]) for i in range(0, len(rest), IN_A_LINE)
        )]  # fmt: skip
        title = self.tr("Chayan: decryption key of a district desk")
        keep = self.tr("Whoever has this sheet can open packages sent to this office.")
        how = self.tr(
            "Keys and laptops → Office keys → Take over from paper; blanks do not matter."
        )
        public = self.tr("Public key it belongs to:")
        made.setHtml(
            f"<h3>{escape(title)}</h3><p>{escape(self._office)}</p>"
            f"<p style='font-size:15pt'><b>{'<br/>'.join(lines)}</b></p>"
            f"<p><img src='{CODE}' width='{CODE_SIZE}' height='{CODE_SIZE}'/></p>"
            f"<p>{escape(keep)}<br/>{escape(how)}</p>"
            f"<p style='font-size:9pt'>{escape(public)}<br/>{escape(self._recipient)}</p>"
        )
        return made

    def _save(self) -> None:
        title = self.tr("Save the sheet, best on a stick of its own")
        self.sheet.ask(title, self.tr("decryption-key.pdf"))

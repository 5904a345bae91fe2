"""Findings of a received visit with their photos, read from the package beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from models.facts.bodies import Finding
from models.facts.carriage import carried, shown_of
from ui import words
from ui.widgets.basics import chip, column, empty, frame, label, row
from ui.widgets.blocks import clear_widget, scrolling_column
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from models.district.desk import Desk
    from ui.desk_case import CaseView

THUMBNAIL = (168, 126)
SHARPNESS = 2


class FindingsView(QWidget):
    """A card per finding of the case's standard; then the other photos of the visit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._area, self._cards = scrolling_column("desk_findings")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(self._area))

    def show_case(self, view: CaseView, pictures: Mapping[str, QImage]) -> None:
        empty(self._cards)
        findings = [f for f in view.facts.findings if f.pack == view.pack.id]
        texts = {c.clause: c.text for c in view.facts.clauses if c.pack == view.pack.id}
        for finding in findings:
            photos = tuple(e.sha256 for e in shown_of(view.facts.evidence, finding.evidence))
            made = self._card(finding, texts.get(finding.clause, ""), photos, pictures)
            self._cards.addWidget(made)
        if not findings:
            said = self.tr("This standard has no findings in this visit.")
            self._cards.addWidget(label(said, "second", "desk_no_findings"))
        proofs = {sha for f in findings for sha in f.evidence}
        shown = {e.sha256 for e in shown_of(view.facts.evidence, proofs)}
        rest = [e.sha256 for e in carried(view.facts.evidence) if e.sha256 not in shown]
        if rest:
            self._cards.addWidget(label(self.tr("Other photos of the visit"), "heading"))
            self._cards.addWidget(self._photos(tuple(rest), pictures))

    def _card(
        self,
        finding: Finding,
        text: str,
        photos: tuple[str, ...],
        pictures: Mapping[str, QImage],
    ) -> QFrame:
        made = frame("card", f"finding_{finding.id[:8]}")
        top = row(chip(finding.clause, "bad"), label(finding.fact, "heading", wrap=True), gap=8)
        top.setStretch(1, 1)
        body = column(top, label(text, "small", wrap=True), gap=6, margin=12)
        facts = [finding.place, finding.rectification]
        if finding.due_on:
            facts.append(self.tr("due {day}").format(day=words.day(finding.due_on)))
        body.addWidget(label(" · ".join(f for f in facts if f), "second", wrap=True))
        if photos:
            body.addWidget(self._photos(photos, pictures))
        made.setLayout(body)
        return made

    def _photos(self, hashes: tuple[str, ...], pictures: Mapping[str, QImage]) -> QWidget:
        flow = FlowLayout()
        for number, sha256 in enumerate(hashes, start=1):
            photo = QLabel()
            photo.setObjectName(f"desk_photo_{sha256[:8]}")
            photo.setAccessibleName(self.tr("Photo {n}").format(n=number))
            picture = pictures.get(sha256)
            if picture is not None:
                pixmap = QPixmap.fromImage(picture)
                pixmap.setDevicePixelRatio(SHARPNESS)
                photo.setPixmap(pixmap)
            else:
                photo.setText(self.tr("Document"))
            flow.addWidget(photo)
        return clear_widget(flow)


def read_pictures(desk: Desk, view: CaseView) -> dict[str, QImage]:
    """Return small pictures by the SHA-256 of what was carried; for a worker thread."""
    reader = desk.reader(view.file.summary.package.digest)
    found = {}
    width, height = (edge * SHARPNESS for edge in THUMBNAIL)
    for item in carried(view.facts.evidence):
        if item.preview is None:
            continue
        whole = QImage.fromData(reader.read(item.preview.sha256))
        found[item.sha256] = whole.scaled(
            width,
            height,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return found

"""What photos and documents come from: files, folders, a drop, the clipboard."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from models.evidence import intake
from models.evidence.intake import Known, Prepared
from models.evidence.reading import Going

Source = Path | QImage


def sources_of(data: QMimeData) -> tuple[Source, ...]:
    """What a drop or the clipboard holds: files and folders first, else a picture."""
    files = tuple(Path(u.toLocalFile()) for u in data.urls() if u.isLocalFile())
    if files:
        return files
    picture = data.imageData() if data.hasImage() else None
    return (picture,) if isinstance(picture, QImage) and not picture.isNull() else ()


def name_of(source: Source) -> str:
    """The name of a file as it can be shown, whatever its bytes; empty for a pasted picture."""
    if not isinstance(source, Path):
        return ""
    return source.name.encode("utf-8", "replace").decode("utf-8")


def prepare(
    source: Source, known: Container[str] = (), going: Going | None = None
) -> Prepared | Known:
    """Check and derive, or only hash what is `known`; runs in a pool thread."""
    given = _png(source) if isinstance(source, QImage) else source
    return intake.prepare_new(given, known, going)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    return bytes(buffer.data().data())

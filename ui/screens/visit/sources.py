"""What photos and documents come from: files, folders, a drop, the clipboard, a camera."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from models.clock import Now
from models.evidence import intake
from models.evidence.intake import Known, Look, Prepared
from models.evidence.reading import Going
from models.evidence.snapshot import snapshot


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A picture of the laptop's own camera that was taken over."""

    image: QImage
    """As the camera gave it."""
    camera: str
    """The name of the camera."""
    now: Now
    """When, by the laptop's clock."""


Source = Path | QImage | Snapshot


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
    source: Source,
    known: Container[str] = (),
    going: Going | None = None,
    look: Look | None = None,
) -> Prepared | Known:
    """Check and derive, or only hash what is `known`; runs in a pool thread."""
    if isinstance(source, Snapshot):
        return intake.prepare_new(_jpeg(source), known, going, look)
    given = _png(source) if isinstance(source, QImage) else source
    return intake.prepare_new(given, known, going, look)


def _jpeg(taken: Snapshot) -> bytes:
    image = taken.image.convertToFormat(QImage.Format.Format_RGB32)  # four bytes: no gaps in rows
    return snapshot(
        bytes(image.constBits()), image.width(), image.height(), taken.camera, taken.now
    )


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    return bytes(buffer.data().data())

"""Pictures in a letter for a word processor: held places first, filled in one go at the end.

python-docx looks through the whole letter and all its pictures for every one that is added, which
takes a minute for a thousand. Here names and numbers are counted, and equal bytes are kept once.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Length, Pt

from models.facts.bodies import EvidenceAdded
from models.facts.reader import ByteReader
from reports.photos import Photo, drawables

FILE = "image.jpg"
"""What each picture was called before; readers show it to nobody."""


class Album:
    """The photos of one letter."""

    def __init__(self, made: Document, reader: ByteReader | None) -> None:
        self._made, self._reader = made, reader
        self._places: list[tuple[Any, EvidenceAdded]] = []
        self._known: dict[str, str] = {}

    def hold(self, paragraph: Any, item: EvidenceAdded) -> None:
        """Keep an empty paragraph for a photo."""
        self._places.append((paragraph, item))

    def fill(self, width: float, height: float) -> Iterator[tuple[Any, str]]:
        """Put in the photos, in boxes of this size in points, in the order of their places.

        Yields the places of those that cannot be shown, with the words to print there.
        """
        photos = [Photo(item, self._reader, "") for _place, item in self._places]
        found = drawables(photos, width, height)
        for number, ((place, _item), made) in enumerate(
            zip(self._places, found, strict=True), start=1
        ):
            if isinstance(made, str):
                yield place, made
            else:
                self._put(place, number, *made)

    def _put(self, place: Any, number: int, jpeg: bytes, wide: float, high: float) -> None:
        size: tuple[Length, Length] = (Pt(wide), Pt(high))
        inline = CT_Inline.new_pic_inline(number, self._link(jpeg), FILE, *size)
        place.add_run()._r.add_drawing(inline)

    def _link(self, jpeg: bytes) -> str:
        """Return the name by which the letter knows these bytes; new ones are added to its file."""
        sha256 = hashlib.sha256(jpeg).hexdigest()
        if sha256 not in self._known:
            number = len(self._known) + 1
            self._known[sha256] = f"rIdImage{number}"
            name = PackURI(f"/word/media/image{number}.jpg")
            part = ImagePart(name, CONTENT_TYPE.JPEG, jpeg)
            rels = self._made.part.rels
            rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, self._known[sha256])
        return self._known[sha256]

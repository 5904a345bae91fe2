"""The archive's copy of a paper: PDF/A-1b (ISO 19005-1) of the unsigned base.

Every object of the base is taken over as it is, so the pages look and read the same, and the same
base gives the same bytes. Colours get a profile, what the file says of itself is said in XMP too,
what PDF/A-1 forbids on a page (a group for transparency) is taken off. The file is written anew
because PDF/A-1 wants a line end before every ``endstream``, which ReportLab leaves out.
"""

import hashlib
import io
from collections.abc import Iterable, Mapping
from typing import Any

from models.errors import FormError
from reports.icc import NAME, srgb
from reports.xmp import xmp

PRINTED = 4
"""Flag of an annotation that comes out of a printer (ISO 32000-1, table 165)."""
_SAID = ("Title", "Author", "Subject", "Creator", "Producer", "Keywords", "CreationDate", "ModDate")


def archive_name(name: str) -> str:
    """Return the file name of the copy: it lies beside the paper and never replaces it."""
    return f"{name.removesuffix('.pdf')}-pdfa.pdf"


def archive_copy(pdf: bytes) -> bytes:
    """Return ``pdf``, a base of ours, as PDF/A-1b; raises FormError for one that is no base.

    A paper that was sealed or stamped by an update is not for this: the archive keeps its base.
    """
    from pyhanko.pdf_utils.misc import PdfReadError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        if reader.total_revisions != 1 or reader.has_xref_stream or reader.encrypted:
            raise FormError("form-archive-no-base")
        return _Copy(reader, pdf).written()
    except PdfReadError as error:
        raise FormError("form-archive-no-base") from error


class _Copy:
    """The objects of the base and those that the archive asks for."""

    def __init__(self, reader: Any, pdf: bytes) -> None:
        self._reader, self._pdf = reader, pdf
        self._objects: dict[int, bytes] = {}
        self._next = int(reader.trailer["/Size"])

    def written(self) -> bytes:
        """Return the whole file."""
        generic = _generic()
        for number in range(1, self._next):
            self._put(number, self._reader.get_object(generic.Reference(number, 0, self._reader)))
        for number, page in _pages(self._reader.root["/Pages"]):
            self._clean(number, page)
        said = self._said()
        root = generic.DictionaryObject(self._reader.root)
        root[generic.pdf_name("/Metadata")] = self._add(xmp(said), "/Metadata", "/XML")
        root[generic.pdf_name("/OutputIntents")] = self._intents()
        root[generic.pdf_name("/MarkInfo")] = _dictionary({"Marked": generic.BooleanObject(False)})
        self._put(self._reader.root_ref.idnum, root)
        info = {key: generic.pdf_string(value) for key, value in said.items()}
        self._put(self._reader.trailer.raw_get("/Info").idnum, _dictionary(info))
        return self._file()

    def _said(self) -> Mapping[str, str]:
        """Return what the base says of itself; what XMP has no word for is left out."""
        info = self._reader.trailer["/Info"]
        found = {name: str(info[f"/{name}"]) for name in _SAID if f"/{name}" in info}
        return {name: value for name, value in found.items() if value}

    def _clean(self, ref: int, page: Any) -> None:
        """Take off a page what PDF/A-1 forbids, and have its notes printed."""
        generic = _generic()
        if "/Group" in page:
            kept = generic.DictionaryObject(page)
            del kept["/Group"]
            self._put(ref, kept)
        notes = page.get("/Annots", generic.ArrayObject())
        for note in (notes.raw_get(number) for number in range(len(notes))):
            if not isinstance(note, generic.IndirectObject):
                raise FormError("form-archive-no-base")
            marked = generic.DictionaryObject(note.get_object())
            marked[generic.pdf_name("/F")] = generic.NumberObject(PRINTED)
            self._put(note.idnum, marked)

    def _intents(self) -> Any:
        generic = _generic()
        profile = self._add(srgb(), channels=3)
        name = generic.pdf_string(NAME.decode())
        intent = _dictionary({"OutputConditionIdentifier": name, "Info": name})
        intent[generic.pdf_name("/Type")] = generic.pdf_name("/OutputIntent")
        intent[generic.pdf_name("/S")] = generic.pdf_name("/GTS_PDFA1")
        intent[generic.pdf_name("/DestOutputProfile")] = profile
        return generic.ArrayObject([intent])

    def _add(self, data: bytes, type_: str = "", subtype: str = "", channels: int = 0) -> Any:
        """Add a stream and return the reference to it; XMP stays readable for any tool."""
        generic = _generic()
        made = generic.StreamObject(stream_data=data)
        if type_:
            made[generic.pdf_name("/Type")] = generic.pdf_name(type_)
            made[generic.pdf_name("/Subtype")] = generic.pdf_name(subtype)
        if channels:
            made[generic.pdf_name("/N")] = generic.NumberObject(channels)
        number, self._next = self._next, self._next + 1
        self._put(number, made)
        return generic.IndirectObject(number, 0, self._reader)

    def _put(self, number: int, value: Any) -> None:
        out = io.BytesIO()
        value.write_to_stream(out, None)
        self._objects[number] = b"%d 0 obj\n%s\nendobj\n" % (number, out.getvalue())

    def _file(self) -> bytes:
        out, table = io.BytesIO(), ["0000000000 65535 f "]
        out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        for number in sorted(self._objects):
            table.append(f"{out.tell():010d} 00000 n ")
            out.write(self._objects.pop(number))  # photos are not held twice
        start = out.tell()
        lines = "\n".join((f"xref\n0 {len(table)}", *table, "trailer\n"))
        out.write(lines.encode() + self._trailer(len(table), start))
        return out.getvalue()

    def _trailer(self, size: int, start: int) -> bytes:
        generic = _generic()
        made, before = generic.DictionaryObject(), self._reader.trailer
        for name in ("/Root", "/Info"):
            made[generic.pdf_name(name)] = before.raw_get(name)
        made[generic.pdf_name("/Size")] = generic.NumberObject(size)
        base = generic.ByteStringObject(hashlib.sha256(self._pdf).digest()[:16])
        made[generic.pdf_name("/ID")] = generic.ArrayObject([base, base])
        out = io.BytesIO()
        made.write_to_stream(out, None)
        return b"%s\nstartxref\n%d\n%%%%EOF\n" % (out.getvalue(), start)


def _generic() -> Any:
    """Return pyHanko's kinds of objects; loaded late, and half of it without types."""
    from pyhanko.pdf_utils import generic

    return generic


def _dictionary(entries: Mapping[str, Any]) -> Any:
    generic = _generic()
    pairs = {generic.pdf_name(f"/{name}"): value for name, value in entries.items()}
    return generic.DictionaryObject(pairs)


def _pages(node: Any) -> Iterable[tuple[int, Any]]:
    """Yield the object number and the dictionary of every page."""
    kids = node["/Kids"]
    for number in range(len(kids)):
        if kids[number]["/Type"] == "/Pages":
            yield from _pages(kids[number])
        else:
            yield kids.raw_get(number).idnum, kids[number]

"""The file of a paper, written object by object: a photo leaves memory as soon as it is written.

ReportLab's own way keeps every object until the last and then twice more while it joins them,
which copied previews would make hundreds of megabytes. An object may stand anywhere in a file; one
without early photos has the bytes that ReportLab would write.
"""

import io

from reportlab.pdfbase import pdfdoc

from reports.block import Canvas


class Assembly:
    """One file."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._document = canvas, canvas._doc
        self._out = io.BytesIO()
        self._out.write(pdfdoc.PDFFile(self._document._pdfVersion).format(self._document))
        self._written: set[int] = set()
        self._seen = 0

    def release_images(self) -> None:
        """Write the images that were drawn since the last time, and forget their bytes."""
        numbers = range(self._seen + 1, self._document.objectcounter + 1)
        for number in numbers:
            thing = self._document.idToObject.get(self._document.numberToId.get(number))
            if isinstance(thing, pdfdoc.PDFImageXObject):
                self._write(number)
        self._seen = numbers.stop - 1

    def finished(self) -> bytes:
        """Return the whole file; the canvas can't be used any more."""
        if self._canvas._code:
            self._canvas.showPage()
        document = self._document
        self._finish()
        number = 1
        while number in document.numberToId:  # some bring others while they are written
            self._write(number)
            number += 1
        table, start = pdfdoc.PDFCrossReferenceTable(), self._out.tell()
        table.addsection(0, [document.numberToId[one] for one in range(1, number)])
        self._out.write(table.format(document))
        trailer = pdfdoc.PDFTrailer(
            startxref=start,
            Size=number,
            Root=document.Reference(document.Catalog),
            Info=document.Reference(document.info),
            ID=document.ID(),
        )
        self._out.write(pdfdoc.pdfdocEnc(trailer.format(document)))
        return self._out.getvalue()

    def _finish(self) -> None:
        """Add what is known after the last page: fonts, what the file says of itself, outline."""
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        document.Reference(document.Catalog)
        document.Reference(document.info)
        document.Outlines.prepare(document, self._canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        document.encrypt.prepare(document)

    def _write(self, number: int) -> None:
        if number in self._written:
            return
        self._written.add(number)
        name = self._document.numberToId[number]
        thing = self._document.idToObject[name]
        self._document.idToOffset[name] = self._out.tell()
        made = pdfdoc.PDFIndirectObject(name, thing).format(self._document)
        self._out.write(pdfdoc.pdfdocEnc(made))
        if isinstance(thing, pdfdoc.PDFImageXObject):
            thing.streamContent = b""

"""Signing a form: every field is prepared first, then one signature after the other is added.

The same form, people, key and moments give the same bytes again: ECDSA with the nonce of RFC 6979
(a token's signatures are remembered instead), moments that are handed in, and a file id made from
the content. A package that is built again is the same package.
"""

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils import generic, layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from models.errors import PackageError
from models.facts.decision import DISTRICT_PLACE
from sync.keys.moments import to_datetime
from sync.keys.signing import HeldSigner
from sync.pades.names import DISTRICT

Box = tuple[int, int, int, int]
_MARGINS = layout.Margins(0, 0, 0, 0)
_AS_DRAWN = layout.SimpleBoxLayoutRule(
    x_align=layout.AxisAlignment.ALIGN_MIN, y_align=layout.AxisAlignment.ALIGN_MIN, margins=_MARGINS
)


@dataclass(frozen=True, slots=True)
class Seal:
    """One signature to add."""

    field: str
    """Name of its field."""
    name: str
    """Who is said to sign."""
    reason: str
    """What it says."""
    at: str
    """Claimed Instant."""
    drawing: bytes = b""
    """A PDF of one page that is shown in the field's place; empty shows nothing."""


def sign_paper(pdf: bytes, seals: Sequence[Seal], signer: HeldSigner) -> bytes:
    """Return a copy of ``pdf`` with all fields prepared and ``seals`` added in their order.

    The first one certifies the form: afterwards only prepared fields may be signed. The place of
    the district stays empty and its field stays open, for the desk. Without ``seals`` the form
    comes back as it is. Raises PackageError(``paper-unreadable``) for what is no such PDF.
    """
    if not seals:
        return pdf
    with_fields = prepared(pdf, [seal.field for seal in seals])
    for number, seal in enumerate(seals):
        with_fields = _signed(with_fields, seal, signer.raw(), certify=number == 0)
    return with_fields


def countersign(pdf: bytes, seal: Seal, signer: HeldSigner) -> bytes:
    """Return a copy of a form whose field waits for this signature, with it added.

    Raises PackageError: ``paper-unreadable``, ``paper-no-field`` when no such field waits.
    """
    if seal.field not in open_fields(pdf):
        raise PackageError("paper-no-field")
    return _signed(pdf, seal, signer.raw(), certify=False)


def open_fields(pdf: bytes) -> dict[str, tuple[float, float]]:
    """Return the fields that wait for a signature, with width and height of their places."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        found = fields.enumerate_sig_fields(reader, filled_status=False)
        return {name: _size(reference.get_object()) for name, _value, reference in found}
    except (PdfError, ValueError, KeyError, TypeError, OSError) as error:
        raise PackageError("paper-unreadable") from error


def _size(field: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    return right - left, top - bottom


class _Writer(IncrementalPdfFileWriter):
    """Leaves the form's own metadata alone; pyHanko would enter the moment of writing."""

    def _update_meta(self) -> None:
        return


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        writer = _Writer(io.BytesIO(pdf))
    except (PdfError, ValueError, KeyError, TypeError, OSError) as error:
        raise PackageError("paper-unreadable") from error
    # pyHanko draws this half of the file's id by lot; the other half is the first revision's.
    first = writer._document_id[0]
    second = generic.ByteStringObject(hashlib.sha256(pdf).digest()[:16])
    writer._document_id = generic.ArrayObject([first, second])
    return writer


def prepared(pdf: bytes, names: Iterable[str]) -> bytes:
    """Return the form with a field for everybody, the district's in its place, if it has one."""
    writer = _writer(pdf)
    page, box = _place(writer)
    for name in dict.fromkeys(names):
        fields.append_signature_field(writer, SigFieldSpec(name))
    if DISTRICT not in names:
        fields.append_signature_field(writer, SigFieldSpec(DISTRICT, on_page=page, box=box))
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]  # pyHanko's own
    return out.getvalue()


def _place(writer: IncrementalPdfFileWriter) -> tuple[int, Box | None]:
    """Return page and box that the form marks by a named destination; no box when it has none."""
    try:
        goal = writer.root["/Dests"][f"/{DISTRICT_PLACE}"]
    except KeyError:
        return 0, None
    left, bottom, right, top = (round(float(edge)) for edge in list(goal)[2:6])
    wanted = goal.raw_get(0)
    count = int(writer.root["/Pages"]["/Count"])
    place: Any = writer.find_page_for_modification
    found = (n for n in range(count) if place(n)[0] == wanted)
    return next(found, 0), (left, bottom, right, top)


def unsigned(pdf: bytes, seal: Seal, certificate: Certificate, room: int, certify: bool) -> bytes:
    """Return a form with a signature of ``certificate`` as it would stand, but nothing in it.

    ``room`` are the digits kept free for it. By this a form of another laptop is compared byte
    for byte. Raises as ``sign_paper``.
    """
    return _signed(pdf, seal, _Nothing(signing_cert=certificate), certify, room)


class _Nothing(Signer):
    """Leaves the place of the signature empty."""

    async def async_sign(self, *_given: Any, **_named: Any) -> cms.ContentInfo:
        return cms.ContentInfo({"content_type": "data", "content": b""})

    async def async_sign_raw(self, *_given: Any, **_named: Any) -> bytes:
        return b""


def _signed(
    pdf: bytes, seal: Seal, signer: Signer, certify: bool, room: int | None = None
) -> bytes:
    meta = PdfSignatureMetadata(
        field_name=seal.field,
        name=seal.name,
        reason=seal.reason,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        embed_validation_info=False,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    style = _shown(seal.drawing) if seal.drawing else None
    try:
        made = _AtMoment(meta, signer, seal.at, style).sign_pdf(
            _writer(pdf), existing_fields_only=True, bytes_reserved=room
        )
    except (PdfError, SigningError) as error:
        raise PackageError("paper-unreadable") from error
    return bytes(made.getvalue())


def _shown(drawing: bytes) -> StaticStampStyle:
    return StaticStampStyle(
        background=_Drawing(drawing),
        border_width=0,
        background_opacity=1.0,
        background_layout=_AS_DRAWN,
    )


class _Drawing(PdfContent):
    """The first page of a PDF in memory; pyHanko's own names it by lot and reads a file."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    def render(self) -> bytes:
        page = PdfFileReader(io.BytesIO(self._data))
        drawn = self._ensure_writer.import_page_as_xobject(page)
        self.resources.xobject["/Drawing"] = drawn
        left, bottom, right, top = (float(edge) for edge in drawn.get_object()["/BBox"])
        self.box = layout.BoxConstraints(width=right - left, height=top - bottom)
        return b"/Drawing Do"


class _AtMoment(PdfSigner):
    """Signs with a claimed moment that is handed in."""

    def __init__(
        self,
        meta: PdfSignatureMetadata,
        signer: Signer,
        at: str,
        style: StaticStampStyle | None,
    ) -> None:
        super().__init__(meta, signer, stamp_style=style)
        self._at = to_datetime(at).replace(microsecond=0)

    def init_signing_session(self, *given: Any, **named: Any) -> PdfSigningSession:
        session = super().init_signing_session(*given, **named)
        session.system_time = self._at
        return session

"""Is a form the very one that the facts make? A laptop can sign a page that says something else.

The base follows from the facts byte for byte, preparing its fields does too, and so does every
signature but for its own digits. All of it is written again and compared: bytes that no table
names are nothing to one reader of PDF and the page to another. Whoever can draw the base
(``reports``) asks here.
"""

import io
import re
from collections.abc import Sequence

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from models.clock import instant
from models.limits import MAX_FILE_BYTES
from sync.pades.judging import MAX_SIGNATURES
from sync.pades.signing import Seal, prepared, unsigned

_MOST_DIGITS = 1 << 16
"""Digits of a signature: ours have 5,000, a longer chain may bring more."""
_DIGITS = re.compile(rb"<[0-9A-Fa-f]*>")


def is_made_of(pdf: bytes, base: bytes, fields: Sequence[str]) -> bool:
    """Return whether ``pdf`` is ``base`` with these fields prepared and nothing but signatures.

    Without ``fields`` nobody has signed, and it is the base itself. False says only that the bytes
    are others: another version of the program draws other ones. The district's own signature is
    none of a laptop's form. Never raises for what is in ``pdf``.
    """
    if not fields:
        return pdf == base
    ready = prepared(base, fields)
    if len(pdf) > MAX_FILE_BYTES or not pdf.startswith(ready):
        return False
    try:
        return _only_signed(pdf, ready)
    except Exception:
        # pyHanko meets hostile bytes with errors that have no common base.
        return False


def _only_signed(pdf: bytes, ready: bytes) -> bool:
    """Write each signature again behind what was there before it."""
    found = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    if not 0 < len(found) <= MAX_SIGNATURES:
        return False
    end = len(ready)
    for number, one in enumerate(found):
        first, until, after, rest = (int(value) for value in one.byte_range)
        if first or not end < until < after < after + rest <= len(pdf):
            return False
        room = after - until - 2
        if room > _MOST_DIGITS:
            return False
        again = unsigned(pdf[:end], _seal(one), one.signer_cert, room, certify=number == 0)
        end = after + rest
        if len(again) != end or not _DIGITS.fullmatch(pdf, until, after):
            return False
        if again[:until] != pdf[:until] or again[after:] != pdf[after:end]:
            return False
    return end == len(pdf)


def _seal(one: EmbeddedPdfSignature) -> Seal:
    """Return what a signature says: whose it has to be is told by the label and the sheet."""
    said, at = one.sig_object, one.self_reported_timestamp
    if at is None:
        raise ValueError("no moment")
    return Seal(one.field_name, str(said["/Name"]), str(said["/Reason"]), instant(at))

"""Judging the signatures inside a form: each intact, nothing forbidden added since, and whose.

That none was cut off at the end cannot be seen from the form alone: an earlier revision is a good
form with fewer signatures. The package says who is expected and what the whole form hashes to.
"""

import io
import logging
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from models.base import Record
from models.clock import instant
from models.limits import MAX_FILE_BYTES
from sync.keys.moments import moment_or_now
from sync.keys.roles import ROLE_OID, Role
from sync.keys.trust import Trust
from sync.keys.verifying import SignerInfo, describe, validation_context
from sync.pades.names import DISTRICT, LAPTOP
from sync.pades.steps import StepPolicy

MAX_SIGNATURES = 101
"""Every field there is a name for (sync/pades/names.py): 99 evaluators, the leader, the office."""
MAX_REVISIONS = 256
"""A form has two before its first signature and one for each; readers' tools may add some. Whoever
appends thousands only wants to keep the desk busy."""
ALLOWED = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)

for _name in ("pyhanko.sign.validation", "pyhanko.sign.diff_analysis", "pyhanko.pdf_utils"):
    # They write every refusal to the log together with the signer's name.
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class PaperSignature(Record):
    """One signature inside a form."""

    field: str
    """Name of its field."""
    name: str
    """Who is said to have signed."""
    signed_at: str | None = None
    """The signer's claim of when; proves nothing."""
    holds: bool
    """Right, over these bytes, and nothing forbidden was added since."""
    trusted: bool | None = None
    """Its certificate was in force and may sign this field; None when nobody was asked to trust."""
    signer: SignerInfo | None = None
    """Whose certificate it is."""


class PaperVerdict(Record):
    """What is known of the signatures of a form."""

    readable: bool
    """It is a PDF whose structure could be followed."""
    signatures: tuple[PaperSignature, ...] = ()
    """In the order they were added."""
    waiting: tuple[str, ...] = ()
    """Fields without a signature."""
    whole: bool = False
    """The last signature covers the file to its end."""
    subject: str = ""
    """What the form says it is: its code and the facts digest it was made from."""

    @property
    def holds(self) -> bool:
        """True when there are signatures and nothing speaks against any of them."""
        found = self.signatures
        fine = all(one.holds and one.trusted is not False for one in found)
        return self.readable and self.whole and bool(found) and fine


def judge_paper(pdf: bytes, trust: Trust | None = None, moment: str | None = None) -> PaperVerdict:
    """Judge the signatures inside ``pdf``; never raises for what is in it.

    With no ``trust`` nobody is trusted, but it is still told whether the signatures are right.
    """
    if len(pdf) > MAX_FILE_BYTES:
        return PaperVerdict(readable=False)
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        if reader.xrefs.total_revisions > MAX_REVISIONS:
            return PaperVerdict(readable=False)
        found = reader.embedded_regular_signatures
        if len(found) > MAX_SIGNATURES:
            return PaperVerdict(readable=False)
        waiting = tuple(name for name, _, _ in enumerate_sig_fields(reader, filled_status=False))
        ends = [max(signed_parts(one)) for one in found]
        steps = StepPolicy()
        judged = tuple(_judged(one, trust, moment, steps) for one in found)
        subject = _subject(reader)
    except Exception:
        # pyHanko and asn1crypto meet hostile bytes with errors that have no common base.
        return PaperVerdict(readable=False)
    whole = bool(ends) and max(ends) == len(pdf)
    return PaperVerdict(
        readable=True, signatures=judged, waiting=waiting, whole=whole, subject=subject
    )


def _subject(reader: PdfFileReader) -> str:
    if "/Info" not in reader.trailer:
        return ""
    told = reader.trailer["/Info"]
    return str(told["/Subject"]) if "/Subject" in told else ""


def signed_parts(one: EmbeddedPdfSignature) -> list[int]:
    """Return where the two signed parts of the file end."""
    first, one_long, second, other_long = (int(number) for number in one.byte_range)
    return [first + one_long, second + other_long]


def _judged(
    one: EmbeddedPdfSignature, trust: Trust | None, moment: str | None, steps: StepPolicy
) -> PaperSignature:
    certificate = x509.load_der_x509_certificate(one.signer_cert.dump())
    status = _status(one, trust, moment, steps)
    holds = status.valid and status.intact and _unchanged(status)
    return PaperSignature(
        field=one.field_name,
        name=str(one.sig_object.get("/Name", "")),
        signed_at=instant(one.self_reported_timestamp) if one.self_reported_timestamp else None,
        holds=holds,
        trusted=_trusted(status, certificate, trust) if trust else None,
        signer=describe(certificate),
    )


def _unchanged(status: PdfSignatureStatus) -> bool:
    """Only what DocMDP permits was added: signatures in fields that were waiting for them."""
    found = status.modification_level
    return found in ALLOWED and bool(status.docmdp_ok)


def _trusted(status: PdfSignatureStatus, certificate: x509.Certificate, trust: Trust) -> bool:
    return status.trusted and not trust.lists_certificate(certificate)


def _status(
    one: EmbeddedPdfSignature, trust: Trust | None, moment: str | None, steps: StepPolicy
) -> PdfSignatureStatus:
    if trust is None:
        # Whose it is remains open: the certificate it carries vouches for itself.
        own = asn1_x509.Certificate.load(one.signer_cert.dump())
        context = ValidationContext(trust_roots=[own], allow_fetching=False)
        return validate_pdf_signature(one, context, diff_policy=steps)
    return validate_pdf_signature(
        one,
        validation_context(trust, moment_or_now(moment)),
        diff_policy=steps,
        key_usage_settings=_usage(one.field_name),
    )


def _usage(field: str) -> KeyUsageConstraints:
    """Return what a certificate must be for to sign a field; unknown fields nobody may sign."""
    roles: dict[str, Any] = {DISTRICT: Role.DOCUMENT}
    role = Role.EVALUATOR if LAPTOP.fullmatch(field) else roles.get(field)
    return KeyUsageConstraints(
        key_usage={"non_repudiation"},
        extd_key_usage={ROLE_OID[role]} if role else {"1.1"},
        explicit_extd_key_usage_required=True,
    )

"""Is a form the very one that the facts make? A laptop can sign a page that says something else.

The base follows from the facts byte for byte, and preparing its fields does too; after them only
signatures in those fields may follow. Whoever can draw the base (``reports``) asks here.
"""

import io
from collections.abc import Sequence

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.fields import MDPPerm

from models.limits import MAX_FILE_BYTES
from sync.pades.judging import ALLOWED, signed_parts
from sync.pades.signing import prepared

_FORMAL = ModificationLevel.LTA_UPDATES
_POLICY = StandardDiffPolicy(
    global_rules=[
        # the first signature certifies the form, and enters that in the catalogue
        CatalogModificationRule(  # type: ignore[no-untyped-call]  # pyHanko's own
            ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}
        ),
        DocInfoRule().as_qualified(_FORMAL),
        XrefStreamRule().as_qualified(_FORMAL),
        ObjectStreamRule().as_qualified(_FORMAL),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[SigFieldModificationRule()], ignored_acroform_keys={"/Fields", "/SigFlags"}
    ),
)
"""Signatures in fields that are there, and no word besides: stricter than DocMDP, which judges
only what comes after the first signature."""


def is_made_of(pdf: bytes, base: bytes, fields: Sequence[str]) -> bool:
    """Return whether ``pdf`` is ``base`` with these fields prepared and nothing but signatures.

    Without ``fields`` nobody has signed, and it is the base itself. False says only that the bytes
    are others: another version of the program draws other ones. Never raises for what is in
    ``pdf``.
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
    """Compare what follows with the prepared form, which has to be the revision it builds on."""
    reader, before = PdfFileReader(io.BytesIO(pdf)), PdfFileReader(io.BytesIO(ready))
    revision = before.xrefs.total_revisions - 1
    told = reader.xrefs.get_startxref_for_revision(revision)
    if told != before.xrefs.get_startxref_for_revision(revision):
        return False
    ends = [max(signed_parts(one)) for one in reader.embedded_regular_signatures]
    if not ends or max(ends) != len(pdf):
        return False
    found = _POLICY.review_file(reader, revision, field_mdp_spec=None, doc_mdp=MDPPerm.FILL_FORMS)
    return isinstance(found, DiffResult) and found.modification_level in ALLOWED

"""The desk's return for correction (退回补正) as a signed file, beside its receipts.

It has a key usage of its own: a receipt can never be taken for a return, nor a return for a
receipt, whatever their contents and file names say (docs/decisions/038).
"""

import re

from models.errors import PackageError
from models.facts.canonical import canonical_bytes, digest
from models.facts.returning import VisitReturn, read_content
from sync.keys.roles import Role
from sync.keys.signing import Signer
from sync.keys.trust import Trust
from sync.keys.verifying import SignatureVerdict, carried, verify_attached

MAX_RETURN_BYTES = 4 << 20
"""Five hundred remarks of four thousand characters would be more; no desk writes so much."""
_NAME = re.compile(r"return-([0-9a-f]{16})\.p7m")


def return_name(package_digest: str) -> str:
    """Return the file name of the return of a package."""
    return f"return-{package_digest[:16]}.p7m"


def require_named(content: VisitReturn, file_name: str) -> None:
    """Refuse a return whose file is named for another package than it speaks of.

    A name of any other form says nothing. Raises PackageError(``return-misnamed``).
    """
    found = _NAME.fullmatch(file_name)
    if found and found[1] != content.package_digest[:16]:
        raise PackageError("return-misnamed")


def content_digest(content: VisitReturn) -> str:
    """Return the SHA-256 of what is signed: by it the answer names its return."""
    return digest(canonical_bytes(content.plain()))


def write_return(content: VisitReturn, signer: Signer) -> bytes:
    """Return the signed file; keep these bytes, a second signing gives other ones.

    Raises PackageError(``return-too-long``) for what no laptop would read.
    """
    data = signer.sign_attached(canonical_bytes(content.plain()), content.sent_at)
    if len(data) > MAX_RETURN_BYTES:
        raise PackageError("return-too-long")
    return data


def read_return(
    data: bytes, trust: Trust, moment: str | None = None
) -> tuple[VisitReturn, str, SignatureVerdict]:
    """Return a return whose signature holds as of ``moment``, and the SHA-256 of its content.

    Raises PackageError: the code of the signature, ``return-newer``, ``return-unreadable``.
    """
    if len(data) > MAX_RETURN_BYTES:
        raise PackageError("return-unreadable")
    verdict, content = verify_attached(data, trust, Role.RETURN, moment)
    if verdict.code is not None:
        raise PackageError(verdict.code)
    return read_content(content), digest(content), verdict


def peek(data: bytes) -> tuple[VisitReturn, str]:
    """Return what a return says and its digest, for one that was verified when it came."""
    content = carried(data)[1]
    return read_content(content), digest(content)

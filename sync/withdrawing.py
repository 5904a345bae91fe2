"""The desk's taking-back of a return (收回退回) as a signed file, beside its returns.

Signed by the key of returns: who may send back may take back, and laptops need nothing new. What
a file is, its ``format`` says; neither has the members of the other (docs/decisions/063).
"""

import re
from collections.abc import Iterable

from models.errors import PackageError
from models.facts.canonical import canonical_bytes
from models.facts.withdrawing import ReturnWithdrawn, read_withdrawal
from sync.keys.roles import Role
from sync.keys.signing import Signer
from sync.keys.trust import Trust
from sync.keys.verifying import SignatureVerdict, carried, verify_attached

MAX_NOTICE_BYTES = 1 << 18
"""A thousand digests and a reason of four thousand characters take a third of it."""
_NAME = re.compile(r"withdrawn-([0-9a-f]{16})\.p7m")


def notice_name(package_digest: str) -> str:
    """Return the file name of the notice about a package."""
    return f"withdrawn-{package_digest[:16]}.p7m"


def require_named(content: ReturnWithdrawn, file_name: str) -> None:
    """Refuse a notice whose file is named for another package than it speaks of.

    A name of any other form says nothing. Raises PackageError(``withdrawal-misnamed``).
    """
    found = _NAME.fullmatch(file_name)
    if found and found[1] != content.package_digest[:16]:
        raise PackageError("withdrawal-misnamed")


def write_notice(content: ReturnWithdrawn, signer: Signer) -> bytes:
    """Return the signed file; keep these bytes, a second signing gives other ones."""
    return signer.sign_attached(canonical_bytes(content.plain()), content.withdrawn_at)


def read_notice(
    data: bytes, trust: Trust, moment: str | None = None
) -> tuple[ReturnWithdrawn, SignatureVerdict]:
    """Return a notice whose signature holds as of ``moment``.

    Raises PackageError: the code of the signature, ``withdrawal-newer``,
    ``withdrawal-unreadable``.
    """
    if len(data) > MAX_NOTICE_BYTES:
        raise PackageError("withdrawal-unreadable")
    verdict, content = verify_attached(data, trust, Role.RETURN, moment)
    if verdict.code is not None:
        raise PackageError(verdict.code)
    return read_withdrawal(content), verdict


def peek(data: bytes) -> ReturnWithdrawn:
    """Return what a notice says, for one that was verified when it came."""
    return read_withdrawal(carried(data)[1])


def taken_back(notices: Iterable[bytes]) -> frozenset[str]:
    """Return the digests of all returns that notices, verified when they came, take back."""
    return frozenset(one for data in notices for one in peek(data).returns)

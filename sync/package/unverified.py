"""Reading a package without a trust file: every byte compared, nobody's name believed.

For printing and looking only. Nothing that goes into the books may come by this road.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from models.errors import PackageError
from models.standards.types import Pack
from sync.keys import certificates
from sync.keys.trust import Trust
from sync.package.reader import OpenPackage, _Examination


@contextmanager
def open_unverified(path: Path, packs: Mapping[str, Pack] | None = None) -> Iterator[OpenPackage]:
    """Open a package that is whole, signed by the key it carries, and agrees with itself.

    Its verdict says ``trusted`` False; the signer's name is a claim. Raises PackageError with
    the reason for anything that does not hold besides.
    """
    try:
        file = path.open("rb", buffering=0)
    except OSError as error:
        raise PackageError("package-missing") from error
    with file:
        examination = _Unverified(_nobody(), None, packs)
        examination.run(file)
        verdict, read, bag = examination.verdict(), examination.documents, examination.bag
        asked = (verdict.complete, verdict.valid, verdict.intact, verdict.consistent)
        failed = next((check for check in (*asked, verdict.follows) if check.held is False), None)
        if failed or read is None or bag is None:
            reason = failed or verdict.reason
            raise PackageError(reason.code or "package-zip", **reason.params)
        yield OpenPackage(path, verdict, read, bag, examination.digests)


class _Unverified(_Examination):
    """The same steps; the documents are opened although the signer is not known."""

    def _payload(self, file: BinaryIO) -> bool:
        super()._payload(file)
        return self.checks["intact"].held is True


def _nobody() -> Trust:
    """A trust of its own moment that has certified nobody."""
    now = datetime.now(UTC)
    root = certificates.root("", now)
    district = certificates.district(root, "", now)
    lists = tuple(
        certificates.revocation_list(issuer, (), 1, now, certificates.DISTRICT_LIST_LIFE)
        for issuer in (root, district)
    )
    return Trust.of((root.certificate, district.certificate), lists)

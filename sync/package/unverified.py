"""Reading a package without a trust file: every byte compared, nobody's name believed.

For printing and looking only. Nothing that goes into the books may come by this road.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from models.errors import PackageError
from models.standards.types import Pack
from sync.package.reader import Examination, OpenPackage, open_file


@contextmanager
def open_unverified(path: Path, packs: Mapping[str, Pack] | None = None) -> Iterator[OpenPackage]:
    """Open a package that is whole, signed by the key it carries, and agrees with itself.

    Its verdict says ``trusted`` False; the signer's name is a claim. Raises PackageError with
    the reason for anything that does not hold besides.
    """
    examination = Examination(None, None, packs, demand_trust=False)
    try:
        with open_file(path) as file:
            examination.run(file)
    except OSError as error:
        raise PackageError("package-missing") from error
    verdict, read, bag = examination.verdict(), examination.documents, examination.bag
    asked = (verdict.complete, verdict.valid, verdict.intact, verdict.consistent, verdict.follows)
    failed = next((check for check in asked if check.held is False), None)
    if failed:
        raise PackageError(failed.code or "package-zip", **failed.params)
    assert read is not None
    assert bag is not None
    yield OpenPackage(path, verdict, read, bag, examination.digests)

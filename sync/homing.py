"""What lies on a stick that came home: receipts and returns of the desk, wherever it put them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from models.errors import PackageError
from sync.files import courier_faults, is_file
from sync.outbox import RECEIPTS_FOLDER
from sync.returning import MAX_RETURN_BYTES

PLACES = (RECEIPTS_FOLDER, "receipt", "回执", "returns", "退回")
"""Folders in which a person may have put them; a stick may write names in capitals."""
SUFFIX = ".p7m"
RECEIPT, RETURN, WITHDRAWN = "receipt-", "return-", "withdrawn-"
MOST, MOST_NAMES = 4000, 100_000
"""Answers looked at in a folder, and names: photographs hide no answer, and are not searched
for ever."""


@dataclass(frozen=True, slots=True)
class Found:
    """Files that look like answers; nothing of them is judged or believed here."""

    receipts: tuple[Path, ...]
    """By name, each name once."""
    returns: tuple[Path, ...]
    """Returns for correction."""
    withdrawn: tuple[Path, ...] = ()
    """Notices that returns were taken back."""


def find_answers(folder: Path, more: Iterable[Path] = ()) -> Found:
    """Return the answers in ``folder``, in its folders named for them, and in ``more``.

    ``more`` are folders that packages were copied to; what is not there is passed over. Raises
    PackageError(``courier-gone``) when ``folder`` itself cannot be read.
    """
    with courier_faults():
        if not folder.is_dir():
            raise PackageError("courier-gone")
        named = [path for path in _entries(folder) if path.name.lower() in PLACES]
        found = list(_files(folder))
    for place in (*named, *more):
        found.extend(_quietly(place))
    return Found(_of(found, RECEIPT), _of(found, RETURN), _of(found, WITHDRAWN))


def _of(found: Iterable[Path], prefix: str) -> tuple[Path, ...]:
    fitting = [path for path in found if path.name.lower().startswith(prefix)]
    apart = {path.resolve(): path for path in reversed(fitting)}
    return tuple(sorted(apart.values(), key=lambda path: (path.name, str(path))))


def _quietly(place: Path) -> list[Path]:
    try:
        return list(_files(place))
    except OSError:  # a file of that name, or a folder of another stick
        return []


def _files(folder: Path) -> Iterator[Path]:
    """Yield what may be an answer; a link to nowhere hides none of the others."""
    fitting = (path for path in _entries(folder) if path.suffix.lower() == SUFFIX)
    for path in islice(fitting, MOST):
        if is_file(path) and path.stat().st_size <= MAX_RETURN_BYTES:
            yield path


def _entries(folder: Path) -> Iterator[Path]:
    return islice(folder.iterdir(), MOST_NAMES)

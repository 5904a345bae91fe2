"""Opening an encrypted package: with the desk's keys, or with a key that lies in a file. No Qt."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from models.district.desk import Desk
from models.errors import PackageError
from models.store.disk import forget
from sync.files import courier_faults
from sync.recipients import identities
from sync.sealing import OPENED, SUFFIX, is_sealed, opened

MAX_KEY_BYTES = 64 * 1024
_SECRET = re.compile(r"^AGE-SECRET-KEY-1[0-9A-Z]+$", re.MULTILINE)


def keys_in(path: Path) -> tuple[str, ...]:
    """Return the identities of a file as ``age -i`` takes it.

    Raises PackageError(``sealing-identity``) when there is none in it, ``cmd-no-file`` when
    there is no such file.
    """
    try:
        with path.open("rb") as file:
            said = file.read(MAX_KEY_BYTES).decode("ascii", "replace")
    except FileNotFoundError as error:
        raise PackageError("cmd-no-file", file=path.name) from error
    except OSError as error:
        raise PackageError("sealing-identity") from error
    found = tuple(_SECRET.findall(said.replace("\r", "")))
    if not found:
        raise PackageError("sealing-identity")
    return found


@contextmanager
def in_clear(path: Path, keys: Sequence[str]) -> Iterator[Path]:
    """Yield ``path`` itself, or what is encrypted in it, in a file that is gone afterwards.

    Raises PackageError: ``sealed-closed`` without keys, or as ``sync.sealing.opened``.
    """
    if not is_sealed(path):
        yield path
        return
    if not keys:
        raise PackageError("sealed-closed")
    folder = Path(tempfile.mkdtemp(prefix="chayan-"))
    try:
        with opened(path, keys, folder) as plain:
            yield plain
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def hand_out_opened(sealed: Path, desk: Desk, folder: Path) -> Path:
    """Write what is encrypted in ``sealed`` into ``folder``, for somebody without the keys."""
    with desk.read() as store:
        keys = identities(store)
    target = folder / sealed.name.removesuffix(SUFFIX)
    part = target.with_name(f".{target.name}.part")
    with opened(sealed, keys, desk.folder / OPENED) as plain, courier_faults():
        try:
            shutil.copyfile(plain, part)
            os.replace(part, target)
        except BaseException:
            forget(part)
            raise
    return target

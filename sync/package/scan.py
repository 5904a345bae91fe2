"""The structural pass over a ZIP that nobody vouches for yet.

Every header is rebuilt from name, size, checksum and place, and compared with what stands in
the file: a field that says anything else is refused. Headers and members must tile the file
from the first byte to the last. Nothing is unpacked, nothing is looked up by name.
"""

from typing import BinaryIO

from models.errors import PackageError
from models.limits import MAX_FILE_BYTES, MAX_PACKAGE_BYTES, MAX_PACKAGE_ENTRIES
from sync.package import zipform
from sync.package.zipform import CENTRAL, END, LOCAL, Member


def scan(file: BinaryIO) -> tuple[str, dict[str, Member]]:
    """Return the top folder and the members by their path below it.

    Raises PackageError: ``package-too-large``, ``package-cut``, ``package-zip`` and what it
    is more exactly (``-gap``, ``-folders``, ``-packed``, ``-special``, ``-headers``),
    ``package-name``, ``package-name-twice``, ``package-too-many``, ``package-member-too-large``.
    """
    size = file.seek(0, 2)
    if size > MAX_PACKAGE_BYTES:
        raise PackageError("package-too-large")
    directory, count, start = _directory(file, size)
    members: dict[str, Member] = {}
    seen: set[str] = set()
    tops: set[str] = set()
    at = place = 0
    for _ in range(count):
        full, member, at = _entry(directory, at, place)
        _require_local(file, full, member, place)
        top, _slash, below = full.partition("/")
        if full.casefold() in seen:
            raise PackageError("package-name-twice")
        seen.add(full.casefold())
        tops.add(top)
        place = member.offset + member.size
        members[below] = Member(below, member.offset, member.size, member.crc)
    if at != len(directory):
        raise PackageError("package-zip")
    if place != start:
        raise PackageError("package-zip-gap")
    if len(tops) != 1:
        raise PackageError("package-zip-folders")
    return tops.pop(), members


def _directory(file: BinaryIO, size: int) -> tuple[bytes, int, int]:
    """Return (directory, number of entries, its offset); it must end at the end record."""
    if size < END.size:
        raise PackageError("package-cut")
    file.seek(size - END.size)
    end = _read(file, END.size)
    mark, _disk, _start, _here, count, length, offset, _comment = END.unpack(end)
    if mark != zipform.END_MARK:
        raise PackageError("package-cut")
    if end != zipform.end_record(count, length, offset):
        raise PackageError("package-zip")
    if count > MAX_PACKAGE_ENTRIES:
        raise PackageError("package-too-many")
    if length > zipform.MAX_DIRECTORY_BYTES:
        raise PackageError("package-zip")
    if offset + length != size - END.size:  # something lies before, between or behind
        raise PackageError("package-zip-gap")
    file.seek(offset)
    return _read(file, length), count, offset


def _entry(directory: bytes, at: int, place: int) -> tuple[str, Member, int]:
    """Return (full path, member, end of the entry); it must be the entry we would write."""
    fixed = directory[at : at + CENTRAL.size]
    if len(fixed) < CENTRAL.size:
        raise PackageError("package-zip")
    fields = CENTRAL.unpack(fixed)
    crc, size, length = fields[7], fields[8], fields[10]
    end = at + CENTRAL.size + length
    raw = directory[at + CENTRAL.size : end]
    if not raw.isascii():
        raise PackageError("package-name")
    name = raw.decode("ascii")
    zipform.check_name(name)
    if directory[at:end] != zipform.central_header(raw, size, crc, place):
        raise PackageError(zipform.fault(fields, place))
    if size > MAX_FILE_BYTES:
        raise PackageError("package-member-too-large")
    return name, Member(name, place + LOCAL.size + length, size, crc), end


def _require_local(file: BinaryIO, name: str, member: Member, place: int) -> None:
    expected = zipform.local_header(name.encode("ascii"), member.size, member.crc)
    file.seek(place)
    if _read(file, len(expected)) != expected:
        raise PackageError("package-zip-headers")


def _read(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise PackageError("package-cut")
    return data

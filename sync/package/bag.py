"""An open package file: members by name, and whether their bytes are the signed ones."""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from models.errors import PackageError
from models.limits import MAX_JSON_BYTES, MAX_TAG_BYTES
from sync.package import manifest
from sync.package.scan import scan
from sync.package.zipform import Member

CHUNK = 1 << 20
Take = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Bag:
    """The members of a package whose structure was found sound."""

    file: BinaryIO
    """The open file."""
    top: str
    """Name of the one top folder."""
    members: dict[str, Member]
    """Members by path below it."""

    @classmethod
    def opened(cls, file: BinaryIO) -> "Bag":
        """Return the bag of a file; raises PackageError when its structure is not sound."""
        top, members = scan(file)
        for name in (*manifest.TAG_FILES, manifest.TAG_MANIFEST, manifest.SIGNATURE):
            if name not in members:
                raise PackageError("package-member-missing", file=name)
        return cls(file, top, members)

    def tag(self, name: str) -> bytes:
        """Return a manifest, a tag file or the signature."""
        return self.read(name, MAX_TAG_BYTES)

    def read(self, name: str, limit: int = MAX_JSON_BYTES) -> bytes:
        """Return a member; raises PackageError when it is missing or larger than ``limit``."""
        member = self.members.get(name)
        if member is None:
            raise PackageError("package-member-missing", file=name)
        if member.size > limit:
            raise PackageError("package-member-too-large", file=name)
        self.file.seek(member.offset)
        data = self.file.read(member.size)
        if len(data) != member.size:
            raise PackageError("package-cut")
        return data

    def compared(self, name: str, sha256: str, limit: int = MAX_JSON_BYTES) -> bytes:
        """Return a document if its bytes have this digest; raises as ``read``."""
        data = self.read(name, limit)
        if hashlib.sha256(data).hexdigest() != sha256:  # changed since it was compared
            raise PackageError("package-file-changed", file=name)
        return data

    def payload(self) -> dict[str, Member]:
        """Return the members below ``data/``, in the order of the file."""
        return {n: m for n, m in self.members.items() if n.startswith(manifest.PAYLOAD)}

    def check_member(self, name: str, sha256: str, take: Take | None = None) -> None:
        """Raise PackageError(``package-file-changed``) unless the bytes have this digest.

        ``take`` is handed the very bytes that are compared, so that who keeps them reads once.
        """
        member = self.members[name]
        self.file.seek(member.offset)
        found, crc, left = hashlib.sha256(), 0, member.size
        while left:
            chunk = self.file.read(min(CHUNK, left))
            if not chunk:
                raise PackageError("package-cut")
            if take:
                take(chunk)
            found.update(chunk)
            crc = zlib.crc32(chunk, crc)
            left -= len(chunk)
        if found.hexdigest() != sha256:
            raise PackageError("package-file-changed", file=name)
        if crc != member.crc:
            raise PackageError("package-zip-checksum", file=name)

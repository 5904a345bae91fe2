"""Opening an office file: what it is by its content, and its parts, one bounded read each.

The name of the file decides nothing. Macros and external links are counted and told, never run
and never followed.
"""

import hashlib
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

from models.errors import StandardError
from models.standards.importing.bounds import (
    MAX_ENTRIES,
    MAX_IMPORT_BYTES,
    MAX_PART_BYTES,
    MAX_TOTAL_BYTES,
)
from models.standards.importing.draft import Remark, told
from models.standards.importing.ole import is_encrypted_package, is_locked
from models.standards.importing.tables import brief
from models.standards.importing.xmltree import read_xml

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_NO_ARCHIVE = ((b"%PDF", "import-pdf"), (b"{\\rtf", "import-rtf"))
_WORD, _EXCEL = "wordprocessingml", "spreadsheetml"
_FALLBACK = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part."""

    kind: str
    """Last word of its type: ``styles``, ``numbering``, ``worksheet`` …"""
    target: str
    """Name of the part it leads to; empty for an external one."""


@dataclass
class Archive:
    """An opened .docx or .xlsx."""

    kind: str
    """``docx`` or ``xlsx``."""
    main: str
    """Name of the main part."""
    sha256: str
    """SHA-256 of the file."""
    members: zipfile.ZipFile
    """The archive in memory."""
    macros: bool = False
    """It carries macros."""
    unpacked: int = 0
    """Bytes of the parts that have been read."""

    def has(self, name: str) -> bool:
        """True when there is a part ``name``."""
        return name in self.members.NameToInfo

    def xml(self, name: str) -> Element:
        """Return the root element of the part ``name``."""
        data = _member(self.members, name)
        self.unpacked += len(data)
        if self.unpacked > MAX_TOTAL_BYTES:
            raise StandardError("import-too-much")
        return read_xml(data)

    def external(self) -> tuple[str, ...]:
        """Return where the file points outside: a host or the name of a file, nobody's folders."""
        names = [name for name in self.members.NameToInfo if name.endswith(".rels")]
        return tuple(
            _outside(entry.get("Target", ""))
            for name in names
            for entry in self.xml(name)
            if entry.get("TargetMode", "").lower() == "external"
        )

    def links(self, part: str) -> dict[str, Link]:
        """Return the relationships of ``part`` by id; external ones lead nowhere."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", base + ".rels")
        if not self.has(name):
            return {}
        found: dict[str, Link] = {}
        for entry in self.xml(name):
            external = entry.get("TargetMode", "").lower() == "external"
            target = "" if external else _resolve(folder, entry.get("Target", ""))
            kind = entry.get("Type", "").rpartition("/")[2]
            found[entry.get("Id", "")] = Link(kind, target)
        return found

    def linked(self, part: str, kind: str) -> str | None:
        """Return the first part of ``kind`` that ``part`` is related to, when it is there."""
        for link in self.links(part).values():
            if link.kind == kind and self.has(link.target):
                return link.target
        return None


def open_archive(file: Path) -> Archive:
    """Open the office file ``file``; anything else is refused in one sentence."""
    return archive_of(_bytes(file))


def archive_of(data: bytes) -> Archive:
    """Open an office file that is in memory."""
    _refuse_others(data)
    try:
        members = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise StandardError("import-not-office") from error
    names = [entry.filename for entry in members.infolist()]
    if len(names) > MAX_ENTRIES or len(set(names)) != len(names):
        raise StandardError("import-too-much")
    kind, main = _main_part(members)
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return Archive(kind, main, hashlib.sha256(data).hexdigest(), members, macros)


def said_of(archive: Archive) -> tuple[Remark, ...]:
    """Return what is to be told of the file itself: macros, and where it points outside."""
    found = [told("import-macros")] if archive.macros else []
    outside = archive.external()
    if outside:
        names = "、".join(list(dict.fromkeys(outside))[:5])
        found.append(told("import-external", count=len(outside), names=names))
    return tuple(found)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_IMPORT_BYTES + 1)
    except (OSError, ValueError) as error:
        raise StandardError("import-unreadable") from error
    if len(data) > MAX_IMPORT_BYTES:
        raise StandardError("import-too-big", limit=MAX_IMPORT_BYTES >> 20)
    return data


def _refuse_others(data: bytes) -> None:
    if not data.strip(b"\0\t\r\n "):
        raise StandardError("import-nothing")
    if data.startswith(_OLE):
        if is_encrypted_package(data):
            raise StandardError("import-password")
        raise StandardError("import-old-password" if is_locked(data) else "import-old-format")
    for start, code in _NO_ARCHIVE:
        if data.startswith(start):
            raise StandardError(code)


def _main_part(members: zipfile.ZipFile) -> tuple[str, str]:
    """Return the kind and the main part, as the file's own list of content types says."""
    if "[Content_Types].xml" not in members.NameToInfo:
        raise StandardError("import-not-office")
    for entry in read_xml(_member(members, "[Content_Types].xml")):
        content, part = entry.get("ContentType", ""), entry.get("PartName", "").lstrip("/")
        if part not in members.NameToInfo or not content.endswith("main+xml"):
            continue
        macro_enabled = content.startswith("application/vnd.ms-")
        if _WORD in content or (macro_enabled and "word" in content):
            return "docx", part
        if _EXCEL in content or (macro_enabled and "excel" in content):
            return "xlsx", part
    for part, kind in _FALLBACK.items():
        if part in members.NameToInfo:
            return kind, part
    raise StandardError("import-not-office")


def _member(members: zipfile.ZipFile, name: str) -> bytes:
    """Return one unpacked part, never more than the limit however it was packed."""
    try:
        entry = members.getinfo(name)
        if entry.flag_bits & 1:
            raise StandardError("import-password")
        with members.open(entry) as stream:
            data = stream.read(MAX_PART_BYTES + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise StandardError("import-damaged") from error
    except (NotImplementedError, RuntimeError) as error:  # a way of packing that nobody uses
        raise StandardError("import-damaged") from error
    if len(data) > MAX_PART_BYTES:
        raise StandardError("import-too-much")
    return data


def _outside(target: str) -> str:
    scheme, _, rest = target.partition("://")
    if rest and scheme.lower() in ("http", "https", "ftp"):
        return brief(re.split(r"[/?#]", rest)[0].rpartition("@")[2])
    kind = target.partition(":")[0].lower()
    return kind if kind == "mailto" else brief(re.split(r"[/\\]", target)[-1]) or "—"


def _resolve(folder: str, target: str) -> str:
    """Return the name of a part; one that leads outside names no part and is simply not there."""
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")

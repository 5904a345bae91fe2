"""Crafted packages by kind: what each is, and the code it must be refused with.

Every one starts from a package that is fine and signed by an enrolled laptop, so that nothing
but the attack can be the reason. This module holds those on the file itself; the ones on the
documents inside and on keys stand in ``attacks_inside`` and ``attacks_keys``.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models import limits
from sync.package import manifest, zipform
from tests.sync.package import forge, kit
from tests.sync.package.craft import Zip, hole, other_zip, put

Make = Callable[[], bytes]
LABEL, FACTS = "data/package.json", "data/visit.json"


@dataclass(frozen=True)
class Attack:
    """One kind of bad package."""

    group: str
    kind: str
    code: str
    make: Make
    """Its bytes."""
    at: str = kit.LATER
    """What the desk's clock says when it comes."""


@cache
def base() -> tuple[str, forge.Members]:
    """Top folder and members of the package that is fine."""
    return forge.insider(kit.contents(), kit.shelf())


def good() -> bytes:
    return forge.zip_bytes(*base())


def zipped(members: forge.Members) -> bytes:
    """These members in a well-made ZIP; whatever was signed is left as it is."""
    return forge.zip_bytes(base()[0], members)


def insider(members: forge.Members) -> bytes:
    """These members listed and signed anew by an enrolled laptop."""
    return zipped(forge.signed(members))


def crafted(change: Callable[[Zip], bytes]) -> Make:
    return lambda: change(Zip(*base()))


def plus(name: str, data: bytes = b"x", below: bool = True) -> Make:
    """One more entry of this name."""

    def change(craft: Zip) -> bytes:
        craft.entries.append(((f"{craft.top}/{name}" if below else name).encode(), data))
        return craft.build()

    return crafted(change)


def without(name: str) -> Make:
    return lambda: zipped({n: d for n, d in base()[1].items() if n != name})


def central(at: int, form: str, value: int) -> Make:
    return crafted(lambda craft: craft.build(central=put(at, form, value)))


def both(local: int, other: int, form: str, value: int) -> Make:
    """The same lie before the member and in the directory."""
    return crafted(lambda c: c.build(put(local, form, value), put(other, form, value)))


def shaped(shape: Callable[[bytes], bytes]) -> Make:
    return lambda: shape(good())


def repacked(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, data in base()[1].items():
            file.writestr(f"{base()[0]}/{name}", data)
    return made.getvalue()


def bomb() -> bytes:
    """20 MB of noughts in 20 KB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"{base()[0]}/data/zeros", bytes(20 << 20))
    return made.getvalue()


def onto_one(craft: Zip) -> bytes:
    """Every entry of the directory over the same bytes: the better bomb."""
    return craft.build(central=put(42, "<L", 0, only=None))


def claims(size: int) -> Make:
    def change(craft: Zip) -> bytes:
        last = len(craft.entries) - 1
        lie = lambda at: lambda n, h: struct_put(h, at, size) if n == last else h  # noqa: E731
        return craft.build(lie(18), lie(20))

    return crafted(change)


def struct_put(header: bytes, at: int, size: int) -> bytes:
    changed = bytearray(header)
    struct.pack_into("<LL", changed, at, size, size)
    return bytes(changed)


def crowd() -> bytes:
    """An end record that promises more entries than are allowed."""
    return zipform.end_record(limits.MAX_PACKAGE_ENTRIES + 1, 0, 0)


def flipped(name: str, at: int = 10) -> Make:
    def make() -> bytes:
        changed = bytearray(base()[1][name])
        changed[at] ^= 1
        return zipped({**base()[1], name: bytes(changed)})

    return make


def wrong_checksum() -> bytes:
    """Both headers agree on a CRC-32 that is not the member's."""
    craft = Zip(*base())
    crc = zlib.crc32(craft.entries[0][1]) ^ 1
    return craft.build(put(14, "<L", crc), put(16, "<L", crc))


def names() -> list[Attack]:
    odd = {
        "climbs out of the folder (..)": "../../etc/passwd",
        "climbs out in the middle": "data/../../x",
        "backslashes": "data\\..\\x",
        "a device of Windows": "data/NUL.txt",
        "a hidden file": "data/.bashrc",
        "a stream of NTFS": "data/x:stream",
        "a trailing dot": "data/x.",
        "a NUL in the name": "data/x\x00.jpg",
        "a line break in the name": "data/x\nok.jpg",
        "too long": "data/" + "x" * 300,
        "too deep": "data/a/b/c/d/e/f/g",
        "not ASCII": "data/\u67e5.jpg",
        "the same letters, other code points (NFD)": "data/e\u0301",
        "written backwards (U+202E)": "data/\u202egpj.exe",
        "an option of a shell": "-rf",
        "a folder entry": "data/sub/",
    }
    made = [Attack("name", kind, "package-name", plus(name)) for kind, name in odd.items()]
    made += [
        Attack("name", "absolute", "package-name", plus("/etc/passwd", below=False)),
        Attack("name", "a drive", "package-name", plus("C:/x", below=False)),
        Attack("name", "twice the same", "package-name-twice", plus(LABEL)),
        Attack("name", "differs in case only", "package-name-twice", plus("DATA/package.json")),
        Attack("name", "a second top folder", "package-zip-folders", plus("a/b", below=False)),
        Attack(
            "name",
            "a top folder that climbs",
            "package-name",
            lambda: forge.zip_bytes("..", base()[1]),
        ),
    ]
    return made


def structure() -> list[Attack]:
    zip_ = "ZIP"
    return [
        Attack(zip_, "an empty file", "package-cut", lambda: b""),
        Attack(zip_, "something else (text)", "package-cut", lambda: b"hello" * 99),
        Attack(zip_, "cut in the middle", "package-cut", shaped(lambda d: d[: len(d) // 2])),
        Attack(zip_, "cut by one byte", "package-cut", shaped(lambda d: d[:-1])),
        Attack(zip_, "bytes before it", "package-zip-gap", shaped(lambda d: b"#!/bin/sh\n" + d)),
        Attack(zip_, "bytes behind it", "package-cut", shaped(lambda d: d + b"x")),
        Attack(zip_, "another ZIP before it", "package-zip-gap", shaped(lambda d: other_zip() + d)),
        Attack(zip_, "another ZIP behind it", "package-zip-gap", shaped(lambda d: d + other_zip())),
        Attack(zip_, "twice in a row", "package-zip-gap", shaped(lambda d: d + d)),
        Attack(zip_, "a comment", "package-cut", shaped(lambda d: d[:-2] + b"\5\0hello")),
        Attack(
            zip_,
            "an end record in a comment",
            "package-zip",
            shaped(lambda d: d[:-2] + b"\x16\0" + d[-22:-2] + b"\0\1"),
        ),
        Attack(zip_, "a hole before the directory", "package-zip-gap", shaped(hole)),
        Attack(
            zip_, "a gap between members", "package-zip-gap", crafted(lambda c: c.build(gap=b"g"))
        ),
        Attack(zip_, "an offset elsewhere", "package-zip-gap", central(42, "<L", 7)),
        Attack(
            zip_,
            "Zip64",
            "package-zip-gap",
            shaped(lambda d: d[:-22] + b"PK\6\7" + bytes(16) + d[-22:]),
        ),
        Attack(zip_, "a data descriptor", "package-zip", both(6, 8, "<H", 8)),
        Attack(zip_, "an extra field announced", "package-zip", central(30, "<H", 4)),
        Attack(zip_, "another date", "package-zip", both(12, 14, "<H", 0x5A21)),
        Attack(zip_, "encrypted", "package-zip-packed", both(6, 8, "<H", 1)),
        Attack(zip_, "repacked by another program", "package-zip", lambda: repacked(0)),
        Attack(zip_, "repacked and compressed", "package-zip-packed", lambda: repacked(8)),
        Attack(
            zip_,
            "name differs between header and directory",
            "package-zip-headers",
            crafted(
                lambda c: c.build(
                    local=lambda n, h: h.replace(b"data", b"data"[::-1]) if n == 0 else h
                )
            ),
        ),
        Attack(
            zip_,
            "size differs between header and directory",
            "package-zip-headers",
            crafted(lambda c: c.build(local=put(22, "<L", 1))),
        ),
        Attack(zip_, "a wrong checksum", "package-zip-checksum", wrong_checksum),
        Attack(
            zip_,
            "more entries than it has",
            "package-zip",
            crafted(lambda c: c.build(end=lambda r: put(10, "<H", 3)(0, put(8, "<H", 3)(0, r)))),
        ),
        Attack(zip_, "a symbolic link", "package-zip-special", central(38, "<L", 0o120777 << 16)),
        Attack(
            zip_, "a folder as a member", "package-zip-special", central(38, "<L", 0o040755 << 16)
        ),
        Attack(
            zip_, "a device as a member", "package-zip-special", central(38, "<L", 0o020666 << 16)
        ),
        Attack(zip_, "an executable", "package-zip", central(38, "<L", 0o100755 << 16)),
        Attack("bomb", "20 MB in 20 KB", "package-zip-packed", bomb),
        Attack("bomb", "every entry over the same bytes", "package-zip-gap", crafted(onto_one)),
        Attack("bomb", "claims 100 MB", "package-member-too-large", claims(100_000_000)),
        Attack("bomb", "more than 20,000 entries", "package-too-many", crowd),
        Attack(
            "bomb",
            "a ZIP in the ZIP",
            "package-member-unlisted",
            lambda: zipped({**base()[1], "data/inner.zip": bomb()}),
        ),
    ]


def lists() -> list[Attack]:
    group = "list"
    extra = {**base()[1], "data/run.exe": b"MZ"}
    crlf = base()[1][manifest.MANIFEST].replace(b"\n", b"\r\n")
    return [
        Attack(group, "a payload file on no list", "package-member-unlisted", plus("data/x.txt")),
        Attack(group, "a tag file on no list", "package-member-unlisted", plus("tags/x.txt")),
        Attack(
            group, "a second signature file", "package-member-unknown", plus("signatures/x.tst")
        ),
        Attack(group, "a listed file is gone", "package-member-missing", without(FACTS)),
        Attack(group, "no manifest", "package-member-missing", without(manifest.MANIFEST)),
        Attack(group, "no signature", "package-member-missing", without(manifest.SIGNATURE)),
        Attack(group, "a payload byte changed", "package-file-changed", flipped("data/index.html")),
        Attack(
            group, "the manifest changed", "package-file-changed", flipped(manifest.MANIFEST, 3)
        ),
        Attack(
            group,
            "the tag manifest changed",
            "signature-other-content",
            flipped(manifest.TAG_MANIFEST, 3),
        ),
        Attack(
            group,
            "a manifest in another spelling",
            "package-manifest",
            lambda: zipped(forge.signed({**base()[1], manifest.MANIFEST: crlf}, relabel=False)),
        ),
        Attack(
            group,
            "signed by the laptop: a strange file",
            "package-member-unknown",
            lambda: insider(extra),
        ),
        Attack(
            group,
            "signed by the laptop: false bag-info",
            "package-bag-info",
            lambda: zipped(
                forge.signed(
                    {**base()[1], manifest.BAG_INFO: b"Payload-Oxum: 1.1\n"}, relabel=False
                )
            ),
        ),
    ]


def on_the_file() -> list[Attack]:
    return [*names(), *structure(), *lists()]


def saved(attack: Attack, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "visit.zip"
    path.write_bytes(attack.make())
    return path

"""Crafted ZIPs: the strict reader refuses what other programs unpack without a word.

The table is that of the findings on import attacks; every case begins with a package that is
fine and whose signature holds, so that nothing but the attack can be the reason.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from models import limits
from sync.package import scan as scanning
from sync.package import zipform
from sync.package.writer import BuiltPackage
from tests.sync.package import forge
from tests.sync.package.conftest import Judge
from tests.sync.package.craft import Zip, hole, other_zip, put

LABEL = "data/package.json"
CENTRAL, LOCAL, END = zipform.CENTRAL.size, zipform.LOCAL.size, zipform.END.size


@pytest.fixture
def craft(parts: tuple[str, forge.Members]) -> Zip:
    top, members = parts
    return Zip(top, members)


def test_the_craft_itself_is_accepted(craft: Zip, judge: Judge) -> None:
    assert judge(craft.build()).accepted


NAMES = {
    "zip slip": "../../etc/passwd",
    "slip inside": "data/../../x",
    "absolute": "/etc/passwd",
    "backslash": "data\\x",
    "drive": "C:/x",
    "reserved": "data/con",
    "reserved with extension": "data/NUL.txt",
    "hidden": "data/.ssh",
    "trailing dot": "data/x.",
    "trailing space": "data/x ",
    "empty part": "data//x",
    "folder entry": "data/sub/",
    "control": "data/\x07",
    "nul": "data/x\x00.jpg",
    "too long": "data/" + "x" * 300,
    "too deep": "data/a/b/c/d/e/f/g",
    "colon": "data/x:stream",
    "percent": "data/%2e%2e",
    "tilde": "data/x~1",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_bad_name_is_refused(craft: Zip, judge: Judge, name: str) -> None:
    prefix = "" if name.startswith(("/", "C:")) else f"{craft.top}/"
    craft.entries.append(((prefix + name).encode(), b"x"))
    assert judge(craft.build()).code == "package-name"


@pytest.mark.parametrize("name", ["data/é", "data/e\u0301", "data/\u202egpj.exe", "data/查"])
def test_a_name_beyond_ascii_is_refused(craft: Zip, judge: Judge, name: str) -> None:
    craft.entries.append((f"{craft.top}/{name}".encode(), b"x"))
    assert judge(craft.build()).code == "package-name"


def test_the_same_name_twice_is_refused(craft: Zip, judge: Judge) -> None:
    craft.entries.append(craft.entries[0])
    assert judge(craft.build()).code == "package-name-twice"


def test_names_that_differ_in_case_only_are_refused(craft: Zip, judge: Judge) -> None:
    craft.entries.append((craft.entries[0][0].replace(b"data", b"DATA"), b"x"))
    assert judge(craft.build()).code == "package-name-twice"


def test_a_second_top_folder_is_refused(craft: Zip, judge: Judge) -> None:
    craft.entries.append((b"other/data/x", b"x"))
    assert judge(craft.build()).code == "package-zip-folders"


def test_a_payload_file_that_is_not_listed_is_refused(craft: Zip, judge: Judge) -> None:
    craft.entries.append((f"{craft.top}/data/extra.txt".encode(), b"x"))
    verdict = judge(craft.build())
    assert (verdict.code, verdict.file) == ("package-member-unlisted", "data/extra.txt")
    assert verdict.complete.held is False


def test_a_tag_file_that_is_not_listed_is_refused(craft: Zip, judge: Judge) -> None:
    """sha256sum and bagit.py do not see this one."""
    craft.entries.append((f"{craft.top}/notes.txt".encode(), b"x"))
    craft.entries[-1] = (f"{craft.top}/tags/notes.txt".encode(), b"x")
    verdict = judge(craft.build())
    assert (verdict.code, verdict.file) == ("package-member-unlisted", "tags/notes.txt")


def test_a_second_signature_is_unknown_to_this_format(craft: Zip, judge: Judge) -> None:
    craft.entries.append((f"{craft.top}/signatures/extra.tst".encode(), b"x"))
    assert judge(craft.build()).code == "package-member-unknown"


@pytest.mark.parametrize("number", range(10))
def test_a_payload_file_that_is_missing_is_refused(craft: Zip, judge: Judge, number: int) -> None:
    name = craft.entries.pop(number)[0].decode().partition("/")[2]
    verdict = judge(craft.build())
    assert (verdict.code, verdict.file) == ("package-member-missing", name)


@pytest.mark.parametrize(
    "name",
    ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
     "signatures/tagmanifest-sha256.txt.p7s"],
)  # fmt: skip
def test_a_missing_tag_file_is_refused(craft: Zip, judge: Judge, name: str) -> None:
    craft.entries = [e for e in craft.entries if e[0] != f"{craft.top}/{name}".encode()]
    verdict = judge(craft.build())
    assert (verdict.code, verdict.file) == ("package-member-missing", name)


FIELDS = {
    # field: (offset in the local header, form, value, offset in the central entry)
    "version": (4, "<H", 45, 6),
    "flags: data descriptor": (6, "<H", 8, 8),
    "flags: encrypted": (6, "<H", 1, 8),
    "flags: utf-8": (6, "<H", 0x800, 8),
    "method: deflate": (8, "<H", 8, 10),
    "time": (10, "<H", 1, 12),
    "date": (12, "<H", 0x5A21, 14),
    "checksum": (14, "<L", 1, 16),
    "compressed size": (18, "<L", 1, 20),
    "size": (22, "<L", 1, 24),
    "name length": (26, "<H", 3, 28),
    "extra length": (28, "<H", 4, 30),
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
@pytest.mark.parametrize("where", ["local", "central", "both"])
def test_a_header_that_says_anything_else_is_refused(
    craft: Zip, judge: Judge, where: str, field: tuple[int, str, int, int]
) -> None:
    local, form, value, central = field
    same = lambda _number, header: header  # noqa: E731
    verdict = judge(
        craft.build(
            put(local, form, value) if where != "central" else same,
            put(central, form, value) if where != "local" else same,
        )
    )
    assert not verdict.accepted
    codes = {"package-zip", "package-zip-headers", "package-zip-packed", "package-name"}
    assert verdict.code in codes | {"package-cut", "package-zip-checksum"}


DIRECTORY = {42: "package-zip-gap"}
"""More exact codes, by the place of the field."""


@pytest.mark.parametrize(
    ("at", "form", "value"),
    [
        (4, "<H", 0x0014),  # made on DOS: attributes would mean something else
        (32, "<H", 1),  # comment length
        (34, "<H", 1),  # disk
        (36, "<H", 1),  # internal attributes
        (38, "<L", 0o100755 << 16),  # executable
        (38, "<L", 0),
        (42, "<L", 7),  # offset
        (42, "<L", 0xFFFFFFFF),  # "see Zip64"
    ],
)
def test_the_directory_cannot_say_more(
    craft: Zip, judge: Judge, at: int, form: str, value: int
) -> None:
    assert judge(craft.build(central=put(at, form, value))).code == DIRECTORY.get(at, "package-zip")


@pytest.mark.parametrize("mode", [0o120777, 0o040755, 0o020666, 0o140755])
def test_what_is_no_ordinary_file_is_refused(craft: Zip, judge: Judge, mode: int) -> None:
    """A symbolic link, a folder, a device and a socket."""
    assert judge(craft.build(central=put(38, "<L", mode << 16))).code == "package-zip-special"


@pytest.mark.parametrize(
    ("at", "form", "value"),
    [(4, "<H", 1), (6, "<H", 1), (8, "<H", 3), (10, "<H", 3), (12, "<L", 9), (16, "<L", 9),
     (16, "<L", 0xFFFFFFFF), (20, "<H", 5)],
)  # fmt: skip
def test_the_end_record_cannot_lie(
    craft: Zip, judge: Judge, at: int, form: str, value: int
) -> None:
    changed = craft.build(end=lambda record: put(at, form, value)(0, record))
    assert judge(changed).complete.held is False


SHAPES: dict[str, Callable[[bytes], bytes]] = {
    "bytes before": lambda data: b"#!/bin/sh\n" + data,
    "bytes after": lambda data: data + b"x",
    "zeros after": lambda data: data + bytes(512),
    "a comment": lambda data: data[:-2] + b"\x05\x00hello",
    "a comment with an end record": lambda data: data[:-2] + b"\x16\x00" + data[-END:],
    "twice": lambda data: data + data,
    "another ZIP before": lambda data: other_zip() + data,
    "another ZIP after": lambda data: data + other_zip(),
    "a Zip64 locator": lambda data: data[:-END] + b"PK\x06\x07" + bytes(16) + data[-END:],
    "a hole before the directory": lambda data: hole(data),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_the_file_must_be_tiled_exactly(
    built: BuiltPackage, judge: Judge, shape: Callable[[bytes], bytes]
) -> None:
    assert judge(shape(built.path.read_bytes())).complete.held is False


def test_a_gap_between_members_is_refused(craft: Zip, judge: Judge) -> None:
    assert judge(craft.build(gap=b"gap")).code == "package-zip-gap"


def test_overlapping_members_are_refused(craft: Zip, judge: Judge) -> None:
    """Two entries over the same bytes: the root of the better ZIP bombs."""
    second = put(42, "<L", 0, only=1)
    assert judge(craft.build(central=second)).code == "package-zip-gap"


def test_a_repacked_package_is_refused(parts: tuple[str, forge.Members], judge: Judge) -> None:
    """Python's own zipfile, deflated: the content is right, the file is not ours."""
    top, members = parts
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", method) as file:
            for name, data in members.items():
                file.writestr(f"{top}/{name}", data)
        assert judge(made.getvalue()).complete.held is False


def test_a_member_larger_than_the_limit_is_refused_unread(craft: Zip, judge: Judge) -> None:
    """A claim of 65 MiB in both headers; the file itself is tiny."""
    size = limits.MAX_FILE_BYTES + 1

    def claim(at: int) -> Callable[[int, bytes], bytes]:
        last = len(craft.entries) - 1
        return lambda n, h: put(at + 4, "<L", size, last)(n, put(at, "<L", size, last)(n, h))

    assert judge(craft.build(claim(18), claim(20))).code == "package-member-too-large"


def test_too_many_members_are_refused(
    craft: Zip, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "MAX_PACKAGE_ENTRIES", len(craft.entries) - 1)
    assert judge(craft.build()).code == "package-too-many"


def test_a_package_too_large_is_refused(
    craft: Zip, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = craft.build()
    monkeypatch.setattr(scanning, "MAX_PACKAGE_BYTES", len(data) - 1)
    assert judge(data).code == "package-too-large"

"""A ZIP taken apart and put together wrongly, header by header."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from sync.package import zipform
from tests.sync.package import forge

END = zipform.END.size


class Zip:
    """A ZIP taken apart into headers and bodies, to be put together wrongly."""

    def __init__(self, top: str, members: forge.Members) -> None:
        self.top = top
        self.entries = [(f"{top}/{name}".encode(), data) for name, data in members.items()]

    def build(
        self,
        local: Callable[[int, bytes], bytes] = lambda _i, header: header,
        central: Callable[[int, bytes], bytes] = lambda _i, header: header,
        end: Callable[[bytes], bytes] = lambda record: record,
        gap: bytes = b"",
    ) -> bytes:
        body, directory = b"", b""
        for number, (name, data) in enumerate(self.entries):
            crc, place = zlib.crc32(data), len(body)
            body += local(number, zipform.local_header(name, len(data), crc)) + data
            entry = zipform.central_header(name, len(data), crc, place)
            directory += central(number, entry)
            body += gap if number == 0 else b""
        record = zipform.end_record(len(self.entries), len(directory), len(body))
        return body + directory + end(record)


def put(at: int, form: str, value: int, only: int | None = 0) -> Callable[[int, bytes], bytes]:
    """Overwrite one field of the header of one member (None: of all)."""

    def change(number: int, header: bytes) -> bytes:
        if only is not None and number != only:
            return header
        changed = bytearray(header)
        struct.pack_into(form, changed, at, value)
        return bytes(changed)

    return change


def other_zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a/b", b"c")
    return made.getvalue()


def hole(data: bytes) -> bytes:
    _mark, _d, _s, _h, count, length, offset, _c = zipform.END.unpack(data[-END:])
    directory = data[offset : offset + length]
    return data[:offset] + b"hidden" + directory + zipform.end_record(count, length, offset + 6)

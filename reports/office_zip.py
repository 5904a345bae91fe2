"""Office files with the same bytes for the same content: no clock in them."""

import io
import zipfile
from datetime import datetime

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP knows."""
MOMENT = datetime(1980, 1, 1)
"""The same, for what a file says of its making."""
FIRST = "[Content_Types].xml"
"""Readers that look at the first bytes to tell what a file is expect it there."""


def repacked(data: bytes) -> bytes:
    """Return the same archive with fixed times, in the order of names."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as fixed,
    ):
        for name in sorted(archive.namelist(), key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # one value on every machine; Windows would say 0
            entry.external_attr = 0o600 << 16
            fixed.writestr(entry, archive.read(name))
    return out.getvalue()

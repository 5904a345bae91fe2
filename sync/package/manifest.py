"""BagIt's plain-text files: manifests and tag files, in the one spelling we write."""

import re
from collections.abc import Mapping

from models.errors import PackageError

MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
BAG_DECLARATION = "bagit.txt"
BAG_INFO = "bag-info.txt"
SIGNATURE = f"signatures/{TAG_MANIFEST}.p7s"
PAYLOAD = "data/"
TAG_FILES = (BAG_DECLARATION, BAG_INFO, MANIFEST)
"""Files that the tag manifest lists, at least."""
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._/-]*)")


def manifest_bytes(digests: Mapping[str, str]) -> bytes:
    """Return a manifest: ``digest``, two spaces, path, LF; sorted by path."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode("ascii")


def parse_manifest(data: bytes, name: str) -> dict[str, str]:
    """Return ``path -> digest``; refuse any other spelling than ``manifest_bytes`` writes.

    Raises PackageError(``package-manifest``, file=name).
    """
    digests: dict[str, str] = {}
    for line in data.decode("ascii", "replace").split("\n")[:-1]:
        found = _LINE.fullmatch(line)
        if found is None or found[2] in digests:
            raise PackageError("package-manifest", file=name)
        digests[found[2]] = found[1]
    if manifest_bytes(digests) != data:
        raise PackageError("package-manifest", file=name)
    return digests


def bag_info(package_id: str, program: str, created_on: str, size: int, files: int) -> bytes:
    """Return ``bag-info.txt``."""
    lines = {
        "Bag-Software-Agent": program,
        "Bagging-Date": created_on,
        "External-Identifier": package_id,
        "Payload-Oxum": f"{size}.{files}",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items()).encode("ascii")

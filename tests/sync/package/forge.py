"""What an attacker has: the pieces of a package, put together in any way, signed or not."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from pathlib import Path

from models.facts.canonical import canonical_bytes, parse_canonical
from sync.keys.signing import Signer
from sync.package import manifest, writer, zipform
from sync.package.bag import Bag
from sync.package.contents import PackageContents
from tests.sync.package.kit import NOW, Shelf, district

Members = dict[str, bytes]


def members_of(path: Path) -> tuple[str, Members]:
    """The top folder of a package and its members by path below it."""
    with path.open("rb") as file:
        bag = Bag.opened(file)
        return bag.top, {name: bag.read(name, 1 << 26) for name in bag.members}


def zip_bytes(top: str, members: Mapping[str, bytes]) -> bytes:
    """The ZIP as our writer would have made it."""
    body, directory = b"", b""
    for name, data in members.items():
        full = f"{top}/{name}".encode()
        crc, place = zlib.crc32(data), len(body)
        body += zipform.local_header(full, len(data), crc) + data
        directory += zipform.central_header(full, len(data), crc, place)
    return body + directory + zipform.end_record(len(members), len(directory), len(body))


def listed(members: Mapping[str, bytes], payload: bool) -> bytes:
    """The manifest of the payload, or of the tag files."""
    names = [
        n
        for n in members
        if (n.startswith(manifest.PAYLOAD) if payload else "/" not in n)
        and n != manifest.TAG_MANIFEST
    ]
    return manifest.manifest_bytes({n: hashlib.sha256(members[n]).hexdigest() for n in names})


def signed(members: Members, signer: Signer | None = None, relabel: bool = True) -> Members:
    """The members with manifests, bag-info and signature made anew: a dishonest insider."""
    made = dict(members)
    if relabel:
        payload = [d for n, d in made.items() if n.startswith(manifest.PAYLOAD)]
        oxum = f"Payload-Oxum: {sum(map(len, payload))}.{len(payload)}\n".encode()
        lines = made[manifest.BAG_INFO].splitlines(keepends=True)
        made[manifest.BAG_INFO] = b"".join([*lines[:-1], oxum])
        made[manifest.MANIFEST] = listed(made, payload=True)
    made[manifest.TAG_MANIFEST] = listed(made, payload=False)
    by = signer or district().signer
    made[manifest.SIGNATURE] = by.sign_detached(made[manifest.TAG_MANIFEST], NOW)
    return made


def insider(contents: PackageContents, shelf: Shelf) -> tuple[str, Members]:
    """What the writer would write, without its checks: all that an enrolled laptop can sign."""
    members = dict(writer._small_members(contents))
    members |= {name: shelf.read(sha) for name, sha, _size in writer._streamed_members(contents)}
    label = contents.label()
    oxum = sum(map(len, members.values())), len(members)
    info = manifest.bag_info(label.package, label.program, label.created_at[:10], *oxum)
    members |= {manifest.BAG_DECLARATION: manifest.DECLARATION, manifest.BAG_INFO: info}
    return contents.stem, signed(members)


def rewritten(members: Members, name: str, **changes: object) -> Members:
    """The members with some values of a JSON member changed (None takes one away)."""
    value = {**parse_canonical(members[name]), **changes}
    kept = {key: found for key, found in value.items() if found is not None}
    return {**members, name: canonical_bytes(kept)}


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "forged.zip"
    path.write_bytes(data)
    return path

"""Write a conformance set: ``python -m tests.sync.make_conformance NAME``.

A set is never written again; a new format adds another beside it. ``tests/kept/packages/<NAME>``
holds good packages and refused ones, each with what must be said of it, the trust files and
standards they are judged by, and the keys that signed them, so that a case can be added later.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from models.facts import bodies
from models.facts.canonical import digest
from models.facts.events import EventType
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.standards.types import Pack, Verdict
from sync.package import contents as names
from sync.package import manifest
from sync.package.contents import PackageContents
from tests import tiered
from tests.support import Chain
from tests.sync import attack_table, attacks, desk_kit
from tests.sync.attacks import Attack
from tests.sync.attacks_keys import desk_authority
from tests.sync.package import forge, kit

KEPT = Path(__file__).parents[1] / "kept" / "packages"
PACKS = kit.PACKS | tiered.BOTH
TOO_LARGE = 60_000


def packed(made: PackageContents, shelf: kit.Shelf) -> bytes:
    return forge.zip_bytes(*forge.insider(made, shelf))


def contents(chain: Chain, prev: str | None = None) -> PackageContents:
    facts = facts_bytes(freeze(fold(chain.events), PACKS))
    signed = kit.signed_by(facts_digest(facts)).to_bytes()
    given = {"facts": facts, "signatures": signed, "events": chain.log(), "created_at": kit.NOW}
    forms = (("record", kit.PDF),)
    return PackageContents(**given, forms=forms, prev_package_digest=prev)


def withheld() -> bytes:
    """A photo whose covered copy leaves while it stays itself."""
    chain, shelf = Chain(), kit.Shelf()
    original, copy = b"\xff\xd8\xff\xe0 a face", b"\xff\xd8\xff\xe0 covered"
    told: dict[str, Any] = {"mime": "image/jpeg", "extension": "jpg"}
    first = bodies.EvidenceAdded(sha256=shelf.put(original), size=len(original), **told)
    second = bodies.EvidenceAdded(
        sha256=shelf.put(copy), size=len(copy), of=first.sha256, treatment="redacted", **told
    )
    for body in (first, second):
        chain.add(EventType.EVIDENCE_ADDED, body)
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return packed(contents(chain), shelf)


def graded() -> bytes:
    """Grades C, B, A and a list of points, by two standards."""
    chain = Chain(tiered.TIERED_OPENED)
    for clause, letters in {"1.1/1": "CBA", "1.1/2": "CB", "1.1/3": "C"}.items():
        for part in ("C", "B-1", "B-2", "A"):
            verdict = Verdict.MET if part[0] in letters else Verdict.NOT_MET
            where = {"pack": tiered.TIERED.id, "clause": clause}
            chain.add(EventType.PART_MARKED, bodies.PartMarked(**where, part=part, verdict=verdict))
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return packed(contents(chain), kit.Shelf())


def later_minor() -> bytes:
    members = forge.rewritten(attacks.base()[1], attacks.LABEL, format="visit-package/1.7")
    return attacks.insider({**members, "data/notes/voice.ogg": b"x"})


def good() -> dict[str, tuple[bytes, dict[str, object]]]:
    """Name -> (bytes, what is said of it besides its digests)."""
    first = attacks.good()
    members = attacks.base()[1]
    prev = digest(members[manifest.TAG_MANIFEST])
    second = packed(contents(desk_kit.amended(), prev), kit.shelf())
    fine: dict[str, object] = {"follows": True, "newer_minor": False, "revision": 1}
    return {
        "plain": (first, fine),
        "amendment": (second, fine | {"revision": 2}),
        "withheld": (withheld(), fine),
        "graded": (graded(), fine),
        "later-minor": (later_minor(), fine | {"newer_minor": True}),
        "unknown-standard": (first, fine | {"follows": None, "packs": []}),
    }


def chosen() -> list[Attack]:
    """One small one of every code; the corpus of tests/sync/attacks.py has all kinds."""
    found: dict[str, Attack] = {}
    for attack in attack_table.attacks():
        if attack.code not in found and len(attack.make()) < TOO_LARGE:
            found[attack.code] = attack
    return list(found.values())


def stem(attack: Attack) -> str:
    words = "".join(c if c.isascii() and c.isalnum() else "-" for c in attack.kind.lower())
    told = "-".join(part for part in words.split("-") if part)
    return f"{attack.group.lower()}-{told}"[:60].strip("-")


def write(folder: Path, name: str, data: bytes, said: dict[str, object]) -> None:
    folder.mkdir(exist_ok=True)
    assert len(data) < TOO_LARGE
    (folder / f"{name}.zip").write_bytes(data)
    told = {"sha256": hashlib.sha256(data).hexdigest(), **said}
    text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / f"{name}.json").write_text(text, "utf-8")


def main(name: str) -> None:
    folder = KEPT / name
    folder.mkdir(parents=True)  # raises when it is there already: kept means kept
    authority = desk_authority()
    in_time = {"moment": kit.LATER, "trust": "trust.pem"}
    (folder / "trust.pem").write_bytes(authority.trust().to_pem())
    for year in ("2026-01", "2029-02"):
        later = authority.refreshed(f"{year}-28T08:00:00.000Z").trust()
        (folder / f"trust-{year}.pem").write_bytes(later.to_pem())
    (folder / "packs").mkdir()
    for sha256, pack in PACKS.items():
        (folder / "packs" / f"{sha256}.json").write_text(text_of(pack), "utf-8")
    (folder / "keys").mkdir()
    (folder / "keys" / "authority.json").write_bytes(authority.dump())
    (folder / "keys" / "laptop.der").write_bytes(kit.district().key)
    for title, (data, said) in good().items():
        write(folder / "good", title, data, in_time | said | identity(data))
    for attack in chosen():
        when = {"moment": attack.at, "trust": trust_at(attack.at)}
        said = {"code": attack.code, "kind": attack.kind, **when}
        write(folder / "refused", stem(attack), attack.make(), said)


def identity(data: bytes) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        _top, members = forge.members_of(forge.saved(Path(folder), data))
    return {
        "package_digest": digest(members[manifest.TAG_MANIFEST]),
        "facts_digest": digest(members[names.FACTS]),
    }


def text_of(pack: Pack) -> str:
    return pack.model_dump_json(exclude_none=True, indent=1) + "\n"


def trust_at(moment: str) -> str:
    if moment < kit.NOW:
        return "trust-2026-01.pem"
    return "trust-2029-02.pem" if moment > "2029" else "trust.pem"


if __name__ == "__main__":
    main(sys.argv[1])

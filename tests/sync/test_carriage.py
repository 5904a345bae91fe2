"""What a package may carry of a covered photo: made, verified, received, and forged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from models.district.desk import Desk
from models.evidence.intake import Prepared, prepare
from models.evidence.shelf import added_body
from models.facts import bodies
from models.facts.bodies import EvidenceAdded
from models.facts.canonical import canonical_bytes, parse_canonical
from models.facts.carriage import shown_for
from models.facts.events import EventType
from models.facts.types import Facts
from models.standards.types import Verdict
from sync.inbox import receive
from sync.package import contents as names
from sync.package.reader import examine
from sync.package.writer import BuiltPackage, build
from tests.slates import jpeg
from tests.support import Chain
from tests.sync.desk_kit import desk_in
from tests.sync.package import forge, kit

POLICIES = ("redacted", "original", "both")
REASON = "区卫生健康委员会要求核对原件"


@dataclass(frozen=True)
class Case:
    """A photo with a face, its covered copy, a photo nobody needed to cover, and the package."""

    original: Prepared
    copy: Prepared
    plain: Prepared
    built: BuiltPackage

    @property
    def raw(self) -> bytes:
        return self.built.path.read_bytes()

    def facts(self) -> Facts:
        return names.read_facts(self.members()[names.FACTS])[0]

    def members(self) -> forge.Members:
        return forge.members_of(self.built.path)[1]


def photo(colour: str) -> Prepared:
    image = Image.effect_noise((640, 480), 60).convert("RGB")
    image.paste(colour, (40, 40, 200, 200))
    return prepare(jpeg(image, "2026:03:01 09:30:00", "HUAWEI NOH-AN00"))


def added(made: Prepared, **changes: object) -> EvidenceAdded:
    return added_body(made, "候诊区").model_copy(update=changes)


def closed_visit(case: tuple[Prepared, Prepared, Prepared], carry: str) -> Chain:
    """A closed visit; the default policy is said by no event at all."""
    original, copy, plain = case
    chain = Chain()
    where = {"pack": "test-pack", "clause": "1"}
    chain.add(EventType.MARK, bodies.Mark(**where, verdict=Verdict.MET))
    for item in (
        added(original),
        added(copy, of=original.sha256, treatment="redacted"),
        added(plain),
    ):
        chain.add(EventType.EVIDENCE_ADDED, item)
        chain.add(EventType.EVIDENCE_LINKED, bodies.EvidenceLink(**where, sha256=item.sha256))
    if carry != "redacted":
        chain.add(EventType.CARRIAGE_SET, bodies.CarriageSet(carry=carry, reason=REASON))
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return chain


def packed(folder: Path, carry: str = "redacted") -> Case:
    case = photo("red"), photo("black"), photo("green")
    shelf = kit.Shelf()
    for made in case:
        for data in (made.original, made.preview):
            shelf.put(data or b"")
    chain = closed_visit(case, carry)
    folder.mkdir()
    built = build(folder, kit.contents(chain), shelf, kit.district().signer)
    return Case(*case, built)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path / "desk") as made:
        yield made


def carried_whole(case: Case, made: Prepared) -> bool:
    """Whether the bytes of a photo or of its preview stand anywhere in the file."""
    assert made.preview is not None
    held = [made.original in case.raw, made.preview in case.raw]
    assert held[0] == held[1]
    return held[0]


def test_a_covered_original_stays_by_default_and_the_desk_shows_the_copy(
    tmp_path: Path, desk: Desk
) -> None:
    case = packed(tmp_path / "stick")
    assert not carried_whole(case, case.original)
    assert carried_whole(case, case.copy)
    assert carried_whole(case, case.plain)
    paths = case.members()
    hidden = (case.original.sha256, hashlib.sha256(case.original.preview or b"").hexdigest())
    assert not any(sha256 in path for path in paths for sha256 in hidden)
    verdict = examine(case.built.path, kit.district().trust, kit.LATER, kit.PACKS)
    assert verdict.accepted, verdict.sentence("en")
    result = receive(case.built.path, desk, kit.PACKS)
    assert result.status == "imported", result
    facts = desk.facts(result.package_digest)
    listed = {item.sha256: item for item in facts.evidence}
    assert listed[case.original.sha256].withheld == "yes"
    assert listed[case.original.sha256].size == len(case.original.original)
    shown = shown_for(facts.evidence, case.original.sha256)
    assert shown is not None
    assert shown.sha256 == case.copy.sha256
    reader = desk.reader(result.package_digest)
    assert reader.read(shown.sha256) == case.copy.original
    with pytest.raises(KeyError):
        reader.read(case.original.sha256)


@pytest.mark.parametrize("carry", POLICIES)
def test_each_policy_carries_what_it_says_and_no_more(
    tmp_path: Path, desk: Desk, carry: str
) -> None:
    case = packed(tmp_path / "stick", carry)
    assert carried_whole(case, case.original) is (carry != "redacted")
    assert carried_whole(case, case.copy) is (carry != "original")
    assert carried_whole(case, case.plain)
    stays = {e.sha256 for e in case.facts().evidence if e.withheld is not None}
    expected = {"redacted": {case.original.sha256}, "original": {case.copy.sha256}, "both": set()}
    assert stays == expected[carry]
    result = receive(case.built.path, desk, kit.PACKS)
    assert result.status == "imported", result
    facts = desk.facts(result.package_digest)
    shown = shown_for(facts.evidence, case.original.sha256)
    assert shown is not None
    assert desk.reader(result.package_digest).read(shown.sha256)
    assert (REASON.encode() in case.members()[names.EVENTS]) is (carry != "redacted")


def refused(folder: Path, desk: Desk, case: Case, members: forge.Members) -> tuple[str, str]:
    """What the desk says of a package whose maker signed it anew; the words name the file."""
    top = forge.members_of(case.built.path)[0]
    path = forge.saved(folder, forge.zip_bytes(top, forge.signed(members)))
    verdict = examine(path, kit.district().trust, kit.LATER, kit.PACKS)
    assert verdict.trusted.held
    assert verdict.consistent.held is False
    result = receive(path, desk, kit.PACKS)
    assert result.status == "rejected"
    assert result.code == verdict.code
    assert not desk.list_packages()
    return result.code, result.sentence("en")


@pytest.mark.parametrize("which", ["original", "preview", "form", "unknown", "name", "later"])
def test_a_withheld_original_is_refused_under_whatever_name(
    tmp_path: Path, desk: Desk, which: str
) -> None:
    case = packed(tmp_path / "stick")
    data, members = case.original.original, case.members()
    name = f"data/evidence/{case.original.sha256}.jpg"
    if which == "preview":
        data = case.original.preview or b""
        name = f"data/previews/{hashlib.sha256(data).hexdigest()}.jpg"
    elif which == "form":
        name = "data/forms/annex-1.pdf"
    elif which == "unknown":
        name = "data/notes/extra.bin"
    elif which == "name":
        data = b"other bytes under its name"
    elif which == "later":
        name = "data/notes/extra.bin"
        members = forge.rewritten(members, names.PACKAGE_LABEL, format="visit-package/1.9")
    code, words = refused(tmp_path, desk, case, {**members, name: data})
    assert code == "package-withheld-carried"
    assert name in words
    assert "stays on the laptop" in words


def test_a_package_that_lacks_what_it_says_it_carries_is_refused(
    tmp_path: Path, desk: Desk
) -> None:
    case = packed(tmp_path / "stick")
    name = f"data/evidence/{case.copy.sha256}.jpg"
    members = case.members()
    del members[name]
    code, words = refused(tmp_path, desk, case, members)
    assert code == "package-evidence-missing"
    assert name in words


def test_a_record_that_withholds_against_its_own_policy_is_refused(
    tmp_path: Path, desk: Desk
) -> None:
    """An insider takes the mark ``withheld`` off and adds the original: the log says otherwise."""
    case = packed(tmp_path / "stick")
    members = case.members()
    value = parse_canonical(members[names.FACTS])
    for item in value["evidence"]:
        item.pop("withheld", None)
    members[names.FACTS] = canonical_bytes(value)
    digest = names.facts_digest(members[names.FACTS])
    label = parse_canonical(members[names.PACKAGE_LABEL])
    package = names.package_id(kit.VISIT, kit.DEVICE, 1, digest)
    counts = {**label["counts"], "evidence": 3, "previews": 3}
    members = forge.rewritten(
        members, names.PACKAGE_LABEL, facts_digest=digest, package=package, counts=counts
    )
    members[names.SIGNATURES] = kit.signed_by(digest).to_bytes()
    info = members["bag-info.txt"].replace(label["package"].encode(), package.encode())
    small = hashlib.sha256(case.original.preview or b"").hexdigest()
    members |= {
        "bag-info.txt": info,
        f"data/evidence/{case.original.sha256}.jpg": case.original.original,
        f"data/previews/{small}.jpg": case.original.preview or b"",
    }
    top = forge.members_of(case.built.path)[0]
    path = forge.saved(tmp_path, forge.zip_bytes(top, forge.signed(members)))
    verdict = examine(path, kit.district().trust, kit.LATER, kit.PACKS)
    assert verdict.consistent.held
    assert verdict.code == "facts-not-from-events"
    assert receive(path, desk, kit.PACKS).status == "rejected"

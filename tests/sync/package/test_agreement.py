"""An insider with a good key still cannot sign documents that contradict each other."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from models.facts.canonical import canonical_bytes, parse_canonical
from models.facts.snapshot import facts_digest
from sync.package import contents as names
from sync.package import manifest
from sync.package.agreement import read_label
from sync.package.verdict import PackageVerdict
from tests.sync.package import forge, kit
from tests.sync.package.conftest import Judge

Parts = tuple[str, forge.Members]
LABEL, FACTS, SIGNED, EVENTS = names.PACKAGE_LABEL, names.FACTS, names.SIGNATURES, names.EVENTS


@pytest.fixture
def insider(parts: Parts, judge: Judge) -> Callable[..., PackageVerdict]:
    """Judge the sample with members changed and everything signed anew."""

    def run(members: forge.Members, top: str = parts[0], relabel: bool = True) -> PackageVerdict:
        return judge(forge.zip_bytes(top, forge.signed(members, relabel=relabel)))

    return run


Insider = Callable[..., PackageVerdict]


def test_the_insider_himself_is_accepted(parts: Parts, insider: Insider) -> None:
    assert insider(parts[1]).accepted


@pytest.mark.parametrize(
    "changes",
    [
        {"revision": 2},
        {"visit": kit.EVALUATOR},
        {"device": kit.EVALUATOR},
        {"package": kit.EVALUATOR},
        {"facts_digest": "0" * 64},
        {"packs": []},
        {"counts": {"events": 1, "evidence": 2, "previews": 1, "forms": 2}},
        {"extra": "x"},
        {"revision": "1"},
        {"program": "a\nb"},
        {"created_at": None},
        {"format": "visit-parcel/1"},
        {"format": 1},
    ],
)
def test_a_label_that_does_not_fit_is_refused(
    parts: Parts, insider: Insider, changes: dict[str, object]
) -> None:
    verdict = insider(forge.rewritten(parts[1], LABEL, **changes))
    assert verdict.code == "package-label"
    assert verdict.trusted.held
    assert verdict.consistent.held is False


def test_a_folder_of_another_name_is_refused(parts: Parts, insider: Insider) -> None:
    assert insider(parts[1], top=parts[0].replace("r0001", "r0002")).code == "package-label"


@pytest.mark.parametrize("data", [b"{", b"[]", b'"x"', b"null", b"\xff", b'{"a":1.5}', b""])
@pytest.mark.parametrize("name", [LABEL, FACTS, SIGNED, EVENTS])
def test_documents_of_nonsense_are_refused(
    parts: Parts, insider: Insider, name: str, data: bytes
) -> None:
    verdict = insider({**parts[1], name: data})
    assert verdict.consistent.held is False


def test_json_in_another_spelling_is_refused(parts: Parts, insider: Insider) -> None:
    spaced = json.dumps(json.loads(parts[1][LABEL])).encode()
    assert insider({**parts[1], LABEL: spaced}).code == "package-label"
    spaced = json.dumps(json.loads(parts[1][FACTS])).encode()
    assert insider({**parts[1], FACTS: spaced}).code == "facts-not-canonical"


def test_another_major_is_refused_kindly(parts: Parts, insider: Insider) -> None:
    verdict = insider(forge.rewritten(parts[1], LABEL, format="visit-package/2"))
    assert verdict.code == "package-newer"
    assert "visit-package/2" in verdict.sentence("en")


def test_a_later_minor_is_accepted_with_a_notice(parts: Parts, insider: Insider) -> None:
    """Members, tag files, signatures and JSON members that only a later program knows."""
    members = forge.rewritten(parts[1], LABEL, format="visit-package/1.7", weather="rain")
    members |= {"data/notes/voice.ogg": b"x", "signatures/tagmanifest-sha256.txt.tst": b"x"}
    members["notes.txt"] = b"x"
    verdict = insider(members)
    assert verdict.accepted
    assert verdict.newer_minor
    assert verdict.sentence("en") != kit_sentence()
    assert verdict.files == 11


def kit_sentence() -> str:
    from models.messages import sentence

    return sentence("package-fine", {}, "en")


def test_a_later_minor_may_not_say_less(parts: Parts, insider: Insider) -> None:
    members = forge.rewritten(parts[1], LABEL, format="visit-package/1.7", revision=3)
    assert insider(members).code == "package-label"


def test_facts_of_a_later_minor_are_accepted_with_a_notice(parts: Parts, insider: Insider) -> None:
    members = forge.rewritten(parts[1], FACTS, format="visit-facts/1.2", mood="calm")
    digest = facts_digest(members[FACTS])
    package = names.package_id(kit.VISIT, kit.DEVICE, 1, digest)
    members = forge.rewritten(members, LABEL, facts_digest=digest, package=package)
    members[SIGNED] = kit.signed_by(digest).to_bytes()
    members[manifest.BAG_INFO] = members[manifest.BAG_INFO].replace(
        parse_canonical(parts[1][LABEL])["package"].encode(), package.encode()
    )
    verdict = insider(members)
    assert verdict.accepted, verdict.sentence("en")
    assert verdict.newer_minor
    assert verdict.follows.held


def test_facts_that_do_not_follow_from_the_events_are_refused(
    parts: Parts, insider: Insider
) -> None:
    value = parse_canonical(parts[1][FACTS])
    value["clauses"][0]["verdict"] = "met"
    members = with_facts(parts[1], canonical_bytes(value))
    verdict = insider(members)
    assert verdict.code == "facts-not-from-events"
    assert verdict.consistent.held
    assert verdict.follows.held is False


def with_facts(members: forge.Members, facts: bytes) -> forge.Members:
    digest = facts_digest(facts)
    package = names.package_id(kit.VISIT, kit.DEVICE, 1, digest)
    before = parse_canonical(members[LABEL])["package"]
    made = forge.rewritten(members, LABEL, facts_digest=digest, package=package)
    info = made[manifest.BAG_INFO].replace(before.encode(), package.encode())
    signed = kit.signed_by(digest).to_bytes()
    return {**made, FACTS: facts, SIGNED: signed, manifest.BAG_INFO: info}


def test_signatures_under_other_facts_are_refused(parts: Parts, insider: Insider) -> None:
    other = kit.signed_by("0" * 64)
    assert insider({**parts[1], SIGNED: other.to_bytes()}).code == "package-signatures-other"
    own = parse_canonical(parts[1][SIGNED])
    own["signatures"][0]["facts_digest"] = "0" * 64
    members = {**parts[1], SIGNED: canonical_bytes(own)}
    assert insider(members).code == "package-signatures-other"


def test_another_event_log_is_refused(parts: Parts, insider: Insider) -> None:
    assert insider({**parts[1], EVENTS: kit.visit_events("他").log()}).code == ("package-log-other")


def test_a_shortened_event_log_is_refused(parts: Parts, insider: Insider) -> None:
    lines = parts[1][EVENTS].splitlines(keepends=True)
    members = {**parts[1], EVENTS: b"".join(lines[:-1])}
    counts = {**parse_canonical(members[LABEL])["counts"], "events": len(lines) - 1}
    assert insider(forge.rewritten(members, LABEL, counts=counts)).code == "package-log-other"
    broken = {**parts[1], EVENTS: b"".join([*lines[:2], *lines[3:]])}
    assert insider(broken).code == "events-chain"


def test_evidence_the_facts_list_must_be_there(parts: Parts, insider: Insider) -> None:
    for kind in ("data/evidence/", "data/previews/"):
        name = next(n for n in parts[1] if n.startswith(kind))
        verdict = insider({n: d for n, d in parts[1].items() if n != name})
        assert (verdict.code, verdict.file) == ("package-evidence-missing", name)


def test_evidence_under_a_false_name_is_refused(parts: Parts, insider: Insider) -> None:
    name = next(n for n in parts[1] if n.startswith("data/evidence/"))
    verdict = insider({**parts[1], name: b"another picture"})
    assert (verdict.code, verdict.file) == ("package-evidence-other", name)


@pytest.mark.parametrize(
    "name",
    ["data/evidence/" + "0" * 64 + ".jpg", "data/forms/x.exe", "data/other.txt", "more.txt"],
)
def test_members_the_format_does_not_know_are_refused(
    parts: Parts, insider: Insider, name: str
) -> None:
    verdict = insider({**parts[1], name: b"x"})
    assert (verdict.code, verdict.file) == ("package-member-unknown", name)


@pytest.mark.parametrize("name", [names.PAGE, LABEL, FACTS, SIGNED, EVENTS])
def test_every_document_must_be_there(parts: Parts, insider: Insider, name: str) -> None:
    verdict = insider({n: d for n, d in parts[1].items() if n != name})
    assert (verdict.code, verdict.file) == ("package-member-missing", name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (manifest.BAG_DECLARATION, b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"),
        (manifest.BAG_INFO, b"Payload-Oxum: 1.1\n"),
    ],
)
def test_bagits_own_words_must_be_ours(
    parts: Parts, insider: Insider, name: str, data: bytes
) -> None:
    assert insider({**parts[1], name: data}, relabel=False).code == "package-bag-info"


@pytest.mark.parametrize(
    "spell",
    [
        lambda m: m.replace(b"  ", b" *", 1),
        lambda m: m.replace(b"\n", b"\r\n"),
        lambda m: m[:-1],
        lambda m: m + b"\n",
        lambda m: b"".join(reversed(m.splitlines(keepends=True))),
        lambda m: m + m.splitlines(keepends=True)[0],
        lambda m: m.replace(m[:64], m[:64].upper(), 1),
        lambda m: b"\xef\xbb\xbf" + m,
    ],
    ids=["binary mark", "crlf", "no last lf", "empty line", "unsorted", "twice", "upper", "bom"],
)
def test_a_manifest_in_another_spelling_is_refused(
    parts: Parts, insider: Insider, spell: Callable[[bytes], bytes]
) -> None:
    members = {**parts[1], manifest.MANIFEST: spell(parts[1][manifest.MANIFEST])}
    verdict = insider(members, relabel=False)
    assert (verdict.code, verdict.file) == ("package-manifest", manifest.MANIFEST)
    assert verdict.intact.held is False


def test_a_manifest_that_lists_something_else_is_refused(parts: Parts, insider: Insider) -> None:
    line = b"0" * 64 + b"  data/zzz.txt\n"
    members = {**parts[1], manifest.MANIFEST: parts[1][manifest.MANIFEST] + line}
    assert insider(members, relabel=False).code == "package-member-missing"


def test_a_label_is_read_alone_too(parts: Parts) -> None:
    label, newer = read_label(parts[1][LABEL])
    assert (label.revision, newer) == (1, False)

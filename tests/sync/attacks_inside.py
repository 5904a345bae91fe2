"""Attacks on the documents: an enrolled laptop with a good key that lists and signs anything."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from functools import cache

from models import limits
from models.facts import bodies
from models.facts.canonical import canonical_bytes, digest, parse_canonical
from models.facts.events import EventType
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from sync.package import contents as names
from sync.package import manifest
from tests.support import Chain
from tests.sync.attacks import Attack, Make, base, insider
from tests.sync.package import forge, kit

LABEL, FACTS, SIGNED, EVENTS = names.PACKAGE_LABEL, names.FACTS, names.SIGNATURES, names.EVENTS


def replaced(name: str, data: bytes) -> Make:
    return lambda: insider({**base()[1], name: data})


def facts_start(text: bytes) -> Make:
    """The facts with ``text`` as their first member."""
    return lambda: insider({**base()[1], FACTS: b"{" + text + b"," + base()[1][FACTS][1:]})


def facts_said(**changes: object) -> Make:
    """The facts with members changed, and label and signatures bound to them."""

    def make() -> bytes:
        return insider(bound(forge.rewritten(base()[1], FACTS, **changes)))

    return make


def bound(members: forge.Members) -> forge.Members:
    found = facts_digest(members[FACTS])
    package = names.package_id(kit.VISIT, kit.DEVICE, 1, found)
    made = forge.rewritten(members, LABEL, facts_digest=found, package=package)
    before = parse_canonical(members[LABEL])["package"].encode()
    info = members[manifest.BAG_INFO].replace(before, package.encode())
    return {**made, SIGNED: kit.signed_by(found).to_bytes(), manifest.BAG_INFO: info}


def evidence_said(**changes: str) -> Make:
    """The first piece of evidence described otherwise."""

    def make() -> bytes:
        first, *rest = parse_canonical(base()[1][FACTS])["evidence"]
        return facts_said(evidence=[{**first, **changes}, *rest])()

    return make


def label_said(**changes: object) -> Make:
    return lambda: insider(forge.rewritten(base()[1], LABEL, **changes))


def verdict_changed() -> bytes:
    value = parse_canonical(base()[1][FACTS])
    value["clauses"][0]["verdict"] = "met"
    return insider(bound({**base()[1], FACTS: canonical_bytes(value)}))


def log(keep: slice) -> Make:
    """Part of the event log, and a label that counts no more than that."""

    def make() -> bytes:
        lines = base()[1][EVENTS].splitlines(True)[keep]
        counts = {**parse_canonical(base()[1][LABEL])["counts"], "events": len(lines)}
        members = {**base()[1], EVENTS: b"".join(lines)}
        return insider(forge.rewritten(members, LABEL, counts=counts))

    return make


def event_gone() -> bytes:
    lines = base()[1][EVENTS].splitlines(True)
    return replaced(EVENTS, b"".join([*lines[:2], *lines[3:]]))()


def event_of_no_type() -> bytes:
    """An event only a later program would know, in a log and facts of today's format."""
    lines = base()[1][EVENTS].splitlines(True)
    last = canonical_bytes({**parse_canonical(lines[-1][:-1]), "type": "visit_erased"})
    said = parse_canonical(base()[1][FACTS])["logs"][0]
    made = forge.rewritten(base()[1], FACTS, logs=[{**said, "head": digest(last)}])
    return insider(bound({**made, EVENTS: b"".join([*lines[:-1], last + b"\n"])}))


def png(width: int, height: int) -> bytes:
    """A PNG of one bit a pixel, all black: as many pixels as one likes in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        )

    row = bytes(1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    rows = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    head = struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_claim(side: int) -> bytes:
    """The first bytes of a JPEG of ``side`` by ``side`` pixels."""
    return (
        b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", side, side) + bytes(99)
    )


def webp_claim(side: int) -> bytes:
    size = (side - 1).to_bytes(3, "little")
    return b"RIFF\xff\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + size + size + bytes(99)


def with_evidence(data: bytes, mime: str, extension: str) -> bytes:
    """A whole visit, well made in every respect, whose one photo is ``data``."""
    chain, shelf = Chain(), kit.Shelf()
    added = bodies.EvidenceAdded(
        sha256=shelf.put(data), size=len(data), mime=mime, extension=extension
    )
    chain.add(EventType.EVIDENCE_ADDED, added)
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts = facts_bytes(freeze(fold(chain.events), kit.PACKS))
    signed = kit.signed_by(facts_digest(facts)).to_bytes()
    made = kit.contents(chain, facts=facts, signatures=signed, page=b"<p></p>", forms=())
    return forge.zip_bytes(*forge.insider(made, shelf))


@cache
def pixel_bomb() -> bytes:
    """144 megapixels in 17 KB."""
    made = png(12_000, 12_000)
    assert len(made) < 20_000
    return made


def json() -> list[Attack]:
    group = "JSON"
    name = unicodedata.normalize("NFD", "é")
    deep = b"[" * 100_000 + b"]" * 100_000
    return [
        Attack(group, "no JSON", "facts-not-json", replaced(FACTS, b"{")),
        Attack(group, "empty", "facts-not-json", replaced(FACTS, b"")),
        Attack(group, "two documents in a row", "facts-not-json", replaced(FACTS, b"{}{}")),
        Attack(group, "UTF-16", "facts-not-json", replaced(FACTS, "{}".encode("utf-16"))),
        Attack(group, "not UTF-8", "facts-not-json", replaced(FACTS, b'"\xff"')),
        Attack(group, "a byte order mark", "facts-not-json", replaced(FACTS, b"\xef\xbb\xbf{}")),
        Attack(
            group, "blanks between members", "facts-not-canonical", replaced(FACTS, b'{ "a":1}')
        ),
        Attack(group, "a member twice", "facts-json-twice", facts_start(b'"format":"x"')),
        Attack(group, "NaN", "facts-json-number", facts_start(b'"a":NaN')),
        Attack(group, "Infinity", "facts-json-number", facts_start(b'"a":-Infinity')),
        Attack(group, "a fraction", "facts-json-number", facts_start(b'"a":1.5')),
        Attack(
            group,
            "a number of 4,000 digits",
            "facts-json-number",
            facts_start(b'"a":' + b"9" * 4000),
        ),
        Attack(
            group, "a number beyond 2^53", "facts-json-number", replaced(FACTS, b"9007199254740993")
        ),
        Attack(
            group,
            "half a character (lone surrogate)",
            "facts-json-text",
            replaced(FACTS, b'["\\ud800"]'),
        ),
        Attack(group, "a NUL in a text", "facts-json-text", replaced(FACTS, b'["\\u0000"]')),
        Attack(
            group,
            "text that is not NFC",
            "facts-json-text",
            replaced(FACTS, f'["{name}"]'.encode()),
        ),
        Attack(group, "null", "facts-not-canonical", replaced(FACTS, b"[null]")),
        Attack(group, "a truth value", "facts-not-canonical", replaced(FACTS, b"[true]")),
        Attack(group, "nested 40 deep", "facts-json-deep", replaced(FACTS, b"[" * 40 + b"]" * 40)),
        Attack(group, "nested 100,000 deep", "facts-json-deep", replaced(FACTS, deep)),
        Attack(group, "a list where an object belongs", "facts-shape", replaced(FACTS, b"[]")),
        Attack(group, "a text where a number belongs", "facts-shape", facts_said(visit="x")),
        Attack(group, "an unknown member", "facts-shape", facts_said(weather="rain")),
        Attack(
            group,
            "34 MB",
            "package-member-too-large",
            lambda: replaced(FACTS, b'"' + b"x" * limits.MAX_JSON_BYTES + b'"')(),
        ),
        Attack(
            group,
            "100 MB",
            "package-member-too-large",
            lambda: replaced(FACTS, b'"' + b" " * 100_000_000 + b'"')(),
        ),
        Attack(group, "signatures: no JSON", "signatures-shape", replaced(SIGNED, b"{}")),
    ]


def agreement() -> list[Attack]:
    group, name = "documents", "package-label"
    return [
        Attack(
            group,
            "package format of a later major",
            "package-newer",
            label_said(format="visit-package/2"),
        ),
        Attack(group, "facts of a later major", "facts-newer", facts_said(format="visit-facts/2")),
        Attack(group, "label: a path for a visit", name, label_said(visit="../../etc/passwd")),
        Attack(group, "label: a path for a program", name, label_said(program="a\nb")),
        Attack(group, "label: another revision", name, label_said(revision=2)),
        Attack(
            group,
            "label: other counts",
            name,
            label_said(counts={"events": 1, "evidence": 2, "previews": 1, "forms": 2}),
        ),
        Attack(
            group,
            "evidence: a path for an extension",
            "facts-shape",
            evidence_said(extension="../x"),
        ),
        Attack(
            group,
            "evidence: a path for a digest",
            "facts-shape",
            evidence_said(sha256="../../../../etc/passwd"),
        ),
        Attack(
            group,
            "evidence: a program",
            "package-evidence-type",
            lambda: with_evidence(b"MZ" * 99, "application/x-msdownload", "exe"),
        ),
        Attack(
            group,
            "evidence: a page with a script",
            "package-evidence-type",
            lambda: with_evidence(b"<script>alert(1)</script>", "text/html", "html"),
        ),
        Attack(
            group,
            "evidence: other bytes under its name",
            "package-evidence-other",
            lambda: replaced(next(n for n in base()[1] if "evidence" in n), b"other")(),
        ),
        Attack(
            group,
            "evidence: not there",
            "package-evidence-missing",
            lambda: insider({n: d for n, d in base()[1].items() if "evidence" not in n}),
        ),
        Attack(
            group,
            "a form that is no form",
            "package-member-unknown",
            replaced("data/forms/x.exe", b"MZ"),
        ),
        Attack(
            group,
            "signatures under other facts",
            "package-signatures-other",
            replaced(SIGNED, kit.signed_by("0" * 64).to_bytes()),
        ),
        Attack(
            group,
            "a log cut at its end",
            "events-cut",
            lambda: replaced(EVENTS, base()[1][EVENTS][:-9])(),
        ),
        Attack(group, "the last events left out", "package-log-other", log(slice(0, -1))),
        Attack(group, "an event left out", "events-chain", event_gone),
        Attack(group, "an event of no known type", "event-type", event_of_no_type),
        Attack(group, "no events", "package-log-other", log(slice(0, 0))),
        Attack(
            group,
            "the log of another visit",
            "package-log-other",
            replaced(EVENTS, kit.visit_events("\u4ed6").log()),
        ),
        Attack(group, "a verdict the events do not give", "facts-not-from-events", verdict_changed),
        Attack(
            "picture",
            "a PNG of 144 megapixels in 17 KB",
            "package-picture-too-large",
            lambda: with_evidence(pixel_bomb(), "image/png", "png"),
        ),
        Attack(
            "picture",
            "a JPEG of 4,294 megapixels",
            "package-picture-too-large",
            lambda: with_evidence(jpeg_claim(65_535), "image/jpeg", "jpg"),
        ),
        Attack(
            "picture",
            "a WebP of 268 megapixels",
            "package-picture-too-large",
            lambda: with_evidence(webp_claim(16_384), "image/webp", "webp"),
        ),
    ]


def on_the_inside() -> list[Attack]:
    return [*json(), *agreement()]

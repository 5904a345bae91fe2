"""Groups of clauses that one observation answers: what the checker says, and what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import StandardError
from models.standards import links
from models.standards.ledgers.loading import available as ledgers
from models.standards.linked import topics
from models.standards.links import Kind, LinkBook
from models.standards.loading import available as packs
from tests.support import pack

QUALITY, HOSPITAL = "community-service-quality-2015", "community-hospital-cq-2020"
BROKEN = """
format: standard-links/2
groups:
  - code: a
    topic: 甲
    why: 因为
    members:
      - {pack: community-service-quality-2015, clause: "9.9.9/9"}
      - {pack: community-service-quality-2015, clause: "2.5.1/0"}
      - {pack: community-service-quality-2015, clause: "2.5.1/0"}
  - code: a
    topic: 乙
    why: 因为
    members:
      - {pack: nowhere-at-all, clause: "1"}
  - code: b
    topic: 丙
    why: 因为
    members:
      - {ledger: xuhui-community-2023, task: 60}
      - {ledger: primary-care-action-2023-2025, target: T43}
      - {ledger: primary-care-action-2023-2025, passage: "8", quote: 没有这句话}
      - {pack: community-hospital-cq-2020, veto: V9}
      - {pack: community-hospital-cq-2020, task: 1}
"""


def said(book: LinkBook) -> list[tuple[str, dict[str, str | int]]]:
    known = [loaded.ledger for loaded in ledgers()]
    found = links.check(book, [loaded.pack for loaded in packs()], known)
    return [(one.code, dict(one.params)) for one in found]


def test_the_checker_names_every_fault_of_a_broken_file() -> None:
    assert said(links.parse(BROKEN)) == [
        ("links-format", {"format": "standard-links/2"}),
        ("links-group-twice", {"group": "a"}),
        ("links-unknown", {"group": "a", "where": QUALITY, "code": "9.9.9/9"}),
        ("links-member-twice", {"group": "a"}),
        ("links-one-document", {"group": "a"}),
        ("links-unknown", {"group": "a", "where": "nowhere-at-all", "code": "1"}),
        ("links-alone", {"group": "a"}),
        ("links-one-document", {"group": "a"}),
        ("links-unknown", {"group": "b", "where": "xuhui-community-2023", "code": "60"}),
        ("links-unknown", {"group": "b", "where": "primary-care-action-2023-2025", "code": "T43"}),
        ("links-quote", {"group": "b", "where": "primary-care-action-2023-2025", "code": "8"}),
        ("links-unknown", {"group": "b", "where": HOSPITAL, "code": "V9"}),
        ("links-shape", {"group": "b", "fields": "pack、task"}),
    ]


def test_a_file_of_another_shape_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StandardError) as told:
        links.parse("format: standard-links/1\ngroups: [{code: a}]")
    assert told.value.code == "links-invalid"
    for data in (None, b"\xff\xfe"):
        file = tmp_path / ("none.yaml" if data is None else "bytes.yaml")
        if data is not None:
            file.write_bytes(data)
        with pytest.raises(StandardError) as told:
            links.load(file)
        assert told.value.code == "links-unreadable"


def test_privacy_is_one_look_in_three_documents() -> None:
    shown = topics([loaded.pack for loaded in packs()])[(QUALITY, "2.3.3/1")]
    privacy = next(topic for topic in shown if topic.code == "privacy")
    assert [(one.document, one.kind, one.number) for one in privacy.others] == [
        ("000", Kind.CLAUSE, "2.3.3/2"),
        ("001", Kind.CLAUSE, "2/3"),
        ("004", Kind.PASSAGE, "8"),
    ]
    assert privacy.others[-1].text == "推行“一人一诊室”，保护患者隐私"


def test_a_standard_that_is_not_visited_is_information_only() -> None:
    """Satisfaction: the criteria of 001 are shown with their words, but one cannot go there."""
    quality = next(loaded.pack for loaded in packs() if loaded.pack.id == QUALITY)
    alone = topics([quality])[(QUALITY, "2.5.1/0")][0]
    assert [(one.number, one.in_visit) for one in alone.others] == [
        ("3.3.2/4", True),
        ("9", False),
        ("10", False),
        ("11", False),
    ]
    assert alone.others[1].text == "患者满意度≥80%"


def test_an_unknown_standard_has_no_links() -> None:
    assert topics([pack()]) == {}
    assert links.links_of("test-pack", "1") == ()

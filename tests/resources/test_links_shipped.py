"""The shipped links: sound, quoted as issued, and none of them inside one document unnamed."""

from __future__ import annotations

from models.standards import links
from models.standards.ledgers.loading import available as ledgers
from models.standards.loading import available as packs

NAMED = (
    ("2.3.3/1", "privacy"),
    ("2.5.1/0", "satisfaction"),
    ("1.3.1/2", "tcm-techniques"),
    ("4.2.1/1", "gp-ratio"),
    ("2.1.6/1", "referral"),
    ("2.1.1/1", "family-team"),
    ("1.1.6/1", "beds"),
    ("1.1.2/2", "emergency"),
    ("4.2.1/3", "public-health-staff"),
)
"""What issue 3, point 7 and the inventory's list of overlaps name."""


def test_the_shipped_links_have_no_fault() -> None:
    found = links.check(
        links.shipped(),
        [loaded.pack for loaded in packs()],
        [loaded.ledger for loaded in ledgers()],
    )
    assert [one.text() for one in found] == []


def test_what_was_asked_for_is_linked() -> None:
    for clause, group in NAMED:
        codes = [one.code for one in links.links_of("community-service-quality-2015", clause)]
        assert group in codes, clause


def test_every_named_exception_is_used() -> None:
    codes = {group.code for group in links.shipped().groups}
    assert codes >= links.WITHIN_ONE_DOCUMENT

"""What docs/ publishes of the formats is what the program does."""

import runpy
from pathlib import Path

import pytest

from models.facts.canonical import digest
from models.facts.events import BODY_OF, EventType, read_log
from models.facts.snapshot import check_follows, read_facts
from tests.models.facts.test_canonical import VECTORS
from tests.models.facts.test_snapshot import DIGEST, PACKS, closed_visit, frozen

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_the_sample_visit_is_the_one_the_program_makes() -> None:
    assert (DOCS / "vectors/sample-events.jsonl").read_bytes() == closed_visit().log()
    assert (DOCS / "vectors/sample-visit.json").read_bytes() == frozen()


def test_the_published_facts_follow_from_the_published_events() -> None:
    data = (DOCS / "vectors/sample-visit.json").read_bytes()
    events = list(read_log((DOCS / "vectors/sample-events.jsonl").read_bytes()))
    check_follows(data, events, PACKS)
    assert digest(data) == DIGEST
    assert read_facts(data)[0].visit.revision == 1


@pytest.mark.parametrize("sha256", [DIGEST, *(vector[2] for vector in VECTORS)])
def test_every_digest_stands_in_the_document(sha256: str) -> None:
    assert sha256 in (DOCS / "facts-format.md").read_text(encoding="utf-8")


def test_every_event_and_its_members_stand_in_the_document() -> None:
    """Of bodies that came later every member, too; the first ones are in the schemas."""
    text = (DOCS / "facts-format.md").read_text(encoding="utf-8")
    later = list(BODY_OF)[list(BODY_OF).index(EventType.PART_MARKED) :]
    members = {name for kind in later for name in BODY_OF[kind].model_fields}
    assert [one for one in (*BODY_OF, *sorted(members)) if f"`{one}`" not in text] == []


def test_the_schemas_are_current() -> None:
    written = runpy.run_path(str(DOCS / "tools/write_schemas.py"))["schemas"]()
    for name, text in written.items():
        assert (DOCS / "schemas" / name).read_text(encoding="utf-8") == text, (
            f"{name} differs: run docs/tools/write_schemas.py and look at the difference"
        )

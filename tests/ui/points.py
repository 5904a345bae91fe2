"""A visit with every kind of compound clause: lists of the 2015 standard, and grades of our own."""

from __future__ import annotations

from pathlib import Path

from models.facts.bodies import GuidanceSet, PackRef
from models.facts.events import EventType
from models.standards.loading import available, load
from models.visits.book import VisitBook
from tests.ui import sample_visit
from tests.ui.sample_visit import Field

TIERED = "blank-tiered"
FILE = Path(__file__).resolve().parents[1] / "models" / "standards" / "packs" / "blank-tiered.yaml"
READING = "全科诊室不少于3间。"


def with_tiers(field: Field) -> None:
    """Begin another visit, under the graded standard of our own as well."""
    loaded = [*available(), load(FILE)]
    field.packs = {one.sha256: one.pack for one in loaded}
    field.book = VisitBook(field.workspace, sample_visit.TickingClock(), field.packs)
    opened = field.state.opened.model_copy(
        update={
            "packs": tuple(
                PackRef(id=one.pack.id, edition=one.pack.edition, sha256=one.sha256)
                for one in loaded
            )
        }
    )
    field.state = field.book.start(opened, sample_visit.LEADER)


def with_guidance(field: Field) -> None:
    """The district has said how it reads a clause."""
    given = GuidanceSet(
        pack="community-service-quality-2015",
        issuer="示例区卫生健康委员会",
        issued_on="2021-03-16",
        notes={"1.1.1/2": READING},
    )
    field.state = field.book.append(
        field.state, sample_visit.LEADER, [(EventType.GUIDANCE_SET, given)]
    )


def without(*features: str) -> object:
    """A step: the facility's profile says that it lacks these."""

    def step(field: Field) -> None:
        from models.visits import findings

        beds = {"beds": "no"} if "beds" in features else {}
        others = {name: "no" for name in features if name != "beds"}
        changed = {**beds, **({"features": others} if others else {})}
        facility = field.state.facility.model_copy(update=changed)
        field.state = findings.set_facility(field.book, field.state, sample_visit.LEADER, facility)

    return step

"""The camera's moment beside the laptop's: a claim, corrected by a photographed clock."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.facts.bodies import EvidenceAdded
from models.facts.events import EventType
from models.visits.book import VisitBook

_ADDED = EventType.EVIDENCE_ADDED.encode()
_CLAIM = re.compile(r"(\d{4}:\d\d:\d\d \d\d:\d\d:\d\d)([+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """When a photo was taken, as far as anybody says."""

    claimed: datetime
    """On the camera's own clock, without a zone."""
    ahead: int | None
    """Seconds the camera is ahead of the true time; None when no clock was photographed."""
    corrected: datetime
    """The claim less what the camera is ahead."""
    before_intake: timedelta | None
    """How long before it came into the record, by the laptop's clock; negative: after."""


def moment_of(
    each: EvidenceAdded, cameras: Mapping[str, int], came: datetime | None
) -> Moment | None:
    """Return the moment of a photo, or None when the camera tells none.

    ``came`` is when it entered the record, on the laptop's wall clock.
    """
    claimed = _wall(each.taken_at)
    if claimed is None:
        return None
    ahead = cameras.get(each.camera or "")
    corrected = claimed - timedelta(seconds=ahead or 0)
    return Moment(claimed, ahead, corrected, came - corrected if came else None)


def _wall(claim: str) -> datetime | None:
    found = _CLAIM.fullmatch(claim)
    try:
        return datetime.strptime(found[1], "%Y:%m:%d %H:%M:%S") if found else None
    except ValueError:
        return None  # the 31st of February, or 25 o'clock


def came_in(book: VisitBook, visit: str, sha256: str) -> datetime | None:
    """Return when a piece entered the record, on the laptop's wall clock; None when it has not.

    Reads the log anew; not for the window's thread.
    """
    for line in book.events(visit).splitlines():
        if sha256.encode() not in line or _ADDED not in line:
            continue
        event = json.loads(line)
        if event["type"] == EventType.EVIDENCE_ADDED and event["body"]["sha256"] == sha256:
            at = datetime.strptime(event["at"], "%Y-%m-%dT%H:%M:%S.%f%z")
            return (at + timedelta(minutes=event["offset"])).replace(tzinfo=None)
    return None

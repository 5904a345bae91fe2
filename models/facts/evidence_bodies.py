"""Bodies of events about evidence: what came in, its copies, cameras, and what may leave."""

from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import SAFE_INTEGER, Count, Name, Record, Sha256, Text
from models.facts.terms import Body
from models.limits import MAX_FILE_BYTES

Yes = Annotated[str, StringConstraints(pattern=r"^yes$")]
"""The kept formats have no boolean: ``yes``, or absent."""


class Derived(Record):
    """A picture derived from an original."""

    sha256: Sha256
    """Identity."""
    size: Annotated[int, Field(ge=1, le=MAX_FILE_BYTES)]
    """Bytes."""


class EvidenceAdded(Body):
    """A photo or document enters the record; its bytes never change afterwards."""

    sha256: Sha256
    """SHA-256 of the original bytes; the identity."""
    size: Annotated[int, Field(ge=1, le=MAX_FILE_BYTES)]
    """Bytes."""
    mime: Name
    """Type found by looking at the content."""
    extension: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,5}$")]
    """Extension it is carried under."""
    width: Count = 0
    """Pixels after turning upright; 0 for a document."""
    height: Count = 0
    """Pixels after turning upright; 0 for a document."""
    taken_at: Name = ""
    """What the camera says about the moment; a claim."""
    preview: Derived | None = None
    """Upright JPEG of at most PREVIEW_EDGE pixels, without metadata."""
    caption: Text = ""
    """What it shows."""
    of: Sha256 | None = None
    """The original this is a copy of; absent for an original."""
    treatment: Annotated[str, StringConstraints(pattern=r"^(redacted|annotated)$")] | None = None
    """What was burned into the copy: faces and records covered, or arrows and words drawn."""
    camera: Name | None = None
    """Make and model by the camera's own words; a claim."""
    taken_offset: Name | None = None
    """The camera's time zone as it writes it, e.g. ``+08:00``; a claim."""
    taken_where: Name | None = None
    """Latitude and longitude as the camera writes them; a claim."""
    withheld: Yes | None = None
    """``yes`` when its bytes stay on the laptop; only the facts say so, never an event."""


class CameraSet(Body):
    """How far a camera's clock is ahead of the true time, as a photographed clock shows."""

    camera: Name
    """Make and model as in the evidence; empty for all without one."""
    ahead: Annotated[int, Field(ge=-SAFE_INTEGER, le=SAFE_INTEGER)]
    """Seconds the camera is ahead; negative when it is behind."""


class CarriageSet(Body):
    """What a package carries of photos that have a covered copy (个人信息保护法 6, 28).

    Without such an event ``redacted`` holds: where a copy was covered, the original stays.
    """

    carry: Annotated[str, StringConstraints(pattern=r"^(redacted|original|both)$")]
    """The covered copy, the original, or both."""
    reason: Text = ""
    """Why originals leave."""


class PhotoSeen(Body):
    """What a person says a photo shows of people and records, so that nobody asks again."""

    sha256: Sha256
    """The original."""
    shows: Annotated[str, StringConstraints(pattern=r"^(nobody|covered|people)$")]
    """Nobody and no record; covered when it was taken; or something still to be covered."""

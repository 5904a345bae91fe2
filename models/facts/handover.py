"""What is handed over with a package, as the delivery note (数据包交接单) prints it.

Read from an opened package, which exists only after everything else: the note is never a part of
what it describes.
"""

from typing import Annotated

from pydantic import Field

from models.base import CivilDate, Count, Instant, Name, Record, Sha256, Uuid


class SignedBy(Record):
    """One act of signing that the package carries."""

    role: Name
    """Part, in words: 组长."""
    name: Name
    """Name as signed."""
    words: Name = ""
    """What the act says where it is no plain signature: 签收, 拒绝签字 …"""
    at: Name = ""
    """When, by the clock on the wall there."""


class PackedKind(Record):
    """Files of one kind."""

    name: Name
    """In words: 照片和文件."""
    count: Count
    """How many."""


class Handover(Record):
    """One package as it changes hands."""

    facility: Name
    """First name of the facility."""
    second_name: Name = ""
    """Second name valid on the day of the visit."""
    code: Name = ""
    """Institution code."""
    title: Name
    """Title of the visit."""
    organisation: Name
    """Office on whose behalf one went."""
    visit_on: CivilDate
    """Day of the visit."""
    visit: Uuid
    """The visit."""
    revision: Annotated[int, Field(ge=1)]
    """1 for the first closing."""
    file: Name
    """Name of the file."""
    package_digest: Sha256
    """SHA-256 that identifies the package."""
    facts_digest: Sha256
    """SHA-256 of the facts people signed."""
    kinds: tuple[PackedKind, ...]
    """Payload files by kind."""
    size: Count | None = None
    """Bytes of the file that changes hands; absent when it is not here any more."""
    signed: tuple[SignedBy, ...]
    """Who signed on the screen."""
    expected: tuple[Name, ...]
    """Who of the team had to."""
    device: Uuid
    """The laptop."""
    signer: Name = ""
    """Name in the certificate that signed the package; empty when it is not known."""
    serial: Name = ""
    """Serial number of that certificate."""
    created_at: Instant
    """When it was made, by the laptop's clock, in UTC."""
    offset: Annotated[int, Field(ge=-840, le=840)] = 0
    """Minutes east of UTC where the visit was closed."""

    @property
    def files(self) -> int:
        """Return how many payload files there are."""
        return sum(kind.count for kind in self.kinds)

"""Whether a facility may start the track to a community hospital (R3.1, R3.2; source 001).

Pure functions of its profile. Nothing here decides an acceptance; the first criterion does.
"""

from enum import StrEnum

from models.base import Record
from models.facts.bodies import Facility, FacilityKind


class Applicant(StrEnum):
    """Which kind of applicant it is (R3.1, source 001 line 27)."""

    ADDRESSED = "addressed"
    """政府办: the plan is for them."""
    ENCOURAGED = "encouraged"
    """其他性质: 鼓励参与, allowed."""
    UNKNOWN = "unknown"


class Track(StrEnum):
    """Whether the track is open (R3.2, source 001 lines 23, 50 and 74)."""

    OPEN = "open"
    GRADE_FIRST = "grade_first"
    """等级创建中: the grade comes first; not applicable for acceptance."""
    UNKNOWN = "unknown"


ENOUGH = {
    FacilityKind.COMMUNITY_CENTRE: frozenset({"a"}),
    FacilityKind.TOWNSHIP_HOSPITAL: frozenset({"a", "b"}),
}
"""Grades that open the track: 社区甲级, 乡镇乙级以上; 以上 of grades means 乙 or 甲 (R3.3)."""


class Eligibility(Record):
    """Both answers."""

    applicant: Applicant
    """Its class."""
    track: Track
    """Whether it may apply."""


def eligibility(facility: Facility) -> Eligibility:
    """Return what the profile says; what is not known stays open."""
    classes = {"government": Applicant.ADDRESSED, "other": Applicant.ENCOURAGED}
    applicant = classes.get(facility.ownership or "", Applicant.UNKNOWN)
    if facility.grade is None:
        return Eligibility(applicant=applicant, track=Track.UNKNOWN)
    enough = facility.grade in ENOUGH[facility.kind]
    return Eligibility(applicant=applicant, track=Track.OPEN if enough else Track.GRADE_FIRST)

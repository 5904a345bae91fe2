"""What an event says, type by type. These shapes are kept for ever (docs/facts-format.md)."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from models.base import CivilDate, Count, Name, Record, Sha256, Text, Uuid
from models.facts.assessment import ApplicationSet as ApplicationSet
from models.facts.assessment import GuidanceSet as GuidanceSet
from models.facts.assessment import Incident as Incident
from models.facts.assessment import PartMarked as PartMarked
from models.facts.evidence_bodies import CameraSet as CameraSet
from models.facts.evidence_bodies import CarriageSet as CarriageSet
from models.facts.evidence_bodies import Derived as Derived
from models.facts.evidence_bodies import EvidenceAdded as EvidenceAdded
from models.facts.evidence_bodies import PhotoSeen as PhotoSeen
from models.facts.meetings import Begun as Begun
from models.facts.meetings import Host as Host
from models.facts.meetings import Meeting as Meeting
from models.facts.meetings import MeetingSet as MeetingSet
from models.facts.meetings import Present as Present
from models.facts.onsite import Room as Room
from models.facts.onsite import RoomSeen as RoomSeen
from models.facts.onsite import RoomsSet as RoomsSet
from models.facts.onsite import SampleDrawn as SampleDrawn
from models.facts.onsite import SlipCounted as SlipCounted
from models.facts.returning import RemarkAnswered as RemarkAnswered
from models.facts.returning import ReturnTaken as ReturnTaken
from models.facts.terms import Body as Body
from models.facts.terms import ClauseRef as ClauseRef
from models.standards.types import Code, PackId, Verdict

Value = int | Text
"""An entered value: a whole number or words."""
FormValue = int | Text | tuple[Name, ...] | tuple[tuple[Name, ...], ...]
"""A form field: a number, words, ticked boxes, or rows of cells."""


class VisitKind(StrEnum):
    """Why one goes there."""

    SELF_ASSESSMENT = "self_assessment"
    ON_SITE = "on_site"
    RE_EVALUATION = "re_evaluation"
    SPOT_CHECK = "spot_check"


class FacilityKind(StrEnum):
    """What the facility is."""

    COMMUNITY_CENTRE = "community_centre"
    TOWNSHIP_HOSPITAL = "township_hospital"


class Role(StrEnum):
    """Part in the team."""

    LEADER = "leader"
    EVALUATOR = "evaluator"


Presence = Annotated[str, StringConstraints(pattern=r"^(yes|no|unknown)$")]


class Facility(Record):
    """The visited facility as it was on the day. The key is the code, never the name (R3.11)."""

    code: Name
    """Institution code (机构代码)."""
    name: Name
    """First name."""
    second_name: Name = ""
    """Second name valid on the day, e.g. a community hospital's."""
    kind: FacilityKind
    """Community centre or township hospital."""
    address: Name = ""
    """Postal address."""
    postcode: Name = ""
    """Six digits."""
    phone: Name = ""
    """Telephone of the office."""
    licence_code: Name = ""
    """Registration number of the practice licence (医疗机构执业许可证)."""
    legal_name: Name = ""
    """法人名称."""
    legal_certificate: Name = ""
    """法人资质证明编号."""
    legal_representative: Name = ""
    """法定代表人 (annex 2), kept apart from the next (rules §7, 6)."""
    responsible_person: Name = ""
    """法定负责人 / 主要负责人 (annex 4)."""
    beds: Presence = "unknown"
    """Whether it offers in-patient service; decides 不适用 of 1.1.6 (R2.3)."""
    features: dict[Code, Presence] | None = None
    """What else it has or lacks, by FACILITY_FEATURES; what is not named is unknown."""
    staff: Count | None = None
    """Staff, persons (R1.9)."""
    served: Count | None = None
    """Population served (服务人口), persons."""
    residents: Count | None = None
    """Resident population (常住人口) of its area, persons."""
    second_name_from: CivilDate | None = None
    """First day of the second name (R3.11)."""
    second_name_until: CivilDate | None = None
    """Last day of the second name; absent while it holds."""
    ownership: Annotated[str, StringConstraints(pattern=r"^(government|other)$")] | None = None
    """政府办 or 其他性质 (R3.1; source 001 line 27); absent while it is not known."""
    grade: Annotated[str, StringConstraints(pattern=r"^(a|b|other)$")] | None = None
    """等级评审: 甲级, 乙级, or another or none (R3.2); absent while it is not known."""

    def names_on(self, on: CivilDate) -> tuple[str, ...]:
        """Return the names valid on a day: the first always, the second within its days (R3.11).

        A second name without any date is taken as it was entered: valid on the day of the visit.
        """
        begun = self.second_name_from is None or self.second_name_from <= on
        ended = self.second_name_until is not None and self.second_name_until < on
        return (
            (self.name, self.second_name)
            if self.second_name and begun and not ended
            else (self.name,)
        )

    def has(self, feature: str) -> str:
        """Return ``yes``, ``no`` or ``unknown`` for one of FACILITY_FEATURES."""
        if feature == "beds":
            return self.beds
        return (self.features or {}).get(feature, "unknown")

    def figures(self) -> dict[str, int]:
        """Return the figures a tier may ask for, those that are known."""
        known = {"staff": self.staff, "served": self.served, "residents": self.residents}
        return {key: value for key, value in known.items() if value is not None}


class PackRef(Record):
    """A standard, frozen by its digest."""

    id: PackId
    """Identity of the pack."""
    edition: Name
    """Edition."""
    sha256: Sha256
    """SHA-256 of the pack's canonical form."""


class Period(Record):
    """The one period of all ratios of a visit (R1.8); both days belong to it."""

    first: CivilDate
    """First day."""
    last: CivilDate
    """Last day."""


class Member(Record):
    """One person of the team."""

    id: Uuid
    """Identity inside the visit."""
    name: Name
    """Name as signed."""
    role: Role
    """Leader or evaluator."""
    specialty: Name = ""
    """Specialty, free text."""
    organisation: Name = ""
    """Employer."""
    covers: tuple[Name, ...] | None = None
    """Specialties of the programme that the member covers (R4.9)."""
    recusal: Name | None = None
    """Why the member keeps out of this facility's result: employed there, or supervises it."""


class VisitOpened(Body):
    """The visit begins; its packs are frozen."""

    kind: VisitKind
    """Kind of visit."""
    title: Name
    """Title shown in lists."""
    organisation: Name
    """Office on whose behalf one goes."""
    visit_on: CivilDate
    """Planned day."""
    period: Period
    """Period of the figures."""
    facility: Facility
    """The facility."""
    packs: tuple[PackRef, ...]
    """Standards in the order of the tree."""
    members: tuple[Member, ...]
    """The team at the start."""


class TeamSet(Body):
    """The team is replaced as a whole."""

    members: tuple[Member, ...]
    """Everyone."""


class FacilitySet(Body):
    """The facility's particulars are replaced as a whole."""

    facility: Facility
    """All of it."""


class Mark(Body, ClauseRef):
    """A clause gets a verdict; ``unchecked`` clears it. An undo is a mark that restores."""

    verdict: Verdict
    """The verdict."""
    note: Text = ""
    """Remark."""
    reason: Text = ""
    """Reason of 不适用 that needs approval (R2.3)."""
    place: Name = ""
    """Room where it was seen."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class Measured(Body, ClauseRef):
    """The values of a clause, replaced as a whole."""

    values: dict[Code, Value]
    """Entered values by input key; an empty object clears them."""
    origin: Annotated[str, StringConstraints(pattern=r"^(verified|self_reported)$")]
    """Only verified values decide (R1.3, R3.9)."""
    source: Text = ""
    """The document the figures were read from."""
    source_evidence: Sha256 | None = None
    """The photo or document the figures were read from, of the evidence of the visit."""
    reported: Name | None = None
    """A ratio as somebody said it, without numerator and denominator (自报比例); it never
    decides (R1.3)."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class EvidenceLink(Body, ClauseRef):
    """A piece of evidence belongs (or no longer belongs) to a clause."""

    sha256: Sha256
    """The evidence."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class EvidenceCaption(Body):
    """A piece of evidence gets other words."""

    sha256: Sha256
    """The evidence."""
    caption: Text
    """What it shows."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class Finding(Body, ClauseRef):
    """A problem found: recorded, or replaced under the same id."""

    id: Uuid
    """Identity."""
    fact: Text
    """What was seen, as a sentence."""
    place: Name = ""
    """Where."""
    rectification: Text = ""
    """What is to be put right."""
    due_on: CivilDate | None = None
    """Until when."""
    evidence: tuple[Sha256, ...] = ()
    """Photos and documents that show it."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class FindingWithdrawn(Body):
    """A finding is taken back."""

    id: Uuid
    """Which."""
    reason: Text = ""
    """Why."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class VetoAnswered(Body):
    """A veto is answered (R3.6): by the applicant's declaration or an office's check."""

    pack: PackId
    """Pack."""
    veto: Code
    """Which."""
    basis: Annotated[str, StringConstraints(pattern=r"^(declaration|office)$")]
    """Who answers."""
    answer: Annotated[str, StringConstraints(pattern=r"^(none|found)$")]
    """Nothing of the kind, or found."""
    source: Text = ""
    """Named source of the check."""
    incidents: tuple[Incident, ...] | None = None
    """What was found, one by one; the windows of R3.3-R3.5 say which of them count."""


class FormFilled(Body):
    """Fields of a form get values; others keep theirs. An empty text clears a field."""

    form: Code
    """Form of one of the packs."""
    pack: PackId
    """The pack."""
    values: dict[Code, FormValue]
    """Values by field key."""


class Unchecked(ClauseRef):
    """A clause that stays without a result, and why (R2.1)."""

    state: Annotated[str, StringConstraints(pattern=r"^(unchecked|to_verify)$")]
    """未查 or 待核实."""
    reason: Text
    """Why."""


class UncheckedListed(Body):
    """The list of clauses without a result that the leader signs; replaced as a whole."""

    items: tuple[Unchecked, ...]
    """The list."""


class VisitClosed(Body):
    """The record is complete; signatures follow."""


class VisitReopened(Body):
    """An amendment begins: revision n+1."""

    reason: Text
    """Why."""
    base_digest: Sha256
    """Facts digest of the revision that is amended."""

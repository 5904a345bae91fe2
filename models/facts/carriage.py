"""What leaves the laptop of a photo that has copies, and which one stands in for it.

Where faces or records were covered, the covered copy goes and the original stays, unless the
visit says otherwise. Only the newest covered copy of an original ever goes: an earlier one may
show what the later one covers.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from models.facts.bodies import CarriageSet, EvidenceAdded

REDACTED = "redacted"


def newest_redacted(evidence: Iterable[EvidenceAdded]) -> Mapping[str, EvidenceAdded]:
    """Return the covered copy that counts, by the SHA-256 of its original."""
    return {e.of: e for e in evidence if e.of is not None and e.treatment == REDACTED}


@dataclass(frozen=True, slots=True)
class CarriageCounts:
    """How many photos leave, and how; what a person is told before closing."""

    photos: int
    """Originals that are pictures."""
    covered: int
    """Of these, with a covered copy."""
    staying: int
    """Of these, whose original stays on the laptop."""


def carriage_counts(
    evidence: Iterable[EvidenceAdded], carriage: CarriageSet | None
) -> CarriageCounts:
    """Return what the policy comes to."""
    listed = with_carriage(evidence, carriage)
    covered = newest_redacted(listed)
    originals = [e for e in listed if e.of is None and e.mime.startswith("image/")]
    return CarriageCounts(
        photos=len(originals),
        covered=sum(e.sha256 in covered for e in originals),
        staying=sum(e.withheld is not None for e in originals),
    )


def family(evidence: Iterable[EvidenceAdded], sha256: str) -> tuple[str, ...]:
    """Return a photo and all its copies by SHA-256, whichever of them is given."""
    listed = tuple(evidence)
    item = next((e for e in listed if e.sha256 == sha256), None)
    original = (item.of or sha256) if item else sha256
    return tuple(e.sha256 for e in listed if original in (e.sha256, e.of))


def with_carriage(
    evidence: Iterable[EvidenceAdded], carriage: CarriageSet | None
) -> tuple[EvidenceAdded, ...]:
    """Return the evidence, each marked ``withheld`` when its bytes stay on the laptop."""
    listed = tuple(evidence)
    carry = carriage.carry if carriage else REDACTED
    newest = newest_redacted(listed)
    return tuple(_marked(item, newest, carry) for item in listed)


def _marked(item: EvidenceAdded, newest: Mapping[str, EvidenceAdded], carry: str) -> EvidenceAdded:
    if item.treatment == REDACTED:
        outdated = item.of is not None and newest[item.of].sha256 != item.sha256
        stays = outdated or carry == "original"
    else:
        covered = (item.of or item.sha256) in newest
        stays = covered and carry == REDACTED
    return item.model_copy(update={"withheld": "yes"}) if stays else item


def carried(evidence: Iterable[EvidenceAdded]) -> tuple[EvidenceAdded, ...]:
    """Return what a package carries."""
    return tuple(item for item in evidence if item.withheld is None)


def shown_of(
    evidence: Iterable[EvidenceAdded], wanted: Collection[str]
) -> tuple[EvidenceAdded, ...]:
    """Return what is shown for several pieces, each once, in the order they came."""
    listed = tuple(evidence)
    found = (shown_for(listed, item.sha256) for item in listed if item.sha256 in wanted)
    return tuple({item.sha256: item for item in found if item is not None}.values())


def stand_ins(
    evidence: Iterable[EvidenceAdded], wanted: Iterable[str]
) -> tuple[EvidenceAdded, ...]:
    """Return what the laptop itself shows of linked pieces: each photo once.

    A photo with a covered copy is shown by the newest one, whatever a package carries.
    """
    listed = {item.sha256: item for item in evidence}
    newest = newest_redacted(listed.values())
    found: dict[str, EvidenceAdded] = {}
    for sha256 in wanted:
        item = listed[sha256]
        original = listed[item.of] if item.of else item
        if item.treatment == REDACTED or (item is original and original.sha256 in newest):
            item = newest[original.sha256]
            words = item.caption or original.caption
            item = item.model_copy(update={"caption": words})
        found.setdefault(item.sha256, item)
    return tuple(found.values())


def shown_for(evidence: Iterable[EvidenceAdded], sha256: str) -> EvidenceAdded | None:
    """Return what paper and screens of others show for a piece of evidence, or None.

    A photo whose covered copy goes is shown by that copy, on the laptop's own paper too.
    """
    listed = tuple(evidence)
    item = next((e for e in listed if e.sha256 == sha256), None)
    if item is None or item.withheld is None:
        return item
    original = next((e for e in listed if e.sha256 == (item.of or item.sha256)), item)
    stand_in = newest_redacted(listed).get(original.sha256, original)
    if stand_in.withheld is not None:
        return None if original.withheld is not None else original
    return stand_in.model_copy(update={"caption": stand_in.caption or original.caption})

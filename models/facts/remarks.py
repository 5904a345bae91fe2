"""What was sent back, held against what a revision says it answers.

A package tells the remarks in the laptop's words; its key is the laptop's. The desk has what it
signed itself, and shows that: nobody drops a remark by leaving it out of an answer.
"""

from collections import defaultdict, deque
from dataclasses import dataclass

from models.facts.returning import AnsweredRemark, Remark, ReturnFacts, VisitReturn
from models.facts.types import Facts

Words = tuple[str | None, str | None, str]
TOLD_ALIKE = ("package_digest", "office", "by", "sent_at", "reason", "due_on")


@dataclass(frozen=True, slots=True)
class Asked:
    """A return that a desk signed and did not take back, or did."""

    sha256: str
    """SHA-256 of the canonical JSON that was signed."""
    content: VisitReturn
    """What it says."""
    withdrawn: bool = False
    """True when it was taken back; it may be answered nevertheless."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The remarks beside a revision, and whether it speaks of them as they were sent."""

    remarks: tuple[AnsweredRemark, ...]
    """As they were sent, each with its answer."""
    doubt: str = ""
    """``return-not-taken``, ``return-told-otherwise``, ``return-not-ours``; else empty."""


def heard(sent: tuple[Asked, ...], after: Facts) -> Heard:
    """Return what was asked of the revision before ``after``; ``sent`` is oldest first."""
    told = after.returned
    wanted = next((asked for asked in reversed(sent) if not asked.withdrawn), None)
    known = next((asked for asked in sent if told and asked.sha256 == told.sha256), None)
    asked = wanted or known
    if told is None:
        doubt = "return-not-taken" if wanted else ""
    elif known is None:
        doubt = "return-not-ours"
    elif not _alike(known.content, told):
        doubt = "return-told-otherwise"
    else:
        doubt = "" if asked is known else "return-not-taken"
    if asked is None:
        return Heard(told.remarks if told else (), doubt)
    return Heard(_answered(asked.content.remarks, told), doubt)


def _words(remark: Remark) -> Words:
    return remark.pack, remark.clause, remark.text


def _alike(content: VisitReturn, told: ReturnFacts) -> bool:
    same = all(getattr(content, name) == getattr(told, name) for name in TOLD_ALIKE)
    return same and [*map(_words, content.remarks)] == [*map(_words, told.remarks)]


def _answered(sent: tuple[Remark, ...], told: ReturnFacts | None) -> tuple[AnsweredRemark, ...]:
    """Keep an answer only beside the very remark it was given to, the first of twins first."""
    answers: defaultdict[Words, deque[str | None]] = defaultdict(deque)
    for remark in told.remarks if told else ():
        answers[_words(remark)].append(remark.answer)
    found = []
    for r in sent:
        own = answers[_words(r)]
        answer = own.popleft() if own else None
        found.append(AnsweredRemark(pack=r.pack, clause=r.clause, text=r.text, answer=answer))
    return tuple(found)

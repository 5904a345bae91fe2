"""The last visit's marks beside this one's: shown, never copied."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.base import CivilDate
from models.facts.state import Key, VisitState
from models.standards.types import Verdict
from models.visits.book import VisitBook
from models.visits.papers import snapshot_of
from models.visits.records import VisitStatus, VisitSummary
from models.visits.visited import facilities_of_visits, same_facility


@dataclass(frozen=True, slots=True)
class LastMark:
    """What an earlier visit said of a clause."""

    verdict: Verdict
    """Its verdict."""
    note: str
    """Its remark."""
    findings: tuple[str, ...]
    """The facts of its findings."""
    same_text: bool
    """False when the clause's words have changed since."""


@dataclass(frozen=True, slots=True)
class LastVisit:
    """The latest closed visit of the same facility before this one."""

    visit: str
    """Identity."""
    title: str
    """Title."""
    visit_on: CivilDate
    """Day."""
    marks: Mapping[Key, LastMark]
    """By (pack, clause)."""


def last_visit(book: VisitBook, state: VisitState, texts: Mapping[Key, str]) -> LastVisit | None:
    """Return the last closed visit of this facility on this laptop, or None.

    A facility is the same when its code is, whatever it is called now (R3.11). ``texts`` holds
    the clauses' words of today, to tell a clause that was reworded.
    """
    here = facilities_of_visits(book)
    named = (*here.values(), state.facility)
    for summary in book.summaries():
        if summary.id == state.visit_id or summary.visit_on > state.opened.visit_on:
            continue
        known = here.get(summary.id)
        if known is None or not same_facility(known, state.facility, named):
            continue
        if summary.status is not VisitStatus.OPEN:
            return _read(book, summary, texts)
    return None


def _read(book: VisitBook, summary: VisitSummary, texts: Mapping[Key, str]) -> LastVisit:
    facts = snapshot_of(book, summary.id).facts()
    told = {finding.id: finding.fact for finding in facts.findings}
    marks = {
        (c.pack, c.clause): LastMark(
            c.verdict,
            c.note,
            tuple(told[f] for f in c.findings if f in told),
            texts.get((c.pack, c.clause)) == c.text,
        )
        for c in facts.clauses
        if c.verdict is not Verdict.UNCHECKED
    }
    return LastVisit(summary.id, summary.title, summary.visit_on, marks)

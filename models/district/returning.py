"""退回补正 at the desk: what may be sent back, and how the case remembers it.

What was signed is kept in a ledger of the desk, content and signed file, by the digest of the
content; that digest is the basis of the transition. Nothing of it is ever changed.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from models.base import CivilDate
from models.clock import Now
from models.district.door import Reading, Writing
from models.district.records import (
    CaseSummary,
    PackageStatus,
    PackageSummary,
    SentReturn,
    Transition,
)
from models.district.states import RETURNABLE, CaseState
from models.errors import DistrictError
from models.facts.canonical import canonical_bytes, digest
from models.facts.returning import Remark, VisitReturn, read_content
from models.facts.types import Facts
from models.facts.wording import clean, written

LEDGER, CONTENT, SIGNED, WITHDRAWN = "returns", "content", "signed", "withdrawn"
"""The ledger of returns and its kinds of lines, all named by the digest of a return's content: what
was sent back, its signed file, and the signed notice that it was taken back."""


@dataclass(frozen=True, slots=True)
class SendingBack:
    """What a person at the desk entered."""

    remarks: tuple[Remark, ...]
    """What is to be put right."""
    reason: str
    """Why the record cannot stand as it is."""
    by: str
    """Who sends it back."""
    organisation: str
    """Office."""
    due_on: CivilDate | None = None
    """Until when."""
    document_number: str = ""
    """Document number."""
    package: str = ""
    """The package sent back; empty for the one the case stands on."""

    def tidy(self) -> "SendingBack":
        """Return the same in the form that is kept."""
        remarks = (r.model_copy(update={"text": clean(r.text).strip()}) for r in self.remarks)
        names = ("reason", "by", "organisation", "document_number")
        said = {name: clean(getattr(self, name)).strip() for name in names}
        return replace(self, remarks=tuple(remarks), **said)


def package_of(store: Reading, case_id: str, given: SendingBack) -> PackageSummary:
    """Return the package that would be sent back.

    Raises DistrictError: ``case-unknown``, ``case-not-returnable``,
    ``return-conflict-needs-choice``, ``return-package-unknown``, ``return-package-older``.
    """
    case = store.one_case(case_id)
    if case.state not in RETURNABLE:
        raise DistrictError("case-not-returnable", state=case.state)
    if case.conflict and not given.package:
        raise DistrictError("return-conflict-needs-choice")
    ours = store.packages_of(case_id)
    wanted = given.package or case.package.digest
    found = next((p for p in ours if p.digest == wanted), None)
    if found is None or found.status not in (PackageStatus.IMPORTED, PackageStatus.CONFLICT):
        raise DistrictError("return-package-unknown")
    same = (p for p in ours if (p.visit_id, p.device_id) == (found.visit_id, found.device_id))
    if any(p.revision > found.revision for p in same):
        raise DistrictError("return-package-older")
    return found


def check(given: SendingBack, facts: Facts, today: CivilDate) -> None:
    """Raise DistrictError unless the return says what is wanted, why, by whom and of what.

    ``return-needs-remarks``, ``return-remark-empty``, ``return-needs-reason``,
    ``return-needs-name``, ``return-clause-unknown``, ``return-due-unreadable``,
    ``return-due-past``.
    """
    if not given.remarks:
        raise DistrictError("return-needs-remarks")
    if not all(remark.text for remark in given.remarks):
        raise DistrictError("return-remark-empty")
    if not given.reason:
        raise DistrictError("return-needs-reason")
    if not given.by or not given.organisation:
        raise DistrictError("return-needs-name")
    known = {(c.pack, c.clause) for c in facts.clauses}
    for remark in given.remarks:
        if remark.key and remark.key not in known:
            raise DistrictError("return-clause-unknown", clause=remark.clause or "")
    if given.due_on and not _is_day(given.due_on):
        raise DistrictError("return-due-unreadable", due_on=given.due_on[:20])
    if given.due_on and given.due_on < today:
        raise DistrictError("return-due-past", due_on=given.due_on)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def content_of(given: SendingBack, package: PackageSummary, signed: dict[str, Any]) -> VisitReturn:
    """Return what is to be signed; ``signed`` has identity, moment and the two numbers.

    Raises DistrictError(``text-too-long``).
    """
    values = {
        "package_digest": package.digest,
        "visit": package.visit_id,
        "device": package.device_id,
        "revision": package.revision,
        "facts_digest": package.facts_digest,
        "office": given.organisation,
        "by": given.by,
        "reason": given.reason,
        "due_on": given.due_on,
        "remarks": given.remarks,
    }
    try:
        return written(VisitReturn, DistrictError, {**values, **signed})
    except ValidationError as error:  # more remarks than a return holds
        raise DistrictError("return-too-many") from error


def next_number(store: Reading, now: Now) -> int:
    """Return the number of the next return: day and running number, above every one before.

    The desk's clock may go back and the order stays; the day keeps it rising where the database
    was restored from an older copy.
    """
    known = (read_content(line.data).number or 0 for line in store.lines(LEDGER, CONTENT))
    return max(int(now.utc[:10].replace("-", "")) * 1000 + 1, max(known, default=0) + 1)


def keep(
    store: Writing,
    given: SendingBack,
    content: VisitReturn,
    data: bytes,
    place: tuple[str, Now],
) -> tuple[str, ...]:
    """Keep a signed return; return the cases of its package that wait for the answer now.

    ``place`` is the machine and the moment. Cases that are decided stay as they are.
    """
    plain, (device, now) = canonical_bytes(content.plain()), place
    basis = digest(plain)
    store.add_line(LEDGER, CONTENT, (basis, plain), now)
    store.add_line(LEDGER, SIGNED, (basis, data), now)
    cases = (store.one_case(one) for one in store.cases_of(content.package_digest))
    moved = [case for case in cases if case.state in RETURNABLE]
    for case in moved:
        _step(store, case, CaseState.RETURNED, given, (device, now, basis))
    return tuple(case.id for case in moved)


def take_back(
    store: Writing, case_id: str, given: SendingBack, place: tuple[str, Now]
) -> tuple[str, ...]:
    """Bring cases that wait for an answer back to where they were; nothing is erased.

    Raises DistrictError: ``case-not-returned``, ``withdrawal-needs-reason``,
    ``withdrawal-needs-name``.
    """
    case = store.one_case(case_id)
    if case.state is not CaseState.RETURNED:
        raise DistrictError("case-not-returned", state=case.state)
    if not given.reason:
        raise DistrictError("withdrawal-needs-reason")
    if not given.by or not given.organisation:
        raise DistrictError("withdrawal-needs-name")
    basis, moved = _last(store, case_id).basis, []
    *_, sent = returns_of(store, case_id)  # the case may stand on another visit's package by now
    for one in store.cases_of(sent.content.package_digest):
        last, sibling = _last(store, one), store.one_case(one)
        if sibling.state is CaseState.RETURNED and last.basis == basis and last.before:
            _step(store, sibling, last.before, given, (*place, basis))
            moved.append(one)
    return tuple(moved)


def _last(store: Reading, case_id: str) -> Transition:
    return store.transitions_of(case_id)[-1]


def _step(
    store: Writing,
    case: CaseSummary,
    after: CaseState,
    given: SendingBack,
    place: tuple[str, Now, str],
) -> None:
    device, now, basis = place
    made = Transition(
        before=case.state,
        after=after,
        who=given.by,
        role="district",
        organisation=given.organisation,
        device=device,
        at=now.utc,
        offset=now.offset,
        document_number=given.document_number,
        reason=given.reason,
        basis=basis,
    )
    store.add_transition(case.id, made)


def returns_of(store: Reading, case_id: str) -> tuple[SentReturn, ...]:
    """Return what was sent back in a case, oldest first, each with the package that answers it."""
    every = store.transitions_of(case_id)
    steps = [t for t in every if t.after is CaseState.RETURNED]
    if not steps:
        return ()
    gone = {t.basis for t in every if takes_back(t)}
    kept = {line.subject: line.data for line in store.lines(LEDGER, CONTENT)}
    ours = store.packages_of(case_id)
    return tuple(
        replace(_sent(t.basis, read_content(kept[t.basis]), ours), withdrawn=t.basis in gone)
        for t in steps
    )


def takes_back(step: Transition) -> bool:
    """Return whether a step takes a return back; an answer is no step of the district."""
    return step.before is CaseState.RETURNED and step.role == "district"


def _sent(sha256: str, content: VisitReturn, ours: tuple[PackageSummary, ...]) -> SentReturn:
    later = [
        p
        for p in ours
        if (p.visit_id, p.device_id) == (content.visit, content.device)
        and p.revision > content.revision
    ]
    first = min(later, key=lambda p: p.revision, default=None)
    return SentReturn(sha256=sha256, content=content, answer=first.digest if first else "")


def signed_of(store: Reading, sha256: str) -> bytes:
    """Return the signed file of a return by the digest of its content.

    Raises DistrictError(``return-unknown``).
    """
    kept = {line.subject: line.data for line in store.lines(LEDGER, SIGNED)}
    if sha256 not in kept:
        raise DistrictError("return-unknown")
    return kept[sha256]


def standing(store: Reading, package_digest: str) -> bytes | None:
    """Return the signed return a package waits on; None when no case waits for its answer."""
    for one in store.cases_of(package_digest):
        last = _last(store, one)
        sent = returns_of(store, one) if last.after is CaseState.RETURNED else ()
        for found in sent:
            if found.sha256 == last.basis and found.content.package_digest == package_digest:
                return signed_of(store, found.sha256)
    return None

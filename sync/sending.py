"""Sending a record back for correction: signed, remembered in its cases, and handed out."""

import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from models.clock import Now
from models.district import returning, withdrawing
from models.district.desk import Desk
from models.district.door import Writing
from models.district.records import CaseFile, PackageSummary, SentReturn
from models.district.returning import SendingBack
from models.errors import DistrictError, PackageError
from models.facts.remarks import Asked, heard
from models.facts.returning import NUMBERED_FORMAT, VisitReturn
from models.facts.revisions import Changes, what_changed
from models.facts.withdrawing import ReturnWithdrawn
from sync.files import make_folder, write_whole
from sync.keys.authority import Authority
from sync.office import authority
from sync.returning import return_name, write_return
from sync.withdrawing import notice_name, peek, write_notice


@dataclass(frozen=True, slots=True)
class SentBack:
    """A return that was signed and kept."""

    content: VisitReturn
    """What was signed."""
    cases: tuple[str, ...]
    """Cases that wait for the answer."""
    file: Path | None = None
    """The file in the desk's folder of receipts."""
    beside: Path | None = None
    """The file on the stick."""
    notes: tuple[str, ...] = ()
    """Codes of what did not succeed: ``return-not-written``, ``return-not-beside``."""


def preview(desk: Desk, case_id: str, given: SendingBack) -> VisitReturn:
    """Return what would be signed, nothing kept; raises DistrictError as :func:`send_back`."""
    tidied, now = given.tidy(), desk.now()
    with desk.read() as store:
        package = returning.package_of(store, case_id, tidied)
    returning.check(tidied, desk.facts(package.digest), now.day())
    signed = {"id": str(uuid.uuid4()), "sent_at": now.utc}
    return returning.content_of(tidied, package, signed)


def send_back(desk: Desk, case_id: str, given: SendingBack, folder: Path | None = None) -> SentBack:
    """Sign a return, move its cases to 退回补正, and write the file; ``folder`` is a stick.

    Raises DistrictError as ``returning.package_of`` and ``returning.check``, PackageError
    (``return-too-long``) and StoreError; then nothing was sent.
    """
    power, tidied, now = authority(desk), given.tidy(), desk.now()
    with desk.read() as store:
        package = returning.package_of(store, case_id, tidied)
    returning.check(tidied, desk.facts(package.digest), now.day())
    with desk.write() as store:
        if returning.package_of(store, case_id, tidied) != package:
            raise DistrictError("return-package-older")  # another one came in meanwhile
        number = power.trust().list_number()
        signed = {"id": str(uuid.uuid4()), "sent_at": now.utc, "list_number": number}
        signed |= {"format": NUMBERED_FORMAT, "number": returning.next_number(store, now)}
        content = returning.content_of(tidied, package, signed)
        data = write_return(content, power.return_signer())
        place = (desk.device_id, now)
        cases = returning.keep(store, tidied, content, data, place)
    return hand_out(desk, SentBack(content, cases), folder)


def hand_out(desk: Desk, sent: SentBack, folder: Path | None = None) -> SentBack:
    """Write a return that is kept, the same bytes each time, to where receipts are and a stick."""
    digest = sent.content.package_digest
    with desk.read() as store:
        data = returning.standing(store, digest)
    if data is None:
        raise DistrictError("return-unknown")
    name = return_name(digest)
    try:
        make_folder(desk.receipts)
        write_whole(desk.receipts / name, data)
        sent = replace(sent, file=desk.receipts / name)
    except PackageError:  # it is in the database, and can be handed out again
        sent = replace(sent, notes=(*sent.notes, "return-not-written"))
    if folder is None:
        return sent
    try:
        write_whole(folder / name, data)
        return replace(sent, beside=folder / name)
    except PackageError:
        return replace(sent, notes=(*sent.notes, "return-not-beside"))


def bring(desk: Desk, package_digest: str, folder: Path) -> Path | None:
    """Write the return a package waits on into ``folder``; None when there is none or it cannot.

    For the stick that comes with that package again: it takes the return home, and the notice
    that an earlier one was taken back.
    """
    with desk.read() as store:
        data = returning.standing(store, package_digest)
        notice = withdrawing.notice(store, package_digest)
    if notice is not None:
        _written(folder, notice_name(package_digest), notice)
    return _written(folder, return_name(package_digest), data) if data is not None else None


def _written(folder: Path, name: str, data: bytes) -> Path | None:
    try:
        write_whole(folder / name, data)
    except PackageError:  # it is in the database, and comes out when the package comes again
        return None
    return folder / name


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A return that was taken back."""

    content: ReturnWithdrawn
    """What was signed."""
    cases: tuple[str, ...]
    """Cases that are where they were."""
    file: Path | None = None
    """The notice in the desk's folder of receipts."""
    beside: Path | None = None
    """The notice on the stick."""
    notes: tuple[str, ...] = ()
    """Codes of what did not succeed: ``withdrawal-not-written``, ``withdrawal-not-beside``."""


def take_back(
    desk: Desk, case_id: str, given: SendingBack, folder: Path | None = None
) -> TakenBack:
    """Take a return back that has no answer yet, and sign it for the laptop; ``folder`` is a stick.

    A laptop that has it already may still answer; its package is taken in as any other. Raises
    DistrictError as ``returning.take_back``; then nothing was taken back.
    """
    power, tidied, now = authority(desk), given.tidy(), desk.now()
    with desk.write() as store:
        cases = returning.take_back(store, case_id, tidied, (desk.device_id, now))
        *_, sent = returning.returns_of(store, case_id)
        content = _keep_notice(store, power, sent, tidied, now)
    return hand_out_notice(desk, TakenBack(content, cases), folder)


def _keep_notice(
    store: Writing, power: Authority, sent: SentReturn, given: SendingBack, now: Now
) -> ReturnWithdrawn:
    """Sign that a return was taken back, inside the transaction that takes it back."""
    number = power.trust().list_number()
    signed = {"id": str(uuid.uuid4()), "withdrawn_at": now.utc, "list_number": number}
    content = withdrawing.content_of(store, sent, given, signed)
    data = write_notice(content, power.return_signer())
    store.add_line(returning.LEDGER, returning.WITHDRAWN, (sent.sha256, data), now)
    return content


def hand_out_notice(desk: Desk, taken: TakenBack, folder: Path | None = None) -> TakenBack:
    """Write the newest notice about a package to where receipts are, and to a stick.

    Raises DistrictError(``return-unknown``) where nothing was taken back.
    """
    digest = taken.content.package_digest
    with desk.read() as store:
        data = withdrawing.notice(store, digest)
    if data is None:
        raise DistrictError("return-unknown")
    name = notice_name(digest)
    with suppress(PackageError):
        make_folder(desk.receipts)
    file = _written(desk.receipts, name, data)
    beside = _written(folder, name, data) if folder is not None else None
    notes = [] if file else ["withdrawal-not-written"]
    if folder is not None and beside is None:
        notes.append("withdrawal-not-beside")
    return replace(taken, file=file, beside=beside, notes=(*taken.notes, *notes))


def again(desk: Desk, case_id: str, folder: Path) -> SentBack | TakenBack:
    """Write the last return of a case out once more, or the notice that it was taken back.

    What was taken back before there were notices gets its own now. Raises DistrictError
    (``return-unknown``).
    """
    file = desk.case(case_id)
    if not file.returns:
        raise DistrictError("return-unknown")
    last = file.returns[-1]
    if not last.withdrawn:
        return hand_out(desk, SentBack(last.content, ()), folder)
    power, now = authority(desk), desk.now()
    with desk.write() as store:
        data = withdrawing.notice(store, last.content.package_digest)
        content = peek(data) if data is not None else None
        if content is None or last.sha256 not in content.returns:
            step = next(t for t in reversed(file.transitions) if t.basis == last.sha256)
            given = SendingBack((), step.reason, step.who, step.organisation)
            content = _keep_notice(store, power, last, given, now)
    return hand_out_notice(desk, TakenBack(content, ()), folder)


def revisions(desk: Desk, case_id: str) -> tuple[PackageSummary, PackageSummary] | None:
    """Return the package a case stands on after the one it follows; None for a first revision.

    The one before is that of the same visit and laptop whose revision is the next lower here.
    Where two laptops have sent the visit it is the newest of the laptop that was last asked.
    """
    file = desk.case(case_id)
    asked = file.returns[-1].content.package_digest if file.returns else ""
    stands = (one for one in file.packages if file.summary.conflict and one.digest == asked)
    lead = next(stands, file.summary.package)
    own = [p for p in file.packages if (p.visit_id, p.device_id) == (lead.visit_id, lead.device_id)]
    *_, before, now = (None, None, *sorted(own, key=lambda one: one.revision))
    return (before, now) if before and now else None


@dataclass(frozen=True, slots=True)
class Compared:
    """What the last revision of a case changed, beside what was sent back before it."""

    before: PackageSummary
    """The revision before."""
    now: PackageSummary
    """The revision now."""
    changes: tuple[Changes, ...]
    """What is otherwise; remarks in the desk's own words."""
    doubt: str
    """Code of the sentence for a revision that does not answer what was sent back, or not as it
    was sent; empty where there is none."""


def compared(desk: Desk, case_id: str) -> Compared | None:
    """Compare a case's package with the one before it; None for a first revision."""
    pair = revisions(desk, case_id)
    if pair is None:
        return None
    before, now = (desk.facts(one.digest) for one in pair)
    told = heard(_asked(desk.case(case_id), pair[0].digest), now)
    return Compared(*pair, what_changed(before, now, told.remarks), told.doubt)


def _asked(file: CaseFile, package_digest: str) -> tuple[Asked, ...]:
    """Return what was sent back of a package, and what of it was taken back again."""
    return tuple(
        Asked(one.sha256, one.content, one.withdrawn)
        for one in file.returns
        if one.content.package_digest == package_digest
    )

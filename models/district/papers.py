"""Whether a page and what the desk holds agree, and the numbers of copies printed here.

Pure questions to the store: a code in, an answer out, and each answer a sentence of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.clock import Now
from models.district import unfrozen
from models.district.door import Reading, Writing
from models.district.records import PackageStatus, PackageSummary
from models.facts.papercode import Kind, PaperCode, Place, Unread
from models.facts.prints import KIND, LEDGER, Copy, Printed
from models.messages import DEFAULT_LANGUAGE, sentence


class PaperAnswer(StrEnum):
    """What is said of a page; ``paper-<value>`` is the sentence."""

    AGREES = "agrees"
    """It carries the facts that stand here."""
    OLDER = "older"
    """A newer revision has come in."""
    NOT_HERE = "not-here"
    """Its revision is newer than anything that has come in."""
    DIFFERS = "differs"
    """Visit and revision are known, and their facts are others."""
    OTHER_FACILITY = "other-facility"
    """It is of another facility than the case one asks for."""
    OTHER_CASE = "other-case"
    """Of the same facility, but of another case."""
    WAITING = "waiting"
    """Its package is here and was put into no case: whose it is was not asked yet."""
    UNKNOWN = "unknown"
    """No package of its visit is here."""
    DAMAGED = "damaged"
    """The code begins like one of ours and is not whole."""
    BLANK = "blank"
    """A blank sheet, printed by an edition that is here: nothing to check."""
    BLANK_OTHER = "blank-other"
    """A blank sheet of an edition that is not here."""
    LEDGER = "ledger"
    """A ledger as it still stands here."""
    LEDGER_OLDER = "ledger-older"
    """A ledger as it stood here; lines have come in since."""
    LEDGER_DIFFERS = "ledger-differs"
    """A ledger that never stood here so."""
    UNDER_WAY = "under-way"
    """Printed before the closing of a visit that is here: nothing to check."""
    UNDER_WAY_UNKNOWN = "under-way-unknown"
    """The same, of a visit that is not here."""
    FOREIGN = "foreign"
    """The code is something else."""
    NEWER = "newer"
    """The code is of a later program."""


_UNREAD = {
    Unread.DAMAGED: PaperAnswer.DAMAGED,
    Unread.FOREIGN: PaperAnswer.FOREIGN,
    Unread.NEWER: PaperAnswer.NEWER,
}


@dataclass(frozen=True, slots=True)
class PaperFinding:
    """What is said of one page."""

    answer: PaperAnswer
    """In one word."""
    code: PaperCode | None = None
    """What the page says of itself; None when it could not be read."""
    package: PackageSummary | None = None
    """The package it was printed from, or the newest of its visit; None when none is here."""
    newest: int = 0
    """Newest revision of its visit that is here; of a ledger its lines now."""
    title: str = ""
    """Standard of a blank sheet, or the ledger."""

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return what a person is told; page and print follow where the code says them."""
        code, package = self.code, self.package
        words: dict[str, str | int] = {
            "form": code.form.upper() if code else "",
            "revision": (code.revision or (package.revision if package else 0)) if code else 0,
            "newest": self.newest,
            "facility": package.facility_name if package else "",
            "day": package.visit_on if package else "",
            "title": self.title,
        }
        told = sentence(f"paper-{self.answer}", words, language)
        if code is None or not code.page:
            return told
        place: dict[str, str | int] = {
            "page": code.page,
            "pages": code.pages,
            "number": code.number,
        }
        kind = {None: "base", Place.FIELD: "field", Place.DESK: "desk"}[code.place]
        return f"{told} {sentence(f'paper-page-{kind}', place, language)}"


def next_copy(store: Writing, printed: Printed, now: Now) -> Copy:
    """Give the next number of a paper at this desk; it counts even when printing fails then."""
    given = sum(line.subject == printed.subject for line in store.lines(LEDGER, KIND))
    copy = Copy(Place.DESK, given + 1, now)
    store.add_line(LEDGER, KIND, (printed.subject, copy.data()), now)
    return copy


def check(store: Reading, code: PaperCode | Unread, case_id: str = "") -> PaperFinding:
    """Return whether a page agrees with what is here; asked for a case, whether it is its page.

    Raises DistrictError(``case-unknown``).
    """
    return check_among(store, store.list_packages(), code, case_id)


def check_among(
    store: Reading,
    packages: Sequence[PackageSummary],
    code: PaperCode | Unread,
    case_id: str = "",
) -> PaperFinding:
    """Do :func:`check` on packages that were read before, for a pile of pages."""
    if isinstance(code, Unread):
        return PaperFinding(_UNREAD[code])
    kept = [one for one in packages if one.status is not PackageStatus.REJECTED]
    if code.kind is Kind.BLANK:
        title = unfrozen.edition_of(store, code)
        answer = PaperAnswer.BLANK if title else PaperAnswer.BLANK_OTHER
        return PaperFinding(answer, code, title=title)
    if code.kind is Kind.LEDGER:
        return _ledger(store, code)
    if code.kind is Kind.UNDER_WAY:
        return _under_way(store, kept, code, case_id)
    own = next((one for one in kept if _carries(one, code)), None)
    same = [one for one in kept if _of_visit(one, code, own)]
    if not same:
        return PaperFinding(PaperAnswer.UNKNOWN, code)
    newest = max(same, key=lambda one: one.revision)
    about = own or newest
    strange = _strange(store, about, case_id) if case_id else None
    answer = strange or _standing(code, own, newest)
    return PaperFinding(answer, code, about, newest.revision)


def _ledger(store: Reading, code: PaperCode) -> PaperFinding:
    found = unfrozen.ledger_of(store, code)
    if found is None:
        return PaperFinding(PaperAnswer.LEDGER_DIFFERS, code)
    older = found.newest > code.revision
    answer = PaperAnswer.LEDGER_OLDER if older else PaperAnswer.LEDGER
    return PaperFinding(answer, code, newest=found.newest, title=found.title)


def _under_way(
    store: Reading, kept: Sequence[PackageSummary], code: PaperCode, case_id: str
) -> PaperFinding:
    """Find the visit of a paper that was printed before anything was frozen."""
    same = [one for one in kept if _of_visit(one, code, None)]
    if not same:
        return PaperFinding(PaperAnswer.UNDER_WAY_UNKNOWN, code)
    newest = max(same, key=lambda one: one.revision)
    strange = _strange(store, newest, case_id) if case_id else None
    return PaperFinding(strange or PaperAnswer.UNDER_WAY, code, newest, newest.revision)


def _carries(package: PackageSummary, code: PaperCode) -> bool:
    return package.facts_digest.startswith(code.digest) and (
        not code.visit
        or (package.visit_id.startswith(code.visit) and package.revision == code.revision)
    )


def _of_visit(package: PackageSummary, code: PaperCode, own: PackageSummary | None) -> bool:
    if own:  # of the same laptop too: which of two records counts, no number of theirs decides
        return (package.visit_id, package.device_id) == (own.visit_id, own.device_id)
    return bool(code.visit) and package.visit_id.startswith(code.visit)


def _standing(code: PaperCode, own: PackageSummary | None, newest: PackageSummary) -> PaperAnswer:
    revision = own.revision if own else code.revision
    if revision < newest.revision:
        return PaperAnswer.OLDER
    if revision > newest.revision:
        return PaperAnswer.NOT_HERE
    return PaperAnswer.AGREES if own else PaperAnswer.DIFFERS


def _strange(store: Reading, package: PackageSummary, case_id: str) -> PaperAnswer | None:
    """Return what is said of a page that is not of the case; None when it is."""
    if case_id in package.cases:
        return None
    asked = store.one_case(case_id)
    if not package.cases:  # it came later than a newer revision, or its standard is not here
        ours = any(one.visit_id == package.visit_id for one in store.packages_of(case_id))
        return None if ours else PaperAnswer.WAITING
    of = [store.one_case(one) for one in package.cases]
    same = any(one.facility_code and one.facility_code == asked.facility_code for one in of)
    visit = asked.package.visit_id == package.visit_id
    return PaperAnswer.OTHER_CASE if same or visit else PaperAnswer.OTHER_FACILITY

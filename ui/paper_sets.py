"""All papers of a visit: what the laptop makes of it, and what the desk makes. No Qt.

They are bases and signed copies, not prints: nothing is numbered by making them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from models.district.desk import Desk
from models.district.ledgerbook import LedgerView
from models.district.records import CaseSummary
from models.standards.ledgers.types import Level
from models.standards.types import Pack
from models.visits.book import VisitBook
from ui import delivery, desk_case, field_papers, ledger_desk, paper_shelf
from ui.signed_papers import DECIDED, laptop_copy

DECIDED_ON = "-decided"
"""Behind the code of a paper that carries the district's decision: the laptop has its own."""
Packs = Mapping[str, Pack]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper and how it is made; each call makes it anew, with the same bytes."""

    name: str
    """What its files are called, without ending; no name of a facility or person."""
    title: str
    """What it is called."""
    base: Callable[[], bytes]
    """The paper as the facts make it."""
    signed: Callable[[bytes], bytes] | None = None
    """Makes of the base the copy with signatures inside; None where nobody signs in it."""
    archived: bool = True
    """Whether the archive keeps it: what is printed before a visit is not kept."""


def of_visit(book: VisitBook, visit_id: str, packs: Packs) -> tuple[Paper, ...]:
    """Return the papers of a visit on the laptop: those before it, and once it is closed, all."""
    state = book.load(visit_id)
    found: dict[str, Paper] = {}
    for code in field_papers.codes(state, packs):
        make = partial(field_papers.paper, state, packs, code)
        found[code] = Paper(code, _title(code), make, archived=False)
    if state.closed is not None:
        made = delivery.visit_papers(book, visit_id, packs)
        signed, inside = partial(laptop_copy, book, visit_id), made.signed_by()
        for code in made.codes:
            seal = signed if code in inside else None
            found[code] = Paper(code, _title(code), partial(made.make, code), seal)
    return tuple(found.values())


def _title(code: str) -> str:
    """The name on the paper where it has one, or else of its file."""
    return paper_shelf.titles().get(code) or field_papers.NAMES[code].replace("_", "，")


def of_desk(desk: Desk, visit: str, packs: Packs) -> tuple[Paper, ...]:
    """Return the papers the desk makes of a visit, and its ledgers as they stand now.

    Where several cases stand on the visit, the decided one speaks.
    """
    cases = [one for one in desk.list_cases() if one.package.visit_id == visit]
    chosen = sorted(cases, key=lambda one: one.decision is None or one.decision_outdated)[0]
    return (*_of_case(desk, chosen, packs), *_ledgers(desk, chosen))


def _of_case(desk: Desk, case: CaseSummary, packs: Packs) -> Iterator[Paper]:
    view = desk_case.load_case(desk, case.id, packs)
    signed = {*paper_shelf.carried_codes(view.facts, packs)}
    signed |= DECIDED if view.decision_current else set()
    for code in desk_case.paper_codes(view, packs):
        decided = view.decision_current and code in DECIDED
        yield Paper(
            code + DECIDED_ON if decided else code,
            _title(code),
            partial(desk_case.form_pdf, desk, view, packs, code),
            _signed(desk, view, packs, code) if code in signed else None,
        )


def _signed(
    desk: Desk, view: desk_case.CaseView, packs: Packs, code: str
) -> Callable[[bytes], bytes]:
    """The laptop's copy with the district's signature behind it; not made of the base alone."""
    return lambda _base: desk_case.signed_pdf(desk, view, packs, code)


def _ledgers(desk: Desk, case: CaseSummary) -> Iterator[Paper]:
    """Yield the ledgers, whole, and the yearly duties of the facility that was visited."""
    books, office = ledger_desk.load(desk), desk.office
    for view in books.ledgers:
        yield Paper(f"ledger-{view.ledger.id}", view.ledger.title, _ledger(office, view))
        if case.facility_code and any(target.annual for target in view.ledger.targets):
            year = int(books.today[:4])
            given = (office, books, view, Level.FACILITY, case.facility_code, year)
            make = partial(ledger_desk.duties_paper, *given)
            yield Paper(f"duties-{view.ledger.id}", f"{view.ledger.title}（{year}年）", make)


def _ledger(office: str, view: LedgerView) -> Callable[[], bytes]:
    if view.lines:
        return lambda: ledger_desk.tasks_paper(office, view, view.lines, "")
    return lambda: ledger_desk.targets_paper(office, view, view.ledger.targets, "")

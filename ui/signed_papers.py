"""Forms with electronic signatures inside: made on the laptop and at the desk. No Qt in it.

Without a certificate, or before anybody signed by hand, there is only the base, and it is said.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from models.district.desk import Desk
from models.district.records import Decision
from models.errors import PackageError
from models.facts.decision import DecisionFacts
from models.facts.signing import Signatures
from models.standards.types import Pack
from models.visits import papers
from models.visits.book import VisitBook
from reports.opinion_box import opinion_drawing
from sync.files import write_whole
from sync.keys.signing import HeldSigner
from sync.office import authority
from sync.pades.judging import PaperVerdict, judge_paper
from sync.pades.names import DISTRICT, fields_of
from sync.pades.signing import Seal, countersign, open_fields, sign_paper
from ui.handover import forms_of_package, package_of_visit
from ui.laptop_keys import signer_of
from ui.paper_state import InkState, PaperState

REASONS = {True: "现场检查结果确认（组长）", False: "现场检查结果确认"}
"""What a signature of the team says; True for the leader."""
DISTRICT_REASON = "区县卫生健康行政部门意见"
DECIDED = frozenset({"annex-2", "annex-4", "rectification"})
"""Forms on which the desk's decision stands, and which the desk signs."""
MADE_WITHOUT = frozenset({"bundle-no-certificate", "trust-missing", "paper-no-key"})
"""Why there can be no signatures: the base is what there is."""


def seals_of(sheet: Signatures) -> tuple[Seal, ...]:
    """Return a seal for everybody of the team who signed by hand, in the order of R6.3."""
    return tuple(
        Seal(field, one.name, REASONS[field == "leader"], one.at.utc)
        for field, one in fields_of(sheet)
    )


def state_of(found: PaperVerdict) -> PaperState:
    """Return what a list shows of a form whose signatures were judged."""
    names = tuple(dict.fromkeys(one.name for one in found.signatures))
    if found.readable and not found.signatures:
        return PaperState(InkState.NONE)
    return PaperState(InkState.VALID if found.holds else InkState.INVALID, names)


def planned(
    book: VisitBook, visit_id: str, codes: tuple[str, ...], packs: Mapping[str, Pack]
) -> Mapping[str, PaperState]:
    """Return for each form who signs in it: in the package there is, or in the one to be made."""
    seals = seals_of(papers.signature_sheet(book, visit_id))
    names = tuple(seal.name for seal in seals)
    made = package_of_visit(book, visit_id)
    # Who signs by hand after a package was made stands only in the next one.
    packed: tuple[str, ...] = ()
    if made is not None and all(seal.at <= made.built_at for seal in seals):
        packed = forms_of_package(book, visit_id, made, packs)
    if not names or _signer(lambda: signer_of(book.workspace)) is None:
        return dict.fromkeys(codes, PaperState(InkState.NONE))
    states = {True: PaperState(InkState.PACKED, names), False: PaperState(InkState.PLANNED, names)}
    return {code: states[code in packed] for code in codes}


def laptop_copy(book: VisitBook, visit_id: str, base: bytes) -> bytes:
    """Return a form with the team's signatures inside; the base when there can be none."""
    signer = _signer(lambda: signer_of(book.workspace))
    if signer is None:
        return base
    return team_signed(base, papers.signature_sheet(book, visit_id), signer)


def team_signed(base: bytes, sheet: Signatures, signer: HeldSigner) -> bytes:
    """Return a form with the signatures of the team on ``sheet`` inside, made by ``signer``."""
    return sign_paper(base, seals_of(sheet), signer)


def save_copy(target: Path, pdf: bytes) -> tuple[Path, PaperState]:
    """Write a copy whole or not at all; return where, and what its signatures came to.

    A copy that carries signatures says so in its name.
    """
    state = state_of(judge_paper(pdf))
    if state.state is not InkState.NONE:
        target = target.with_name(f"{target.stem}-signed.pdf")
    write_whole(target, pdf)
    return target, state


def desk_copy(
    desk: Desk,
    package: str,
    code: str,
    decided: Decision | None,
    make: Callable[[], bytes],
    genuine: Callable[[], bool],
) -> bytes:
    """Return a form as the desk hands it out: what the laptop signed, and the district after it.

    ``decided`` is the decision in force on these facts. Its words are written into the
    place that the laptop left for them; where there is no place, or no room, ``make`` draws the
    form anew, and it carries the district's signature only. So it is where the laptop's form is
    not ``genuine``: the district signs nothing that its own facts do not make.
    """
    signed = _from_laptop(desk, package, code)
    if decided is None or code not in DECIDED:
        return signed or make()
    signer = _signer(lambda: authority(desk).document_signer())
    if signer is None:
        return make()
    drawing = _drawing(signed, decided.facts)
    office = decided.facts.organisation
    seal = Seal(DISTRICT, office, DISTRICT_REASON, decided.at, drawing)
    if signed and drawing and genuine():
        return countersign(signed, seal, signer)
    return sign_paper(make(), (seal,), signer)


def desk_states(
    desk: Desk, package: str, codes: tuple[str, ...], make: Callable[[str], bytes] | None
) -> Mapping[str, PaperState]:
    """Return what the signatures of every form come to, judged by whom the desk trusts.

    ``make`` gives what is handed out of a decided case; None while nothing is decided.
    """
    trust, now = authority(desk).trust(), desk.now().utc
    found = {}
    for code in codes:
        made = make(code) if make and code in DECIDED else b""
        judged = judge_paper(made or _carried(desk, package, code), trust, now)
        signed = made or judged.signatures
        found[code] = state_of(judged) if signed else PaperState(InkState.NONE)
    return found


def _drawing(signed: bytes, decision: DecisionFacts) -> bytes:
    """Return the decision's words for the place that waits; empty when there is none."""
    width, height = open_fields(signed).get(DISTRICT, (0.0, 0.0)) if signed else (0.0, 0.0)
    return opinion_drawing(decision, width, height) if width and height else b""


def _from_laptop(desk: Desk, package: str, code: str) -> bytes:
    """Return the form of the package when it carries signatures; empty otherwise."""
    pdf = _carried(desk, package, code)
    return pdf if pdf and judge_paper(pdf).signatures else b""


def _carried(desk: Desk, package: str, code: str) -> bytes:
    """Return the form of the package, with or without signatures; empty when there is none."""
    try:
        return desk.reader(package).read_path(f"data/forms/{code}.pdf")
    except KeyError:
        return b""


def _signer(ask: Callable[[], HeldSigner]) -> HeldSigner | None:
    try:
        return ask()
    except PackageError as error:
        if error.code in MADE_WITHOUT:
            return None
        raise

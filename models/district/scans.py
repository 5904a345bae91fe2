"""The signed original comes back as a scan: which pages it has, and that it is kept.

A scan proves what was signed in ink; it changes no facts and moves no case. What is missing,
older, double or without a code is named before it is kept and kept with it, and the scan is kept
only by a person with a name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.base import LONGEST_TEXT
from models.clock import Now
from models.district.door import Reading, Writing
from models.district.papers import PaperAnswer, PaperFinding, check_among
from models.district.records import PackageSummary
from models.district.scan_records import (
    DOUBLE,
    MISSING,
    NO_CODE,
    NO_NUMBER,
    OTHER_VISIT,
    PRINTS,
    TOTALS,
    TWO_CODES,
    Noted,
    PlacedPage,
    ScanFile,
    ScanReport,
    Sheet,
    SignedScan,
)
from models.errors import DistrictError
from models.facts.canonical import canonical_bytes
from models.facts.papercode import PaperCode, Unread, parse
from models.facts.wording import clean, written

LEDGER, KIND = "scans", "scan"
"""Where the records are; the subject is the package the pages were printed from."""


@dataclass
class _Pile:
    """Findings on their way into a report."""

    package: PackageSummary | None = None
    placed: list[tuple[Sheet, PaperCode]] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)


def judge(store: Reading, sheets: Sequence[Sheet], case_id: str = "") -> ScanReport:
    """Return which pages of which form a scan holds, and what is wrong with it.

    Without a case it is the case of the first page that agrees. Raises
    DistrictError(``case-unknown``).
    """
    packages = store.list_packages()
    codes = [(sheet, _code(sheet)) for sheet in sheets]
    case = case_id or _first_case(store, packages, [code for _, code in codes])
    pile = _Pile()
    # Papers without facts come last: which visit the scan is of is known by then.
    for sheet, code in sorted(codes, key=lambda one: getattr(one[1], "kind", None) is not None):
        if isinstance(code, str):
            pile.noted.append(Noted(what=code, sheet=sheet.number))
            continue
        _place(store, packages, case, pile, (sheet, code))
    pile.noted += _gaps([code for _, code in pile.placed])
    return ScanReport(
        package=pile.package,
        pages=tuple(_placed(*one) for one in pile.placed),
        noted=tuple(pile.noted),
        sheets=len(sheets),
    )


def keep(
    store: Writing,
    seen: ScanReport,
    scan: tuple[Sequence[Sheet], Sequence[tuple[ScanFile, bytes]]],
    by: str,
    place: tuple[str, Now, str],
) -> SignedScan:
    """Keep a scan as it was looked at; ``place`` is machine, moment and the case or nothing.

    Raises DistrictError: ``scan-needs-name``, ``scan-changed`` when something came in since it
    was looked at, ``scan-none``, ``scan-strange``, ``scan-already``, ``text-too-long``.
    """
    (sheets, files), (device, now, case) = scan, place
    name, package = clean(by).strip(), seen.package
    if not name:
        raise DistrictError("scan-needs-name")
    if judge(store, sheets, case) != seen:
        raise DistrictError("scan-changed")
    if package is None or not seen.pages:
        raise DistrictError("scan-none")
    _refuse(store, seen, package.digest, {one.sha256 for one, _ in files})
    made = _signed(seen, package, tuple(one for one, _ in files), (name, device, now))
    for one, data in files:
        store.add_evidence(one.sha256, data)
    store.add_line(LEDGER, KIND, (made.package, canonical_bytes(made.plain())), now)
    return made


def _signed(
    seen: ScanReport,
    package: PackageSummary,
    files: tuple[ScanFile, ...],
    kept: tuple[str, str, Now],
) -> SignedScan:
    """Return the record of a scan; ``kept`` says by whom, on which machine and when."""
    name, device, now = kept
    values = {
        "package": package.digest,
        "visit": package.visit_id,
        "revision": package.revision,
        "facts_digest": package.facts_digest,
        "files": files,
        "pages": seen.pages,
        "noted": seen.noted,
        "by": name,
        "device": device,
        "at": now.utc,
        "offset": now.offset,
    }
    return written(SignedScan, DistrictError, values)


def _refuse(store: Reading, seen: ScanReport, package: str, files: set[str]) -> None:
    if seen.strange:
        raise DistrictError("scan-strange")
    if _kept_before(store, package) & files:
        raise DistrictError("scan-already")


def scans_of(store: Reading, case_id: str) -> tuple[SignedScan, ...]:
    """Return the scans of a case in the order they were kept."""
    ours = {one.digest for one in store.packages_of(case_id)}
    lines = store.lines(LEDGER, KIND)
    return tuple(SignedScan.model_validate_json(one.data) for one in lines if one.subject in ours)


def _kept_before(store: Reading, package: str) -> set[str]:
    """Return the files that are kept for a package."""
    lines = (one.data for one in store.lines(LEDGER, KIND) if one.subject == package)
    return {file.sha256 for data in lines for file in SignedScan.model_validate_json(data).files}


def _code(sheet: Sheet) -> PaperCode | str:
    """Return the one code of ours on a page, or what is said of a page without it."""
    read = [parse(text) for text in sheet.texts]
    codes = {one for one in read if isinstance(one, PaperCode)}
    if len(codes) > 1:
        return TWO_CODES
    if codes:
        return codes.pop()
    for unread in (Unread.DAMAGED, Unread.NEWER):
        if unread in read:
            return str(unread)
    return NO_CODE


def _first_case(
    store: Reading, packages: Sequence[PackageSummary], codes: Iterable[PaperCode | str]
) -> str:
    for code in codes:
        found = None if isinstance(code, str) else check_among(store, packages, code)
        if found and found.package and found.answer is PaperAnswer.AGREES and found.package.cases:
            return found.package.cases[0]
    return ""


def _place(
    store: Reading,
    packages: Sequence[PackageSummary],
    case: str,
    pile: _Pile,
    page: tuple[Sheet, PaperCode],
) -> None:
    """Put one page where it belongs: among those that agree, or among what is said."""
    sheet, code = page
    found = check_among(store, packages, code, case)
    if found.answer is PaperAnswer.AGREES:
        pile.package = pile.package or found.package
    what = _against(found, pile.package, numbered=bool(code.page))
    if not what:
        pile.placed.append(page)
        return
    said = Noted(
        what=what,
        sheet=sheet.number,
        form=code.form,
        page=code.page or None,
        revision=code.revision or None,
        newest=found.newest or None,
    )
    pile.noted.append(said)


def _against(found: PaperFinding, ours: PackageSummary | None, numbered: bool) -> str:
    """Return what keeps a page out of the scan of ``ours``; empty when it belongs there."""
    theirs = found.package
    if found.answer is PaperAnswer.AGREES and theirs and ours:
        if theirs.digest != ours.digest:
            return OTHER_VISIT
        return "" if numbered else NO_NUMBER
    if found.answer is PaperAnswer.UNDER_WAY and theirs and ours:
        return OTHER_VISIT if theirs.visit_id != ours.visit_id else found.answer
    return found.answer


def _gaps(codes: Sequence[PaperCode]) -> list[Noted]:
    """Name what the pages of each form lack, have twice, or disagree in."""
    noted = []
    for form in dict.fromkeys(code.form for code in codes):
        ours = [code for code in codes if code.form == form]
        pages = [code.page for code in ours]
        last = max(code.pages for code in ours)
        absent = [page for page in range(1, last + 1) if page not in pages]
        twice = sorted({page for page in pages if pages.count(page) > 1})
        named = ((MISSING, absent), (DOUBLE, twice))
        noted += [
            Noted(what=what, form=form, pages=_ranges(found)) for what, found in named if found
        ]
        if len({code.pages for code in ours}) > 1:
            noted.append(Noted(what=TOTALS, form=form))
        elif len({(code.place, code.number) for code in ours}) > 1:
            noted.append(Noted(what=PRINTS, form=form))
    return noted


def _ranges(numbers: Sequence[int]) -> str:
    """Return rising numbers as a person writes them: ``2, 4-9``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = (f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return ", ".join(said)[:LONGEST_TEXT]


def _placed(sheet: Sheet, code: PaperCode) -> PlacedPage:
    printed = f"{code.place}{code.number}" if code.place else "0"
    return PlacedPage(
        sheet=sheet.number, form=code.form, page=code.page, pages=code.pages, printed=printed
    )

"""`desk paper`: whether a page and the data agree, and the scan of a signed original."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from models.district.desk import Desk
from models.district.papers import PaperAnswer, PaperFinding
from models.district.scan_records import ScanReport, SignedScan
from sync.files import is_file
from ui import desk_paper
from ui.commands.console import OK, REFUSED, Console, UsageError
from ui.commands.desk_cases import one_case
from ui.commands.desk_keys import Maker, opened


def add(below: Maker, options: Callable[[argparse.ArgumentParser], None], console: Console) -> None:
    """Add the command; ``options`` adds what every command of a desk takes."""
    word = console.word
    made = below("paper", "cmd-desk-paper")
    told = word("cmd-paper-given")
    made.add_argument("given", nargs="*", metavar="CODE|FILE", help=told)
    made.add_argument("--case", metavar="CASE", default="", help=word("cmd-paper-case"))
    made.add_argument("--keep", action="store_true", help=word("cmd-paper-keep"))
    made.add_argument("--by", metavar="NAME", default="", help=word("cmd-paper-by"))
    made.add_argument("--out", type=Path, metavar="DIR", help=word("cmd-paper-out"))
    made.set_defaults(act=paper)
    options(made)


def paper(given: argparse.Namespace, console: Console) -> int:
    """Check codes and files; keep a scan; without either, list or write out what a case has."""
    files = [Path(one) for one in given.given if is_file(Path(one))]
    codes = [one for one in given.given if not is_file(Path(one))]
    for one in codes:
        if (
            Path(one).suffix.lower() in desk_paper.SCANS
        ):  # no code, but a file whose name was mistyped
            raise UsageError("cmd-no-file", file=Path(one).name)
    if given.keep and not files:
        raise UsageError("cmd-paper-no-file")
    if not given.given and not given.case:
        raise UsageError("cmd-paper-what")
    with opened(given, console) as desk:
        case = one_case(desk, given.case, console) if given.case else ""
        if not given.given:
            return _kept(desk, case, given.out, console)
        good = _check(desk, codes, case, console)
        if files:
            good &= _scan(desk, (files, case), given, console)
    return OK if good else REFUSED


GOOD = (PaperAnswer.AGREES, PaperAnswer.LEDGER)
"""Paper and data agree; a blank sheet says nothing that could."""


def _check(desk: Desk, codes: Sequence[str], case: str, console: Console) -> bool:
    found = [desk_paper.check_text(desk, one, case) for one in codes]
    for one in found:
        said = one.sentence(console.language)
        (console.line if one.answer in GOOD else console.complain)(said)
    if found:
        console.data["papers"] = [_plain(one, console) for one in found]
    return all(one.answer in GOOD for one in found)


def _plain(one: PaperFinding, console: Console) -> dict[str, object]:
    code, package = one.code, one.package
    return {
        "answer": str(one.answer),
        "sentence": one.sentence(console.language),
        "form": code.form if code else None,
        "revision": code.revision if code else None,
        "page": code.page if code else None,
        "pages": code.pages if code else None,
        "print": code.number if code else None,
        "newest": one.newest,
        "package": package.digest if package else None,
        "cases": list(package.cases) if package else [],
    }


def _scan(
    desk: Desk, pile: tuple[list[Path], str], given: argparse.Namespace, console: Console
) -> bool:
    files, case = pile
    looked = desk_paper.look(desk, files, case)
    report = looked.report
    _show(report, console)
    if given.keep:
        made = desk_paper.keep(desk, looked, given.by)
        console.data["kept"] = made.plain()
        console.say("cmd-paper-kept", count=len(made.pages), name=made.by)
        return True
    return bool(report.pages) and not report.noted


def _show(report: ScanReport, console: Console) -> None:
    console.data["scan"] = {
        "sheets": report.sheets,
        "package": report.package.digest if report.package else None,
        "pages": [one.plain() for one in report.pages],
        "noted": [{**n.plain(), "sentence": n.sentence(console.language)} for n in report.noted],
    }
    console.say("cmd-paper-scan", sheets=report.sheets, count=len(report.pages))
    for one in report.noted:
        console.complain(one.sentence(console.language))


def _kept(desk: Desk, case: str, folder: Path | None, console: Console) -> int:
    found: tuple[SignedScan, ...] = desk_paper.kept(desk, case)
    console.data["scans"] = [one.plain() for one in found]
    for one in found:
        told: dict[str, str | int] = {"day": one.at[:10], "count": len(one.pages), "name": one.by}
        told |= {"revision": one.revision, "noted": len(one.noted)}
        console.say("cmd-paper-listed", **told)
        for file in one.files:
            console.line(f"    {file.sha256}  {file.kind}  {file.size}")
        for target in desk_paper.write_out(desk, one, folder) if folder else ():
            console.say("cmd-written", file=str(target))
    if not found:
        console.say("cmd-paper-none")
    return OK

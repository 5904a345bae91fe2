"""`desk return | changes`: a record goes back for correction, and what its answer changed."""

import argparse
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from models.district.desk import Desk
from models.district.returning import SendingBack
from models.errors import DistrictError
from models.facts.returning import Remark
from models.facts.revisions import Change, Changes
from models.facts.wording import written
from sync import sending
from sync.files import make_folder
from ui.commands.console import OK, Console, UsageError
from ui.commands.desk_cases import one_case
from ui.commands.desk_keys import Maker, opened


def add(below: Maker, options: Callable[[argparse.ArgumentParser], None], console: Console) -> None:
    """Add the commands; ``options`` adds what every command of a desk takes."""
    word = console.word
    back = below("return", "cmd-desk-return")
    back.add_argument("case", metavar="CASE")
    back.add_argument(
        "--remark",
        action="append",
        default=[],
        metavar="CLAUSE=TEXT",
        help=word("cmd-return-remark"),
    )
    back.add_argument(
        "--whole", action="append", default=[], metavar="TEXT", help=word("cmd-return-whole")
    )
    back.add_argument("--reason", metavar="TEXT", default="", help=word("cmd-return-reason"))
    back.add_argument("--by", metavar="NAME", default="", help=word("cmd-return-by"))
    back.add_argument("--due", metavar="DATE", default="", help=word("cmd-return-due"))
    back.add_argument("--number", metavar="NUMBER", default="", help=word("cmd-return-number"))
    back.add_argument("--package", metavar="DIGEST", default="", help=word("cmd-return-package"))
    back.add_argument("--out", type=Path, metavar="DIR", help=word("cmd-return-out"))
    back.add_argument("--preview", action="store_true", help=word("cmd-return-preview"))
    back.add_argument("--take-back", action="store_true", help=word("cmd-return-take-back"))
    back.set_defaults(act=send)
    changed = below("changes", "cmd-desk-changes")
    changed.add_argument("case", metavar="CASE")
    changed.set_defaults(act=changes)
    for command in (back, changed):
        options(command)


def send(given: argparse.Namespace, console: Console) -> int:
    """Send a record back, show what would be sent, or take a return back."""
    with opened(given, console) as desk:
        case = one_case(desk, given.case, console)
        entered = _entered(desk, case, given)
        if given.take_back:
            return _take_back(desk, case, entered, given.out, console)
        from ui.drawable import check_return

        check_return(entered)
        if given.preview:
            content = sending.preview(desk, case, entered)
            console.data["return"] = content.plain()
            _show(content.remarks, console)
            return OK
        if given.out:
            make_folder(given.out)
        sent = sending.send_back(desk, case, entered, given.out)
    console.data |= {"return": sent.content.plain(), "cases": list(sent.cases)}
    console.data |= {"file": str(sent.beside or sent.file or ""), "notes": list(sent.notes)}
    _show(sent.content.remarks, console)
    console.say("cmd-returned", revision=sent.content.revision, count=len(sent.content.remarks))
    if sent.beside or sent.file:
        console.say("cmd-return-file", file=str(sent.beside or sent.file))
    for note in sent.notes:
        console.complain(console.word(note))
    return OK


def _take_back(
    desk: Desk, case: str, entered: SendingBack, out: Path | None, console: Console
) -> int:
    if out:
        make_folder(out)
    taken = sending.take_back(desk, case, entered, out)
    console.data |= {"cases": list(taken.cases), "notice": taken.content.plain()}
    console.data |= {"file": str(taken.beside or taken.file or ""), "notes": list(taken.notes)}
    console.say("cmd-return-taken-back", count=len(taken.cases))
    if taken.beside or taken.file:
        console.say("cmd-return-notice", file=str(taken.beside or taken.file))
    for note in taken.notes:
        console.complain(console.word(note))
    return OK


def _entered(desk: Desk, case: str, given: argparse.Namespace) -> SendingBack:
    pack = desk.case(case).summary.pack_id
    remarks = [_remark(pack, typed) for typed in given.remark]
    remarks += [_said({"text": typed}) for typed in given.whole if typed]
    return SendingBack(
        remarks=tuple(remarks),
        reason=given.reason,
        by=given.by,
        organisation=desk.office,
        due_on=given.due or None,
        document_number=given.number,
        package=given.package,
    )


def _remark(pack: str, typed: str) -> Remark:
    """``1.1.6=TEXT`` of the case's own standard, or ``PACK/1.1.6=TEXT`` of another one."""
    where, found, said = typed.partition("=")
    named, slash, clause = where.strip().rpartition("/")
    if not found or not clause or not said.strip():
        raise UsageError("cmd-return-remark-form")
    try:
        return _said({"pack": named if slash else pack, "clause": clause, "text": said})
    except ValidationError as error:
        raise UsageError("cmd-return-remark-form") from error


def _said(values: dict[str, str]) -> Remark:
    """Return a remark; raises DistrictError(``text-too-long``)."""
    return written(Remark, DistrictError, values)


def _show(remarks: tuple[Remark, ...], console: Console) -> None:
    for number, remark in enumerate(remarks, start=1):
        where = remark.clause or console.word("cmd-changes-whole")
        console.line(f"{number}. {where}  {remark.text}")


def changes(given: argparse.Namespace, console: Console) -> int:
    """Say clause by clause what the last revision changed, and which remark it answers."""
    with opened(given, console) as desk:
        case = one_case(desk, given.case, console)
        found = sending.compared(desk, case)
    if found is None:
        raise UsageError("cmd-changes-none")
    before, now = found.before.revision, found.now.revision
    console.data["revisions"] = [before, now]
    console.data["changes"] = [_plain(one) for one in found.changes]
    console.say("cmd-changes", before=before, after=now)
    if found.doubt:
        console.data["doubt"] = found.doubt
        console.say(found.doubt)
    for one in found.changes:
        console.line(one.clause or console.word("cmd-changes-whole"))
        for number, remark in one.remarks:
            answer = remark.answer or console.word("cmd-changes-unanswered")
            console.line(f"    [{number}] {remark.text} → {answer}")
        for change in one.changes:
            console.line(f"    {_told(change)}")
    return OK


def _told(change: Change) -> str:
    name = f" {change.name}" if change.name else ""
    said = (
        f": {change.before or '—'} → {change.after or '—'}" if change.before or change.after else ""
    )
    return f"{change.what}{name}{said}"


def _plain(one: Changes) -> dict[str, object]:
    return {
        "pack": one.pack,
        "clause": one.clause,
        "changes": [
            {"what": c.what, "name": c.name, "before": c.before, "after": c.after}
            for c in one.changes
        ],
        "remarks": [{"number": n, **remark.plain()} for n, remark in one.remarks],
    }

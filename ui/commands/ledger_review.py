"""What `ledger list` and `ledger show` say of re-checks, look-backs and rectifications."""

from models.district.ledgerbook import Books
from models.district.reviewbook import ReviewView
from models.standards.ledgers.rounds import Notice, RoundLine
from models.standards.rectifying import Rectification
from ui.commands.console import OK, Console


def list_(books: Books, console: Console) -> None:
    """Say which reports of this year are due, and who needs a look back (R4.6)."""
    year = int(books.today[:4])
    notices = books.notices(year)
    console.data["rounds"] = [one.programme.id for one in books.reviews]
    console.data["notices"] = [one.plain() for one in notices]
    for view in books.reviews:
        console.line(f"{view.programme.id}  {view.programme.title}")
    for one in notices:
        console.line("  " + notice(one, console))
    latest = {one.ref.id: one.ref for one in books.look_back.editions}
    console.data["look_back"] = []
    for current in latest.values():
        for case in books.look_back.due(current):
            reached = case.reached
            console.data["look_back"].append({**reached.plain(), "current": current.plain()})
            said = console.word(
                "cmd-ledger-back",
                name=case.name,
                institution=reached.institution,
                day=reached.decided_on,
                edition=reached.standard.edition,
                current=current.edition,
            )
            console.line("  " + said)


def notice(one: Notice, console: Console) -> str:
    """Return one deadline as a line."""
    missing = console.word("cmd-ledger-notice-missing", missing=one.missing) if one.missing else ""
    words = (
        one.due_on,
        console.word(f"cmd-ledger-notice-{one.kind}"),
        one.who,
        console.word(f"cmd-ledger-notice-state-{one.state}"),
        missing,
    )
    return "  ".join(filter(None, words))


def show(view: ReviewView, year: int, console: Console) -> int:
    """Print the re-checks of a year with their deadlines (R4.1, R4.2, R4.5)."""
    lines, notices = view.lines(year), view.notices(year)
    console.data |= {
        "id": view.programme.id,
        "as_of": view.today,
        "year": year,
        "latest_start": view.latest_start(year),
        "notices": [one.plain() for one in notices],
        "lines": [one.plain() for one in lines],
    }
    for one in notices:
        console.line(notice(one, console))
    for line in lines:
        console.line("  ".join((line.institution, *_said(line, console))))
    return OK


def _said(line: RoundLine, console: Console) -> list[str]:
    said = []
    if line.clock is not None:
        said.append(console.word("cmd-ledger-round-earliest", day=line.clock.earliest))
        if not line.clock.ready and line.assessed is not None and line.assessed.applied_on:
            said.append(console.word("cmd-ledger-round-early"))
    if line.listed is not None:
        said.append(console.word("cmd-ledger-round-listed", day=line.listed.reported_on))
    else:
        said.append(console.word("cmd-ledger-round-unlisted"))
    if line.reviewed is not None:
        said.append(console.word("cmd-ledger-round-reviewed", day=line.reviewed.reviewed_on))
    if line.unanswered:
        items = "、".join(line.unanswered)
        said.append(console.word("cmd-ledger-round-unanswered", items=items))
    return said


def rectification(one: Rectification, console: Console) -> str:
    """Return one rectification as a line (R3.13)."""
    return console.word(
        "cmd-ledger-rectification",
        institution=one.order.institution,
        ordered=one.order.ordered_on,
        due=one.order.due_on,
        state=console.word(f"cmd-ledger-recheck-{one.state}"),
    )

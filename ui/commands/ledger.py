"""`ledger list | show | add`: the ledgers of a desk, for scripts and machines without a screen."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import get_args, get_origin

from models.base import Record
from models.district.ledgerbook import Books, LedgerView, PlanView
from models.standards.ledgers.duties import DutyItem
from models.standards.ledgers.entries import KINDS, Figure, entry, whole_number
from models.standards.ledgers.figures import Reported
from models.standards.ledgers.lines import TaskFilter, TaskLine
from models.standards.ledgers.progress import TaskEntry, TaskStatus
from models.standards.ledgers.review_entries import KeyAnswer
from models.standards.ledgers.types import HARDNESS_WORDS, Level
from sync import office
from sync.files import make_folder
from ui.commands import ledger_review, passphrase
from ui.commands.console import OK, Console, UsageError
from ui.ledger_desk import keep, load, split
from ui.ledger_office import OfficeTable, duties_table, targets_table, tasks_table

FIGURE, ANSWER = "figure.", "answer."
FILTERS = ("department", "status", "words", "overdue")
"""Options that choose among tasks."""
OF_DUTIES = ("institution", "level", "year")
"""Options of the yearly checklist."""
CHOSEN = "按条件筛选"
"""What a table of some tasks says of itself; tables are always Chinese."""
DATED = ("recorded_on", "as_of")
"""Days that are today when nothing else is said."""


def add_commands(
    made: Callable[[str, str], argparse.ArgumentParser],
    desk_options: Callable[[argparse.ArgumentParser], None],
    console: Console,
) -> None:
    """Add the three commands to the group `ledger`."""
    word = console.word
    listed = made("list", "cmd-ledger-list")
    listed.set_defaults(act=list_)
    shown = made("show", "cmd-ledger-show")
    shown.add_argument("ledger", metavar="LEDGER", help=word("cmd-ledger-which"))
    shown.add_argument("--department", metavar="NAME", default="", help=word("cmd-ledger-dep"))
    states = [status.value for status in TaskStatus]
    shown.add_argument("--status", choices=states, help=word("cmd-ledger-status"))
    shown.add_argument("--words", metavar="TEXT", default="", help=word("cmd-ledger-words"))
    shown.add_argument("--overdue", action="store_true", help=word("cmd-ledger-overdue"))
    shown.add_argument("--institution", metavar="CODE", help=word("cmd-ledger-institution"))
    levels = [Level.FACILITY, Level.COUNTY_AUTHORITY, Level.PROVINCE_AUTHORITY]
    shown.add_argument(
        "--level",
        choices=[x.value for x in levels],
        help=word("cmd-ledger-level"),
    )
    shown.add_argument("--year", type=int, metavar="YEAR", help=word("cmd-ledger-year"))
    shown.add_argument("--out", type=Path, metavar="DIR", help=word("cmd-ledger-out"))
    shown.set_defaults(act=show)
    added = made("add", "cmd-ledger-add")
    added.add_argument("ledger", metavar="LEDGER", help=word("cmd-ledger-which"))
    added.add_argument("kind", choices=list(KINDS), metavar="KIND", help=_kinds(console))
    added.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help=word("cmd-ledger-fields"))
    added.set_defaults(act=add)
    for command in (listed, shown, added):
        desk_options(command)


def _kinds(console: Console) -> str:
    named = [f"{kind} ({', '.join(made.model_fields)})" for kind, made in KINDS.items()]
    return console.word("cmd-ledger-kind", kinds="; ".join(named))


def list_(given: argparse.Namespace, console: Console) -> int:
    """Say of every ledger how far it has come."""
    books = _books(given, console)
    console.data["as_of"] = books.today
    console.data["ledgers"] = [_counts(view) for view in books.ledgers]
    for view in books.ledgers:
        found = _counts(view)
        numbers = {key: value for key, value in found.items() if isinstance(value, int)}
        console.line(f"{view.ledger.id}  {view.ledger.title}")
        console.line("  " + console.word("cmd-ledger-list-counts", **numbers))
    console.data["plans"] = [_plan(view) for view in books.plans]
    for plan in books.plans:
        stands = plan.standing()
        console.line(f"{plan.plan.pack}  {plan.plan.title}")
        said = {"done": stands.done, "planned": stands.planned}
        console.line("  " + console.word("cmd-ledger-list-plan", **said))
    ledger_review.list_(books, console)
    return OK


def _counts(view: LedgerView) -> dict[str, str | int]:
    states = [line.state for line in view.lines]
    return {
        "id": view.ledger.id,
        "title": view.ledger.title,
        "tasks": len(states),
        **{str(status): sum(s.status is status for s in states) for status in TaskStatus},
        "overdue": sum(state.overdue for state in states),
        "targets": len(view.ledger.targets),
        "reported": len(view.reported),
        "duties_done": len(view.done),
    }


def show(given: argparse.Namespace, console: Console) -> int:
    """Print the tasks, the targets, the checklist of an institution, or the plan."""
    books, office_ = _books_of(given, console)
    plan = next((one for one in books.plans if one.plan.pack == given.ledger), None)
    if plan is not None:
        _refuse(given, *FILTERS, *OF_DUTIES, "out")
        return _show_plan(plan, console)
    round_ = next((one for one in books.reviews if one.programme.id == given.ledger), None)
    if round_ is not None:
        _refuse(given, *FILTERS, "institution", "level", "out")
        return ledger_review.show(round_, _year(given, books), console)
    return _show_ledger(given, books, office_, console)


def _show_ledger(given: argparse.Namespace, books: Books, office_: str, console: Console) -> int:
    view = books.ledger(given.ledger)
    if not view.lines or given.institution is not None:
        _refuse(given, *FILTERS)
    if given.institution is None or not any(t.annual for t in view.ledger.targets):
        _refuse(given, *OF_DUTIES)
    console.data |= {"id": view.ledger.id, "as_of": books.today}
    if given.institution is not None:
        level, year = Level(given.level or Level.FACILITY), _year(given, books)
        _show_duties(view, given.institution, year, level, console)
        table = partial(duties_table, office_, books, view, level, given.institution, year)
    elif view.lines:
        lines = _show_tasks(view, given, console)
        table = partial(
            tasks_table, office_, view, lines, "" if len(lines) == len(view.lines) else CHOSEN
        )
    else:
        _show_targets(view, console)
        table = partial(targets_table, office_, view, view.ledger.targets, "")
    if given.out is not None:
        _save(table(), f"ledger-{view.ledger.id}-{books.today}", given.out, console)
    return OK


def _save(table: OfficeTable, stem: str, folder: Path, console: Console) -> None:
    """Write the table in both formats."""
    make_folder(folder)
    written = [table.save(folder, stem, ending) for ending in ("xlsx", "csv")]
    console.data["written"] = [str(target) for target in written]
    for target in written:
        console.say("cmd-written", file=str(target))


def _year(given: argparse.Namespace, books: Books) -> int:
    """Return the year that was asked for, or this one."""
    year: int = given.year if given.year is not None else int(books.today[:4])
    if not 2000 <= year <= 2200:
        raise UsageError("cmd-ledger-bad-year")
    return year


def _refuse(given: argparse.Namespace, *names: str) -> None:
    """Refuse options that would be left aside without a word."""
    for name in names:
        if getattr(given, name) not in (None, "", False):
            raise UsageError("cmd-ledger-not-here", option=f"--{name}")


def _show_tasks(view: LedgerView, given: argparse.Namespace, console: Console) -> list[TaskLine]:
    names = [one.name for one in view.ledger.departments]
    if given.department and given.department not in names:
        raise UsageError("cmd-ledger-no-department", names="、".join(names))
    wanted = TaskFilter(
        department=given.department,
        status=TaskStatus(given.status) if given.status else None,
        words=given.words[:100],
        overdue=given.overdue,
    )
    lines = [line for line in view.lines if wanted.lets(line)]
    console.data["tasks"] = [_task(line) for line in lines]
    console.data["departments"] = [one.plain() for one in view.departments]
    for line in lines:
        state = console.word(f"cmd-ledger-status-{line.state.status}")
        late = console.word("cmd-ledger-late") if line.state.overdue else ""
        head = [str(line.task.number), state, line.state.due_on or "", late]
        console.line("  ".join(filter(None, (*head, line.task.departments_text))))
        console.line(f"    {line.task.text}")
    console.say("cmd-ledger-shown", n=len(lines), all=len(view.lines))
    return lines


def _task(line: TaskLine) -> dict[str, object]:
    return {
        "number": line.task.number,
        "category": line.category,
        "group": line.group,
        "text": line.task.text,
        "departments_text": line.task.departments_text,
        "departments": list(line.task.departments),
        "state": line.state.plain(),
        "projects": [state.plain() for state in line.projects],
    }


def _show_targets(view: LedgerView, console: Console) -> None:
    console.data["targets"] = [
        {
            "id": target.id,
            "metric": target.metric,
            "scope": target.level_words,
            "hardness": target.hardness.value,
            "soft": target.hardness.soft,
            "due": target.due.plain(),
            "reports": [_report(one) for one in view.reported if one.figures.target == target.id],
        }
        for target in view.ledger.targets
    ]
    for target in view.ledger.targets:
        words = (target.id, target.level_words, target.due.words, HARDNESS_WORDS[target.hardness])
        console.line("  ".join(filter(None, (*words, target.metric))))
        for one in (r for r in view.reported if r.figures.target == target.id):
            outcome = console.word(f"cmd-ledger-outcome-{one.result.outcome}")
            said = (f"{one.figures.area} {one.figures.year}", *one.result.working(), outcome)
            console.line("    " + "  ".join(said))


def _report(one: Reported) -> dict[str, object]:
    return {
        "figures": one.figures.plain(),
        "outcome": str(one.result.outcome),
        "working": list(one.result.working()),
        "concern": str(one.concern),
    }


def _show_duties(
    view: LedgerView, institution: str, year: int, level: Level, console: Console
) -> None:
    items: tuple[DutyItem, ...] = view.duties(level, institution, year)
    console.data["duties"] = [item.plain() for item in items]
    for item in items:
        state = console.word(f"cmd-ledger-duty-{item.state}")
        console.line(f"{item.duty}  {state}  {item.last_day}")
        for part in item.parts:
            console.line(f"    {part.part}  {part.done_on or '—'}")


def _show_plan(view: PlanView, console: Console) -> int:
    console.data |= _plan(view)
    for row in view.standing().rows:
        console.line(f"{row.row.label}  {row.done} / {row.row.count}")
    for one in view.facilities:
        console.line("  ".join((one.institution, one.accepted_on, one.plate_on or "—", one.name)))
    for order in view.rectifications:
        console.line(ledger_review.rectification(order, console))
    return OK


def _plan(view: PlanView) -> dict[str, object]:
    return {
        "id": view.plan.pack,
        "standing": view.standing().plain(),
        "facilities": [one.plain() for one in view.facilities],
        "reports": [one.plain() for one in view.reports],
        "rectifications": [one.plain() for one in view.rectifications],
    }


def add(given: argparse.Namespace, console: Console) -> int:
    """Keep one entry; it is on the disk when the command says so."""
    with office.open_desk(given.desk, passphrase.read(console, given.passphrase_file)) as desk:
        books, typed = load(desk), _pairs(given.fields)
        record = read_entry(KINDS[given.kind], typed, books.today)
        if isinstance(record, TaskEntry) and "due_on" not in typed:
            record = _still_due(record, books, given.ledger)
        keep(desk, given.ledger, record)
    console.data |= {"ledger": given.ledger, "kind": given.kind, "entry": record.plain()}
    console.say("cmd-ledger-added", ledger=given.ledger)
    return OK


def _still_due(record: TaskEntry, books: Books, ledger: str) -> TaskEntry:
    """A last day that is not spoken of stays, as in the window; ``due_on=`` takes it away."""
    lines = books.ledger(ledger).lines
    states = [state for line in lines for state in (line.state, *line.projects)]
    place = (record.task, record.project)
    due = next((s.due_on for s in states if (s.task, s.project) == place), None)
    return record.model_copy(update={"due_on": due})


def _pairs(fields: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in fields:
        key, equals, value = field.partition("=")
        if not equals or key in found:
            raise UsageError("cmd-ledger-pair", field=field[:40])
        found[key] = value
    return found


def read_entry(kind: type[Record], typed: Mapping[str, str], today: str) -> Record:
    """Return the entry written as FIELD=VALUE; raises StandardError(``ledger-entry-invalid``)."""
    gone = {key for key, text in typed.items() if key == "due_on" and not text}
    listed = (FIGURE, ANSWER)
    plain = {k: text for k, text in typed.items() if k not in gone and not k.startswith(listed)}
    values = {key: _value(kind, key, text) for key, text in plain.items()}
    given = {key: text for key, text in typed.items() if key.startswith(FIGURE)}
    if given:
        found = [_figure(key.removeprefix(FIGURE), text) for key, text in given.items()]
        values["figures"] = tuple(found)
    said = {key: text for key, text in typed.items() if key.startswith(ANSWER)}
    if said:
        answers = ((key.removeprefix(ANSWER), text) for key, text in said.items())
        values["key_answers"] = tuple(entry(KeyAnswer, item=k, words=text) for k, text in answers)
    for name in DATED:
        if name in kind.model_fields:
            values.setdefault(name, today)
    return entry(kind, **values)


def _value(kind: type[Record], key: str, text: str) -> object:
    """Bring a typed value to what the field takes; what does not fit is refused there."""
    field = kind.model_fields.get(key)
    taken = set() if field is None else set(_types(field.annotation))
    if tuple in taken:
        return split(text)
    if int in taken:
        return whole_number(text, key)
    if bool in taken:
        return {"yes": True, "no": False}.get(text, text)
    for one in taken:
        if isinstance(one, type) and issubclass(one, StrEnum) and text in set(one):
            return one(text)
    return text


def _types(annotation: object) -> Iterator[object]:
    """Yield the plain types inside an annotation."""
    origin = get_origin(annotation)
    if origin is tuple:
        yield tuple
    elif origin is None:
        yield annotation
    else:
        for inner in get_args(annotation):
            yield from _types(inner)


def _figure(key: str, text: str) -> Figure:
    if text[:1].isdigit():
        return entry(Figure, key=key, number=whole_number(text, key))
    return entry(Figure, key=key, choice=text)


def _books(given: argparse.Namespace, console: Console) -> Books:
    return _books_of(given, console)[0]


def _books_of(given: argparse.Namespace, console: Console) -> tuple[Books, str]:
    """Return the ledgers and the name of the office that keeps them."""
    with office.open_desk(given.desk, passphrase.read(console, given.passphrase_file)) as desk:
        return load(desk), desk.office

"""The desk's ledgers as the window and the commands use them: loaded, entered, printed. No Qt."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from models.base import Record
from models.district import ledgerbook
from models.district.desk import Desk
from models.district.ledgerbook import Books, LedgerView
from models.district.papers import next_copy
from models.facts.prints import Printed
from models.standards.ledgers.figures import Concern, Reported
from models.standards.ledgers.lines import TaskLine
from models.standards.ledgers.marks import LedgerMark
from models.standards.ledgers.types import Level, Target
from sync.files import write_whole

if TYPE_CHECKING:
    from reports.ledger_paper import LedgerPrint
    from reports.ledger_targets import TargetRow
    from reports.stamp import PrintInfo

TASK_LEDGER = "xuhui-community-2023"
ACTION_LEDGER = "primary-care-action-2023-2025"
EVERYTHING = "全部"


class Making(Protocol):
    """Makes a paper: the base, or with ``info`` a copy."""

    def __call__(self, *, info: "PrintInfo | None" = None) -> bytes: ...


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A paper of a ledger, as the journal of prints knows it."""

    form: str
    """Which paper it is."""
    mark: LedgerMark
    """The state of the ledger that it shows."""
    make: Making
    """The PDF, as base or as numbered copy; called in a worker thread."""


def load(desk: Desk) -> Books:
    """Return every ledger as it stands now; raises StoreError."""
    with desk.read() as connection:
        return ledgerbook.books(connection, desk.now())


def keep(desk: Desk, ledger_id: str, record: Record) -> Books:
    """Keep an entry durably and return the ledgers with it; raises StandardError, StoreError."""
    with desk.write() as connection:
        ledgerbook.add(connection, ledger_id, record, desk.now())
    return load(desk)


def split(text: str) -> tuple[str, ...]:
    """Return the names in a typed line: document numbers or codes with 、 ； or commas between."""
    for mark in "；;，,\n\t":
        text = text.replace(mark, "、")
    return tuple(dict.fromkeys(name.strip() for name in text.split("、") if name.strip()))


def copy_pdf(desk: Desk, sheet: Sheet) -> bytes:
    """Return the next numbered copy of a ledger's paper.

    Numbers are of the ledger as it stands, which the code of the page names whatever was chosen of
    it; 补打 is only what was printed before in the very same words.
    """
    from reports.stamp import print_info

    words = hashlib.sha256(sheet.make()).hexdigest()
    state = Printed(sheet.form, "", sheet.mark.version, sheet.mark.digest)
    with desk.write() as store:
        copy = next_copy(store, state, desk.now())
        same = next_copy(store, Printed(sheet.form, "", 0, words), desk.now())
    info = print_info(copy).model_copy(update={"reprint": same.number > 1})
    return sheet.make(info=info)


def tasks_paper(
    office: str,
    view: LedgerView,
    lines: Sequence[TaskLine],
    shown: str,
    *,
    info: "PrintInfo | None" = None,
) -> bytes:
    """Return the task ledger of ``lines`` as PDF; ``shown`` says what was chosen."""
    from reports.ledger_tasks import tasks_pdf

    states = [state for line in lines for state in (line.state, *line.projects)]
    return tasks_pdf(view.ledger, states, _about(office, view, shown, info))


def targets_paper(
    office: str,
    view: LedgerView,
    targets: Iterable[Target],
    shown: str,
    *,
    info: "PrintInfo | None" = None,
) -> bytes:
    """Return targets with the figures reported for them as PDF, one row per report."""
    from reports.ledger_targets import targets_pdf

    rows = target_rows(view, targets)
    return targets_pdf(view.ledger, rows, _about(office, view, shown, info))


def _about(office: str, view: LedgerView, shown: str, info: "PrintInfo | None") -> "LedgerPrint":
    from reports.ledger_paper import LedgerPrint
    from reports.stamp import PrintInfo

    return LedgerPrint(office, view.today, shown or EVERYTHING, info or PrintInfo(), view.mark)


def target_rows(view: LedgerView, targets: Iterable[Target]) -> "list[TargetRow]":
    """Return a row for each report of a target, or one that says there is none."""
    from reports.ledger_targets import TargetRow

    rows = []
    for target in targets:
        own = [one for one in view.reported if one.figures.target == target.id]
        rows += [TargetRow(target, one.result, _note(one)) for one in own] or [TargetRow(target)]
    return rows


def _note(one: Reported) -> str:
    """Whose figures they are, and why they may not count; papers are always Chinese."""
    why = {
        Concern.YES: "",
        Concern.OTHER: "（属于另一类地区，不计入）",
        Concern.UNPLACED: "（文件未给出地区名单，本单位未填写，不计入）",
    }[one.concern]
    return f"{one.figures.area} {one.figures.year}年，数据截至{one.figures.as_of}{why}"


def duties_paper(
    office: str,
    books: Books,
    view: LedgerView,
    level: Level,
    institution: str,
    year: int,
    *,
    info: "PrintInfo | None" = None,
) -> bytes:
    """Return the checklist of an institution or office for a year as PDF."""
    from reports.ledger_duties import duties_pdf

    said = whose(books, institution)
    items = view.duties(level, institution, year)
    about = _about(office, view, f"{year}年", info)
    return duties_pdf(view.ledger, said, year, items, about)


def whose(books: Books, institution: str) -> str:
    """Return name and code of an institution; the code alone where no name is known."""
    name = books.name_of(institution)
    return institution if name == institution else f"{name}（{institution}）"


def save(folder: Path, name: str, data: bytes) -> Path:
    """Write a paper or a table into ``folder``, whole or not at all."""
    target = folder / name
    write_whole(target, data)
    return target


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as an office program opens it; nothing typed is taken for a formula."""
    from reports import office_csv

    return office_csv.csv_bytes(rows)

"""The desk's ledgers for office programs: what is shown, as workbook and as CSV. No Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.district.ledgerbook import Books, LedgerView
from models.standards.ledgers.lines import TaskLine
from models.standards.ledgers.types import Level, Target
from ui.ledger_desk import EVERYTHING, target_rows, whose
from ui.office_ends import keep_beside


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """One table in both formats; both are made in a worker thread."""

    xlsx: Callable[[], bytes]
    """The workbook."""
    csv: Callable[[], bytes]
    """The table for old programs."""

    def save(self, folder: Path, stem: str, ending: str) -> Path:
        """Write ``xlsx`` or ``csv`` into ``folder``, whole or not at all, and over no other."""
        data = self.xlsx() if ending == "xlsx" else self.csv()
        return keep_beside(folder / f"{stem}.{ending}", data)


def tasks_table(office: str, view: LedgerView, lines: Sequence[TaskLine], said: str) -> OfficeTable:
    """Return the task ledger of ``lines``; ``said`` tells what was chosen."""
    from reports import office_csv, office_ledger
    from reports.ledger_paper import LedgerPrint
    from reports.ledger_tasks import OWN_WORDS

    states = [state for line in lines for state in (line.state, *line.projects)]
    table = office_ledger.tasks_table(view.ledger, states)
    about = LedgerPrint(office, view.today, said or EVERYTHING)
    return OfficeTable(
        lambda: office_ledger.ledger_xlsx(view.ledger, table, about, "", OWN_WORDS),
        lambda: office_csv.table_csv(table),
    )


def targets_table(
    office: str, view: LedgerView, targets: Iterable[Target], said: str
) -> OfficeTable:
    """Return targets with the figures reported for them, one row per report."""
    from reports import office_csv, office_ledger
    from reports.ledger_paper import LedgerPrint

    table = office_ledger.targets_table(view.ledger, target_rows(view, targets))
    about = LedgerPrint(office, view.today, said or EVERYTHING)
    return OfficeTable(
        lambda: office_ledger.ledger_xlsx(view.ledger, table, about),
        lambda: office_csv.table_csv(table),
    )


def duties_table(
    office: str, books: Books, view: LedgerView, level: Level, institution: str, year: int
) -> OfficeTable:
    """Return the checklist of an institution or office for a year."""
    from reports import office_csv, office_ledger
    from reports.ledger_duties import YEAR_WORDS
    from reports.ledger_paper import LedgerPrint

    items = view.duties(level, institution, year)
    table = office_ledger.duties_table(view.ledger, year, items)
    about = LedgerPrint(office, view.today, f"{year}年")
    named = whose(books, institution)
    return OfficeTable(
        lambda: office_ledger.ledger_xlsx(view.ledger, table, about, named, YEAR_WORDS),
        lambda: office_csv.table_csv(table),
    )


def shown_table(office: str, title: str, rows: Sequence[Sequence[str]]) -> OfficeTable:
    """Return a table as the screen shows it, its heads first; every cell is words."""
    from reports.office_csv import csv_bytes
    from reports.office_table import plain_table
    from reports.office_xlsx import tables_xlsx

    return OfficeTable(
        lambda: tables_xlsx([plain_table(title, title, rows)], title, office),
        lambda: csv_bytes(rows),
    )

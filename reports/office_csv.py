"""Tables as CSV for old spreadsheets: UTF-8 with BOM, CRLF, and no words taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from reports.office_table import Cell, Table, guarded


def table_csv(table: Table) -> bytes:
    """Return one table as CSV; the same rows give the same bytes."""
    return csv_bytes([[column.title for column in table.columns], *table.rows])


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV. Only words are guarded: a number below zero stays a number."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(
        [_said(one) for one in row] for row in rows
    )
    return written.getvalue().encode("utf-8-sig")


def _said(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else guarded(_kept(cell))


def _kept(text: str) -> str:
    """Keep what a person typed, line breaks and all; only what no encoding holds is replaced.

    A NUL ends a cell for many readers.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "\ufffd")

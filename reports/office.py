"""Office ends of a frozen visit: one workbook, two tables for old programs, and a letter.

The same door as ``render`` has for paper: facts in, bytes out, no database, no Qt, no clock.
"""

from collections.abc import Mapping

from models.facts.reader import ByteReader
from models.facts.signing import Signatures
from models.facts.types import Facts
from reports.names import names_on_day
from reports.office_csv import table_csv
from reports.office_letter import findings_docx
from reports.office_visit import about_table, figures_table, findings_table, marks_table
from reports.office_xlsx import tables_xlsx

TITLE = "评价结果和存在问题"
VISIT, FINDINGS, MARKS, LETTER = "visit.xlsx", "findings.csv", "marks.csv", "findings.docx"
OFFICE_FILES = (VISIT, FINDINGS, MARKS, LETTER)
"""Names of the files; who keeps several visits in one folder puts a mark before the ending."""


def office_files(
    facts: Facts,
    digest: str,
    *,
    signatures: Signatures | None = None,
    reader: ByteReader | None = None,
) -> Mapping[str, bytes]:
    """Return the files by name; raises FormError for signatures that belong to other facts."""
    found, marked = findings_table(facts), marks_table(facts)
    sheets = [found, marked, figures_table(facts), about_table(facts, digest)]
    title = f"{names_on_day(facts)}　{TITLE}"
    return {
        VISIT: tables_xlsx(sheets, title, facts.visit.organisation),
        FINDINGS: table_csv(found),
        MARKS: table_csv(marked),
        LETTER: findings_docx(facts, digest, signatures=signatures, reader=reader),
    }

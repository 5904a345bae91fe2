"""第 n 次打印 on the laptop: a number is given once, before the copy is drawn."""

from sqlalchemy import text

from models.facts.papercode import Place
from models.facts.prints import KIND, LEDGER, Copy, Printed
from models.store.ledger_rows import add_rows
from models.visits.book import VisitBook

_COUNT = text(
    "SELECT count(*) FROM ledger_entry"
    " WHERE ledger = :ledger AND kind = :kind AND subject = :subject"
)


def next_copy(book: VisitBook, printed: Printed) -> Copy:
    """Give the next number of a paper; it counts even when the printer fails afterwards.

    A number may be missing on paper, but no two copies carry the same.
    """
    now = book.clock.now()
    keys = {"ledger": LEDGER, "kind": KIND, "subject": printed.subject}
    with book.workspace.write() as connection:
        number = int(connection.execute(_COUNT, keys).scalar_one()) + 1
        copy = Copy(Place.FIELD, number, now)
        add_rows(connection, LEDGER, KIND, [(printed.subject, copy.data())], now)
    return copy

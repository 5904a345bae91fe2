"""第 n 次打印 on the laptop: counted per form and revision, across restarts and threads."""

from __future__ import annotations

import threading
from pathlib import Path

from models.facts.papercode import Place
from models.facts.prints import Printed
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.prints import next_copy
from models.visits.schema import FIELD
from tests.ui.sample_visit import PASSPHRASE, TickingClock, new_field

PAPER = Printed("record", "7f3a22c1-1111-4111-8111-111111111111", 2, "ab" * 32)


def test_a_number_is_given_once_and_survives_a_restart(tmp_path: Path) -> None:
    field = new_field(tmp_path / "laptop")
    first = next_copy(field.book, PAPER)
    assert (first.place, first.number) == (Place.FIELD, 1)
    assert next_copy(field.book, PAPER).number == 2
    assert next_copy(field.book, Printed("record", PAPER.visit, 3, "cd" * 32)).number == 1
    assert next_copy(field.book, Printed("annex-1", PAPER.visit, 2, "ab" * 32)).number == 1
    field.workspace.close()

    with Workspace.open(tmp_path / "laptop", PASSPHRASE, FIELD) as again:
        book = VisitBook(again, TickingClock(), {})
        assert next_copy(book, PAPER).number == 3


def test_two_printers_at_once_never_get_the_same_number(tmp_path: Path) -> None:
    field = new_field(tmp_path / "laptop")
    given: list[int] = []
    threads = [
        threading.Thread(
            target=lambda: given.extend(next_copy(field.book, PAPER).number for _ in range(5))
        )
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == list(range(1, 21))
    field.workspace.close()

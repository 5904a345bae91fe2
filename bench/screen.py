"""The marking screen: one key of the filter, another indicator, one mark, at 5,000 clauses too.

What is measured is the time in which the window's thread is at work, layout and paint included
(``bench.window.busy``): on a machine that others use as well, the wall would tell of them. There
is no floor to compare with; the times are those promised. The pack of 5,000 is made up here.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from bench.result import Within, percentile
from bench.standards import SOURCE, large_pack
from bench.window import busy, marking, settle, wait
from models.standards.loading import available
from models.standards.types import Clause, Pack, Verdict
from ui.screens.visit.screen import VisitScreen

KEYS = ("登", "登记", "登记 ", "登记 7", "登记 77", "登记 7", "登", "")
"""What stands in the search after one key and the next."""
FRAME, KEY, SWITCH = 0.016, 0.025, 0.05
SWITCHES = 200


def measure(rounds: int) -> list[Within]:
    """Shipped packs first, then 5,000 clauses."""
    with _screen(shipped()) as screen:
        small = switches(screen)
    with _screen({"5" * 64: large_pack(_clause)}) as screen:
        keys = [filter_key(screen, words) for _ in range(rounds) for words in KEYS]
        large = switches(screen)
        marks = [one_mark(screen, n) for n in range(rounds * 3)]
    return [
        Within("filter key, 5,000 clauses, p50", percentile(keys, 50), KEY),
        Within("filter key, 5,000 clauses, p95", percentile(keys, 95), KEY),
        Within("indicator, shipped packs, p50", percentile(small, 50), SWITCH),
        Within("indicator, shipped packs, p95", percentile(small, 95), SWITCH),
        Within("indicator, 5,000 clauses, p50", percentile(large, 50), SWITCH),
        Within("indicator, 5,000 clauses, p95", percentile(large, 95), SWITCH),
        Within("shown after a mark, 5,000, p50", median(marks), SWITCH),
    ]


def switches(screen: VisitScreen) -> list[float]:
    """Go through all indicators (of thousands: evenly chosen ones), twice; the quicker counts."""
    rows = screen.tree.indicators()
    chosen = list(islice(rows, 0, None, max(1, len(rows) // SWITCHES)))

    def turn() -> list[float]:
        return [busy(partial(screen.show_indicator, row.pack, row.code)) for row in chosen]

    return [min(pair) for pair in zip(turn(), turn(), strict=True)]


def filter_key(screen: VisitScreen, words: str) -> float:
    """Type one key into the search; the list follows at once, without its pause for the next."""
    tree = screen.tree

    def type_and_follow() -> None:
        tree.search.setText(words)
        tree._wait.stop()
        tree._wait.timeout.emit()

    return busy(type_and_follow)


def one_mark(screen: VisitScreen, number: int) -> float:
    """Mark, wait until it is durable, and return what showing it cost the window."""
    verdict = (Verdict.MET, Verdict.NOT_MET)[number % 2]
    state = screen._session.state
    assert state is not None
    screen.clauses.choose(verdict)
    settle()
    wait(lambda: screen._session.worker.idle)
    newest = screen._session.state
    return busy(lambda: screen._session.state_changed.emit(newest))


@contextmanager
def _screen(packs: dict[str, Pack]) -> Iterator[VisitScreen]:
    with (
        tempfile.TemporaryDirectory(prefix="chayan-bench-") as folder,
        marking(Path(folder) / "laptop", packs) as screen,
    ):
        yield screen


def shipped() -> dict[str, Pack]:
    """Every standard that comes with the program, by digest."""
    return {one.sha256: one.pack for one in available()}


def _clause(number: int) -> Clause:
    text = f"第{number}号制度完整，登记本逐日填写，现场抽查十例，记录与实际一致。"
    return Clause(code=f"c{number}", number=number % 10 + 1, text=text, source=SOURCE)

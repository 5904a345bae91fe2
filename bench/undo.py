"""Undo and redo after 6,000 events, and taking such a visit up again; no floor, promised times.

The state is held in memory and folded event by event, so a long visit should cost no more than a
short one; what is measured is durable, as a mark is.
"""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.ours import LEADER, Ours
from bench.result import Within, percentile
from models.facts.state import VisitState
from models.visits import undo

EVENTS = 6000
STEP, RESUME = 0.05, 5.0


def measure(rounds: int) -> list[Within]:
    """A hundred undos, as many redos, and the load."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        ours = Ours(Path(name) / "ours")
        try:
            for number in range(1, EVENTS):
                ours.mark(number)
            book, state = ours.book, ours.state
            backs, forths = [], []
            for _ in range(rounds * 10):
                seconds, state = timed(partial(undo.undo, book, state, LEADER))
                backs.append(seconds)
            for _ in range(rounds * 10):
                seconds, state = timed(partial(undo.redo, book, state, LEADER))
                forths.append(seconds)
            loads = [timed(lambda: book.load(state.visit_id))[0] for _ in range(min(3, rounds))]
        finally:
            ours.close()
    return [
        Within("undo at 6,000 events, p50", percentile(backs, 50), STEP),
        Within("undo at 6,000 events, p95", percentile(backs, 95), STEP),
        Within("redo at 6,000 events, p95", percentile(forths, 95), STEP),
        Within("take up a visit of 6,000 events", min(loads), RESUME),
    ]


def timed(work: Callable[[], VisitState]) -> tuple[float, VisitState]:
    """Return the seconds and the state after."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made

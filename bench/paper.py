"""The window while a report of 300 rows and 200 photos is made, looked at and printed.

No turn of the window may take longer than what a person feels. Making holds Python's lock in a
worker, drawing pages does not; both are at work while the window answers.
"""

import sys
import tempfile
from pathlib import Path

from bench.peers import content
from bench.photos import STALL, TURNS, Figure
from bench.report import previews, run

CHILD = Path(__file__).with_name("paper_child.py")
STEPS = {
    "making": "report made beside the window",
    "turning": "pages turned and brought near",
    "printing": "pages printed, 300 dots an inch",
}


def measure(rounds: int) -> list[Figure]:
    """The longest gaps, best of up to three turns."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        folder = Path(name)
        content.write(folder, previews(folder / "previews"))
        turns = [run([sys.executable, str(CHILD), str(folder)]) for _ in range(min(rounds, TURNS))]
    made = []
    for step, words in STEPS.items():
        best = min(turns, key=lambda told: told[step])
        made += [
            Figure(f"{words}: longest gap", 1000 * best[step], "ms", STALL),
            Figure("  gap, 99th percentile", 1000 * best[f"{step}-p99"], "ms", STALL),
            Figure("  longest own work of its thread", 1000 * best[f"{step}-own"], "ms", STALL),
        ]
    return made

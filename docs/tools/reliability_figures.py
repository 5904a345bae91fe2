"""Writes the figures of a soak run into docs/reliability.md.

CHAYAN_SOAK_REPORT=out/kills.json CHAYAN_SOAK_FAULTS=out/faults.json make soak
.venv/bin/python docs/tools/reliability_figures.py out/kills.json out/faults.json
"""

from __future__ import annotations

import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "reliability.md"
BEGIN, END = "<!-- figures -->\n", "<!-- /figures -->\n"
STEPS = {
    "open": "opening both workspaces",
    "visit": "beginning a visit",
    "reopen": "reopening for an amendment",
    "mark": "marking, findings, figures, vetoes",
    "photo": "taking in a photo",
    "backup": "making a backup",
    "close": "closing and freezing the facts",
    "sign": "signing",
    "package": "making forms and package",
    "carry": "copying to the stick",
    "receive": "receiving at the desk",
    "home": "bringing the receipt home",
}


def main(kills: Path, faults: Path) -> None:
    """Replace what stands between the marks."""
    killed, failed = (json.loads(file.read_text("utf-8")) for file in (kills, faults))
    text = DOCUMENT.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    DOCUMENT.write_text(before + BEGIN + _figures(killed, failed) + END + after, "utf-8")


def _figures(killed: dict, failed: dict) -> str:
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    lines = [
        f"Run on {day}, {platform.system()} {platform.machine()}, Python"
        f" {platform.python_version()}; {killed['seconds']} s for the kills.",
        "",
        f"**{killed['kills']} kills, {killed['lost']} lost.**",
        "",
        "| Killed while | Times |",
        "|---|---:|",
        *(
            f"| {STEPS.get(step, step)} | {times} |"
            for step, times in sorted(killed["killed_during"].items())
        ),
        "",
        "| Acknowledged and found again | Number |",
        "|---|---:|",
        *(f"| {kind} | {number} |" for kind, number in killed["acknowledged"].items()),
        "",
        f"**{failed['failed_writes']} runs in which writes failed, {failed['lost']} lost;** told as"
        f" {', '.join(f'`{code}` {times}×' for code, times in sorted(failed['told'].items()))}.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))

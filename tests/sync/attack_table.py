"""Which kind of bad package is refused with which code.

``python -m tests.sync.attack_table`` prints it; with ``--write`` it goes to docs/attacks.md.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from models.messages import sentence
from tests.sync import attacks_desk, attacks_inside, attacks_keys
from tests.sync.attacks import Attack, on_the_file
from tests.sync.attacks_keys import Deed

DOCUMENT = Path(__file__).parents[2] / "docs" / "attacks.md"
FILLED = {"file": "…", "format": "…", "seq": 2}
HEAD = """# Bad packages, and the code each is refused with

Written by `python -m tests.sync.attack_table --write`; `tests/sync/test_corpus.py` makes each of
these, hands it to a real desk, and compares every file and every row of the database before and
after. What a refusal leaves behind is its copy in quarantine with the reason and, when one of our
own laptops signed what was refused, the signed receipt that says so; nothing else changes, and no
name of a person stands in the log. Receipts and trust files are read as the laptop reads them.

Besides these: every truncation and every single bit of a small package
(`tests/sync/test_flips.py`; sampled in `make test`, all of them in `make soak`), random damage
(`tests/sync/package/test_fuzz.py`), formulas in exported tables
(`tests/ui/test_table_cells.py`), receipts at the laptop (`tests/ui/test_delivery.py`).

"""


@cache
def attacks() -> tuple[Attack, ...]:
    return (*on_the_file(), *attacks_inside.on_the_inside(), *attacks_keys.with_keys())


@cache
def deeds() -> tuple[Deed, ...]:
    desks = (*attacks_desk.stolen_desks(), *attacks_desk.returns(), *attacks_desk.withdrawals())
    return (*attacks_keys.deeds(), *desks)


def text() -> str:
    """The whole document."""
    kinds = [(a.group, a.kind, a.code) for a in (*attacks(), *deeds())]
    lines = ["| group | kind | code |\n|---|---|---|\n"]
    lines += [f"| {group} | {kind} | `{code}` |\n" for group, kind, code in kinds]
    lines.append(f"\n{len(kinds)} kinds, {len({k[2] for k in kinds})} codes. What they say:\n\n")
    lines.append("| code | 中文 | English |\n|---|---|---|\n")
    for code in sorted({k[2] for k in kinds}):
        said = (sentence(code, FILLED, language) for language in ("zh", "en"))
        lines.append(f"| `{code}` | {' | '.join(said)} |\n")
    return HEAD + "".join(lines)


if __name__ == "__main__":
    if "--write" in sys.argv:
        DOCUMENT.write_text(text(), "utf-8")
    else:
        print(text())

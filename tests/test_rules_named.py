"""Every rule of the decision rules §1 to §4 has a test that names it, in its name or docstring."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
RULES = {1: 10, 2: 9, 3: 14, 4: 9}
"""How many rules each section has."""
NAMED = re.compile(r"\bR(\d)\.(\d+)\b|(?:^|_)r(\d)_(\d+)(?=_|$)")


def functions(file: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def named_rules() -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for file in TESTS.rglob("test_*.py"):
        for test in functions(file):
            for one in NAMED.finditer(f"{test.name}\n{ast.get_docstring(test) or ''}"):
                section, number = (one[1] or one[3]), (one[2] or one[4])
                found.add((int(section), int(number)))
    return found


def test_every_rule_is_named_by_a_test() -> None:
    wanted = {(section, n) for section, last in RULES.items() for n in range(1, last + 1)}
    missing = sorted(wanted - named_rules())
    assert missing == [], "no test names these rules"

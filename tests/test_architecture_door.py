"""Nothing above the desk's door sees a session, a row or a path of its store."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STORE = ("sqlstore.py", "sqldeposit.py", "sqlreading.py", "listing.py", "tables.py", "schema.py")
"""The embedded store itself."""
RULES = [p for p in sorted((ROOT / "models/district").glob("*.py")) if p.name not in STORE]
ABOVE = [
    path
    for path in sorted((ROOT / "sync").rglob("*.py"))
    if "sqlalchemy" not in path.read_text("utf-8") or path.name != "recipients.py"
]
HIDDEN = {"sqlalchemy", "sqlmodel", "sqlcipher3", "sqlite3"}
OF_STORE = {"sqlstore", "sqldeposit", "sqlreading", "listing", "tables", "blobs", "container"}
OF_STORE |= {"placed", "keyring", "ledger_rows"}


def imported(path: Path) -> set[str]:
    """The last and the first part of every module or name a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {part for one in node.names for part in one.name.split(".")}
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= set(node.module.split(".")) | {one.name for one in node.names}
    return names


@pytest.mark.parametrize("path", [*RULES, *ABOVE], ids=lambda p: str(p.relative_to(ROOT)))
def test_the_rules_and_the_roads_know_only_the_door(path: Path) -> None:
    allowed = {"sqlstore"} if path.name == "desk.py" else set()  # the desk chooses its store
    assert not imported(path) & (HIDDEN | OF_STORE) - allowed


def test_the_window_asks_the_desk_and_never_a_table() -> None:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        text = path.read_text("utf-8")
        for word in ("models.district.tables", "models.district.sql", "models.district.listing"):
            assert word not in text, path

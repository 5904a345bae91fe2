"""The law of late answers: what a task brings never reaches a page that is gone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ANSWERS = {"done", "failed", "broke", "finished", "progress"}
AS_LONG_AS_THE_WINDOW = {
    "ui/session.py": "it is told also when nobody looks",
    "ui/desk_session.py": "the desk's own sitting",
    "ui/desk_road.py": "belongs to the desk's sitting",
    "ui/locking.py": "belongs to the window",
    "ui/page_store.py": "asks itself whether its preview is there",
    "ui/dialogs/cover.py": "a copy that was asked for is kept",
    "ui/screens/visit/actions.py": "who asks says whether he is still there",
    "ui/screens/visit/intake.py": "what was chosen is taken in to the end",
    "ui/screens/visit/sorting.py": "asks itself whether its question is there",
}
"""Where a bare function may be connected, and why."""


def bare(path: Path) -> Iterator[str]:
    """Connections of a task to a function that Qt cannot take back with its page."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        signal = node.func.value
        if node.func.attr != "connect" or not isinstance(signal, ast.Attribute):
            continue
        own = isinstance(signal.value, ast.Name) and signal.value.id == "self"
        if signal.attr not in ANSWERS or own or not node.args:
            continue
        to = node.args[0]
        called = to.func.id if isinstance(to, ast.Call) and isinstance(to.func, ast.Name) else ""
        if isinstance(to, ast.Lambda) or called == "partial":
            yield f"{path.relative_to(ROOT)}:{node.lineno}"


def test_a_late_answer_asks_first_whether_its_page_is_there() -> None:
    found = [one for path in sorted((ROOT / "ui").rglob("*.py")) for one in bare(path)]
    wrong = [one for one in found if one.split(":")[0] not in AS_LONG_AS_THE_WINDOW]
    assert not wrong, "use ui.tasks.while_there:\n" + "\n".join(wrong)

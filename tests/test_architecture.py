"""The law of the house, one title each. The import contracts themselves are in pyproject.toml."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("ui", "reports", "sync", "models", "resources", "bench")
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def sources() -> list[Path]:
    """Every Python file of the program: main.py and the packages, not the tests."""
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    main = ROOT / "main.py"
    return [main, *found] if main.exists() else found


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def committed() -> list[Path]:
    """What git tracks or would add; skips when this is not a checkout."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    names = listing.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    for path in committed():
        data = path.read_bytes()
        if b"\0" not in data[:8192]:
            yield str(path.relative_to(ROOT)), data.decode("utf-8", "replace")


def test_imports_point_only_backwards() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_nobody_imports_main() -> None:
    guilty = [
        str(path.relative_to(ROOT))
        for path in sources()
        if any(name.split(".")[0] == "main" for name in imported(parsed(path)))
    ]
    assert guilty == []


def test_no_file_is_longer_than_a_person_reads() -> None:
    """Tests are read as well: whoever mends a function has to find what it promised."""
    read = [*sources(), *sorted((ROOT / "tests").rglob("*.py"))]
    lengths = {p.relative_to(ROOT): len(p.read_text("utf-8").splitlines()) for p in read}
    assert {str(p): lines for p, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_committed_file_says_where_packages_come_from() -> None:
    """An address in a lock file would bind every user to one index or mirror."""
    host = re.compile(
        r"https?://[^\s/\"']*(pypi|pythonhosted|npmjs|(deb|ftp|snapshot)\.debian)", re.I
    )
    option = re.compile(r"^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)[ =]", re.M)
    guilty = [
        name
        for name, text in texts()
        if host.search(text) or (name.startswith("requirements") and option.search(text))
    ]
    assert guilty == []


def test_the_lock_holds_hashes_and_no_local_path() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^[a-z0-9._-]+==", lock, re.MULTILINE)
    assert len(pins) == len(
        re.findall(r"^[a-z0-9._-]+==.*\\\n    --hash=sha256:", lock, re.MULTILINE)
    )
    assert "file:" not in lock
    assert " @ " not in lock


def test_sources_read_nothing_outside_the_house() -> None:
    outside = re.compile(r"\.\./+" + "shared|" + "/work" + r"/|[\"']\.\.[\"'],\s*[\"']shared")
    guilty = [
        n for n, text in texts() if n.endswith((".py", ".sh", "Makefile")) and outside.search(text)
    ]
    assert guilty == []


def test_tests_are_plain_folders() -> None:
    assert [str(p) for p in (ROOT / "tests").rglob("__init__.py")] == []

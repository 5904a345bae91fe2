"""Bring the Chinese words of the window up to date with its sources.

    python docs/tools/update_translations.py [--fill WORDS.json] [--check]

``lupdate`` collects every ``tr()`` of ``ui`` into ``resources/translations/chayan_zh_CN.ts``;
words from ``--fill`` ({context: {english: chinese}}) are put in; ``lrelease`` writes the ``.qm``
that the program loads. ``--check`` changes nothing and fails when a word is missing or the
sources have words the file does not know. Both programs come with PySide6.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TS = ROOT / "resources" / "translations" / "chayan_zh_CN.ts"
Words = Mapping[str, Mapping[str, str]]


def tool(name: str) -> str:
    """Where PySide6's own program lies, beside the running Python."""
    beside = Path(sys.executable).with_name(f"pyside6-{name}")
    found = str(beside) if beside.exists() else shutil.which(f"pyside6-{name}")
    if not found:
        raise SystemExit(f"pyside6-{name} is not installed")
    return found


def collect(target: Path) -> None:
    """Let lupdate bring `target` up to date; words that are gone are dropped."""
    sources = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "ui").rglob("*.py"))
    command = [tool("lupdate"), *sources, "-no-obsolete", "-locations", "none"]
    command += ["-source-language", "en", "-target-language", "zh_CN", "-ts", str(target)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(run.stdout + run.stderr)


def messages(tree: ET.ElementTree) -> Iterator[tuple[str, str, ET.Element]]:
    """Every (context, english, translation element)."""
    for context in tree.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None:
                yield name, message.findtext("source") or "", translation


def fill(path: Path, words: Words) -> list[str]:
    """Put words in; return what still has none."""
    tree = ET.parse(path)
    missing = []
    for context, english, translation in messages(tree):
        chinese = words.get(context, {}).get(english)
        if chinese:
            translation.text = chinese
            translation.attrib.pop("type", None)
        elif not translation.text or translation.get("type") == "unfinished":
            missing.append(f"{context}: {english}")
    ET.indent(tree, "    ")
    body = ET.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + body + "\n", encoding="utf-8")
    return missing


def release() -> None:
    """Write the .qm beside the .ts; put in place whole, for a running program has it mapped."""
    target = TS.with_suffix(".qm")
    made = target.with_suffix(".part")
    command = [tool("lrelease"), str(TS), "-qm", str(made)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(run.stdout + run.stderr)
    made.replace(target)


def check() -> list[str]:
    """What a committed .ts lacks, without touching it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / TS.name
        shutil.copy(TS, copy)
        collect(copy)
        return fill(copy, {})


def update(words: Words) -> list[str]:
    """Collect, fill and release; two engineers at once wait for each other."""
    with (TS.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        collect(TS)
        missing = fill(TS, words)
        release()
    (TS.parent / ".lock").unlink(missing_ok=True)
    return missing


def main() -> int:
    parser = argparse.ArgumentParser(description="Update the Chinese words of the window.")
    parser.add_argument("--fill", type=Path, help="JSON: {context: {english: chinese}}")
    parser.add_argument("--check", action="store_true", help="change nothing, fail on gaps")
    options = parser.parse_args()
    words = json.loads(options.fill.read_text("utf-8")) if options.fill else {}
    missing = check() if options.check else update(words)
    for line in missing:
        print(f"no Chinese for {line}")
    return 1 if missing and options.check else 0


if __name__ == "__main__":
    sys.exit(main())

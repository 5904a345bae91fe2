"""`standards check` and `standards list`."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from models.standards import command, companions
from models.standards import programme_command as programmes
from models.standards.ledgers import command as ledgers
from models.standards.loading import LoadedPack
from models.store.shelf import published
from ui.commands import places
from ui.commands.console import OK, REFUSED, Console


def check(given: argparse.Namespace, console: Console) -> int:
    """Say what is wrong with packs and ledgers; without files, with the shipped ones."""
    kinds = {file: _kind(file) for file in given.files}
    checked: list[Any] = []
    for kind, examine in _EXAMINED.items():
        named = [file for file in given.files if kinds[file] == kind]
        if named or not given.files:
            checked += examine(named)
    if not given.files:
        checked += companions.check_companions()
    console.data["files"] = [one.plain(console.language) for one in checked]
    for one in checked:
        head, *problems = one.lines(console.language)
        console.line(head)
        for problem in problems:
            console.complain(problem.strip())
    fine = all(one.ok for one in checked)
    if fine:
        console.say("cmd-standards-fine", count=len(checked))
    return OK if fine else REFUSED


def _kind(file: Path) -> str:
    if ledgers.is_ledger(file):
        return "ledger"
    return "programme" if programmes.is_programme(file) else "pack"


_EXAMINED: dict[str, Callable[[Sequence[Path]], Sequence[Any]]] = {
    "pack": command.check_files,
    "ledger": ledgers.check_ledgers,
    "programme": programmes.check_programmes,
}


def list_(given: argparse.Namespace, console: Console) -> int:
    """List the shipped packs, ledgers and programmes."""
    loaded = command.list_packs()
    console.data["standards"] = [command.reference(one) for one in loaded]
    for one in loaded:
        console.line(one.pack.title)
        console.line("  " + command.describe(one, console.language))
    if places.named(given) is not None:
        _published(given, console)
    plans = ledgers.describe_ledgers(console.language)
    console.data["ledgers"] = [plan.data for plan in plans]
    for plan in plans:
        console.line(plan.title)
        console.line("  " + plan.text)
    found = programmes.list_programmes()
    console.data["programmes"] = [programmes.reference(one) for one in found]
    for each in found:
        console.line(each.programme.title)
        console.line("  " + programmes.describe(each, console.language))
    _plans(console)
    return OK


def _plans(console: Console) -> None:
    """List the plans that stand beside a standard."""
    found = companions.describe_plans(console.language)
    console.data["plans"] = [{"title": title, "text": text} for title, text in found]
    for title, text in found:
        console.line(title)
        console.line("  " + text)


def _published(given: argparse.Namespace, console: Console) -> None:
    """List what was published into a workspace or a desk."""
    with places.opened(given, console) as workspace:
        found = published(workspace)
    loaded = [LoadedPack(one.pack, one.sha256, Path(one.origin)) for one in found]
    console.data["published"] = [command.reference(one) for one in loaded]
    console.say("cmd-list-published")
    for one in loaded:
        console.line(one.pack.title)
        console.line("  " + command.describe(one, console.language))

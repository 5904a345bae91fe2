"""`standards check` and `standards list`."""

import argparse

from models.standards import command
from ui.commands.console import OK, REFUSED, Console


def check(given: argparse.Namespace, console: Console) -> int:
    """Say what is wrong with the packs; without files, with the shipped ones."""
    checked = command.check_files(given.files)
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


def list_(given: argparse.Namespace, console: Console) -> int:
    """List the shipped packs."""
    loaded = command.list_packs()
    console.data["standards"] = [command.reference(one) for one in loaded]
    for one in loaded:
        console.line(one.pack.title)
        console.line("  " + command.describe(one, console.language))
    return OK

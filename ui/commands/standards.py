"""`standards check` and `standards list`."""

import argparse

from models.standards import command
from models.standards.ledgers import command as ledgers
from ui.commands.console import OK, REFUSED, Console


def check(given: argparse.Namespace, console: Console) -> int:
    """Say what is wrong with packs and ledgers; without files, with the shipped ones."""
    plans = [file for file in given.files if ledgers.is_ledger(file)]
    packs = [file for file in given.files if file not in plans]
    checked: list[command.CheckedFile | ledgers.CheckedLedger] = []
    if packs or not plans:
        checked += command.check_files(packs)
    if plans or not packs:
        checked += ledgers.check_ledgers(plans)
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
    """List the shipped packs and ledgers."""
    loaded = command.list_packs()
    console.data["standards"] = [command.reference(one) for one in loaded]
    for one in loaded:
        console.line(one.pack.title)
        console.line("  " + command.describe(one, console.language))
    plans = ledgers.describe_ledgers(console.language)
    console.data["ledgers"] = [plan.data for plan in plans]
    for plan in plans:
        console.line(plan.title)
        console.line("  " + plan.text)
    return OK

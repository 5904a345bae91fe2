"""The evidence of a visit from the command line: is every piece here, and whole?"""

import argparse
from pathlib import Path

from models.clock import SystemClock
from models.evidence.custody import Custody, Piece, custody, sent_of
from models.evidence.shelf import EvidenceReader
from models.store import shelf
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from ui.commands import passphrase
from ui.commands.console import OK, REFUSED, Console
from ui.commands.papers import chosen

SHORT = 12
"""Letters of a digest that tell pieces apart."""


def add(command: argparse.ArgumentParser, console: Console) -> None:
    """Say what the command takes."""
    word = console.word
    command.add_argument("visit", metavar="VISIT", help=word("cmd-evidence-visit"))
    command.add_argument(
        "--workspace", type=Path, metavar="DIR", required=True, help=word("cmd-workspace")
    )
    told = word("cmd-passphrase-help")
    command.add_argument("--passphrase-file", type=Path, metavar="FILE", help=told)
    command.set_defaults(act=evidence)


def evidence(given: argparse.Namespace, console: Console) -> int:
    """Print where every piece is; refuse when one is missing or changed."""
    secret = passphrase.read(console, given.passphrase_file)
    with Workspace.open(given.workspace, secret, FIELD) as workspace:
        book = VisitBook(workspace, SystemClock(), shelf.shelf_of(workspace))
        state = book.load(chosen(book, given.visit, console, "cmd-evidence-no-visit"))
        held = custody(state, EvidenceReader(workspace), sent_of(book, state.visit_id))
    _tell(held, console)
    if held.whole:
        return OK
    console.complain(console.word("cmd-evidence-lost", count=held.lost))
    return REFUSED


def _tell(held: Custody, console: Console) -> None:
    numbers = {"cited": held.cited, "present": held.present, "verified": held.verified}
    numbers["copies"] = held.copies
    console.data |= {"visit": held.visit, **numbers, "pieces": [_plain(p) for p in held.pieces]}
    for piece in held.pieces:
        console.line(_line(piece, console))
    console.say("cmd-evidence-numbers", **numbers)


def _line(piece: Piece, console: Console) -> str:
    word = console.word
    state = "whole" if piece.whole else "changed" if piece.present else "gone"
    said = [piece.sha256[:SHORT], word(f"cmd-evidence-{state}")]
    cited = dict.fromkeys((*piece.clauses, *piece.findings, *piece.figures))
    if cited:
        said.append(word("cmd-evidence-cited", clauses=", ".join(code for _, code in cited)))
    if piece.covered:
        said.append(word("cmd-evidence-covered", copy=piece.covered[:SHORT]))
    if piece.packaged:
        said.append(word("cmd-evidence-packaged", revisions=_listed(piece.packaged)))
    if piece.received:
        said.append(word("cmd-evidence-received", revisions=_listed(piece.received)))
    return "  ".join(said)


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def _plain(piece: Piece) -> dict[str, object]:
    """What a script gets; the caption stays out, it may name somebody."""
    return {
        "sha256": piece.sha256,
        "mime": piece.mime,
        "size": piece.size,
        "treatment": piece.treatment,
        "clauses": [list(key) for key in piece.clauses],
        "findings": [list(key) for key in piece.findings],
        "figures": [list(key) for key in piece.figures],
        "present": piece.present,
        "verified": piece.verified,
        "covered": piece.covered,
        "packaged": list(piece.packaged),
        "received": list(piece.received),
    }

"""`standards import` and `standards export`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from models.standards.command import describe, reference
from models.standards.importing import command
from models.standards.importing.corrections import proposals_taken, unknown_as_notes
from models.standards.importing.publish import Head
from ui.commands.console import OK, Console

_SAID = ("id", "edition", "title", "issuer")


def add(made: Callable[[str, str], argparse.ArgumentParser], console: Console) -> None:
    """Add both commands to the group `standards`."""
    word = console.word
    taken = made("import", "import-cmd")
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument("--out", type=Path, metavar="PACK", help=word("import-cmd-out"))
    told = word("import-cmd-corrections")
    taken.add_argument("--corrections", type=Path, metavar="JSON", help=told)
    taken.add_argument("--as-notes", action="store_true", help=word("import-cmd-as-notes"))
    taken.add_argument("--accept-glyphs", action="store_true", help=word("import-cmd-accept"))
    for name in _SAID:
        code = "import-cmd-" + ("name" if name == "title" else name)
        taken.add_argument(f"--{name}", default="", metavar="TEXT", help=word(code))
    taken.set_defaults(act=import_)
    given = made("export", "import-cmd-export")
    given.add_argument("pack", type=Path, metavar="PACK")
    given.add_argument("--out", type=Path, metavar="FILE", required=True)
    given.set_defaults(act=export)


def import_(given: argparse.Namespace, console: Console) -> int:
    """Show what an office file holds, and publish it when a place to write to is given."""
    imported = command.import_file(given.file)
    if given.corrections is not None:
        decided = command.read_corrections(given.corrections)
        imported = command.with_corrections(imported, decided)
    if imported.draft is not None and given.accept_glyphs:
        imported = command.Imported(draft=proposals_taken(imported.draft))
    if imported.draft is not None and given.as_notes:
        imported = command.Imported(draft=unknown_as_notes(imported.draft))
    console.data["draft"] = imported.plain(console.language)
    for line in imported.lines(console.language):
        console.line(line)
    if given.out is None:
        console.say("import-preview-only")
        return OK
    head = Head(**{name: getattr(given, name) for name in _SAID})
    loaded = imported.publish(given.out, head)
    console.data["standard"] = reference(loaded)
    console.say("import-written", described=describe(loaded, console.language))
    return OK


def export(given: argparse.Namespace, console: Console) -> int:
    """Write a pack as a workbook that imports back unchanged."""
    loaded = command.export_pack(given.pack, given.out)
    console.data["standard"] = reference(loaded)
    console.say("import-exported", file=given.out.name, digest=loaded.sha256)
    return OK

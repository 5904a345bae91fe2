"""`standards import`, `standards publish` and `standards export`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from models.standards.command import describe, reference
from models.standards.importing import command
from models.standards.importing.corrections import proposals_taken, unknown_as_notes
from models.standards.importing.files import write_file
from models.standards.importing.packbook import write_pack_book
from models.standards.importing.publish import Head, left_out
from models.standards.importing.tiers import read_tiers, with_tiers
from models.standards.loading import LoadedPack, digest
from models.standards.types import Pack
from ui.commands import places, shelves
from ui.commands.console import OK, Console, UsageError

_SAID = ("id", "edition", "title", "issuer", "programme")
_OF_DRAFTS = (*_SAID, "corrections", "tiers", "as_notes", "accept_glyphs")


def add(made: Callable[[str, str], argparse.ArgumentParser], console: Console) -> None:
    """Add the commands to the group `standards`."""
    taken = made("import", "import-cmd")
    _draft_options(taken, console)
    taken.add_argument("--out", type=Path, metavar="PACK", help=console.word("import-cmd-out"))
    taken.set_defaults(act=import_)
    published = made("publish", "import-cmd-publish")
    _draft_options(published, console)
    places.add(published, console)
    published.set_defaults(act=publish)
    given = made("export", "import-cmd-export")
    given.add_argument("pack", type=Path, metavar="PACK")
    given.add_argument("--out", type=Path, metavar="FILE", required=True)
    places.add(given, console, required=False)
    given.set_defaults(act=export)


def _draft_options(taken: argparse.ArgumentParser, console: Console) -> None:
    word = console.word
    taken.add_argument("file", type=Path, metavar="FILE")
    told = word("import-cmd-corrections")
    taken.add_argument("--corrections", type=Path, metavar="JSON", help=told)
    taken.add_argument("--tiers", type=Path, metavar="YAML", help=word("import-cmd-tiers"))
    taken.add_argument("--as-notes", action="store_true", help=word("import-cmd-as-notes"))
    taken.add_argument("--accept-glyphs", action="store_true", help=word("import-cmd-accept"))
    for name in _SAID:
        code = "import-cmd-" + ("name" if name == "title" else name)
        taken.add_argument(f"--{name}", default="", metavar="TEXT", help=word(code))


def import_(given: argparse.Namespace, console: Console) -> int:
    """Show what an office file holds, and publish it when a place to write to is given."""
    imported = _imported(given, console)
    if given.out is None:
        console.say("import-preview-only")
        return OK
    loaded = imported.publish(given.out, _head(given))
    _say_left_out(given, loaded.pack, console)
    console.data["standard"] = reference(loaded)
    console.say("import-written", described=describe(loaded, console.language))
    return OK


def publish(given: argparse.Namespace, console: Console) -> int:
    """Show what an office file holds and publish it into a workspace or a desk."""
    pack = _imported(given, console).pack_to_publish(_head(given))
    _say_left_out(given, pack, console)
    return places.keep(pack, given.file.name, given, console)


def _say_left_out(given: argparse.Namespace, pack: Pack, console: Console) -> None:
    """Say which consequences of the programme belong to a tier that the standard lacks (R4.3)."""
    for one in left_out(given.programme, pack):
        console.say("import-consequence-left", tier=one.tier, text=one.consequence.text)


def export(given: argparse.Namespace, console: Console) -> int:
    """Write a pack as a workbook that imports back unchanged."""
    if places.named(given) is None:
        loaded = command.export_pack(given.pack, given.out)
    else:
        pack = shelves.named_pack(str(given.pack), places.packs(given, console))
        write_file(given.out, write_pack_book(pack))
        loaded = LoadedPack(pack, digest(pack), given.pack)
    console.data["standard"] = reference(loaded)
    console.say("import-exported", file=given.out.name, digest=loaded.sha256)
    return OK


def _imported(given: argparse.Namespace, console: Console) -> command.Imported:
    """Read the file and do what was asked for with its draft; print the preview."""
    imported = command.import_file(given.file)
    if imported.draft is None:
        _refuse_options(given)
    if given.corrections is not None:
        decided = command.read_corrections(given.corrections)
        imported = command.with_corrections(imported, decided)
    if imported.draft is not None and given.accept_glyphs:
        imported = command.Imported(draft=proposals_taken(imported.draft))
    if imported.draft is not None and given.as_notes:
        imported = command.Imported(draft=unknown_as_notes(imported.draft))
    if imported.draft is not None and given.tiers is not None:
        imported = command.Imported(draft=with_tiers(imported.draft, read_tiers(given.tiers)))
    console.data["draft"] = imported.plain(console.language)
    for line in imported.lines(console.language):
        console.line(line)
    return imported


def _refuse_options(given: argparse.Namespace) -> None:
    """A finished pack is published as it is; what was asked besides would have no effect."""
    asked = [name for name in _OF_DRAFTS if getattr(given, name) not in (None, "", False)]
    if asked:
        option = "--" + asked[0].replace("_", "-")
        raise UsageError("import-pack-as-it-is", option=option)


def _head(given: argparse.Namespace) -> Head:
    return Head(**{name: getattr(given, name) for name in _SAID})

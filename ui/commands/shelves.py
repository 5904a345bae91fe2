"""`standards install`, `standards diff` and `standards guidance`."""

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from models.clock import SystemClock
from models.errors import StandardError
from models.facts.assessment import GuidanceSet
from models.facts.wording import written
from models.standards import loading
from models.standards.editions import difference, sentences
from models.standards.importing.command import read_pack, sound
from models.standards.types import Pack
from models.standards.yaml_text import shown
from models.store import guidance as readings
from models.store.guidance_file import Said, read_guidance
from models.store.shelf import shelf_of
from ui.commands import places
from ui.commands.console import OK, Console, UsageError

_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{8,64})")


def add(made: Callable[[str, str], argparse.ArgumentParser], console: Console) -> None:
    """Add the commands to the group `standards`."""
    word = console.word
    install_ = made("install", "cmd-install")
    install_.add_argument("file", type=Path, metavar="PACK")
    places.add(install_, console)
    install_.set_defaults(act=install)
    compared = made("diff", "cmd-diff")
    compared.add_argument("old", metavar="OLD")
    compared.add_argument("new", metavar="NEW")
    places.add(compared, console, required=False)
    compared.set_defaults(act=diff)
    told = made("guidance", "cmd-guidance")
    told.add_argument("file", nargs="?", type=Path, metavar="FILE")
    told.add_argument("--pack", default="", metavar="ID", help=word("cmd-guidance-pack"))
    told.add_argument("--issuer", default="", metavar="TEXT", help=word("cmd-guidance-issuer"))
    told.add_argument("--issued-on", default="", metavar="DAY", help=word("cmd-guidance-day"))
    told.add_argument("--withdraw", action="store_true", help=word("cmd-guidance-withdraw"))
    places.add(told, console)
    told.set_defaults(act=guidance)


def install(given: argparse.Namespace, console: Console) -> int:
    """Put a finished pack into a workspace or a desk."""
    return places.keep(sound(read_pack(given.file)), given.file.name, given, console)


def diff(given: argparse.Namespace, console: Console) -> int:
    """Say clause by clause what a new edition has otherwise."""
    known = places.packs(given, console)
    old, new = named_pack(given.old, known), named_pack(given.new, known)
    if old.id != new.id:
        console.say("cmd-diff-others", old=old.id, new=new.id)
    found = difference(old, new)
    console.data["difference"] = found.plain()
    console.data["counts"] = found.counted()
    for one in sentences(found):
        console.line(one.text(console.language))
    return OK


def guidance(given: argparse.Namespace, console: Console) -> int:
    """Keep the district's reading of clauses, or take it back."""
    if given.withdraw == (given.file is not None) or (given.withdraw and not given.pack):
        raise UsageError("cmd-guidance-how")
    with places.opened(given, console) as workspace:
        packs = shelf_of(workspace).values()
        if given.withdraw:
            if given.pack not in {pack.id for pack in packs}:
                raise StandardError("guidance-no-pack", pack=shown(given.pack))
            taken_back = {"pack": given.pack, "issuer": given.issuer, "notes": {}}
            reading = written(GuidanceSet, StandardError, taken_back)
        else:
            said = Said(pack=given.pack, issuer=given.issuer, issued_on=given.issued_on)
            reading = read_guidance(given.file, packs, said)
        with workspace.write() as connection:
            readings.add(connection, reading, SystemClock().now().utc)
    console.data["guidance"] = {"pack": reading.pack, "clauses": len(reading.notes)}
    code = "cmd-guidance-withdrawn" if given.withdraw else "cmd-guidance-kept"
    console.say(code, pack=reading.pack, count=len(reading.notes), place=str(places.named(given)))
    return OK


def named_pack(name: str, known: Mapping[str, Pack]) -> Pack:
    """Return the pack a person means: a file, ``id``, ``id@edition``, or the start of a digest.

    A name means what is shipped or published; what earlier programs shipped under the same name
    is reached by its digest, or by an edition that no later one has.
    """
    if (file := Path(name)).exists():
        return read_pack(file)
    pack_id, _, edition = name.partition("@")
    digest = _DIGEST.fullmatch(name)
    fitting = {
        sha256: pack
        for sha256, pack in {**loading.all_earlier(), **known}.items()
        if (digest and sha256.startswith(digest[1]))
        or (pack.id == pack_id and edition in ("", pack.edition))
    }
    if not digest:  # the shipped or published ones come first
        fitting = {s: p for s, p in fitting.items() if s in set(known)} or fitting
    if len(fitting) != 1:
        code = "cmd-diff-which" if fitting else "cmd-diff-unknown"
        names = "、".join(f"{p.id}@{p.edition} ({s[:12]})" for s, p in fitting.items())
        raise UsageError(code, name=shown(name), names=names)
    return next(iter(fitting.values()))

"""What must be true of a laptop and a desk after a kill; tells every lack, not only the first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from models.clock import SystemClock
from models.errors import ExpectedError
from models.facts.canonical import digest
from models.store.blobs import ORIGINAL, PREVIEW, THUMBNAIL, BlobReader, derived
from models.store.workspace import Workspace
from models.visits import papers
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from sync import office
from sync.package.reader import examine
from sync.recipients import identities
from tests.laptop import PACKS, PASSPHRASE
from tests.soak.life import DESK, LAPTOP
from ui import carrying, laptop_keys
from ui.unsealing import in_clear


@dataclass
class Promised:
    """What the lives so far have acknowledged, and what each was doing when it was killed."""

    lines: list[tuple[str, ...]] = field(default_factory=list)
    """Acknowledgements, each split into words."""
    looked: int = 0
    """How many of them have been looked for already."""

    def hear(self, line: str) -> None:
        """Take down a line, unless it only says what begins."""
        words = tuple(line.split())
        if words and words[0] not in ("begin", "pid", "dead"):
            self.lines.append(words)

    def new(self) -> list[tuple[str, ...]]:
        """Return what was not looked for yet."""
        found, self.looked = self.lines[self.looked :], len(self.lines)
        return found

    def counted(self) -> dict[str, int]:
        """Return how many of each kind."""
        kinds = [words[0] for words in self.lines]
        return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def missing(folder: Path, promises: list[tuple[str, ...]], whole: bool = False) -> list[str]:
    """Open both workspaces as the next start would; return everything that is not as it must be.

    ``whole`` looks at every visit and every byte; otherwise at what the promises name.
    """
    told = missing_on_laptop(folder, promises, whole)
    try:
        with office.open_desk(folder / DESK, PASSPHRASE) as desk:
            told += _sound(desk.workspace, "desk")
            told += _desk(desk, promises, whole)
    except ExpectedError as error:
        told.append(f"not opened: {error.code}")
    return told


def missing_on_laptop(
    folder: Path, promises: list[tuple[str, ...]], whole: bool = True
) -> list[str]:
    """The laptop's part of it, where there is no desk."""
    told: list[str] = []
    try:
        with Workspace.open(folder / LAPTOP, PASSPHRASE, FIELD) as laptop:
            told += _sound(laptop, "laptop")
            told += _laptop(laptop, promises, whole)
    except ExpectedError as error:
        told.append(f"not opened: {error.code}")
    return told


def _sound(workspace: Workspace, name: str) -> Iterator[str]:
    """Whole pages, whole b-trees, no row that points nowhere, nothing half made beside it."""
    with workspace.raw_reader() as bare:
        if bare.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            yield f"{name}: integrity"
        if bare.execute("PRAGMA cipher_integrity_check").fetchall():
            yield f"{name}: pages"
        if bare.execute("PRAGMA foreign_key_check").fetchall():
            yield f"{name}: foreign keys"
    for left in workspace.folder.rglob("*.part"):
        if left.name != "workspace.key.part":  # the next change of passphrase replaces it
            yield f"{name}: left over {left.relative_to(workspace.folder)}"


def _laptop(workspace: Workspace, promises: list[tuple[str, ...]], whole: bool) -> Iterator[str]:
    book = VisitBook(workspace, SystemClock(), PACKS)
    named = {words[1] for words in promises if words[0] != "backup" and words[0] != "receipt"}
    latest = sorted(book.summaries(), key=lambda s: s.changed_at)[-1:]
    visits = {s.id for s in book.summaries()} if whole else named | {s.id for s in latest}
    known = {s.id for s in book.summaries()}
    yield from (f"visit {visit}" for visit in named - known)
    for visit in visits & known:
        yield from _visit(book, visit, [w for w in promises if visit in w[1:2]])
    yield from _backups(workspace, promises)
    if whole:
        yield from _strays(book)


def _visit(book: VisitBook, visit: str, promises: list[tuple[str, ...]]) -> Iterator[str]:
    state = book.load(visit)  # checks the chain
    lines = book.events(visit).split(b"\n")[:-1]
    if not (len(lines) == state.count and digest(lines[-1]) == state.head):
        yield f"{visit}: the list and the log differ"
    reader = BlobReader(book.workspace)
    for sha256, added in state.evidence.items():
        if hashlib.sha256(reader.read(sha256)).hexdigest() != sha256:
            yield f"{visit}: photo {sha256} changed"
        for kind in (PREVIEW, THUMBNAIL) if added.preview else ():
            if not derived(book.workspace, sha256, kind):
                yield f"{visit}: photo {sha256} without {kind}"
    packed = {p.package_digest: p.file_name for p in papers.packages(book, visit)}
    answered = {r.package_digest for r in papers.receipts(book, visit)}
    for words in promises:
        kind, rest = words[0], words[2:]
        if kind in ("mark", "photo"):
            if len(lines) < int(rest[0]) or digest(lines[int(rest[0]) - 1]) != rest[1]:
                yield f"{kind} {visit} {rest[0]}"
            if kind == "photo" and rest[2] not in state.evidence:
                yield f"photo {visit} {rest[2]}"
        elif kind == "closed":
            if papers.snapshot_of(book, visit, int(rest[0])).facts_digest != rest[1]:
                yield f"closed {visit}"
        elif kind == "signed" and len(papers.signatures(book, visit, rest[0])) < int(rest[1]):
            yield f"signed {visit} {rest[1]}"
        elif kind == "package":
            yield from _package(book, packed, rest)
        elif kind == "home" and rest[0] not in answered:
            yield f"home {visit}"


def _package(book: VisitBook, packed: dict[str, str], rest: tuple[str, ...]) -> Iterator[str]:
    file = carrying.outbox_folder(book) / rest[1]
    if packed.get(rest[0]) != rest[1] or not file.is_file():
        yield f"package {rest[0]}"
        return
    with in_clear(file, _office_keys(book.workspace.folder.parent / DESK)) as plain:
        now = SystemClock().now().utc
        verdict = examine(plain, laptop_keys.trust_of(book.workspace), now, PACKS)
    if not verdict.accepted or verdict.package_digest != rest[0]:
        yield f"package {rest[0]} is refused: {verdict.code}"


@lru_cache(maxsize=8)
def _office_keys(folder: Path) -> tuple[str, ...]:
    """What opens packages at the desk; they do not change, and a desk is slow to open."""
    with office.open_desk(folder, PASSPHRASE) as desk, desk.read() as connection:
        return identities(connection)


def _backups(workspace: Workspace, promises: list[tuple[str, ...]]) -> Iterator[str]:
    """The last acknowledged backup opens and is whole."""
    for words in [w for w in promises if w[0] == "backup"][-1:]:
        folder = workspace.folder / "backups" / words[1]
        try:
            with Workspace.open(folder, PASSPHRASE, FIELD) as copy:
                yield from _sound(copy, "backup")
        except ExpectedError as error:
            yield f"backup {words[1]}: {error.code}"


def _strays(book: VisitBook) -> Iterator[str]:
    """No bytes without a record that names them."""
    named = {sha for s in book.summaries() for sha in book.load(s.id).evidence}
    with book.workspace.raw_reader() as bare:
        query = "SELECT sha256 FROM blob WHERE kind = ?"
        kept = {row[0] for row in bare.execute(query, (ORIGINAL,))}
        query = "SELECT count(*) FROM blob WHERE kind <> ? AND sha256 NOT IN (SELECT sha256"
        lost = bare.execute(f"{query} FROM derived)", (ORIGINAL,)).fetchone()[0]
    if kept != named:
        yield f"{len(kept - named)} photos without a record, {len(named - kept)} without bytes"
    if lost:
        yield f"{lost} previews of nothing"


def _desk(desk: Any, promises: list[tuple[str, ...]], whole: bool) -> Iterator[str]:
    arrived = {p.digest for p in desk.list_packages()}
    promised = {w[1]: w[2] for w in promises if w[0] == "receipt"}
    for package, receipt in promised.items():
        if package not in arrived:
            yield f"receipt {package}"
        elif hashlib.sha256(desk.receipt(package)).hexdigest() != receipt:
            yield f"receipt {package} is another"
    for package in arrived if whole else promised.keys() & arrived:
        reader = desk.reader(package)
        for path, sha256, size in reader.members():
            data = reader.read(sha256)
            if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
                yield f"desk: {path} of {package}"
        if not desk.receipt(package):
            yield f"desk: {package} without a receipt"
    with desk.workspace.write() as connection:
        found = connection.exec_driver_sql(
            "SELECT count(*) FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM member)"
        ).scalar()
    if found:
        yield f"desk: {found} bytes without a member"

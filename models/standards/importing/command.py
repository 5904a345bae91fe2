"""What ``standards import`` and ``standards export`` do; the words, not the wiring."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from models.errors import StandardError
from models.limits import MAX_JSON_BYTES, MAX_PACK_BYTES
from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards import loading
from models.standards.importing.archive import open_archive, said_of
from models.standards.importing.corrections import Correction, corrected
from models.standards.importing.draft import Certainty, Draft, DraftRow, Remark
from models.standards.importing.files import write_file, write_pack
from models.standards.importing.packbook import is_pack_book, read_pack_book, write_pack_book
from models.standards.importing.publish import Head, faults, pack_of, source_text
from models.standards.importing.recognise import recognise
from models.standards.importing.sheets import read_sheets
from models.standards.importing.word import read_word
from models.standards.types import Pack
from models.standards.yaml_text import shown


@dataclass(frozen=True, slots=True)
class Imported:
    """What one office file turned out to be: a draft to look at, or a whole pack of ours."""

    draft: Draft | None = None
    pack: Pack | None = None
    """Set when the file is a pack that this program exported."""

    def publish(self, out: Path, head: Head | None = None) -> loading.LoadedPack:
        """Write the edition to ``out``; raises StandardError, and then nothing is written."""
        pack = self.pack_to_publish(head)
        if self.draft is None:
            return write_pack(pack, out)
        origin = f"imported from {self.draft.origin}, sha256:{self.draft.origin_sha256}"
        return write_pack(pack, out, source_text(self.draft), origin)

    def lines(self, language: str = DEFAULT_LANGUAGE) -> Iterator[str]:
        """Yield the preview: counts, what is said of the file, every row that needs a look."""
        if self.draft is None:
            yield sentence("import-is-pack", {}, language)
            return
        yield sentence("import-title", {"title": self.draft.title}, language)
        yield sentence("import-counts", self.draft.counted(), language)
        for remark in self.draft.remarks:
            yield _marked(remark, language)
        for row in self.draft.rows:
            if row.remarks:
                yield _row(row, language)
                yield from ("    " + _marked(remark, language) for remark in row.remarks)

    def plain(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the same as data, every row included."""
        if self.draft is None:
            return {"kind": "pack"}
        draft = self.draft
        return {
            "kind": "draft",
            "title": draft.title,
            "edition": draft.edition,
            "origin_sha256": draft.origin_sha256,
            "counts": draft.counted(),
            "remarks": [_plain(remark, language) for remark in draft.remarks],
            "rows": [_plain_row(row, language) for row in draft.rows],
        }

    def pack_to_publish(self, head: Head | None = None) -> Pack:
        """Return the edition, checked; raises StandardError with the first fault."""
        if self.draft is not None:
            return sound(pack_of(self.draft, head))
        if self.pack is None:
            raise ValueError("neither a draft nor a pack")
        return sound(self.pack)


def import_file(file: Path) -> Imported:
    """Read the office file ``file``; raises StandardError with one plain sentence."""
    archive = open_archive(file)
    if archive.kind == "xlsx" and is_pack_book(archive):
        return Imported(pack=read_pack_book(archive))
    content = read_word(archive) if archive.kind == "docx" else read_sheets(archive)
    draft = recognise(content)
    return Imported(draft=draft.model_copy(update={"remarks": (*said_of(archive), *draft.remarks)}))


def with_corrections(imported: Imported, corrections: Iterable[Correction]) -> Imported:
    """Return ``imported`` after corrections; a pack of ours has none."""
    wanted = tuple(corrections)
    if imported.draft is None:
        return imported
    return Imported(draft=corrected(imported.draft, wanted))


def read_corrections(file: Path) -> Sequence[Correction]:
    """Read the decisions in a JSON file: a list of {"row": 3, "action": "skip"} and the like."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_JSON_BYTES)
        return TypeAdapter(tuple[Correction, ...]).validate_json(data)
    except (OSError, ValidationError) as error:
        raise StandardError("import-corrections") from error


def export_pack(pack: Path, out: Path) -> loading.LoadedPack:
    """Write a pack (a file, a folder, or the id of a shipped one) to the workbook ``out``."""
    loaded = _found(pack)
    write_file(out, write_pack_book(loaded.pack))
    return loaded


def read_pack(file: Path) -> Pack:
    """Return the pack in a folder, a YAML file, a canonical .json or a workbook of ours.

    Raises StandardError; an office file that still has to be looked at is no pack.
    """
    kind = file.suffix.lower()
    if kind == ".json":
        return loading.from_canonical(_canonical(file))
    if kind in (".xlsx", ".docx", ".xlsm", ".docm"):
        archive = open_archive(file)
        if archive.kind != "xlsx" or not is_pack_book(archive):
            raise StandardError("install-needs-import")
        return read_pack_book(archive)
    return loading.load(file).pack


def _canonical(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_PACK_BYTES + 1)
    except (OSError, ValueError) as error:
        raise StandardError("standard-unreadable", file=shown(file.name)) from error


def _found(pack: Path) -> loading.LoadedPack:
    if not pack.exists():
        for shipped in loading.available():
            if shipped.pack.id == str(pack):
                return shipped
    return loading.load(pack)


def sound(pack: Pack) -> Pack:
    """Return the pack; raises StandardError with the first thing the checker says of it."""
    wrong = faults(pack)
    if wrong:
        first = wrong[0].text()
        raise StandardError("import-faults", count=len(wrong), first=first)
    return pack


def _marked(remark: Remark, language: str) -> str:
    sign = {Certainty.RECOGNISED: "·", Certainty.GUESSED: "?", Certainty.NOT_UNDERSTOOD: "!"}
    return f"{sign[remark.certainty]} {remark.text(language)}"


def _row(row: DraftRow, language: str) -> str:
    place = sentence("import-place", row.place.plain(), language)
    text = row.text if len(row.text) <= 40 else row.text[:40] + "…"
    kind = sentence(f"import-kind-{row.kind}", {}, language)
    return f"  {row.row} {kind} {row.code} {text} ({place})"


def _plain(remark: Remark, language: str) -> dict[str, Any]:
    return {"code": remark.code, "certainty": remark.certainty, "text": remark.text(language)}


def _plain_row(row: DraftRow, language: str) -> dict[str, Any]:
    said = [_plain(remark, language) for remark in row.remarks]
    return row.plain() | {"certainty": row.certainty, "remarks": said}

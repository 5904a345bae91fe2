"""A district's reading of clauses as it arrives: a sheet with 条款 and 口径说明, or YAML."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.base import LONGEST_TEXT, Record
from models.errors import StandardError
from models.facts.assessment import GuidanceSet
from models.limits import MAX_PACK_BYTES
from models.standards.importing.archive import open_archive
from models.standards.importing.sheets import Sheet, workbook
from models.standards.importing.tables import brief
from models.standards.types import Pack
from models.standards.yaml_text import read_yaml, shown

YAML = (".yaml", ".yml")
_CLAUSE = ("条款", "条款号", "条款编号", "编号", "序号")
_NOTE = ("口径说明", "口径", "说明", "本区口径", "解释")
_HEADS = {"标准": "pack", "发布单位": "issuer", "印发单位": "issuer", "发布日期": "issued_on"}
_HEADER_WITHIN = 20
"""Rows from the top in which the headings are looked for."""


class Said(Record):
    """What the person who brings the file says of it; empty means as the file has it."""

    pack: str = ""
    """Id of the standard; without one it is the only standard that has every clause named."""
    issuer: str = ""
    """Who issued the reading."""
    issued_on: str = ""
    """When."""


def read_guidance(file: Path, packs: Iterable[Pack], said: Said | None = None) -> GuidanceSet:
    """Return the reading in ``file``; raises StandardError with one plain sentence.

    ``packs`` are the standards it may speak of; every clause it names must be in its standard.
    """
    found = _of_yaml(file) if file.suffix.lower() in YAML else _of_workbook(file)
    found |= {name: value for name, value in (said or Said()).plain().items() if value}
    pack = _pack(found, tuple(packs))
    try:
        guidance = GuidanceSet.model_validate_json(
            json.dumps({"issuer": "", **found, "pack": pack.id})
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise StandardError("guidance-value", place=brief(place)) from error
    if guidance.issued_on is not None and not _is_day(guidance.issued_on):
        raise StandardError("guidance-value", place="issued_on")
    kept = {code: note.strip() for code, note in guidance.notes.items() if note.strip()}
    if not kept:
        raise StandardError("guidance-empty")
    return guidance.model_copy(update={"notes": kept})


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _pack(found: Mapping[str, Any], packs: tuple[Pack, ...]) -> Pack:
    notes = found.get("notes")
    named = [code for code in notes if isinstance(code, str)] if isinstance(notes, dict) else []
    if not named:
        raise StandardError("guidance-empty")
    if found.get("pack"):
        of_name = [one for one in packs if one.id == found["pack"]]
        if not of_name:
            raise StandardError("guidance-no-pack", pack=shown(str(found["pack"])))
        missing = min((_missing(one, named) for one in of_name), key=len)
        if missing:
            first = shown(missing[0])
            raise StandardError("guidance-no-clause", count=len(missing), first=first)
        return of_name[-1]
    fitting = [one for one in packs if not _missing(one, named)]
    if len({one.id for one in fitting}) != 1:
        raise StandardError("guidance-which-pack")
    return fitting[-1]


def _missing(pack: Pack, named: Iterable[str]) -> list[str]:
    known = {clause.code for clause in pack.clauses()}
    return [code for code in named if code not in known]


def _of_yaml(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_PACK_BYTES + 1)
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise StandardError("guidance-unreadable") from error
    tree = read_yaml(text) if len(data) <= MAX_PACK_BYTES else None
    if not isinstance(tree, dict):
        raise StandardError("guidance-empty")
    return dict(tree)


def _of_workbook(file: Path) -> dict[str, Any]:
    archive = open_archive(file)
    if archive.kind != "xlsx":
        raise StandardError("guidance-no-sheet")
    for sheet in workbook(archive)[0]:
        head = _header(sheet)
        if head is not None:
            row, code, note = head
            return {**dict(_above(sheet, row)), "notes": _notes(sheet, row, code, note)}
    raise StandardError("guidance-no-columns")


def _header(sheet: Sheet) -> tuple[int, int, int] | None:
    """Return the row of the headings and the two columns."""
    for row in sorted(sheet.values)[:_HEADER_WITHIN]:
        words = {c: "".join(v.text.split()) for c, v in sheet.values[row].items()}
        code = next((c for c, word in words.items() if word in _CLAUSE), None)
        note = next((c for c, word in words.items() if word in _NOTE and c != code), None)
        if code is not None and note is not None:
            return row, code, note
    return None


def _above(sheet: Sheet, header: int) -> Iterator[tuple[str, str]]:
    """Yield what stands above the headings: 标准, 发布单位, 发布日期, each with its value."""
    for row in (one for one in sorted(sheet.values) if one < header):
        cells = [value.text.strip() for _, value in sorted(sheet.values[row].items())]
        label = re.sub(r"[\s:：]", "", cells[0])
        if label in _HEADS and len(cells) > 1:
            yield _HEADS[label], cells[1]


def _notes(sheet: Sheet, header: int, code: int, note: int) -> dict[str, str]:
    notes: dict[str, str] = {}
    for row in (one for one in sorted(sheet.values) if one > header):
        key, value = (sheet.values[row].get(column) for column in (code, note))
        if value is None or not value.text.strip():
            continue
        if key is None or not key.text.strip():
            raise StandardError("guidance-row", row=row)
        if key.formula or value.formula:
            raise StandardError("guidance-formula", row=row)
        if key.date or key.rounded:
            raise StandardError("guidance-code", row=row, text=brief(key.text))
        if key.text.strip() in notes:
            raise StandardError("guidance-twice", row=row, code=brief(key.text.strip()))
        if len(value.text.strip()) > LONGEST_TEXT:
            raise StandardError("guidance-long", row=row, limit=LONGEST_TEXT)
        notes[key.text.strip()] = value.text.strip()
    return notes

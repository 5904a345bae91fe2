"""A pack as a workbook and back: the same digest, in columns that a person can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.standards import loading
from models.standards.importing import command
from models.standards.importing.archive import archive_of
from models.standards.importing.bookxml import Page, letters, write_book
from models.standards.importing.packbook import is_pack_book, read_pack_book, write_pack_book
from models.standards.importing.packshape import shapes
from models.standards.importing.sheets import column_of, workbook
from models.standards.types import Input, Pack
from tests.models.standards.importing import office
from tests.support import pack, ratio_clause

PACKS = Path(__file__).parents[1] / "packs"


def back(data: bytes) -> Pack:
    archive = archive_of(data)
    assert is_pack_book(archive)
    return read_pack_book(archive)


@pytest.mark.parametrize("loaded", loading.available(), ids=lambda one: one.pack.id)
def test_every_shipped_pack_comes_back_with_its_digest(loaded: loading.LoadedPack) -> None:
    data = write_pack_book(loaded.pack)
    assert loading.digest(back(data)) == loaded.sha256
    assert data == write_pack_book(loaded.pack)


@pytest.mark.parametrize("name", ["blank.yaml", "broken.yaml", "broken-rule.yaml"])
def test_packs_with_faults_come_back_too(name: str) -> None:
    loaded = loading.load(PACKS / name)
    assert loading.digest(back(write_pack_book(loaded.pack))) == loaded.sha256


@given(text=st.text(max_size=40).filter(lambda t: all(not 0xD800 <= ord(c) < 0xE000 for c in t)))
def test_any_text_comes_back(text: str) -> None:
    clause = ratio_clause().model_copy(update={"text": text, "flags": ("D",)})
    made = pack(clause).model_copy(update={"issuer": text})
    assert back(write_pack_book(made)) == made


@pytest.mark.parametrize(
    "text", ["", " ", "\\", "\\n", "a\nb", "\r\n", "_x000D_", "1.10", "007", "=1", "\0"]
)
def test_texts_that_spreadsheets_spoil_come_back(text: str) -> None:
    inputs = (Input(key="k", label=text, kind="text", hint=text),)
    made = pack(ratio_clause().model_copy(update={"text": text, "inputs": inputs, "tests": ()}))
    assert back(write_pack_book(made)) == made


def test_the_sheets_are_named_in_chinese_and_show_the_texts() -> None:
    sheets, hidden = workbook(archive_of(write_pack_book(office.quality_2015())))
    assert hidden == ()
    assert [sheet.name for sheet in sheets][:4] == ["标准", "部分", "指标", "条款"]
    shown = {v.text for sheet in sheets for row in sheet.values.values() for v in row.values()}
    assert all(clause.text in shown for clause in office.quality_2015().clauses())
    assert not any(text.startswith("\\") for text in shown)


def test_every_kind_of_record_has_a_name_and_no_two_share_one() -> None:
    sheets, _ = workbook(archive_of(write_pack_book(loading.available()[0].pack)))
    names = [sheet.name for sheet in sheets]
    assert len(set(names)) == len(names)
    assert len(shapes(Pack)) >= len(names)


def changed(reference: str, text: str, formula: str = "") -> bytes:
    """The workbook of a small pack with another cell in its clause sheet."""
    data = write_pack_book(pack(ratio_clause()))
    archive = archive_of(data)
    parts = {name: archive.members.read(name) for name in archive.members.namelist()}
    sheets, _ = workbook(archive)
    number = [sheet.name for sheet in sheets].index("条款") + 1
    name = f"xl/worksheets/sheet{number}.xml"
    before, _, rest = parts[name].decode().partition(f'<c r="{reference}"')
    parts[name] = (
        before + office.at(reference, text, formula) + rest.partition("</c>")[2]
    ).encode()
    return office.zipped(parts)


@pytest.mark.parametrize(
    ("reference", "text", "formula", "code"),
    [
        ("B2", "指标 9", "", "import-book-owner"),
        ("C1", "什么 [colour]", "", "import-book-column"),
        ("D2", "many", "", "import-book-value"),
        ("D2", "1", "0+1", "import-book-formula"),
        ("A1", "行号 [Nothing]", "", "import-book-sheet"),
    ],
)
def test_a_spoilt_workbook_is_refused(reference: str, text: str, formula: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        back(changed(reference, text, formula))
    assert caught.value.code == code
    assert caught.value.sentence("en")


def test_a_changed_text_is_another_edition() -> None:
    made = pack(ratio_clause())
    data = changed("E2", "改过的文字。")
    assert loading.digest(back(data)) != loading.digest(made)
    assert next(back(data).clauses()).text == "改过的文字。"


def test_export_and_import_by_command(tmp_path: Path) -> None:
    book = tmp_path / "pack.xlsx"
    loaded = command.export_pack(Path("community-hospital-cq-2020"), book)
    published = command.import_file(book).publish(tmp_path / "pack.yaml")
    assert published.sha256 == loaded.sha256
    with pytest.raises(StandardError, match="不可覆盖"):
        command.export_pack(Path("community-hospital-cq-2020"), book)


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ")])
def test_column_letters(number: int, name: str) -> None:
    assert (letters(number), column_of(name)) == (name, number)


def test_the_same_content_is_the_same_bytes() -> None:
    page = Page("一", ("甲",), (("乙",), (1,), (None,)))
    assert write_book([page]) == write_book([page])

"""The district's reading of clauses: kept, replaced, taken back; bad files in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from models.errors import StandardError, StoreError
from models.facts.assessment import GuidanceSet
from models.store import guidance
from models.store.guidance_file import Said, read_guidance
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.models.standards.importing import office
from tests.support import pack, ratio_clause

AT = "2026-03-01T08:00:00.000Z"
PACK = pack(ratio_clause())
HEADS = ["条款", "口径说明"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made, _ = Workspace.create(tmp_path / "w", "passphrase", FIELD)
    return made


def reading(text: str, standard: str = "a-standard") -> GuidanceSet:
    return GuidanceSet(pack=standard, issuer="某区", notes={"1": text} if text else {})


def test_the_latest_reading_holds_and_an_empty_one_takes_it_back(workspace: Workspace) -> None:
    with workspace:
        assert dict(guidance.latest(workspace)) == {}
        for one in (reading("旧。"), reading("别的。", "another"), reading("新。")):
            with workspace.write() as connection:
                guidance.add(connection, one, AT)
        assert guidance.latest(workspace)["a-standard"].notes == {"1": "新。"}
        with workspace.write() as connection:
            guidance.add(connection, reading(""), AT)
            assert set(guidance.latest_in(connection)) == {"another"}


def test_a_reading_is_never_changed_and_damage_is_told(workspace: Workspace) -> None:
    with workspace:
        with workspace.write() as connection:
            guidance.add(connection, reading("旧。"), AT)
        with pytest.raises((DatabaseError, StoreError)), workspace.write() as connection:
            connection.exec_driver_sql("UPDATE guidance SET data = x'00'")
        with workspace.write() as connection:
            connection.exec_driver_sql(
                "INSERT INTO guidance (pack, added_at, data) VALUES ('x', 'y', x'7b7d')"
            )
        with pytest.raises(StoreError) as caught:
            guidance.latest(workspace)
        assert caught.value.code == "database-damaged"


def saved(folder: Path, *rows: list[str | int | float | None]) -> Path:
    return office.saved(folder, office.xlsx(list(rows)), "guidance.xlsx")


def test_a_sheet_with_its_issuer_above_is_read(tmp_path: Path) -> None:
    file = saved(
        tmp_path,
        ["某区口径说明"],
        ["发布单位：", "某区卫生健康委"],
        ["发布日期", "2026-03-01"],
        HEADS,
        ["1", "按本区口径。"],
        [None, None],
    )
    found = read_guidance(file, [PACK])
    assert (found.pack, found.issuer, found.issued_on) == (PACK.id, "某区卫生健康委", "2026-03-01")
    assert found.notes == {"1": "按本区口径。"}
    assert read_guidance(file, [PACK], Said(issuer="另一单位")).issuer == "另一单位"


def test_yaml_is_read(tmp_path: Path) -> None:
    file = tmp_path / "g.yaml"
    file.write_text(
        f"pack: {PACK.id}\nissuer: 某区\nnotes:\n  '1': 按本区口径。\n", encoding="utf-8"
    )
    assert read_guidance(file, [PACK]).notes == {"1": "按本区口径。"}


BAD_SHEETS: list[tuple[list[list[str | int | float | None]], str]] = [
    ([HEADS], "guidance-empty"),
    ([["编号", "内容"], ["1", "x"]], "guidance-no-columns"),
    ([HEADS, ["9", "没有这一条。"]], "guidance-which-pack"),
    ([["标准", PACK.id], HEADS, ["9", "没有这一条。"]], "guidance-no-clause"),
    ([["标准", "none"], HEADS, ["1", "x"]], "guidance-no-pack"),
    ([HEADS, [None, "没有编号。"]], "guidance-row"),
    ([HEADS, ["1", "一。"], ["1", "二。"]], "guidance-twice"),
    ([HEADS, [1.1, "被当成数值。"]], "guidance-code"),
    ([HEADS, ["1", office.at("B2", "x", "1+1")]], "guidance-formula"),
    ([HEADS, ["1", "长" * 4001]], "guidance-long"),
    ([["发布日期", "三月"], HEADS, ["1", "x"]], "guidance-value"),
]


@pytest.mark.parametrize(("rows", "code"), BAD_SHEETS, ids=[code for _, code in BAD_SHEETS])
def test_a_bad_sheet_is_refused_in_one_sentence(
    tmp_path: Path, rows: list[list[str | int | float | None]], code: str
) -> None:
    with pytest.raises(StandardError) as caught:
        read_guidance(saved(tmp_path, *rows), [PACK])
    assert caught.value.code == code
    assert all("\n" not in caught.value.sentence(language) for language in ("zh", "en"))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("g.yaml", b"\xff\xfe", "guidance-unreadable"),
        ("g.yaml", b"", "guidance-empty"),
        ("g.yaml", b"notes: 1", "guidance-empty"),
        ("g.yaml", b"notes: {'1': x}\nelse: 1", "guidance-value"),
        ("g.yaml", b"notes: {'1': '   '}", "guidance-empty"),
        ("g.yaml", b"notes: {'1': x}\nissued_on: '2023-02-30'", "guidance-value"),
        ("g.docx", office.docx(office.para("x")), "guidance-no-sheet"),
        ("g.xlsx", b"x", "import-not-office"),
        ("absent.yaml", None, "guidance-unreadable"),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, name: str, data: bytes | None, code: str) -> None:
    if data is not None:
        office.saved(tmp_path, data, name)
    with pytest.raises(StandardError) as caught:
        read_guidance(tmp_path / name, [PACK])
    assert caught.value.code == code

"""An office file read once, and read again with columns that a person named."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import StandardError
from models.standards.importing.reading import columns_of, draft_of, read_office
from tests.models.standards.importing.office import HEADS, docx, para, row, table, xlsx

NAMELESS = [["甲", "乙", "丙"], ["1.1", "门诊", "设全科诊室。"], ["1.2", "急救", "有急救箱。"]]


def written(folder: Path, data: bytes) -> Path:
    file = folder / "file"
    file.write_bytes(data)
    return file


def test_columns_are_told_with_what_they_were_taken_for(tmp_path: Path) -> None:
    body = table(row(*HEADS), row("1.服务", "1.1 基本", "1.1.1 门诊", "1.设全科诊室。"))
    reading = read_office(written(tmp_path, docx(para("标准（2024年版）"), body)))

    assert [c.taken for c in columns_of(reading)] == ["level1", "level2", "level3", "clause"]
    assert columns_of(reading)[3].sample == "1.设全科诊室。"


def test_unknown_headings_are_refused_until_somebody_names_them(tmp_path: Path) -> None:
    reading = read_office(written(tmp_path, xlsx(NAMELESS)))
    with pytest.raises(StandardError) as refused:
        draft_of(reading)
    assert refused.value.code == "import-no-codes"

    draft = draft_of(reading, {(1, 1): "code", (1, 2): "name", (1, 3): "clause"})

    assert [r.text for r in draft.rows if r.kind == "clause"] == ["设全科诊室。", "有急救箱。"]
    assert "甲 乙 丙" in draft.source_lines


def test_what_a_person_says_is_guarded_like_what_was_printed(tmp_path: Path) -> None:
    reading = read_office(written(tmp_path, xlsx(NAMELESS)))

    with pytest.raises(StandardError):
        draft_of(reading, {(1, 1): "clause", (1, 2): "name", (1, 3): "code"})

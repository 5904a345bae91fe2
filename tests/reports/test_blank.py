"""Blank annexes: every word of the standard, every box empty, no facility."""

from __future__ import annotations

import re

import pytest

from models.errors import FormError
from models.standards.loading import digest
from reports.blank import CODES, blank_pdf
from tests.reports import papers, sample


def words(data: bytes) -> str:
    return re.sub(r"[\s　]", "", papers.text_of(data))


@pytest.mark.parametrize("code", CODES)
def test_a_blank_annex_is_one_page_of_its_own_words_and_nothing_else(code: str) -> None:
    data = blank_pdf(code, sample.pack())
    assert len(papers.reader(data).pages) == 1
    text = words(data)
    assert f"扫码核对表号{code.upper()}空表版本摘要{digest(sample.pack())[:16]}" in text
    assert not re.search(r"☑|✓|示例|定稿", text)
    form = next(one for one in sample.pack().forms if one.code == code)
    for field in form.fields:
        if field.kind not in ("date", "rows") and code != "annex-2":
            assert re.sub(r"[\s　]", "", field.label) in text, field.key
    assert blank_pdf(code, sample.pack()) == data


def test_the_words_are_those_of_the_filled_form_without_what_was_filled_in() -> None:
    assert words(blank_pdf("annex-1", sample.pack())).count("达标□不达标□") == 11
    assert words(blank_pdf("annex-2", sample.pack())).count("□") == 21
    four = words(blank_pdf("annex-4", sample.pack()))
    assert "（）达标（）未达标" in four
    assert four.count("年月日") == 3


def test_a_standard_without_the_form_has_no_blank_one() -> None:
    for code, pack in (("annex-1", sample.pack(sample.QUALITY)), ("record", sample.pack())):
        with pytest.raises(FormError) as told:
            blank_pdf(code, pack)
        assert told.value.code == "form-pack-missing"

"""Annex 3 as issued: the plan of source 001, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from models.standards.plans import available
from reports.annex_3 import annex_3_pdf, column_heads
from tests.reports import papers

PLAN = next(one for one in available() if one.pack == "community-hospital-cq-2020")
SOURCE = Path(__file__).resolve().parents[1] / "sources" / "001.txt"
OFFICE = "示例区卫生健康委员会"


def test_the_table_is_the_source_word_for_word(accept: Callable[[str, str], None]) -> None:
    data = annex_3_pdf(PLAN, OFFICE)
    text = papers.text_of(data)
    accept("annex-3.txt", re.sub(r"摘要 [0-9a-f]{16}", "摘要 <16>", text).replace("\r\n", "\n"))
    lines = [line.strip() for line in SOURCE.read_text(encoding="utf-8").splitlines()]
    issued = [line for line in lines[250:265] if line]
    shown = re.sub(r"\s", "", text)
    assert issued[0] == "附件3"
    begin = shown.index("附件3渝中区社区医院建设规划时间表建设时间")
    assert shown[begin:].startswith("".join(issued))
    assert column_heads(PLAN) == ("建设时间", "建设数量（家）")
    assert "渝中卫发〔2021〕49号文本第253至265行" in shown


def test_it_is_one_page_with_the_same_bytes_every_time() -> None:
    data = annex_3_pdf(PLAN, OFFICE)
    assert annex_3_pdf(PLAN, OFFICE) == data
    assert len(papers.reader(data).pages) == 1

"""The delivery note: what changes hands, with its digest, and where both hands sign."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from models.errors import FormError
from models.facts.handover import Handover, PackedKind, SignedBy
from reports.delivery_note import delivery_note_pdf
from tests.reports import papers

PACKAGE, FACTS = "ab12cd34" * 8, "0f1e2d3c" * 8
VISIT = "11111111-1111-4111-8111-111111111111"


def handover(people: int = 2, facility: str = "示例街道社区卫生服务中心") -> Handover:
    names = tuple(f"评价员{n}" for n in range(people))
    at = "2021年9月15日 16:30"
    return Handover(
        facility=facility,
        second_name="示例社区医院",
        code="TEST0001",
        title="年度现场评价",
        organisation="示例区卫生健康委员会",
        visit_on="2021-09-15",
        visit=VISIT,
        revision=2,
        file="visit-11111111-r0002.zip",
        package_digest=PACKAGE,
        facts_digest=FACTS,
        kinds=(PackedKind(name="照片和文件", count=6), PackedKind(name="记录文件", count=5)),
        size=12345678,
        signed=tuple(SignedBy(role="评价人员", name=name, at=at) for name in names),
        expected=(*names, "组长𬱖"),
        device="22222222-2222-4222-8222-222222222222",
        signer="示例笔记本01",
        serial="0a1b2c",
        created_at="2021-09-15T08:30:00.000Z",
        offset=480,
    )


def words(given: Handover) -> str:
    return re.sub(r"\s", "", papers.text_of(delivery_note_pdf(given)))


def test_words_are_as_accepted(accept: Callable[[str, str], None]) -> None:
    accept("delivery-note.txt", papers.text_of(delivery_note_pdf(handover())).replace("\r\n", "\n"))


def test_digest_count_laptop_and_both_hands_stand_there() -> None:
    shown = words(handover())
    assert PACKAGE in shown
    assert FACTS in shown
    for said in (
        "共11个",
        "12,345,678字节",
        "2021年9月15日16:30",
        "示例笔记本01",
        "移交方",
        "接收方",
    ):
        assert said in shown, said
    assert "没有签署：组长𬱖" in shown
    assert "（第二名称：示例社区医院）" in shown
    assert "第2版" in shown
    assert delivery_note_pdf(handover()) == delivery_note_pdf(handover())


def test_without_a_signature_it_says_so_and_many_flow_on() -> None:
    assert "没有屏幕签字" in words(handover(0))
    many = delivery_note_pdf(handover(60))
    assert len(papers.reader(many).pages) > 1
    assert "评价员59" in papers.text_of(many)
    assert len(papers.reader(delivery_note_pdf(handover(3))).pages) == 1


def test_the_longest_name_and_a_character_without_a_glyph() -> None:
    assert words(handover(facility="长" * 200)).count("长") >= 200
    with pytest.raises(FormError) as told:
        delivery_note_pdf(handover(facility="\U0001f600"))
    assert told.value.params["places"] == "机构信息"

"""Annexes 1, 2 and 4: boxes, brackets, blanks and attached pages."""

from __future__ import annotations

import re
from collections.abc import Callable

from models.facts import bodies
from models.facts.events import EventType
from reports.render import render
from tests.reports import papers, sample

Made = Callable[[str], bytes]


def words(data: bytes) -> str:
    return re.sub(r"[\s　]", "", papers.text_of(data))


def annex(code: str, log: sample.Chain, **given: object) -> bytes:
    facts, digest = sample.facts(log)
    return render(code, facts, digest, packs=sample.packs(), **given)  # type: ignore[arg-type]


def test_annex_1_ticks_one_box_a_row() -> None:
    text = words(annex("annex-1", sample.chain(not_met=("7",))))
    assert text.count("达标☑不达标□") == 10
    assert text.count("达标□不达标☑") == 1
    assert "注：11项评价内容全部达标，则社区医院建设达标。" in text


def test_annex_1_has_no_signature_and_no_facility(made: Made) -> None:
    text = words(made("annex-1"))
    assert "签字" not in text
    assert "示例街道" not in text


def test_empty_annexes_keep_every_box_and_line_blank() -> None:
    log = sample.Chain(sample.opening())
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    assert words(annex("annex-1", log)).count("达标□不达标□") == 11
    assert "☑" not in words(annex("annex-2", log))
    assert words(annex("annex-2", log)).count("□") == 21
    four = words(annex("annex-4", log))
    assert "（）达标（）未达标" in four
    assert four.count("年月日") == 3
    for code in ("annex-1", "annex-2", "annex-4"):
        assert len(papers.reader(annex(code, log)).pages) == 1


def test_annex_2_boxes_follow_their_words(made: Made) -> None:
    text = words(made("annex-2"))
    assert "内科☑外科☑" in text
    assert "血液透析科□" in text
    assert "其他☑全科医疗科、康复医学科、预防保健科" in text


def test_a_department_the_sheet_does_not_print_goes_to_other() -> None:
    log = sample.chain(annex_2={"departments": ("内科", "皮肤科"), "departments_other": ""})
    assert "其他☑皮肤科" in words(annex("annex-2", log))


def test_a_fourth_doctor_goes_to_an_attached_page() -> None:
    names = tuple(f"医生{n}" for n in range(1, 31))
    data = annex("annex-2", sample.chain(annex_2={"gp_name": names}))
    pages = [words_of.extract_text() for words_of in papers.reader(data).pages]
    assert len(pages) == 2
    assert "医生3" in pages[0]
    assert "医生4" not in pages[0]
    assert "全科医生情况" in pages[1]
    assert "医生30" in pages[1]


def test_a_long_equipment_list_goes_to_an_attached_page() -> None:
    long = "全自动生化分析仪（型号ABC-2000，2019年购入）1台；" * 40
    data = annex("annex-2", sample.chain(annex_2={"equipment_list": long}))
    pages = papers.reader(data).pages
    assert len(pages) >= 2
    assert "见附页" in pages[0].extract_text()
    assert "机构设备清单" in pages[1].extract_text()
    assert words(data).count("型号ABC-2000") == 40


def test_a_floor_plan_is_printed_on_an_attached_page() -> None:
    items, blobs = sample.photos()
    log = sample.chain(annex_2={"floor_plan": (items[4].sha256,)})
    data = annex("annex-2", log, reader=sample.Bytes(blobs))
    document = papers.reader(data)
    assert "见附页" in document.pages[0].extract_text()
    assert "候诊区通道" in document.pages[1].extract_text()
    assert len(document.pages[1].images) == 1


def test_annex_4_uses_brackets_and_its_own_words() -> None:
    log = sample.chain()
    log.events.pop()
    own = {"resources_standard": "达标", "resident_population": "5.8214"}
    filled = bodies.FormFilled(form="annex-4", pack=sample.COMMUNITY, values=own)
    log.add(EventType.FORM_FILLED, filled)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    text = words(annex("annex-4", log))
    assert "（✓）达标（）未达标" in text
    assert "辖区常住人口数：5.8214万人" in text


def test_annex_4_leaves_the_self_check_to_the_applicant(made: Made) -> None:
    text = words(made("annex-4"))
    assert "（）达标（）未达标" in text
    assert "辖区常住人口数：万人" in text
    assert "机构职工满意度：%" in text


def test_a_very_long_opinion_flows_on_and_loses_nothing() -> None:
    facts, digest = sample.facts()
    opinion = "经现场验收，提出以下意见。" * 220
    decided = sample.decision(digest).model_copy(update={"opinion": opinion})
    for code in ("annex-2", "annex-4"):
        data = render(code, facts, digest, packs=sample.packs(), decision=decided)
        assert words(data).count("提") >= 220  # a page may end inside the sentence
        assert len(papers.reader(data).pages) > 1

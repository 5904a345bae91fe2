"""Points, grades, tiers, 口径说明, application, gaps and incidents on record and feedback."""

from __future__ import annotations

import re
from functools import cache

import pytest

from models.errors import FormError
from models.facts import bodies
from models.facts.events import EventType
from models.standards.judgement import PackOutcome
from reports import record
from reports.render import FORM_CODES, render, unprintable
from tests.reports import graded, papers, sample

STATED = {
    "gp_ratio": "2.9",
    "annual_visits": 200000,
    "resident_population": "5.82",
    "patient_satisfaction": "70",
}


def words(data: bytes) -> str:
    return re.sub(r"[\s　]", "", papers.text_of(data))


@cache
def text(code: str) -> str:
    facts, digest = graded.facts(graded.chain(stated=dict(STATED)))
    return words(render(code, facts, digest, packs=graded.packs()))


def test_r2_5_the_failing_part_is_named_with_its_words() -> None:
    paper = text("record")
    assert "〔3〕不达标康复治疗室" in paper
    assert "分项12项，达标10项；分项结果：不达标不符合〔3〕康复治疗室" in paper
    assert "不符合：第3、12项" in paper


def test_r2_9_points_grades_and_the_star() -> None:
    paper = text("record")
    for part in ("★1.1/1", "【B-1】不达标自拟要点一。", "不符合：第B-1、B-2、A项"):
        assert part in paper
    assert "各级条款数：A1条，B2条，C1条，D1条，E0条，未判0条。" in paper


def test_the_tier_is_derived_down_to_the_integers_and_the_source_line() -> None:
    paper = text("record")
    assert "达到的档次：“第一档”。" in paper
    assert "全部条款中达到C及以上的4条，分母5条，未判0条，要求不低于4/5（none第40行）。" in paper
    assert "4×5=20，4×5=20；20≥20，成立。" in paper
    assert "文件对“第一档”的规定：“第一档以上的后果。”（文件other文本第9行）" in paper


def test_guidance_stands_beside_the_untouched_text_with_issuer_and_day() -> None:
    paper = text("record")
    assert "社区卫生服务质量评价指标体系(2015年版)：示例区卫生健康委员会，2021年3月1日印发" in paper
    assert f"口径说明：{graded.READING}"[:30] in paper
    clause = sample.pack(sample.QUALITY).clause(graded.LISTED)
    assert clause.text[:20] in paper


def test_r2_7_a_soft_clause_is_a_suggestion_with_a_number_of_its_own() -> None:
    paper = text("findings")
    assert "共记录存在问题1项，改进建议1项" in paper
    assert paper.index("示例事实2。") < paper.index("改进建议以下内容") < paper.index("示例事实1。")
    advice = paper[paper.index("改进建议以下内容") :]
    assert "整改" not in advice, "what is no problem has no term (R2.7)"
    paper = text("record")
    assert "改进建议：第1项" in paper
    assert "存在问题：第1项" in paper


def test_r4_1_r4_4_r4_5_the_application() -> None:
    paper = text("record")
    assert "自评满6个月的日期为2021年10月1日，申请日期不符合。" in paper
    assert "至2021年12月31日止，本次申请在限制期内。" in paper
    assert "行风已核实，未见问题。" in paper
    assert "医保基金管理未填写" in paper


def test_r4_9_covered_specialties_gaps_and_recusals() -> None:
    paper = text("record")
    assert "组长𬱖负责的专业：内科、公共卫生。" in paper
    assert "没有人负责的专业：" in paper
    assert "回避：评价员甲，在被评价机构兼职。" in paper


def test_r3_5_an_incident_with_the_window_it_was_weighed_by() -> None:
    paper = text("record")
    assert "三级医疗事故，主要责任，鉴定书示例1号" in paper
    assert "不计入：等级较轻（一级最重）" in paper
    assert "由较晚的一日往前2年：2019年9月15日至2021年9月15日（含首尾两日）" in paper


def test_r3_9_what_was_stated_beside_what_was_verified() -> None:
    for code in ("record", "annex-4"):
        paper = text(code)
        assert "200,000131,56052.02%差异超过5%" in paper, code
        assert "7092.5024.32%差异超过5%与标准的关系不同" in paper, code
    facts, digest = graded.facts()
    plain = render("annex-4", facts, digest, packs=graded.packs())
    assert len(papers.reader(plain).pages) == 1


def test_r3_10_figures_that_do_not_fit_are_printed_and_not_mended() -> None:
    log = sample.chain(annex_2={"health_staff": 10, "permanent_health_staff": 71})
    facts, digest = sample.facts(log)
    for code in ("record", "annex-4"):
        paper = words(render(code, facts, digest, packs=sample.packs()))
        assert "表间核对提示" in paper, code
        assert "71" in paper, code


def test_every_computed_criterion_opens_to_figures_units_period_and_source() -> None:
    """Numerator, denominator, unit, period, source; the sentence is the clause beside it."""
    paper = text("record")
    assert "数据：机构年诊疗人次数131,560人次；辖区服务人口数57,800人" in paper
    assert "数据时段：2020年1月1日至2020年12月31日数据来源：HIS系统年度报表" in paper
    assert "数据时段：检查当日（2021年9月15日）" in paper
    assert "数据时段（中药饮片种数）：检查当日（2021年9月15日）" in paper
    assert paper.count("数据时段") == 1 + 8 + 2  # the visit's own; criteria 3 to 11, 5 has two
    assert paper.count("数据来源：") == 9


def test_a_veto_by_an_incident_fails_although_nobody_said_found() -> None:
    log = sample.chain()
    log.events.pop()
    incident = bodies.Incident(on="2021-01-01", grade=1, share="full", what="鉴定书示例2号")
    answer = bodies.VetoAnswered(
        pack=sample.COMMUNITY, veto="V1", basis="office", answer="none", incidents=(incident,)
    )
    log.add(EventType.VETO_ANSWERED, answer)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = sample.facts(log)
    judged = facts.judgement(sample.COMMUNITY)
    assert judged is not None
    assert judged.outcome is PackOutcome.FAILED
    for packs in (sample.packs(), None):
        paper = words(render("record", facts, digest, packs=packs))
        assert "按标准计算的结果：发现不符合前提条件的情形。" in paper
        assert "未发现列明1件，是否构成以下表计入与否为准" in paper


def test_without_the_standards_the_record_still_stands() -> None:
    facts, digest = graded.facts(graded.chain(stated=dict(STATED)))
    paper = words(render("record", facts, digest))
    assert "达到的档次：“第一档”。" in paper
    assert "鉴定书示例1号" in paper
    assert "自查值与核实值对照" not in paper


def test_r1_6_more_than_the_range_is_remarked_on_paper() -> None:
    log = sample.chain()
    log.events.pop()
    values = {
        entry.key: 9 if "人口" not in entry.label else 10_000
        for entry in sample.pack(sample.QUALITY).clause("4.2.1/1").inputs
    }
    log.add(
        EventType.MEASURED,
        bodies.Measured(
            pack=sample.QUALITY, clause="4.2.1/1", values=values, origin="verified", source="花名册"
        ),
    )
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = sample.facts(log)
    paper = words(render("record", facts, digest, packs=sample.packs()))
    assert "高于区间2–3" in paper


def test_the_profile_and_the_days_of_the_second_name() -> None:
    log = sample.chain()
    log.events.pop()
    given = {
        "second_name": "示例社区医院",
        "second_name_from": "2021-01-01",
        "staff": 45,
        "features": {"imaging": "yes", "hospice": "no"},
        "ownership": "government",
        "grade": "a",
    }
    facility = sample.facility().model_copy(update=given)
    log.add(EventType.FACILITY_SET, bodies.FacilitySet(facility=facility))
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = sample.facts(log)
    paper = words(render("record", facts, digest, packs=sample.packs()))
    assert "（第二名称：示例社区医院，自2021年1月1日）" in paper
    assert "职工人数45人，政府办，等级评审：甲级" in paper
    assert "有：影像检查；无：安宁疗护和老年照护" in paper


def test_more_than_ten_parts_are_counted_on() -> None:
    shown = [record.numbered(place) for place in (0, 8, 9, 10, 18, 19, 20)]
    assert shown == ["一", "九", "十", "十一", "十九", "二十", "二十一"]
    assert "十、签字" in text("record")


def test_the_same_bytes_every_time() -> None:
    facts, digest = graded.facts()
    for code in ("record", "findings"):
        first = render(code, facts, digest, packs=graded.packs())
        assert render(code, facts, digest, packs=graded.packs()) == first


@pytest.mark.parametrize("reading", ["读" * 4000, "，" * 3999 + "末", "a" * 4000, "行\n" * 1999])
def test_a_reading_of_many_pages_is_printed_whole(reading: str) -> None:
    facts, digest = graded.facts(graded.chain(reading))
    paper = papers.text_of(render("record", facts, digest, packs=graded.packs()))
    letter = max(set(reading) - {"\n"}, key=reading.count)
    assert paper.count(letter) >= reading.count(letter)


def test_a_reading_without_glyph_is_refused_and_foreseen() -> None:
    facts, digest = graded.facts(graded.chain("读作𰻝。"))
    assert unprintable(facts) == ("𰻝",)
    with pytest.raises(FormError) as caught:
        render("record", facts, digest, packs=graded.packs())
    assert caught.value.params["character"] == "𰻝"


def test_days_that_no_calendar_has_are_shown_as_written() -> None:
    log = graded.chain()
    log.events.pop()
    unreal = bodies.ApplicationSet(
        applied_on="2021-02-31", self_assessment_from="2020-13-01", severe_violation_on="2021-99-99"
    )
    log.add(EventType.APPLICATION_SET, unreal)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = graded.facts(log)
    paper = words(render("record", facts, digest, packs=graded.packs()))
    assert "2020-13-01" in paper
    assert "2021-99-99认定" in paper


@pytest.mark.parametrize("code", FORM_CODES)
def test_facts_without_anything_newer_print_nothing_of_it(code: str) -> None:
    facts, digest = sample.facts()
    paper = words(render(code, facts, digest, packs=sample.packs()))
    for word in ("口径说明", "申请情况", "回避：", "没有人负责", "自查值与核实值", "档次", "〔1〕"):
        assert word not in paper

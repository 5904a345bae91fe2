"""What the walk brought stands on paper: rooms one by one, samples, slips, said ratios."""

from __future__ import annotations

import re
from functools import cache

from models.facts import bodies
from models.facts.events import EventType
from models.visits.sampling import draw
from reports.render import render
from tests.reports import papers, sample, walked


def words(data: bytes) -> str:
    return re.sub(r"[\s　]", "", papers.text_of(data))


@cache
def text(code: str) -> str:
    facts, digest = walked.facts()
    return words(render(code, facts, digest, packs=sample.packs()))


def test_r2_6_rooms_are_counted_and_the_failed_ones_named() -> None:
    paper = text("record")
    assert "房间：3/5间达标；不达标：治疗室2、2号诊室" in paper
    assert "治疗室2：不达标，隔帘只有一半。（" in paper
    assert "治疗室1：达标（" in paper


def test_the_rooms_of_the_facility_stand_in_the_order_of_the_walk() -> None:
    named = "、".join(f"{room}（诊室）" for room in walked.ROOMS)
    assert named in text("record")


def test_a_sample_is_printed_with_its_seed_so_that_anyone_draws_it_again() -> None:
    paper = text("record")
    assert "处方：总数3,000，抽取10份，种子7KQ2M9XW，2021年9月15日抽取" in paper
    assert "号码：" + "、".join(map(str, draw(3000, 10, "7KQ2M9XW"))) in paper
    assert "SHA-256值除以总数" in paper


def test_slips_are_printed_with_n_and_the_small_sample_is_said() -> None:
    paper = text("record")
    assert "满意度问卷n=5：满意4，不满意1，无效1（不计入）；样本不足" in paper
    facts, digest = walked.facts(walked.chain(slips=18))
    enough = words(render("record", facts, digest, packs=sample.packs()))
    assert "满意度问卷n=20：满意19" in enough
    assert "样本不足" not in enough


def test_r1_3_a_ratio_without_parts_says_so_and_decides_nothing() -> None:
    assert "自报比例18%（机构口头或书面所报，无分子分母，不作为判定依据）" in text("record")


def test_the_problem_names_the_rooms_it_was_seen_in() -> None:
    assert "抢救室2/5间不达标：治疗室2、2号诊室" in text("findings")


def test_a_visit_without_a_walk_prints_nothing_of_it() -> None:
    facts, digest = sample.facts()
    paper = words(render("record", facts, digest, packs=sample.packs()))
    assert "查看房间" not in paper
    assert "自报比例" not in paper


def test_a_thousand_numbers_and_a_note_of_pages_are_printed_whole() -> None:
    facts, digest = walked.facts(walked.chain(note="长" * 3900 + "完", picks=1000))
    paper = words(render("record", facts, digest, packs=sample.packs()))
    assert str(draw(3000, 1000, "7KQ2M9XW")[-1]) + "满意度" not in paper
    assert paper.count("长完（") == 2
    assert f"、{draw(3000, 1000, '7KQ2M9XW')[-1]}" in paper


def measured(pack: str, clause: str, values: dict[str, int | str], **more: str) -> str:
    """The record of the walk with figures of one clause."""
    log = walked.chain()
    log.events.pop()
    body = bodies.Measured(pack=pack, clause=clause, values=values, origin="verified", **more)
    log.add(EventType.MEASURED, body)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = walked.facts(log)
    return words(render("record", facts, digest, packs=sample.packs()))


def test_satisfaction_of_000_is_printed_and_not_judged() -> None:
    """Rules §7, 1: 000 line 313 prints no threshold, so paper says none."""
    values: dict[str, int | str] = {"served_satisfied": 24, "served_valid": 30}
    paper = measured(sample.QUALITY, walked.SLIPS, values, source="现场问卷 30 份")
    assert "满意度：24÷30=80.00%，文件未规定合格线，不作判断" in paper
    assert "数据来源：现场问卷30份" in paper


def test_the_photo_of_a_source_is_named_by_its_number() -> None:
    facts, _ = walked.facts()
    sha256 = facts.evidence[0].sha256
    values: dict[str, int | str] = {"annual_visits": 116_428, "service_population": 58_214}
    paper = measured(sample.COMMUNITY, "4", values, source_evidence=sha256)
    assert f"数据来源：照片编号{sha256[:12]}" in paper


def test_r1_7_the_basis_of_a_daily_average_is_printed() -> None:
    values: dict[str, int | str] = {"specialty_visits": 7_500, "specialty_open_days": 250}
    paper = measured(sample.COMMUNITY, "3", values)
    assert "同期日数（未另注明的为开诊日数）250日" in paper
    paper = measured(sample.COMMUNITY, "3", {**values, "specialty_day_basis": "calendar"})
    assert "日均按哪一种日数计：日历日" in paper

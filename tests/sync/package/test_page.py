"""``index.html`` of a visit with points, grades, tiers, guidance and an application."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from models.facts import bodies
from models.facts.events import EventType
from models.facts.signing import Signatures
from models.facts.snapshot import facts_digest, read_facts
from models.messages import LANGUAGES
from models.standards.types import Verdict
from reports.record_parts import verdict_words
from sync.package.page import render
from tests.reports import graded

KEPT = Path(__file__).parents[2] / "kept" / "packages" / "visit-package-1"


def page(language: str = "zh", reading: str = graded.READING) -> str:
    facts, digest = graded.facts(graded.chain(reading))
    return render(facts, digest, language=language).decode()


def test_points_grades_and_the_star() -> None:
    text = page()
    assert '<span class="not_met">〔3〕不达标 康复治疗室</span>' in text
    assert "不符合的分项：3、12" in text
    assert '<td class="code">★1.1/1</td>' in text
    assert '<td class="code not_met">D</td>' in text


def test_r2_1_a_graded_clause_to_be_verified_says_so_on_page_and_paper() -> None:
    log = graded.chain()
    log.add(EventType.VISIT_REOPENED, bodies.VisitReopened(reason="待核实", base_digest="0" * 64))
    mark = bodies.Mark(pack=graded.TIERED.id, clause="1.1/5", verdict=Verdict.TO_VERIFY)
    log.add(EventType.MARK, mark)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = graded.facts(log)
    row = re.search(r"1\.1/5</td>.*?</tr>", render(facts, digest).decode(), re.S)
    assert row is not None
    assert '<td class="code to_verify">待核实</td>' in row[0]
    assert verdict_words(facts.clause(graded.TIERED.id, "1.1/5")) == "待核实"


def test_the_tier_with_its_derivation() -> None:
    text = page()
    assert "按档次评定" in text
    assert "达到的档次：“第一档”。" in text
    assert "4×5=20，4×5=20；20 ≥ 20，成立。" in text


def test_guidance_application_team_and_incidents() -> None:
    text = page()
    for part in (
        f"口径说明（不是条款原文）：{graded.READING}",
        "口径说明印发单位：示例区卫生健康委员会 2021-03-01",
        "自评开始日期",
        "负责专业：内科、公共卫生",
        "回避：在被评价机构兼职",
        "2019-10-01 三级医疗事故 主要责任 鉴定书示例1号",
    ):
        assert part in text


def test_r2_7_suggestions_stand_apart_from_findings() -> None:
    text = page()
    found = [text.index(w) for w in ("发现的问题</h2>", "示例事实2", "改进建议</h2>", "示例事实1")]
    assert found == sorted(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_script_no_network_and_no_word_is_missing(language: str) -> None:
    text = page(language, reading='<script src="http://example.invalid/x"></script>&')
    tags = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, dict(attrs)))

    Reader().feed(text)
    assert "script" not in {tag for tag, _ in tags}
    links = [str(a.get(k, "")) for _, a in tags for k in ("src", "href") if k in a]
    assert not [link for link in links if ":" in link]
    assert "&lt;script" in text
    assert not re.search(r"page-[a-z]+", text)


def test_an_old_visit_has_the_page_it_had() -> None:
    """Facts without newer members give the same bytes as when the kept package was made."""
    with zipfile.ZipFile(next(KEPT.glob("*.zip"))) as bag:
        names = {name.partition("/data/")[2]: name for name in bag.namelist()}
        data = bag.read(names["visit.json"])
        given = Signatures.model_validate_json(bag.read(names["signatures.json"]))
        kept = bag.read(names["index.html"])
    facts, _ = read_facts(data)
    assert render(facts, facts_digest(data), given) == kept

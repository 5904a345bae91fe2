"""Every form with the longest name of a facility, forty rows and no photos: nothing is cut off."""

from __future__ import annotations

import re
from functools import cache

import pytest

from models.facts import bodies
from models.facts.events import EventType
from models.facts.types import Facts
from reports.render import FORM_CODES, render
from tests.reports import papers, sample

NAME = "示例自治州示例县示例街道办事处" + "联合" * 80 + "社区卫生服务中心" * 3


@cache
def facts() -> tuple[Facts, str]:
    doctors = {
        "gp_name": tuple(f"全科医生{n}" for n in range(40)),
        "gp_category": ("临床",) * 40,
        "gp_certificate": tuple(f"1105000000000{n:02}" for n in range(40)),
    }
    log = sample.chain(annex_2=doctors)
    log.events.pop()
    named = {"name": NAME[:200], "second_name": "乙" * 200, "legal_name": NAME[:200]}
    facility = sample.facility().model_copy(update=named)
    log.add(EventType.FACILITY_SET, bodies.FacilitySet(facility=facility))
    for number in range(40):
        finding = bodies.Finding(
            id=f"77777777-7777-4777-8777-7777777777{number:02}",
            pack=sample.QUALITY,
            clause="1.1.3/2",
            fact=f"第{number}号事实。",
            rectification="立即整改。",
        )
        log.add(EventType.FINDING_RECORDED, finding)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    frozen, digest = sample.facts(log)
    return frozen, digest


@pytest.mark.parametrize("code", FORM_CODES)
def test_the_longest_name_and_forty_rows_are_printed_whole(code: str) -> None:
    frozen, digest = facts()
    data = render(code, frozen, digest, packs=sample.packs())
    shown = re.sub(r"\s", "", papers.text_of(data))
    if code != "annex-1":
        assert shown.count("联合") >= 75, "a page or line may end inside the word"
    if code in ("findings", "rectification"):
        assert all(f"第{n}号事实" in shown for n in range(40))
    if code == "annex-2":
        assert all(f"全科医生{n}" in shown for n in range(40))
        assert "附页1全科医生情况" in shown
        assert "其余见附页" in shown, "the first sheet shows three of forty"

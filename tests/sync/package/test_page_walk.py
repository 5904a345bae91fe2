"""``index.html`` of a visit with rooms, samples, slips and a said ratio."""

from __future__ import annotations

import pytest

from models.messages import LANGUAGES
from models.visits.sampling import draw
from sync.package.page import render
from tests.reports import sample, walked


def page(language: str = "zh", **told: str) -> str:
    facts, digest = walked.facts(walked.chain(**told))  # type: ignore[arg-type]
    return render(facts, digest, language=language).decode()


def test_r2_6_rooms_samples_slips_and_the_said_ratio() -> None:
    text = page()
    picks = "、".join(map(str, draw(3000, 10, "7KQ2M9XW")))
    for part in (
        "达标房间：3/5",
        '<span class="not_met">治疗室2：不达标，隔帘只有一半。（',
        "抽样：处方 10/3000，2021-09-15",
        f"种子和号码：7KQ2M9XW：<code>{picks}</code>",
        "满意度问卷 n=5：满意 4，不满意 1，无效（不计入） 1；样本不足",
        "自报比例：18% （无分子分母，不作为判定依据）",
        "抢救室（诊室）、治疗室1（诊室）",
    ):
        assert part in text


def test_what_people_typed_is_escaped() -> None:
    text = page(note="<script>x</script>", name="<b>房</b>")
    assert "<script>x" not in text
    assert "&lt;script&gt;x" in text
    assert "<b>房" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_without_a_walk_says_nothing_of_it(language: str) -> None:
    facts, digest = sample.facts()
    text = render(facts, digest, language=language).decode()
    for word in ("达标房间", "Rooms", "抽样：", "Sample", "自报比例", "Ratio"):
        assert word not in text

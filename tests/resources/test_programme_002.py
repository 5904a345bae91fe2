"""Programme 002 against its source, in both directions."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from models.errors import StandardError
from models.standards.checker import check as check_pack
from models.standards.ledgers.dates import SELF_ASSESSMENT_MONTHS, ReviewCalendar
from models.standards.ledgers.review import TeamMember, uncovered
from models.standards.programme import available, load, parse, shipped
from models.standards.programme_check import check
from models.standards.programme_command import (
    check_programmes,
    describe,
    is_programme,
    list_programmes,
)
from models.standards.programme_tiers import consequences_of, unplaced, with_consequences
from models.standards.programme_twin import twin, twin_file
from models.standards.tiers import consequences
from tests.tiered import LISTS, TIER_NAMES, TIERED

SOURCE = (Path(__file__).parents[1] / "sources" / "002.txt").read_bytes()
LINES = dict(enumerate(SOURCE.decode().split("\n"), start=1))
(PROGRAMME,) = available()
# Published. A changed programme is a new edition or a conscious act.
DIGEST = "db5e77b7b56ceb7ef44995ec92e243f6b576702193cea4bf7acac8bd1e0b4630"


def test_every_printed_line_is_a_passage_and_back() -> None:
    held = {one.source.line: one.text for one in PROGRAMME.passages}
    assert held == {number: line for number, line in LINES.items() if line.strip()}
    assert len(held) == len(PROGRAMME.passages)
    assert PROGRAMME.source_sha256 == hashlib.sha256(SOURCE).hexdigest()
    assert PROGRAMME.title == LINES[3]


def test_every_quote_stands_at_its_line() -> None:
    for quote in PROGRAMME.quotes():
        assert quote.source.document == "002"
        assert quote.text in LINES[quote.source.line]


def test_r4_1_and_r4_2_months_and_days_are_those_of_the_source() -> None:
    assert f"不少于{PROGRAMME.self_assessment_months}个月" in LINES[53]
    assert PROGRAMME.self_assessment_months == SELF_ASSESSMENT_MONTHS
    for day, line in ((PROGRAMME.county_by, 63), (PROGRAMME.city_by, 63)):
        month, date = map(int, day.split("-"))
        assert f"{month}月{date}日前" in LINES[line]
    calendar = ReviewCalendar(year=2019)
    assert (PROGRAMME.county_by, PROGRAMME.city_by) == (calendar.county_by, calendar.city_by)


def test_r4_9_nine_specialties_as_printed_and_the_gaps_of_a_team() -> None:
    names = [one.name for one in PROGRAMME.specialties]
    assert len(names) == 9
    assert f"由{'、'.join(names)}等方面" in PROGRAMME.team.text
    team = [TeamMember(id="m1", specialties=tuple(names[:7]))]
    assert uncovered(names, team) == ("财务管理", "信息管理")


def test_posts_are_those_of_the_annexes_12_and_8() -> None:
    first, second = PROGRAMME.groups
    assert Counter(one.role for one in first.posts) == {"组长": 1, "副组长": 4, "成员": 7}
    assert Counter(one.role for one in second.posts) == {"组长": 1, "成员": 7}
    for group in PROGRAMME.groups:
        assert group.name == LINES[group.source.line]
        for one in group.posts:
            line = one.source.line
            printed = LINES[line].partition("（姓名略）")[2].strip()
            following = LINES.get(line + 1, "")
            joined = printed + ("" if "（姓名略）" in following else following)
            assert one.post == joined
    masks = sum(line.count("（姓名略）") for line in LINES.values())
    assert masks == len(first.posts) + len(second.posts) == 20


def test_goals_of_2019_add_up() -> None:
    assert [(one.area, one.at_least) for one in PROGRAMME.goals] == [
        ("全市乡镇卫生院", 4),
        ("沙坡头区乡镇卫生院", 2),
        ("中宁县乡镇卫生院", 1),
        ("海原县乡镇卫生院", 1),
        ("滨河社区卫生服务中心", 1),
    ]
    whole, *parts, _ = PROGRAMME.goals
    assert whole.at_least == sum(one.at_least for one in parts)


def test_r4_3_three_consequences_are_quoted_from_line_59() -> None:
    said = [(c.tier, c.under, c.consequence.reach.value) for c in PROGRAMME.consequences]
    assert said == [
        ("基本标准", None, "and_above"),
        ("推荐标准", None, "and_above"),
        ("基本标准", True, "and_below"),
    ]
    for one in PROGRAMME.consequences:
        assert f"{one.tier}" in one.consequence.text
    assert {one.consequence.source.line for one in PROGRAMME.consequences} == {59}


NAMED = ("未达标", "合格标准", "国家基本标准", "推荐标准")


def test_r4_3_an_imported_standard_takes_the_consequences_by_the_names_of_its_tiers() -> None:
    """Line 59: 基本以上 favoured, 推荐以上 more so; whatever is under 基本 is not recommended."""
    favoured, more, barred = PROGRAMME.consequences
    said = {name: consequences_of(PROGRAMME, NAMED, name) for name in NAMED}
    assert said == {
        "未达标": (barred,),
        "合格标准": (barred,),
        "国家基本标准": (favoured,),
        "推荐标准": (favoured, more),
    }
    plain = [tier.model_copy(update={"consequences": ()}) for tier in TIERED.tiers or ()]
    imported = TIERED.model_copy(update={"tiers": tuple(plain)})
    given = with_consequences(PROGRAMME, imported)
    assert list(check_pack(given)) == []
    assert [len(tier.consequences) for tier in given.tiers or ()] == [0, 1, 1, 1]
    for name in TIER_NAMES:
        wanted = [one.consequence for one in consequences_of(PROGRAMME, TIER_NAMES, name)]
        assert sorted(c.text for c in consequences(given, name)) == sorted(c.text for c in wanted)
    assert with_consequences(PROGRAMME, given) == given
    assert unplaced(PROGRAMME, given) == ()


def test_r4_3_a_tier_nobody_knows_is_left_for_a_person() -> None:
    other = tuple(
        t.model_copy(update={"name": f"{n} 星"}) for n, t in enumerate(TIERED.tiers or ())
    )
    pack = TIERED.model_copy(update={"tiers": other})
    assert unplaced(PROGRAMME, pack) == PROGRAMME.consequences
    assert with_consequences(PROGRAMME, pack) == pack
    assert unplaced(PROGRAMME, LISTS) == PROGRAMME.consequences
    assert with_consequences(PROGRAMME, LISTS) == LISTS


def test_r4_9_the_printed_group_of_eight_leaves_four_specialties_without_a_name() -> None:
    """Posts of annex 2 that carry the word of a specialty; reading them is ours, so it is named."""
    group = PROGRAMME.groups[1]
    assert len(group.posts) == 8
    told = {"医疗机构管理": "医政医改", "护理": "护师", "信息管理": "规划信息"}
    told |= {"公共卫生": "公共卫生", "卫生监督": "卫生监督"}
    covered = [s for s, word in told.items() if any(word in one.post for one in group.posts)]
    names = [one.name for one in PROGRAMME.specialties]
    team = [TeamMember(id="group", specialties=tuple(covered))]
    assert uncovered(names, team) == ("医疗", "中医药", "医院感染管理", "财务管理")


def test_the_digest_is_the_published_one_and_the_twin_is_up_to_date() -> None:
    """When this fails: python -m models.standards.programme_twin, and read the difference."""
    (found,) = shipped()
    assert found.sha256 == DIGEST
    assert twin_file(found).read_text(encoding="utf-8") == twin(found)
    written = twin(found)
    assert all(one.text in written for one in PROGRAMME.passages)
    assert [one.text() for one in check(PROGRAMME)] == []


def test_every_fault_of_a_broken_programme_is_named() -> None:
    text = found_file().read_text(encoding="utf-8")
    for good, bad in (
        ("county_by: '04-30'", "county_by: '06-31'"),
        ("  - name: 信息管理", "  - name: 护理\n  - name: 占卜"),
        ('text: "沙坡头区至少 2 家"', 'text: "沙坡头区至少 3 家"'),
        ("tier: 推荐标准\n", "tier: 一星\n"),
    ):
        assert good in text
        text = text.replace(good, bad, 1)
    assert [one.text("zh") for one in check(parse(text))] == [
        "第 23 行的原文中没有引文“沙坡头区至少 3 家”。",
        "没有 06-31 这一天。",
        "县区截止日 06-31 晚于市级截止日 05-20。",
        "专业“占卜”不在人员构成的原文中。",
        "“护理”出现不止一次。",
        "第 59 行的结果运用没有提到档次“一星”。",
    ]
    assert all(one.text("en") for one in check(parse(text)))


def test_the_list_prints_its_counts_and_the_check_its_faults(tmp_path: Path) -> None:
    (found,) = list_programmes()
    said = describe(found, "zh")
    assert (
        "72 段原文 / 5 项目标 / 3 个日期出处 / 9 个专业 / 2 个工作组 20 人 / 3 项结果运用" in said
    )
    assert DIGEST in said
    assert describe(found, "en").startswith("quality-service-zhongwei-2019  72 passages")
    assert [one.ok for one in check_programmes()] == [True]
    file = tmp_path / "programme.yaml"
    file.write_text("[]", encoding="utf-8")
    assert is_programme(tmp_path)
    assert is_programme(file)
    (checked,) = check_programmes([file])
    assert not checked.ok
    assert len(list(checked.lines("en"))) == 2
    assert checked.plain("zh")["problems"][0]["code"] == "standard-field-invalid"


def found_file() -> Path:
    (found,) = shipped()
    return found.file


@pytest.mark.parametrize("text", ["", "[]", "format: standard-programme/2", "a: ["])
def test_what_is_not_a_programme_is_refused(text: str) -> None:
    with pytest.raises(StandardError) as caught:
        parse(text)
    assert caught.value.sentence("zh")


def test_a_missing_or_unreadable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StandardError):
        load(tmp_path)
    (tmp_path / "programme.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(StandardError):
        load(tmp_path)

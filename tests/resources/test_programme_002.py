"""Programme 002 against its source, in both directions."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from models.errors import StandardError
from models.standards.ledgers.dates import SELF_ASSESSMENT_MONTHS, ReviewCalendar
from models.standards.ledgers.review import TeamMember, uncovered
from models.standards.programme import available, load, parse

SOURCE = (Path(__file__).parents[1] / "sources" / "002.txt").read_bytes()
LINES = dict(enumerate(SOURCE.decode().split("\n"), start=1))
(PROGRAMME,) = available()


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
    said = [(one.tier, one.consequence.reach.value) for one in PROGRAMME.consequences]
    assert said == [
        ("基本标准", "and_above"),
        ("推荐标准", "and_above"),
        ("未达标", "and_below"),
    ]
    assert {one.consequence.source.line for one in PROGRAMME.consequences} == {59}


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

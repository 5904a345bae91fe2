"""Plan B on paper: day plan and blank checklist, read back with poppler's and pypdf's eyes."""

from __future__ import annotations

import re

import pytest

from models.errors import FormError
from models.facts import walk
from models.facts.bodies import VisitKind
from models.facts.papercode import Place
from models.facts.walk import Arrangement
from models.standards.compound import part_texts
from models.standards.loading import available
from models.standards.types import Verdict
from reports.checklist import checklist_pdf
from reports.day_plan import day_plan_pdf, hours
from reports.page import NOTE, PrintInfo
from reports.paragraph import Paragraph
from reports.stamp import QR_QUIET, note_words
from reports.walk_paper import sheet
from tests.reports import papers

QUALITY = next(one for one in available() if one.pack.id == "community-service-quality-2015")
ALL = (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE, Verdict.TO_VERIFY)
SHEET = walk.Sheet(
    title="年度现场评价",
    kind=VisitKind.ON_SITE,
    organisation="示例区卫生健康委员会",
    facility="示例街道社区卫生服务中心",
    second_name="示例社区医院",
    code="TEST0001",
    address="示例路1号",
    visit_on="2021-09-15",
    standards=(
        walk.Standard(
            letter="A",
            pack=QUALITY.pack.id,
            title=QUALITY.pack.title,
            edition=QUALITY.pack.edition,
            sha256=QUALITY.sha256,
            clauses=164,
        ),
    ),
)


def bare(text: str) -> str:
    return re.sub(r"[\s　]", "", text)


def words(data: bytes) -> str:
    return bare(papers.text_of(data))


def pages(data: bytes) -> list[str]:
    return [bare(page.extract_text()) for page in papers.reader(data).pages]


def checklist(arranged: Arrangement = Arrangement.INDICATOR) -> walk.Checklist:
    groups = tuple(
        walk.Group(
            label=f"{indicator.code} {indicator.name}",
            lines=tuple(
                walk.Line(
                    number=clause.code,
                    text=clause.text,
                    may=ALL,
                    pieces=tuple(walk.Piece(code=c, text=t) for c, t in part_texts(clause)),
                    figures=tuple(
                        walk.Figure(label=i.label, unit=i.unit, kind=i.kind) for i in clause.inputs
                    ),
                )
                for clause in indicator.clauses
            ),
        )
        for indicator in QUALITY.pack.indicators()
    )
    chapter = walk.Chapter(title=QUALITY.pack.title, groups=groups)
    return walk.Checklist(
        sheet=SHEET, arranged=arranged, chapters=(chapter,), rooms=("全科诊室", "药房")
    )


def day_plan(rooms: int = 20) -> walk.DayPlan:
    stops = tuple(
        walk.Stop(number=n, kind="全科诊室", name=f"全科诊室 {n}", clauses=n, minutes=2 * n)
        for n in range(1, rooms + 1)
    )
    return walk.DayPlan(
        sheet=SHEET,
        team=(
            walk.Planned(name="组长甲", leader=True),
            walk.Planned(name="组员乙", leader=False, specialty="护理"),
        ),
        stops=stops,
        clauses=164,
        opening=30,
        deliberation=30,
        ending=30,
    )


def test_a_checklist_bears_the_mark_of_its_order_of_rooms() -> None:
    for arranged in walk.Arrangement:
        assert f"房间次序标记：{walk.order_mark(('全科诊室', '药房'))}" in words(
            checklist_pdf(checklist(arranged))
        )
    assert walk.order_mark(("药房", "全科诊室")) != walk.order_mark(("全科诊室", "药房"))


def test_all_164_clauses_stand_on_the_checklist_in_full() -> None:
    data = checklist_pdf(checklist())
    # A clause may stand in two lines of a cell beside others: poppler's raw order keeps cells.
    text = words(data)
    for clause in QUALITY.pack.clauses():
        assert bare(clause.text) in text, clause.code
        assert clause.code in text
        for _, part in part_texts(clause):
            assert bare(part) in text
        for entered in clause.inputs:
            assert bare(entered.label) in text


def test_it_fits_a_sensible_number_of_pages_that_say_where_they_belong() -> None:
    shown = pages(checklist_pdf(checklist()))
    assert 5 <= len(shown) <= 10
    for number, page in enumerate(shown, start=1):
        assert f"第{number}页共{len(shown)}页" in page
        assert "年度现场评价" in page
        assert "示例街道社区卫生服务中心" in page
        assert "待核实" in page, "the heading of the boxes comes again"
    assert any("（续）" in page for page in shown)


def test_a_mark_that_no_rule_allows_has_a_dash_and_figures_have_their_unit() -> None:
    line = walk.Line(
        number="A:3",
        text="条款。",
        may=(Verdict.TO_VERIFY,),
        core=True,
        pieces=(walk.Piece(code="C", text="要点一"),),
        figures=(
            walk.Figure(label="张数", unit="张", kind="integer"),
            walk.Figure(label="级别", kind="choice", choices=("甲级", "乙级")),
            walk.Figure(label="日期", kind="date"),
        ),
    )
    group = walk.Group(label="1 全科诊室", lines=(line,))
    one = checklist().model_copy(
        update={
            "chapters": (walk.Chapter(title="按房间检查", groups=(group,)),),
            "arranged": Arrangement.PLACE,
        }
    )
    text = words(checklist_pdf(one))
    for said in ("★A:3", "□C要点一", "＿张", "□甲级", "年＿＿月", "按房间", "———□"):
        assert said in text, said
    assert "房间序号：" not in text, "by place the rooms are the labels"


def test_the_day_plan_is_one_page_with_meetings_first_and_last() -> None:
    shown = pages(day_plan_pdf(day_plan()))
    assert len(shown) == 1
    text = shown[0]
    assert text.index("首次会议") < text.index("全科诊室1") < text.index("末次会议")
    for said in ("组长甲（组长）", "组员乙（护理）", "2021年9月15日", "文件未规定", "示例社区医院"):
        assert said in text
    assert "分房间检查一人约7小时" in text
    assert "2人平均分工每人约3小时30分钟" in text


def test_many_rooms_are_set_smaller_and_then_go_on() -> None:
    assert len(pages(day_plan_pdf(day_plan(36)))) == 1
    many = pages(day_plan_pdf(day_plan(150)))
    assert len(many) > 1
    assert "全科诊室150" in many[-1]


def test_the_same_records_give_the_same_bytes() -> None:
    assert day_plan_pdf(day_plan()) == day_plan_pdf(day_plan())
    assert checklist_pdf(checklist()) == checklist_pdf(checklist())
    again = checklist_pdf(checklist(), PrintInfo(reprint=True, printed_at="2021-09-14 20:00"))
    assert "补打" in words(again)


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0分钟"), (59, "59分钟"), (60, "1小时"), (401, "6小时41分钟")]
)
def test_hours_in_words(minutes: int, said: str) -> None:
    assert hours(minutes) == said


def test_a_long_room_and_a_character_without_glyph() -> None:
    stop = walk.Stop(number=1, kind="", name="长" * 200, clauses=1, minutes=3)
    assert words(day_plan_pdf(day_plan().model_copy(update={"stops": (stop,)}))).count("长") >= 200
    odd = stop.model_copy(update={"name": "𰻝"})
    with pytest.raises(FormError) as told:
        day_plan_pdf(day_plan().model_copy(update={"stops": (odd,)}))
    assert told.value.params["character"] == "𰻝"
    assert told.value.params["places"] == "房间1"
    assert "检查日程" in told.value.sentence("zh")


def test_a_checklist_tells_the_room_or_the_clause_of_a_character_without_glyph() -> None:
    with pytest.raises(FormError) as told:
        checklist_pdf(checklist().model_copy(update={"rooms": ("药房", "😀室")}))
    assert told.value.params["places"] == "房间2"
    odd = SHEET.model_copy(update={"facility": "示例😀中心"})
    with pytest.raises(FormError) as told:
        checklist_pdf(checklist().model_copy(update={"sheet": odd}))
    assert told.value.params["places"] == "机构信息"


def test_the_longest_names_leave_the_head_in_its_edge() -> None:
    """Beside the code, from its lower edge upwards; the whole names stand in the lead."""
    odd = SHEET.model_copy(update={"facility": "长" * 200, "title": "远" * 200})
    info = PrintInfo(place=Place.FIELD, number=12, reprint=True, printed_at="2026-11-23 10:00")
    listed = checklist().model_copy(update={"sheet": odd})
    made = sheet(listed, "现场检查表（空白，按指标）", "checklist", info)
    room = made.width - made.qr - QR_QUIET
    assert Paragraph(note_words(made.code(), made.head, info), NOTE).height(room) <= made.qr
    first = pages(checklist_pdf(listed, info))[0]
    assert first.count("长") >= 200
    assert "第12次打印" in first

"""What the papers of plan B share: the sheet, and the lead that says whose visit it is."""

from collections.abc import Iterator, Sequence

from models.facts.attendance import Attendance
from models.facts.canonical import digest
from models.facts.papercode import Kind
from models.facts.walk import Checklist, DayPlan, Planned, Pledge, Standard
from models.facts.walk import Sheet as About
from reports.block import Block, Gap, mm
from reports.fonts import printable
from reports.layout import SMALL, TITLE
from reports.marks import KIND_WORDS
from reports.numbers import day
from reports.page import PrintInfo, Sheet
from reports.paragraph import Align, Paragraph
from reports.places import Placed
from reports.stamp import SMALL_QR

EDGE = 12 * mm
TOP = 24 * mm
"""Upper edge: the code and two millimetres."""
WIDTH = 186 * mm
"""Width of the type area."""
HEAD_MOST = 30
"""Characters of a name in the head of a page; the whole of it stands above the first table."""
CENTRED = SMALL.but(align=Align.CENTRE)


def sheet(
    paper: DayPlan | Checklist | Attendance | Pledge, name: str, form: str, info: PrintInfo | None
) -> Sheet:
    """Return the page; every one names visit and facility, and its code what was known of them."""
    about = paper.sheet
    return Sheet(
        form=form,
        title=f"{about.facility} {name}",
        author=about.organisation,
        digest=digest(paper.model_dump_json().encode("utf-8")),
        left=EDGE,
        right=EDGE,
        top=TOP,
        first_top=TOP,
        bottom=17 * mm,
        print_info=info or PrintInfo(),
        kind=Kind.UNDER_WAY,
        head=f"{_short(about.title)}　{_short(about.facility)}　{name}",
        visit=about.visit,
        revision=about.revision,
        qr=SMALL_QR,
    )


def _short(name: str) -> str:
    words = printable(name).replace("\n", " ")
    return words if len(words) <= HEAD_MOST else words[: HEAD_MOST - 1] + "…"


def lead(about: About, name: str) -> list[Block]:
    """Return title, facility and day."""
    names = about.facility + (f"（{about.second_name}）" if about.second_name else "")
    code = f"机构代码：{about.code}" if about.code else ""
    visit = (KIND_WORDS[about.kind], about.title, day(about.visit_on), about.organisation)
    return [
        Paragraph(name, TITLE.but(size=16)),
        Gap(1 * mm),
        Paragraph("　".join(filter(None, (names, code))), CENTRED),
        Paragraph("　".join(filter(None, visit)), CENTRED),
        Gap(1.5 * mm),
    ]


def about_texts(about: About) -> Iterator[Placed]:
    """Yield what was typed about visit and facility, and where it stands."""
    yield "检查信息", about.title + about.organisation
    yield "机构信息", about.facility + about.second_name + about.code + about.address


def team_texts(team: Sequence[Planned]) -> Iterator[Placed]:
    """Yield what was typed about the people of the team, and where it stands."""
    for number, one in enumerate(team, start=1):
        yield f"评价组第{number}人", one.name + one.specialty


def standards(shown: Sequence[Standard]) -> str:
    """Return the standards in words, with their letters where there are several."""
    several = len(shown) > 1
    said = [
        f"{one.letter + '：' if several else ''}{one.title}（{_edition(one)}{one.clauses}条）"
        for one in shown
    ]
    return "；".join(said)


def _edition(one: Standard) -> str:
    """Return the edition where the title does not say it already."""
    return "" if one.edition in one.title else f"{one.edition}，"

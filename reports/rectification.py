"""整改通知书: what is to be put right until when, with proof of delivery and a sheet for the reply.

The office signs and seals it with a pen. Terms and appeals that no document prints are left for
the office to write, and are told as 文件未规定 (R3.13).
"""

from collections.abc import Iterator, Sequence

from models.facts.bodies import Finding, VisitKind
from models.facts.signing import Signature, SignatureKind
from models.facts.types import Facts
from models.standards.plans import available
from reports.block import Block, Gap, Lead, NewPage, mm
from reports.cited import quoted_from
from reports.findings_order import problems, suggestions
from reports.layout import BODY, HEAD, SMALL, TITLE, SignPlace, centre, heads, left, section
from reports.marks import KIND_WORDS
from reports.names import names_on_day
from reports.numbers import day
from reports.paragraph import Align, Paragraph, Run, Words
from reports.record_walk import failed_rooms
from reports.tables import Cell, Grid, Row

NAME = "整改通知书"
REPLY = "整改情况报告（回执）"
WIDTH = 165 * mm
WIDTHS = (11 * mm, 23 * mm, 64 * mm, 43 * mm, 24 * mm)
HEADS = ("序号", "对应条款", "存在问题", "整改要求", "整改期限")
REPLY_WIDTHS = (12 * mm, 24 * mm, 57 * mm, 25 * mm, 20 * mm, 27 * mm)
REPLY_HEADS = ("序号", "对应条款", "整改措施和结果", "完成日期", "责任人", "佐证材料")
SERVED_WIDTHS = (28 * mm, 55 * mm, 28 * mm, 54 * mm)
NUMBER = "文号：＿＿＿＿＿＿＿＿〔　　　　〕＿＿＿号"
BLANK_DAY = "　　　　年　　月　　日"
BLANK_DUE = "＿＿＿年\n＿月＿日前"
NOTHING = "本次评价没有记录需要整改的存在问题，不需要发出整改通知书。"
NO_TERM = (
    "所依据的标准没有规定整改期限（文件未规定）；表中期限由{organisation}确定，"
    "空白的在发出前用笔填写，期限包含当日。"
)
APPEAL = (
    "对本通知有异议的，可以书面提出并附材料；文件未规定异议的程序和时限，由{organisation}答复。"
)
ASK = "请按期完成整改，并将整改情况（见所附回执）加盖公章后报送{organisation}。"
SOFT = "另有改进建议{n}项，见存在问题反馈意见书，不列入本通知。"
OBJECTED = (
    "机构签收时写明的异议：{words}\n组织单位答复：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"
)
PLAIN = BODY.but(indent=2)


def build(facts: Facts, signatures: Sequence[Signature]) -> list[Block]:
    """Return the notice with its proof of delivery, and the sheet for the reply."""
    wrong, soft = problems(facts), suggestions(facts)
    organisation = facts.visit.organisation
    blocks: list[Block] = [Paragraph(NAME, TITLE), Gap(2 * mm)]
    if not wrong:
        return [*blocks, Paragraph(f"{names_on_day(facts)}：", BODY), Paragraph(NOTHING, PLAIN)]
    blocks += [Paragraph(NUMBER, BODY.but(align=Align.RIGHT)), Gap(2 * mm)]
    blocks += [Paragraph(f"{names_on_day(facts)}：", BODY), Paragraph(_lead(facts), PLAIN)]
    rows = [_row(facts, number, one) for number, one in enumerate(wrong, start=1)]
    head = Row(heads(HEADS), least=8 * mm)
    blocks += [Gap(2 * mm), Grid(WIDTHS, [head, *rows], headers=1), Gap(2 * mm)]
    said = [NO_TERM, ASK, APPEAL, *_consequence(facts)]
    blocks += [Paragraph(words.format(organisation=organisation), PLAIN) for words in said]
    blocks += [Paragraph(SOFT.format(n=len(soft)), PLAIN)] if soft else []
    blocks += [Paragraph(words, BODY) for words in _objections(signatures)]
    place = SignPlace("签发人签字：", "（盖章）", BLANK_DAY, BODY)
    # The office's name never stands alone at the end of a page.
    office = Lead(Paragraph(organisation, BODY.but(align=Align.RIGHT)), organisation)
    return [*blocks, Gap(3 * mm), office, place, *_served(facts), *_reply(facts, wrong)]


def _lead(facts: Facts) -> str:
    visit = facts.visit
    titles = "、".join(f"《{pack.title}》" for pack in facts.packs)
    return (
        f"{visit.organisation}于{day(visit.visit_on)}依据{titles}对你单位进行了"
        f"{KIND_WORDS[visit.kind]}（第{visit.revision}版定稿），发现需要整改的存在问题"
        f"{len(problems(facts))}项。现通知你单位按下表限期整改。"
    )


def _row(facts: Facts, number: int, finding: Finding) -> Row:
    clause = facts.clause(finding.pack, finding.clause)
    where = "；".join(filter(None, (finding.place, failed_rooms(clause))))
    fact = finding.fact + (f"\n地点：{where}" if where else "")
    codes = [Run(sha256[:12] + "　", bound=True) for sha256 in finding.evidence]
    words: Words = [fact, "\n佐证编号：", *codes] if codes else fact
    due = day(finding.due_on).replace("年", "年\n") + "前" if finding.due_on else BLANK_DUE
    cells = [
        centre(str(number)),
        centre(f"{clause.clause}\n{clause.indicator_name}"),
        left(words),
        left(finding.rectification),
        centre(due),
    ]
    return Row(cells, least=12 * mm)


def _consequence(facts: Facts) -> Iterator[str]:
    """Yield what the document says follows: only where this is the re-check it speaks of."""
    if facts.visit.kind is not VisitKind.RE_EVALUATION:
        return
    used = {pack.id for pack in facts.packs}
    for plan in available():
        if plan.pack in used:
            at = plan.recheck.source
            yield f"{quoted_from(at.document, at.line)}规定：“{plan.recheck.text}。”"


def _objections(signatures: Sequence[Signature]) -> Iterator[str]:
    for one in signatures:
        if one.kind is SignatureKind.OBJECTED and one.statement:
            yield OBJECTED.format(words=one.statement)


def _served(facts: Facts) -> list[Block]:
    """Return the proof of delivery: the receipt says nothing of consent."""
    told = "签收只表示收到本通知，不表示同意其中的内容。"
    rows = [
        Row([centre("收件单位", HEAD), left(facts.facility.name, BODY, 3)], least=8 * mm),
        Row(
            [centre("收件人签字", HEAD), Cell(), centre("收件时间", HEAD), centre(BLANK_DAY)],
            least=13 * mm,
        ),
        Row(
            [
                centre("送达人签字", HEAD),
                Cell(),
                centre("送达方式", HEAD),
                left("□当面　□其他＿＿＿＿"),
            ],
            least=13 * mm,
        ),
    ]
    return [*section("送达回证"), Grid(SERVED_WIDTHS, rows), Gap(1 * mm), Paragraph(told, SMALL)]


def _reply(facts: Facts, wrong: Sequence[Finding]) -> Iterator[Block]:
    """Yield the sheet the facility fills in, from a new page on."""
    yield NewPage()
    yield Paragraph(REPLY, TITLE)
    yield Gap(3 * mm)
    yield Paragraph(f"{facts.visit.organisation}：", BODY)
    yield Paragraph("根据你单位发出的整改通知书（" + NUMBER + "），现将整改情况报告如下。", PLAIN)
    yield Gap(2 * mm)
    rows = [Row(heads(REPLY_HEADS), least=8 * mm)]
    for number, finding in enumerate(wrong, start=1):
        named = [centre(str(number)), centre(finding.clause)]
        rows.append(Row([*named, *(Cell() for _ in REPLY_HEADS[2:])], least=24 * mm))
    yield Grid(REPLY_WIDTHS, rows, headers=1)
    yield Gap(3 * mm)
    yield SignPlace("主要负责人签字：", "单位（盖章）", BLANK_DAY, BODY)

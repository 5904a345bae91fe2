"""Findings, marks and figures of a frozen visit as tables. The words are those of the papers."""

from collections.abc import Iterator

from models.facts.bodies import Finding
from models.facts.carriage import shown_of
from models.facts.types import ClauseFacts, Facts
from models.standards.judgement import PackJudgement
from reports.findings_order import PROBLEM, SUGGESTION, finding_numbers, problems, suggestions
from reports.findings_words import place_words
from reports.ledger_paper import UNSTATED
from reports.marks import KIND_WORDS, OUTCOME_WORDS
from reports.names import names_on_day
from reports.numbers import day, wall_clock
from reports.office_table import Cell, Column, Table, civil, counted
from reports.record_parts import code_words, part_remarks, verdict_words
from reports.record_walk import failed_rooms
from reports.scores import derivation

FINDINGS, MARKS, FIGURES, ABOUT = "存在问题", "评价结果", "填报数据", "说明"
FINDING_COLUMNS = (
    Column("类别", 10, True),
    Column("序号", 6),
    Column("标准", 22),
    Column("指标", 9, True),
    Column("指标名称", 18),
    Column("条款", 9, True),
    Column("条款内容", 36),
    Column("存在问题", 44),
    Column("地点", 16),
    Column("整改要求", 36),
    Column("整改期限", 13, True),
    Column("佐证数", 8),
)
MARK_COLUMNS = (
    Column("标准", 22),
    Column("指标", 9, True),
    Column("指标名称", 18),
    Column("条款", 9, True),
    Column("条款内容", 44),
    Column("结果", 10, True),
    Column("计算过程", 40),
    Column("说明", 30),
    Column("不适用理由", 18),
    Column("地点", 14),
    Column("评价人", 12, True),
    Column("评价时间", 17, True),
    Column("存在问题", 10, True),
    Column("佐证数", 8),
)
FIGURE_COLUMNS = (
    Column("标准", 22),
    Column("条款", 9, True),
    Column("项目", 40),
    Column("数值", 18),
    Column("文字", 24),
    Column("单位", 8, True),
    Column("性质", 12, True),
    Column("数据来源", 40),
)
ORIGINS = {"verified": "现场核实", "self_reported": "机构自报"}
COPY = "本表由程序按冻结的评价事实生成，可以编辑；以签字盖章的纸质件为准。"


def findings_table(facts: Facts) -> Table:
    """Return what was found, problems first, numbered as on the papers."""
    rows = [_finding(facts, one, PROBLEM) for one in problems(facts)]
    rows += [_finding(facts, one, SUGGESTION) for one in suggestions(facts)]
    return Table(FINDINGS, _titled(facts, FINDINGS), FINDING_COLUMNS, tuple(rows))


def marks_table(facts: Facts) -> Table:
    """Return every clause with its mark and how a computed one came about."""
    numbers = _numbered(facts)
    rows = tuple(_mark(facts, clause, numbers) for clause in facts.clauses)
    return Table(MARKS, _titled(facts, MARKS), MARK_COLUMNS, rows)


def figures_table(facts: Facts) -> Table:
    """Return every entered figure as a number of its own."""
    rows = tuple(row for clause in facts.clauses for row in _figures(facts, clause))
    return Table(FIGURES, _titled(facts, FIGURES), FIGURE_COLUMNS, rows)


def about_table(facts: Facts, digest: str) -> Table:
    """Return whose visit it was, and what the tables were made from."""
    visit = facts.visit
    rows: list[tuple[Cell, ...]] = [
        ("机构名称", names_on_day(facts)),
        ("机构代码", facts.facility.code),
        ("评价组织单位", visit.organisation),
        ("类别", KIND_WORDS[visit.kind]),
        ("评价日期", civil(visit.visit_on)),
        ("数据起始日期", civil(visit.period.first)),
        ("数据截止日期", civil(visit.period.last)),
        ("评价人员", "、".join(member.name for member in facts.team)),
        ("修订版次", visit.revision),
        *((_pack(facts, one.pack), OUTCOME_WORDS[one.outcome]) for one in _judgements(facts)),
        ("评价事实摘要（SHA-256）", digest),
        ("说明", COPY),
    ]
    columns = (Column("项目", 30), Column("内容", 70))
    return Table(ABOUT, _titled(facts, ABOUT), columns, tuple(rows))


def _judgements(facts: Facts) -> Iterator[PackJudgement]:
    return (found for one in facts.packs if (found := facts.judgement(one.id)) is not None)


def _titled(facts: Facts, name: str) -> str:
    return f"{names_on_day(facts)}　{name}　{day(facts.visit.visit_on)}"


def _pack(facts: Facts, pack: str) -> str:
    return next((one.title for one in facts.packs if one.id == pack), pack)


def _numbered(facts: Facts) -> dict[str, str]:
    """Return what the papers call each finding: 问题3, 建议1."""
    soft = {one.id for one in suggestions(facts)}
    numbers = finding_numbers(facts).items()
    return {one: f"{(SUGGESTION if one in soft else PROBLEM)[2:]}{n}" for one, n in numbers}


def _finding(facts: Facts, finding: Finding, kind: str) -> tuple[Cell, ...]:
    clause = facts.clause(finding.pack, finding.clause)
    return (
        kind,
        finding_numbers(facts)[finding.id],
        _pack(facts, finding.pack),
        clause.indicator,
        clause.indicator_name,
        code_words(clause),
        clause.text,
        finding.fact,
        place_words(facts, finding),
        finding.rectification,
        civil(finding.due_on, UNSTATED),
        len(shown_of(facts.evidence, finding.evidence)),
    )


def _mark(facts: Facts, clause: ClauseFacts, numbers: dict[str, str]) -> tuple[Cell, ...]:
    member = facts.member(clause.by) if clause.by else None
    said = [*part_remarks(clause), failed_rooms(clause), clause.note]
    return (
        _pack(facts, clause.pack),
        clause.indicator,
        clause.indicator_name,
        code_words(clause),
        clause.text,
        verdict_words(clause).replace("\n", " "),
        "\n".join(derivation(facts, clause)),
        "\n".join(filter(None, said)),
        clause.reason,
        clause.place,
        member.name if member else "",
        wall_clock(clause.at) if clause.at else None,
        "、".join(numbers[one] for one in clause.findings if one in numbers),
        len(shown_of(facts.evidence, clause.evidence)),
    )


def _figures(facts: Facts, clause: ClauseFacts) -> Iterator[tuple[Cell, ...]]:
    origin = ORIGINS.get(clause.values_origin, clause.values_origin)
    for entry in clause.values:
        number = counted(entry.value) if isinstance(entry.value, int) else None
        words = None if isinstance(entry.value, int) else civil(entry.words or entry.value)
        yield (
            _pack(facts, clause.pack),
            code_words(clause),
            entry.label,
            number,
            words,
            entry.unit,
            origin,
            clause.values_source,
        )

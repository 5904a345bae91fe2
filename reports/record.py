"""现场评价记录: the added page that carries what annex 1 has no room for (R6.1)."""

from collections.abc import Mapping, Sequence

from models.facts.bodies import FacilityKind
from models.facts.signing import Signature
from models.facts.types import Facts, PackFacts
from models.facts.vetoes import weighings_of_facts
from models.standards.judgement import ClauseOutcome, PackJudgement, PackOutcome
from models.standards.types import Pack
from reports.block import Block, Gap, mm
from reports.layout import BODY, HEAD, TITLE, centre, left, section
from reports.marks import KIND_WORDS, OUTCOME_WORDS
from reports.numbers import day
from reports.paragraph import Align, Paragraph
from reports.record_application import application_blocks
from reports.record_clauses import clause_tables
from reports.record_counts import count_table
from reports.record_differences import (
    difference_blocks,
    differences,
    warning_blocks,
    warnings,
)
from reports.record_facility import profile, second_days
from reports.record_incidents import incident_blocks
from reports.record_meetings import TITLE as MEETINGS
from reports.record_meetings import meeting_blocks
from reports.record_parts import guidance_note
from reports.record_return import TITLE as RETURN
from reports.record_return import return_blocks
from reports.record_team import team_blocks
from reports.record_tiers import tier_blocks
from reports.record_unchecked import Listing, unchecked_table
from reports.record_walk import TITLE as WALK
from reports.record_walk import walk_blocks
from reports.record_working import veto_table, working_table
from reports.signing import signature_table
from reports.tables import Grid, Row

WIDTH = 165 * mm
CHINESE_NUMBERS = "一二三四五六七八九"
FACILITY_WORDS = {
    FacilityKind.COMMUNITY_CENTRE: "社区卫生服务中心",
    FacilityKind.TOWNSHIP_HOSPITAL: "乡镇卫生院",
}
NAME = "现场评价记录"


def build(
    facts: Facts,
    signatures: Sequence[Signature],
    packs: Mapping[str, Pack] | None = None,
    listing: Listing = unchecked_table,
) -> list[Block]:
    """Return the whole record, from the facts alone.

    With the standards at hand (by id) it also opens what only they can weigh: incidents of a
    veto, what follows from a tier, and what the applicant stated beside what was verified.
    ``listing`` prints what came to no result.
    """
    known = packs or {}
    parts: list[tuple[str, list[Block]]] = [("基本情况", basics(facts, facts.packs))]
    before = (
        (RETURN, return_blocks(facts)),
        ("申请情况", application_blocks(facts)),
        (MEETINGS, meeting_blocks(facts)),
    )
    parts += [(title, part) for title, part in before if part]
    for pack in facts.packs:
        judged = facts.judgement(pack.id)
        if judged:
            parts.append((f"{_short(pack)}：结果", result(facts, pack, judged, known.get(pack.id))))
    if found := differences(facts, tuple(known.values())):
        parts.append(("自查值与核实值对照", difference_blocks(found, WIDTH)))
    if warned := warnings(facts, tuple(known.values())):
        parts.append(("表间核对提示", warning_blocks(warned)))
    for pack in facts.packs:
        title = f"{_short(pack)}：逐条记录"
        parts.append((title, clause_tables(facts, pack)))
    if walked := walk_blocks(facts):
        parts.append((WALK, walked))
    if facts.unchecked:
        parts.append(("未查和待核实条款清单", listing(facts, facts.unchecked)))
    parts.append(("签字", signature_table(facts, signatures)))
    blocks: list[Block] = [Paragraph(NAME, TITLE), _subtitle(facts), Gap(2 * mm)]
    for number, (title, part) in enumerate(parts):
        blocks += [*section(f"{numbered(number)}、{title}"), *part]
    return blocks


def numbered(place: int) -> str:
    """Return 一 for the first, 十一 for the eleventh: three standards have more than ten parts."""
    tens, ones = divmod(place + 1, 10)
    digits = f" {CHINESE_NUMBERS}"
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + digits[ones].strip()


def _short(pack: PackFacts) -> str:
    return pack.title if pack.edition in pack.title else f"{pack.title}（{pack.edition}）"


def _subtitle(facts: Facts) -> Block:
    visit = facts.visit
    words = f"{visit.organisation}　{KIND_WORDS[visit.kind]}　第{visit.revision}版"
    return Paragraph(words, BODY.but(align=Align.CENTRE))


def basics(facts: Facts, packs: Sequence[PackFacts]) -> list[Block]:
    """Return who was visited when under which standards, and by whom."""
    visit, place = facts.visit, facts.facility
    valid = len(place.names_on(visit.visit_on)) > 1  # R3.11: only within its days
    second = f"（第二名称：{place.second_name}{second_days(place)}）" if valid else ""
    pairs = [
        ("机构名称", place.name + second),
        ("机构代码", place.code),
        ("机构类别", FACILITY_WORDS[place.kind]),
        ("机构地址", place.address),
        *profile(place),
        ("评价日期", day(visit.visit_on)),
        ("数据时段", f"{day(visit.period.first)}至{day(visit.period.last)}"),
        ("评价标准", "\n".join(f"{_short(p)}　摘要 {p.sha256[:16]}…" for p in packs)),
    ]
    readings = [note for note in map(guidance_note, packs) if note]
    pairs += [("口径说明", "\n".join(readings))] if readings else []
    rows = [Row([centre(name, HEAD), left(words)], least=7.5 * mm) for name, words in pairs]
    return [Grid((28 * mm, WIDTH - 28 * mm), rows), Gap(2 * mm), *team_blocks(facts)]


def result(
    facts: Facts, stated: PackFacts, judged: PackJudgement, pack: Pack | None
) -> list[Block]:
    """Return the result of one standard with what it was computed from, and its vetoes."""
    vetoes = [*veto_table(facts, stated), *incident_blocks(facts, stated, pack)]
    if judged.tiers is not None:
        return [*tier_blocks(facts, stated, judged.tiers, pack), *vetoes]
    if judged.outcome is PackOutcome.NO_RULE:
        return count_table(facts, stated, judged, pack)
    whole = judged.tallies[0]
    total = sum(1 for clause in facts.clauses if clause.pack == stated.id)
    words = (
        f"{total}项评价内容，评价人员记为达标{whole.met}项，不达标{whole.not_met}项，"
        f"待核实{whole.to_verify}项，未查{whole.unchecked}项。"
        f"按标准计算的结果：{_outcome(facts, judged, pack)}。"
        "验收结论由卫生健康行政部门作出。"
    )
    blocks: list[Block] = [Paragraph(words, BODY.but(indent=2)), Gap(2 * mm)]
    return [*blocks, working_table(facts, judged, pack), Gap(2 * mm), *vetoes]


def _outcome(facts: Facts, judged: PackJudgement, pack: Pack | None) -> str:
    """Return the result in words; a veto fails a visit whose criteria are all met (R3.6)."""
    if judged.outcome is not PackOutcome.FAILED:
        return OUTCOME_WORDS[judged.outcome]
    reasons = []
    if any(item.outcome is ClauseOutcome.NOT_MET for item in judged.clauses):
        reasons.append(OUTCOME_WORDS[PackOutcome.FAILED])
    if not reasons or _vetoed(facts, judged.pack, pack):
        reasons.append("发现不符合前提条件的情形")
    return "，".join(reasons)


def _vetoed(facts: Facts, pack_id: str, pack: Pack | None) -> bool:
    """Incidents decide where they are named; elsewhere the answer as a person gave it."""
    given = [one for one in facts.vetoes if one.pack == pack_id]
    if pack is None:
        return any(one.answer == "found" for one in given)
    bare = any(one.answer == "found" for one in given if not one.incidents)
    return bare or any(one.answer == "found" for one in weighings_of_facts(facts, pack))

"""A sample visit with all that newer standards brought: points, grades, tiers, guidance, gaps."""

from __future__ import annotations

from pathlib import Path

from models.facts import bodies
from models.facts.events import EventType
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.facts.types import Facts
from models.standards.loading import load
from models.standards.types import Pack, Verdict
from tests.reports import sample

TIERED_FILE = (
    Path(__file__).resolve().parents[1] / "models" / "standards" / "packs" / "blank-tiered.yaml"
)
LOADED = load(TIERED_FILE)
TIERED = LOADED.pack
MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
GRADES = {"1.1/1": "CBA", "1.1/2": "CB", "1.1/3": "CB", "1.1/4": "C", "1.1/5": ""}
SOFT, LISTED = "1.2.8/5", "1.1.1/1"
READING = "本区以独立设置的房间计；与其他科室合用的，须有独立的标识和独立的登记。"


def packs() -> dict[str, Pack]:
    return {**sample.packs(), LOADED.sha256: TIERED}


def opening() -> bodies.VisitOpened:
    first = sample.opening()
    refs = (
        *first.packs,
        bodies.PackRef(id=TIERED.id, edition=TIERED.edition, sha256=LOADED.sha256),
    )
    leader, evaluator = first.members
    members = (
        leader.model_copy(update={"covers": ("内科", "公共卫生")}),
        evaluator.model_copy(update={"recusal": "在被评价机构兼职"}),
    )
    facility = first.facility.model_copy(update={"staff": 45})
    given = {"packs": refs, "members": members, "facility": facility}
    return first.model_copy(update=given)


def chain(reading: str = READING, stated: dict[str, object] | None = None) -> sample.Chain:
    log = sample.Chain(opening())
    sample._mark_criteria(log, sample.FIGURES, ())
    for clause, letters in GRADES.items():
        for point in ("C", "B-1", "B-2", "A"):
            part(log, TIERED.id, clause, point, MET if point[0] in letters else NOT_MET)
    for code in (str(n) for n in range(1, 13)):
        verdict = NOT_MET if code in ("3", "12") else MET
        part(log, sample.QUALITY, LISTED, code, verdict)
    for clause in (LISTED, SOFT):
        mark = bodies.Mark(pack=sample.QUALITY, clause=clause, verdict=NOT_MET)
        log.add(EventType.MARK, mark)
    notes = {LISTED: reading, SOFT: "参照执行。"}
    guidance = bodies.GuidanceSet(
        pack=sample.QUALITY, issuer="示例区卫生健康委员会", issued_on="2021-03-01", notes=notes
    )
    log.add(EventType.GUIDANCE_SET, guidance)
    _findings(log)
    log.add(EventType.APPLICATION_SET, application())
    incident = {"on": "2019-10-01", "grade": 3, "share": "main", "what": "鉴定书示例1号"}
    _veto(log, "V1", "office", "none", (bodies.Incident(**incident),))
    form = bodies.FormFilled(
        form="annex-4", pack=sample.COMMUNITY, values={**sample.ANNEX_4, **(stated or {})}
    )
    log.add(EventType.FORM_FILLED, form)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return log


def application() -> bodies.ApplicationSet:
    return bodies.ApplicationSet(
        applied_on="2021-09-12",
        self_assessment_from="2021-04-01",
        severe_violation_on="2021-05-01",
        severe_violation_basis="示例函1号",
        key_answers={"行风": "已核实，未见问题。", "医保基金管理": ""},
    )


def part(log: sample.Chain, pack: str, clause: str, code: str, verdict: Verdict) -> None:
    body = bodies.PartMarked(pack=pack, clause=clause, part=code, verdict=verdict)
    log.add(EventType.PART_MARKED, body)


def _findings(log: sample.Chain) -> None:
    for number, clause in enumerate((SOFT, LISTED), start=1):
        finding = bodies.Finding(
            id=f"66666666-6666-4666-8666-66666666666{number}",
            pack=sample.QUALITY,
            clause=clause,
            fact=f"示例事实{number}。",
            rectification="示例要求。",
        )
        log.add(EventType.FINDING_RECORDED, finding)


def _veto(
    log: sample.Chain, veto: str, basis: str, answer: str, found: tuple[bodies.Incident, ...]
) -> None:
    body = bodies.VetoAnswered(
        pack=sample.COMMUNITY, veto=veto, basis=basis, answer=answer, incidents=found
    )
    log.add(EventType.VETO_ANSWERED, body)


def facts(log: sample.Chain | None = None) -> tuple[Facts, str]:
    frozen = freeze(fold((log or chain()).events), packs())
    return frozen, facts_digest(facts_bytes(frozen))

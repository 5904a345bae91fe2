"""Which papers there are of a frozen visit, and how each is made. No Qt.

What a package carries is a shorter list (``carried_codes``): everything else follows from the facts
inside it, byte for byte, and would only make packages larger (decisions 050 and 064).
"""

from collections.abc import Collection, Mapping
from functools import cache

from models.facts.bodies import VisitKind
from models.facts.decision import DecisionFacts
from models.facts.reader import ByteReader
from models.facts.signing import Signatures
from models.facts.types import Facts
from models.standards import plans
from models.standards.types import Pack
from reports.acceptance import BESIDE
from reports.annex_3 import annex_3_pdf
from reports.findings_order import problems
from reports.render import FORM_TITLES, PrintInfo, render
from ui.paper_groups import ACCEPTANCE_RECORD, ANNEX_3, DELIVERY_NOTE, FROZEN

ALWAYS = ("findings", "record", "scores", "indicators")
"""Papers every frozen visit has; the others belong to a standard, or to what was found."""
ANNEX_3_TITLE = "附件3 社区医院建设规划时间表"
DELIVERY_TITLE = "数据包交接单"


@cache
def titles() -> Mapping[str, str]:
    """Return what the papers of a frozen visit are called."""
    named = {ANNEX_3: ANNEX_3_TITLE, DELIVERY_NOTE: DELIVERY_TITLE}
    return {
        **FORM_TITLES,
        **named,
        "pledge": "评审员承诺书",
        "attendance": "首次会议、末次会议签到表",
    }


def carried_codes(facts: Facts, packs: Mapping[str, Pack]) -> tuple[str, ...]:
    """Return the forms a package carries: those of its standards, and those of ours to be signed.

    The page on which evaluators sign stands behind the annex it belongs to (decision 064).
    """
    chosen = [packs[p.sha256] for p in facts.packs if p.sha256 in packs]
    issued = [form.code for pack in chosen for form in pack.forms if form.code in FORM_TITLES]
    found = dict.fromkeys(issued)
    if accepted(facts, found):
        place = issued.index(BESIDE) + 1
        found = dict.fromkeys((*issued[:place], ACCEPTANCE_RECORD, *issued[place:]))
    return (*found, "record", "findings")


def accepted(facts: Facts, issued: Collection[str]) -> bool:
    """Return whether 现场验收记录 belongs to a visit: not where a facility assesses itself."""
    return BESIDE in issued and facts.visit.kind is not VisitKind.SELF_ASSESSMENT


def codes_of(facts: Facts, packs: Mapping[str, Pack]) -> tuple[str, ...]:
    """Return the papers that can be made of these facts, in the order of the groups."""
    chosen = [packs[p.sha256] for p in facts.packs if p.sha256 in packs]
    found = {form.code for pack in chosen for form in pack.forms} | {*ALWAYS}
    found |= {ACCEPTANCE_RECORD} if accepted(facts, found) else set()
    found |= {"rectification"} if problems(facts) else set()
    found |= {ANNEX_3} if plans.planned(pack.id for pack in chosen) else set()
    return tuple(code for code in FROZEN if code in found)


def paper(
    code: str,
    facts: Facts,
    facts_digest: str,
    *,
    signatures: Signatures | None = None,
    decision: DecisionFacts | None = None,
    reader: ByteReader | None = None,
    packs: Mapping[str, Pack] | None = None,
    print_info: PrintInfo | None = None,
    earlier: bool = False,
) -> bytes:
    """Return a paper of frozen facts as PDF, as ``render`` does, which says of ``earlier`` more."""
    plan = plans.plan_of(p.id for p in facts.packs) if code == ANNEX_3 else None
    if plan is not None:
        return annex_3_pdf(plan, facts.visit.organisation, print_info)
    return render(
        code,
        facts,
        facts_digest,
        signatures=signatures,
        decision=decision,
        reader=reader,
        packs=packs,
        print_info=print_info,
        earlier=earlier,
    )

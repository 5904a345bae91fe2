"""Boxes, brackets and words of judgement: one verdict, each form's own words."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from models.facts.bodies import VisitKind
from models.standards.judgement import PackOutcome
from models.standards.types import Verdict
from reports.paragraph import Run

EMPTY_BOX = "□"
TICKED_BOX = "☑"
TICK = "✓"

VERDICT_WORDS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.MET: "达标",
        Verdict.NOT_MET: "不达标",
        Verdict.NOT_APPLICABLE: "不适用",
        Verdict.TO_VERIFY: "待核实",
        Verdict.UNCHECKED: "未查",
    }
)
"""Words of the record and of annex 1; annex 4 says 未达标 through its field's options."""

OUTCOME_WORDS: Mapping[PackOutcome, str] = MappingProxyType(
    {
        PackOutcome.PASSED: "全部达标",
        PackOutcome.FAILED: "未全部达标",
        PackOutcome.UNDETERMINED: "尚不能得出结果",
        PackOutcome.NO_RULE: "文件未规定",
        PackOutcome.TIERED: "按档次评定",
    }
)

KIND_WORDS: Mapping[VisitKind, str] = MappingProxyType(
    {
        VisitKind.SELF_ASSESSMENT: "自评",
        VisitKind.ON_SITE: "现场评价",
        VisitKind.RE_EVALUATION: "复评",
        VisitKind.SPOT_CHECK: "抽查",
    }
)
"""What a visit is called on paper."""


def box_after(label: str, ticked: bool) -> str:
    """Return ``达标☑``: annexes 1 and 2 print the box after its word."""
    return label + (TICKED_BOX if ticked else EMPTY_BOX)


def boxes(options: Sequence[str], chosen: Collection[str], gap: str = "　") -> list[Run | str]:
    """Return every option with its box; an option and its box stay on one line."""
    runs: list[Run | str] = []
    for option in options:
        if runs:
            runs.append(gap)
        runs.append(Run(box_after(option, option in chosen), bound=True))
    return runs


def brackets(options: Sequence[str], chosen: str, gap: str = "　　") -> list[Run | str]:
    """Return ``（✓）达标　　（　）未达标``: annex 4 prints brackets before the word."""
    runs: list[Run | str] = []
    for option in options:
        if runs:
            runs.append(gap)
        inside = f" {TICK} " if option == chosen else "　"
        runs.append(Run(f"（{inside}）{option}", bound=True))
    return runs

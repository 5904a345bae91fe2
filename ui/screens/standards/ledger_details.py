"""Everything a ledger or the programme says of one of its lines, as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.standards.ledgers.types import (
    MASK,
    Action,
    Category,
    CohortRule,
    Group,
    KeyIndicators,
    Quote,
    Target,
    Task,
    YearVeto,
)
from models.standards.programme import Goal, Passage, TierConsequence
from models.standards.programme import Group as ProgrammeGroup
from ui.screens.standards import wording
from ui.screens.standards.blocks import Block, Facts, Issued, Points, Remark, Title
from ui.screens.standards.programme_outline import Dates


def blocks_of(payload: object) -> Iterator[Block]:
    """Yield the details of a line of a ledger or programme; nothing for anything else."""
    for kind, told in _TOLD.items():
        if isinstance(payload, kind):
            yield from told(payload)
            return


def _task(task: Task) -> Iterator[Block]:
    translate = QCoreApplication.translate
    yield Title(translate("Standards", "Task {n}").format(n=task.number))
    yield Issued(task.text, wording.place(task.source))
    if task.masks or MASK in task.departments_text:
        said = translate(
            "Standards", "The page masked words with “(略)” or “*”; they are kept, never guessed."
        )
        yield Remark(said, "warn", "alert")
    yield Title(translate("Standards", "Responsible departments"))
    yield Issued(task.departments_text, wording.place(task.departments_source))
    yield Points(tuple((f"{n}.", name) for n, name in enumerate(task.departments, start=1)))
    if len(task.departments) > 1:
        yield Remark(translate("Standards", "The document does not say that the first one leads."))
    if task.projects:
        yield Title(translate("Standards", "Building projects"))
        yield Points(tuple((one.step, one.place) for one in task.projects))


def _target(target: Target) -> Iterator[Block]:
    translate = QCoreApplication.translate
    yield Title(f"{target.id}  {target.metric}")
    for quote in target.quotes:
        yield Issued(quote.text, wording.place(quote.source))
    for test in target.tests:
        yield Remark(wording.threshold(test, target.inputs), "blue", "right")
    implied = "" if target.level_stated else translate("Standards", " (implied only)")
    pairs = [
        (translate("Standards", "Scope"), target.level_words + implied),
        (translate("Standards", "Region class"), "、".join(map(wording.region, target.regions))),
        (translate("Standards", "Counted"), target.subject),
        (translate("Standards", "Hardness"), wording.hardness(target.hardness)),
        (translate("Standards", "By when"), wording.due(target)),
        (translate("Standards", "Measured by"), wording.measure(target.measure)),
        (translate("Standards", "Condition"), "；".join(c.label for c in target.conditions)),
        (translate("Standards", "Tasks"), "、".join(map(str, target.tasks))),
    ]
    yield Facts(tuple(pair for pair in pairs if pair[1]))
    if target.parts:
        yield Title(translate("Standards", "The duty consists of"))
        yield Points(tuple((f"{n}.", part) for n, part in enumerate(target.parts, start=1)))
    if target.any_of:
        yield Remark(translate("Standards", "One of the comparisons is enough."))
    if target.hardness.soft:
        said = translate("Standards", "A soft target: shown and counted, never a failure.")
        yield Remark(said, "warn", "alert")
    if target.hint:
        yield Remark(target.hint)


def _action(action: Action) -> Iterator[Block]:
    yield Title(f"{action.label}{action.name}")
    yield from (Issued(quote.text, wording.place(quote.source)) for quote in action.texts)


def _group(group: Group) -> Iterator[Block]:
    translate = QCoreApplication.translate
    yield Title(f"{group.label}{group.name}")
    yield Issued(group.name, wording.place(group.source))
    yield Title(translate("Standards", "The same in the body of the plan"))
    yield Issued(group.body.text, wording.place(group.body.source))
    body = [name for name in group.body_departments.split("、") if name]
    annex = list(dict.fromkeys(name for task in group.tasks for name in task.departments))
    pairs = ((translate("Standards", "Departments"), group.body_departments),)
    yield Facts(pairs)
    if set(body) != set(annex):
        said = translate("Standards", "Body and annex name different departments; both are shown.")
        yield Remark(said, "warn", "alert")
        yield Facts(((translate("Standards", "In the annex"), "、".join(annex)),))


def _category(category: Category) -> Iterator[Block]:
    yield Title(f"{category.label}{category.name}")
    yield Issued(category.name, wording.place(category.source))


def _cohort(rule: CohortRule) -> Iterator[Block]:
    translate = QCoreApplication.translate
    yield Title(translate("Standards", "Who must reach the standard, and who is exempt"))
    for quote in (rule.duty, rule.exemption):
        yield Issued(quote.text, wording.place(quote.source))
    people, staff = (
        translate("Standards", "more than {n} people served").format(n=f"{rule.people:,}"),
        translate("Standards", "fewer than {n} staff").format(n=rule.staff),
    )
    yield Facts(
        (
            (translate("Standards", "Duty"), people),
            (translate("Standards", "Exempt"), staff),
        )
    )
    if rule.hint:
        yield Remark(rule.hint)


def _year_veto(veto: YearVeto) -> Iterator[Block]:
    translate = QCoreApplication.translate
    yield Title(translate("Standards", "Veto of the year"))
    yield Issued(veto.quote.text, wording.place(veto.quote.source))
    yield Facts(((translate("Standards", "Not open"), "、".join(veto.tiers)),))
    if veto.hint:
        yield Remark(veto.hint)


def _key(key: KeyIndicators) -> Iterator[Block]:
    yield Title(QCoreApplication.translate("Standards", "Key indicators of every re-check"))
    yield Issued(key.quote.text, wording.place(key.quote.source))
    yield Points(tuple((f"{n}.", item) for n, item in enumerate(key.items, start=1)))


def _goal(goal: Goal) -> Iterator[Block]:
    translate = QCoreApplication.translate
    yield Title(translate("Standards", "Goal of {year}").format(year=goal.year))
    yield Issued(goal.quote.text, wording.place(goal.quote.source))
    yield Facts(
        (
            (translate("Standards", "Area"), goal.area),
            (translate("Standards", "Tier"), goal.tier),
            (translate("Standards", "At least"), str(goal.at_least)),
        )
    )


def _consequence(one: TierConsequence) -> Iterator[Block]:
    said = QCoreApplication.translate("Standards", "What follows from the tier {tier}")
    yield Title(said.format(tier=one.tier))
    yield Issued(one.consequence.text, wording.place(one.consequence.source))


def _quoted(quote: Quote | Passage) -> Iterator[Block]:
    yield Title(QCoreApplication.translate("Standards", "Text of the document"))
    yield Issued(quote.text, wording.place(quote.source))


def _posts(group: ProgrammeGroup) -> Iterator[Block]:
    yield Title(group.name)
    yield Issued(group.name, wording.place(group.source))
    yield Points(tuple((one.role, one.post) for one in group.posts))


def _dates(dates: Dates) -> Iterator[Block]:
    translate = QCoreApplication.translate
    programme = dates.programme
    yield Title(translate("Standards", "Dates of the programme"))
    for one in (programme.self_assessment, *programme.dates):
        yield Issued(one.text, wording.place(one.source))
    months = translate("Standards", "at least {n} months")
    yield Facts(
        (
            (
                translate("Standards", "Self-assessment"),
                months.format(n=programme.self_assessment_months),
            ),
            (translate("Standards", "Counties report"), programme.county_by),
            (translate("Standards", "City reports"), programme.city_by),
        )
    )


_TOLD: dict[type, Callable[[Any], Iterator[Block]]] = {
    Task: _task,
    Target: _target,
    Action: _action,
    Group: _group,
    Category: _category,
    CohortRule: _cohort,
    YearVeto: _year_veto,
    KeyIndicators: _key,
    Goal: _goal,
    TierConsequence: _consequence,
    Quote: _quoted,
    Passage: _quoted,
    ProgrammeGroup: _posts,
    Dates: _dates,
}

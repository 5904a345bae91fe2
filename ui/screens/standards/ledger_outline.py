"""A ledger as lines: passages with their targets, tasks with their departments."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from models.standards.ledgers.types import (
    MASK,
    Action,
    Category,
    Hardness,
    Ledger,
    Level,
    Region,
    Target,
    Task,
)
from ui.itemmodels.outline import Line, LineKind, Outline, facet
from ui.screens.standards import wording


def outline_of(ledger: Ledger) -> Outline:
    """Return the lines of a ledger; its filters are those that its lines have values for."""
    lines = (*_actions(ledger), *_rules(ledger), *_categories(ledger))
    translate = QCoreApplication.translate
    years = {
        "annual": translate("Standards", "Every year"),
        "none": translate("Standards", "No date printed"),
    }
    known = sorted({v for line in lines for v in line.facets.get("year", ()) if v.isdigit()})
    levels = {str(one): wording.level(one) for one in Level}
    regions = {str(one): wording.region(one) for one in Region}
    hard = {str(one): wording.hardness(one) for one in Hardness}
    facets = (
        facet("department", translate("Standards", "Department"), lines, {}),
        facet("level", translate("Standards", "Scope"), lines, levels),
        facet("region", translate("Standards", "Region class"), lines, regions),
        facet("year", translate("Standards", "Year"), lines, dict.fromkeys(known, "") | years),
        facet("hardness", translate("Standards", "Hardness"), lines, hard),
    )
    # A filter is worth its room only where it tells lines apart.
    shown = tuple(one for one in facets if len(one.values) > 1)
    return Outline(lines, shown, _counted(ledger))


def _counted(ledger: Ledger) -> str:
    translate = QCoreApplication.translate
    tasks, targets = sum(1 for _ in ledger.tasks()), len(ledger.targets)
    if not tasks:
        return translate("Standards", "{n} targets").format(n=targets)
    return translate("Standards", "{n} tasks, {m} targets").format(n=tasks, m=targets)


def _actions(ledger: Ledger) -> Iterator[Line]:
    by_action: dict[str, list[Target]] = {}
    for target in ledger.targets:
        by_action.setdefault(target.action, []).append(target)
    for action in ledger.actions:
        yield from _action(action, by_action.pop(action.code, []))
    groups = {group.code for group in ledger.groups()}
    # What belongs to a group of the annex stands there; a passage nobody names stands here.
    loose = [t for code, found in by_action.items() if code not in groups for t in found]
    yield from (_target(target, 0) for target in loose)


def _action(action: Action, targets: list[Target]) -> Iterator[Line]:
    key = f"a/{action.code}"
    yield Line(key, LineKind.HEADING, 0, action.label, action.name, payload=action)
    for number, quote in enumerate(action.texts):
        yield Line(f"{key}/{number}", LineKind.NOTE, 1, "", quote.text, payload=quote)
    yield from (_target(target, 1) for target in targets)


def _target(target: Target, depth: int) -> Line:
    quoted = target.quotes[0].text if target.quotes else ""
    limits = " · ".join(wording.limit_of(test) for test in target.tests)
    chips = [(wording.hardness(target.hardness), "warn" if target.hardness.soft else "blue")]
    chips.append((wording.due(target), ""))
    chips.append((target.level_words, ""))
    if limits:
        chips.insert(0, (limits, "blue"))
    return Line(
        key=f"t/{target.id}",
        kind=LineKind.TEXT,
        depth=depth,
        code=target.id,
        text=target.metric,
        below=f"“{quoted}”" if quoted else "",
        chips=tuple(chips),
        facets={
            "level": (str(target.level),),
            "region": tuple(str(one) for one in target.regions),
            "year": wording.years(target),
            "hardness": (str(target.hardness),),
        },
        payload=target,
        searched=" ".join(
            [target.id, target.metric, target.subject, target.hint]
            + [quote.text for quote in target.quotes]
        ).casefold(),
    )


def _rules(ledger: Ledger) -> Iterator[Line]:
    """What holds beside the targets: who is under the duty, the veto, the key indicators."""
    found = (
        ("cohort", ledger.cohort),
        ("veto", ledger.veto),
        ("key", ledger.key_indicators),
    )
    if any(one is not None for _, one in found):
        said = QCoreApplication.translate("Standards", "Cohort, veto of the year, key indicators")
        yield Line("rules", LineKind.HEADING, 0, "", said)
    if ledger.cohort is not None:
        yield Line(
            "rules/cohort", LineKind.TEXT, 1, "", ledger.cohort.duty.text, payload=ledger.cohort
        )
    if ledger.veto is not None:
        yield Line("rules/veto", LineKind.TEXT, 1, "", ledger.veto.quote.text, payload=ledger.veto)
    if ledger.key_indicators is not None:
        key = ledger.key_indicators
        yield Line("rules/key", LineKind.TEXT, 1, "", key.quote.text, payload=key)


def _categories(ledger: Ledger) -> Iterator[Line]:
    targets: dict[str, list[Target]] = {}
    for target in ledger.targets:
        targets.setdefault(target.action, []).append(target)
    for category in ledger.categories:
        yield from _category(category, targets)


def _category(category: Category, targets: dict[str, list[Target]]) -> Iterator[Line]:
    key = f"k/{category.code}"
    yield Line(key, LineKind.HEADING, 0, category.label, category.name, payload=category)
    for group in category.groups:
        key = f"g/{group.code}"
        below = group.body_departments
        yield Line(key, LineKind.SUB, 1, group.label, group.name, below=below, payload=group)
        yield from (_task(task, group.name) for task in group.tasks)
        yield from (_target(target, 2) for target in targets.get(group.code, []))


def _task(task: Task, group: str) -> Line:
    translate = QCoreApplication.translate
    chips: list[tuple[str, str]] = []
    if task.masks:
        said = translate("Standards", "Masked in the source: {n}").format(n=task.masks)
        chips.append((said, "warn"))
    elif MASK in task.departments_text:
        chips.append((translate("Standards", "Masked in the source: {n}").format(n=1), "warn"))
    return Line(
        key=f"task/{task.number}",
        kind=LineKind.TEXT,
        depth=2,
        code=str(task.number),
        text=task.text,
        below=task.departments_text,
        chips=tuple(chips),
        facets={"department": task.departments},
        payload=task,
        searched=f"{task.number} {group} {task.text} {task.departments_text}".casefold(),
    )

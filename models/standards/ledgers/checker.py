"""The integrity check of a ledger: plain sentences about what is wrong, none when all is well.

Nothing is repaired: texts stay as issued.
"""

import unicodedata
from collections.abc import Callable, Iterator

from models.standards.ledgers.checks_targets import check_rules, check_targets
from models.standards.ledgers.filters import split_departments
from models.standards.ledgers.passages import Placed, texts
from models.standards.ledgers.types import MASK, Group, Ledger, Task
from models.standards.sentences import Sentence, repeated, say


def check(ledger: Ledger) -> Iterator[Sentence]:
    """Yield a sentence for every fault of ``ledger``."""
    for one in CHECKS:
        yield from one(ledger)


def check_tree(ledger: Ledger) -> Iterator[Sentence]:
    """Yield what is wrong with the codes and the numbers of tasks."""
    tasks = tuple(ledger.tasks())
    if not tasks and not ledger.targets:
        yield say("ledger-empty")
    for expected, task in enumerate(tasks, start=1):
        if task.number != expected:
            yield say("ledger-task-number", task=task.number, expected=expected)
    codes = [one.code for one in ledger.actions]
    codes += [one.code for one in ledger.categories]
    codes += [one.code for one in ledger.groups()]
    for code in repeated(codes):
        yield say("ledger-code-twice", code=code)


def check_headings(ledger: Ledger) -> Iterator[Sentence]:
    """Yield what is wrong with the headings of categories, groups and passages."""
    for category in ledger.categories:
        for group in category.groups:
            if not group.code.startswith(f"{category.code}/"):
                yield say("ledger-group-code", code=group.code, category=category.code)
            yield from _group(group)
    for action in ledger.actions:
        # The heading 一、总体要求 stands on a line of its own, above its passage.
        opening = "" if action.label.endswith("、") else action.label + action.name
        if not action.texts or not action.texts[0].text.startswith(opening):
            yield say("ledger-heading-missing", code=action.code, name=action.name)


def _group(group: Group) -> Iterator[Sentence]:
    if not group.tasks:
        yield say("ledger-group-empty", code=group.code)
    if group.name not in group.body.text:
        yield say("ledger-heading-missing", code=group.code, name=group.name)
    if group.body_departments not in group.body.text:
        yield say("ledger-body-departments", code=group.code)


def check_departments(ledger: Ledger) -> Iterator[Sentence]:
    """Yield what is wrong with the departments of tasks."""
    names = [one.name for one in ledger.departments]
    for name in repeated(names):
        yield say("ledger-department-twice", name=name)
    used: list[str] = []
    for task in ledger.tasks():
        if task.departments != split_departments(task.departments_text):
            yield say("ledger-departments-differ", task=task.number)
        for name in task.departments:
            if name not in names:
                yield say("ledger-department-unknown", task=task.number, name=name)
        used.extend(task.departments)
    for name in names:
        if name not in used:
            yield say("ledger-department-unused", name=name)


def check_tasks(ledger: Ledger) -> Iterator[Sentence]:
    """Yield what is wrong with the texts of tasks: masks and named projects."""
    for task in ledger.tasks():
        found = task.text.count(MASK)
        if found != task.masks:
            yield say("ledger-masks", task=task.number, found=found, said=task.masks)
        yield from _projects(task)


def _projects(task: Task) -> Iterator[Sentence]:
    for project in task.projects:
        if project.step not in task.text or project.place not in project.step:
            yield say("ledger-project-words", task=task.number, place=project.place)


def check_texts(ledger: Ledger) -> Iterator[Sentence]:
    """Yield what is wrong with any text: missing, unclean, unreadable."""
    for place, text in texts(ledger):
        yield from _clean((place, text))


def _clean(placed: Placed) -> Iterator[Sentence]:
    place, text = placed
    if not text.strip():
        yield say("ledger-text-empty", place=place)
    if text != text.strip():
        yield say("ledger-text-spaces", place=place)
    if not unicodedata.is_normalized("NFC", text):
        yield say("ledger-text-not-nfc", place=place)
    for char in sorted(set(text)):
        if unicodedata.category(char)[0] == "C" or char == "\ufffd":
            yield say("ledger-text-unreadable", place=place, char=f"U+{ord(char):04X}")


CHECKS: tuple[Callable[[Ledger], Iterator[Sentence]], ...] = (
    check_tree,
    check_headings,
    check_departments,
    check_tasks,
    check_targets,
    check_rules,
    check_texts,
)

"""The plain-text twin of a ledger: the same words for a reader without this program.

``ledger.txt`` lies beside every shipped ``ledger.yaml`` and is made by :func:`refresh`; a test
says when it is out of date. Run ``python -m models.standards.ledgers.twin`` after a change.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from models.standards.ledgers.filters import by_department, department_differences
from models.standards.ledgers.loading import LoadedLedger, available
from models.standards.ledgers.types import HARDNESS_WORDS, Condition, Group, Ledger, Target, Task
from models.standards.types import Source, Test
from models.standards.working import SIGNS, exact

TWIN_FILE = "ledger.txt"
_KINDS = {"year": "", "annual": "", "term": "（期限）", "none": "未写明"}
_MEASURES = {"number": "", "every": "全部", "words": "只有文字，由人判断", "masked": "数字被遮"}


def twin(loaded: LoadedLedger) -> str:
    """Return the whole ledger as plain text."""
    return "\n".join(_lines(loaded)) + "\n"


def twin_file(loaded: LoadedLedger) -> Path:
    """Return where the twin of a ledger lies."""
    return loaded.file.with_name(TWIN_FILE)


def refresh() -> None:
    """Write the twin of every shipped ledger."""
    for loaded in available():
        twin_file(loaded).write_text(twin(loaded), encoding="utf-8", newline="\n")


def _lines(loaded: LoadedLedger) -> Iterator[str]:
    ledger = loaded.ledger
    yield from _head(ledger, loaded.sha256)
    for action in ledger.actions:
        yield from ("", f"{action.code} {action.name}")
        yield from (f"    {quote.text} {_at(quote.source)}" for quote in action.texts)
    for category in ledger.categories:
        yield from ("", f"# {category.label}{category.name} {_at(category.source)}")
        for group in category.groups:
            yield from _group(group)
    if ledger.targets:
        yield from ("", "# 目标和职责")
    for target in ledger.targets:
        yield from _target(target)
    yield from _rules(ledger)
    yield from _departments(ledger)


def _head(ledger: Ledger, sha256: str) -> Iterator[str]:
    yield ledger.title
    yield f"版本：{ledger.edition}"
    if ledger.issuer:
        yield f"发布：{ledger.issuer}"
    if ledger.issued_on:
        yield f"日期：{ledger.issued_on}"
    yield f"台账：{ledger.id}"
    yield f"台账摘要：sha256:{sha256}"
    yield f"来源文本：{ledger.source_document}，sha256:{ledger.source_sha256}；[n] 是其中的行号"
    yield from (f"说明：{remark}" for remark in ledger.remarks)


def _at(source: Source) -> str:
    return f"[{source.line}]"


def _group(group: Group) -> Iterator[str]:
    yield from ("", f"## {group.label}{group.name} {_at(group.source)}")
    yield f"    正文：{group.body.text} {_at(group.body.source)}"
    for task in group.tasks:
        yield from _task(task)


def _task(task: Task) -> Iterator[str]:
    yield f"  {task.number}. {task.text} {_at(task.source)}"
    yield f"      责任部门：{task.departments_text} {_at(task.departments_source)}"
    for project in task.projects:
        yield f"      项目：{project.place}（{project.step}）"


def _target(target: Target) -> Iterator[str]:
    yield from ("", f"{target.id} {target.metric}")
    implied = "" if target.level_stated else "（文件未明写）"
    yield f"    范围：{target.level_words}{implied}；对象：{target.subject}"
    for condition in target.conditions:
        yield f"    前提：{_condition(condition)}"
    yield f"    要求：{_value(target)}（{HARDNESS_WORDS[target.hardness]}）"
    yield f"    期限：{target.due.words}{_KINDS[target.due.kind]}"
    if target.parts:
        often = f"（每年{target.times}次）" if target.times else ""
        yield "    内容：" + "；".join(target.parts) + often
    if target.tasks:
        yield "    任务：" + "、".join(map(str, target.tasks))
    yield from (f"    原文：{quote.text} {_at(quote.source)}" for quote in target.quotes)
    if target.hint:
        yield f"    提示：{target.hint}"


def _condition(condition: Condition) -> str:
    if condition.operator is None or condition.value is None:
        return condition.label
    return f"{condition.label} {SIGNS[condition.operator]} {condition.value}{condition.unit}"


def _value(target: Target) -> str:
    shown = ("；或 " if target.any_of else "；").join(map(_test, target.tests))
    end = f"，区间上端 {target.range_end}" if target.range_end is not None else ""
    words = f" “{target.wording}”" if target.wording else ""
    measure = _MEASURES[target.measure] if not target.tests else ""
    return (shown or measure or "见内容") + end + words


def _test(test: Test) -> str:
    if test.one_of:
        return f"{test.label}：是"
    fraction = f"{test.value}/{test.per}" if test.per != 1 else f"{test.value}{test.unit}"
    percent = f"（{exact(Fraction(100 * test.value, test.per))}%）" if test.percent else ""
    return f"{test.label} {SIGNS[test.operator]} {fraction}{percent}"


def _rules(ledger: Ledger) -> Iterator[str]:
    if ledger.cohort is not None:
        yield from ("", "# 机构范围")
        for quote in (ledger.cohort.duty, ledger.cohort.exemption):
            yield f"    原文：{quote.text} {_at(quote.source)}"
        yield f"    提示：{ledger.cohort.hint}"
    if ledger.veto is not None:
        yield from ("", f"# 当年否决 {ledger.veto.code}")
        yield f"    原文：{ledger.veto.quote.text} {_at(ledger.veto.quote.source)}"
        yield f"    不能申报：{'、'.join(ledger.veto.tiers)}"
        yield f"    提示：{ledger.veto.hint}"
    if ledger.key_indicators is not None:
        key = ledger.key_indicators
        yield from ("", "# 复核评价重要指标：" + "、".join(key.items))
        yield f"    原文：{key.quote.text} {_at(key.quote.source)}"


def _departments(ledger: Ledger) -> Iterator[str]:
    if ledger.departments:
        yield from ("", "# 按责任部门")
    for name, tasks in by_department(ledger).items():
        numbers = "、".join(str(task.number) for task in tasks)
        yield f"  {name}（{len(tasks)}）：{numbers}"
    for one in department_differences(ledger):
        body, annex = "、".join(one.body_only) or "无", "、".join(one.annex_only) or "无"
        yield f"  {one.group} 正文与附表不同：只见于正文 {body}；只见于附表 {annex}"


if __name__ == "__main__":
    refresh()

"""The plain-text twin of a programme: ``programme.txt`` beside every ``programme.yaml``.

Made by :func:`refresh`; a test says when it is out of date. Run
``python -m models.standards.programme_twin`` after a change.
"""

from collections.abc import Iterator
from pathlib import Path

from models.standards.programme import LoadedProgramme, Passage, Programme, shipped

TWIN_FILE = "programme.txt"


def twin(loaded: LoadedProgramme) -> str:
    """Return the whole programme as plain text."""
    return "\n".join(_lines(loaded)) + "\n"


def twin_file(loaded: LoadedProgramme) -> Path:
    """Return where the twin of a programme lies."""
    return loaded.file.with_name(TWIN_FILE)


def refresh() -> None:
    """Write the twin of every shipped programme."""
    for loaded in shipped():
        twin_file(loaded).write_text(twin(loaded), encoding="utf-8", newline="\n")


def _lines(loaded: LoadedProgramme) -> Iterator[str]:
    plan = loaded.programme
    yield plan.title
    yield f"方案：{plan.id}"
    yield f"方案摘要：sha256:{loaded.sha256}"
    yield f"来源文本：{plan.source_document}，sha256:{plan.source_sha256}；[n] 是其中的行号"
    yield from _dates(plan)
    yield from _people(plan)
    yield from ("", "# 结果运用")
    for one in plan.consequences:
        reach = {"only": "", "and_above": "及以上", "and_below": "及以下"}
        name = f"{one.tier}以下" if one.under else one.tier + reach[one.consequence.reach]
        quoted = Passage(text=one.consequence.text, source=one.consequence.source)
        yield f"{name}：{_quoted(quoted)}"
    yield from ("", "# 原文")
    yield from map(_quoted, plan.passages)


def _dates(plan: Programme) -> Iterator[str]:
    yield from ("", "# 进度")
    yield f"自评自查不少于 {plan.self_assessment_months} 个月：{_quoted(plan.self_assessment)}"
    yield f"县区自查上报截止：{plan.county_by}（含当日）"
    yield f"市级复核上报截止：{plan.city_by}（含当日）"
    yield from (f"    原文：{_quoted(one)}" for one in plan.dates)
    yield from ("", "# 工作目标")
    for goal in plan.goals:
        yield f"{goal.year} {goal.area} {goal.tier} 至少 {goal.at_least} 家"
        yield f"    原文：{_quoted(goal.quote)}"


def _people(plan: Programme) -> Iterator[str]:
    yield from ("", "# 人员构成：" + "、".join(one.name for one in plan.specialties))
    yield f"    原文：{_quoted(plan.team)}"
    for group in plan.groups:
        yield from ("", f"# {group.name}（{len(group.posts)} 人） [{group.source.line}]")
        yield from (f"{one.role} {one.post} [{one.source.line}]" for one in group.posts)


def _quoted(passage: Passage) -> str:
    return f"{passage.text} [{passage.source.line}]"


if __name__ == "__main__":
    refresh()

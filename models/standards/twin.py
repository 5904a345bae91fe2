"""The plain-text twin of a pack: the same words for a reader without this program.

``pack.txt`` lies beside every shipped ``pack.yaml`` and is made by :func:`refresh`; a test says
when it is out of date. Run ``python -m models.standards.twin`` after a change to a pack.
"""

from collections.abc import Iterator
from pathlib import Path

from models.standards.loading import LoadedPack, available
from models.standards.twin_parts import part_lines, tag_lines
from models.standards.twin_tiers import grade_lines, tier_lines
from models.standards.types import (
    Clause,
    FormSpec,
    Indicator,
    Input,
    Pack,
    Section,
    Source,
    Test,
)

TWIN_FILE = "pack.txt"
_ABSENCE = {
    "never": "",
    "profile": "不适用：机构无此条件时可选",
    "approval": "不适用：须说明理由并经组长同意",
}

_SHARES = {
    "full": "完全责任",
    "main": "主要责任",
    "secondary": "次要责任",
    "slight": "轻微责任",
    "none": "无责任",
}


def twin(loaded: LoadedPack) -> str:
    """Return the whole pack as plain text."""
    return "\n".join(_lines(loaded)) + "\n"


def twin_file(loaded: LoadedPack) -> Path:
    """Return where the twin of a pack lies."""
    return loaded.file.with_name(TWIN_FILE)


def refresh() -> None:
    """Write the twin of every shipped pack."""
    for loaded in available():
        twin_file(loaded).write_text(twin(loaded), encoding="utf-8", newline="\n")


def _lines(loaded: LoadedPack) -> Iterator[str]:
    pack = loaded.pack
    yield from _head(pack, loaded.sha256)
    for section in pack.sections:
        yield from _section(section, 0)
    if pack.vetoes:
        yield from ("", "否决事项")
    for veto in pack.vetoes:
        years = f"（追溯{veto.window_years}年）" if veto.window_years else ""
        yield f"{veto.code} {veto.text}{years} {_at(veto.source)}"
        yield from _optional("    提示：", veto.hint)
        if veto.accident_grade:
            yield f"    计入：医疗事故 1 级（最重）至 {veto.accident_grade} 级"
        if veto.shares:
            yield f"    计入：责任程度 {'、'.join(_SHARES[share] for share in veto.shares)}"
    yield from tier_lines(pack)
    for form in pack.forms:
        yield from _form(form)


def _head(pack: Pack, sha256: str) -> Iterator[str]:
    yield pack.title
    yield f"版本：{pack.edition}"
    yield from _optional("发布：", pack.issuer)
    yield from _optional("文号：", pack.document_number)
    yield from _optional("日期：", pack.issued_on or "")
    yield f"标准包：{pack.id}"
    yield f"标准包摘要：sha256:{sha256}"
    yield f"来源文本：{pack.source_document}，sha256:{pack.source_sha256}；[n] 是其中的行号"
    yield f"判定：{pack.decision_text}"
    yield from _optional("选用：", "检查时自愿选用" if pack.optional else "")


def _at(source: Source) -> str:
    return f"[{source.line}]"


def _optional(label: str, text: str) -> Iterator[str]:
    if text:
        yield label + text


def _section(section: Section, depth: int) -> Iterator[str]:
    yield ""
    yield f"{'#' * (depth + 1)} {section.code} {section.name} {_at(section.source)}"
    for indicator in section.indicators:
        yield from _indicator(indicator)
    for child in section.sections:
        yield from _section(child, depth + 1)


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield ""
    own = "" if indicator.name_is_issued else "（名称为本程序所加）"
    yield f"{indicator.code} {indicator.name}{own} {_at(indicator.source)}"
    yield from _optional("    地点：", "、".join(indicator.places))
    yield from (f"    {n.text} {_at(n.source)}" for n in indicator.notes if n.before)
    for clause in indicator.clauses:
        yield from _clause(clause)
    yield from (f"    {n.text} {_at(n.source)}" for n in indicator.notes if not n.before)


def _clause(clause: Clause) -> Iterator[str]:
    yield f"  {clause.code} {clause.text} {_at(clause.source)}"
    yield from _optional("      评价方法：", clause.method_text)
    yield from _optional("      ", _ABSENCE[clause.not_applicable])
    yield from tag_lines(clause)
    yield from part_lines(clause)
    yield from grade_lines(clause)
    for entry in clause.inputs:
        yield f"      填写：{_input(entry)}"
    for test in clause.tests:
        yield f"      比较：{_test(test, clause)}"


def _input(entry: Input) -> str:
    unit = f"（{entry.unit}）" if entry.unit else ""
    answers = "／".join(choice.label for choice in entry.choices)
    hint = f"　{entry.hint}" if entry.hint else ""
    return entry.label + unit + (f"：{answers}" if answers else "") + hint


def _test(test: Test, clause: Clause) -> str:
    labels = {entry.key: entry.label for entry in clause.inputs}
    answers = {c.value: c.label for entry in clause.inputs for c in entry.choices}
    if test.one_of:
        when = f"{answers[test.when_value]}：" if test.when_value else ""
        accepted = "／".join(answers[value] for value in test.one_of)
        return f"{when}{labels[test.numerator]} 为 {accepted}"
    above = labels[test.numerator]
    below = f" ÷ {labels[test.denominator]}" if test.denominator else ""
    threshold = f"{test.value}/{test.per}" if test.per != 1 else str(test.value)
    line = f"{above}{below} {test.operator} {threshold}"
    line += f"，高于 {test.upper}/{test.per} 只注明“高于区间”" if test.upper is not None else ""
    return line + (f"（时段：{test.period}）" if test.period else "")


def _form(form: FormSpec) -> Iterator[str]:
    yield ""
    yield f"表 {form.code} {form.title} {_at(form.source)}"
    if form.self_assessed:
        yield "  自查：数据由申请单位自己填写，核实的数据不自动打印"
    for number, field in enumerate(form.fields, start=1):
        group = f"{field.group} · " if field.group else ""
        unit = f" {field.unit}" if field.unit else ""
        options = "　" + " ".join(f"□{option}" for option in field.options) if field.options else ""
        yield f"  {number} {group}{field.label}{unit}{options} {_at(field.source)}"


if __name__ == "__main__":
    refresh()

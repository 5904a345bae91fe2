"""The community-hospital criteria against their source text: criteria, vetoes and forms."""

import re
from pathlib import Path

import pytest

from models.standards.loading import load
from models.standards.types import DecisionRule, FormSpec, NotApplicable, Pack
from resources import path

SOURCE = Path(__file__).parents[1] / "sources" / "001.txt"
LINES = SOURCE.read_text(encoding="utf-8").split("\n")
ANNEX_1 = range(66, 131)
ANNEX_2 = range(131, 251)
ANNEX_4 = range(270, len(LINES) + 1)
BOXES = "达标□不达标□"
NOT_FIELDS = {66: "附件1", 131: "附件2", 270: "附件4"}
HEADING_CELLS_IN_TWO_LINES = {
    144: "证明编号",
    201: "（可另附页）",
    222: "布局图",
    223: "（可另附页）",
    227: "（可另附页）",
    241: "行政部门意见",
}
"""Second and third lines of cells whose first line is the source of the field."""
BLANKS = {327: "年月日"}
"""Where a value goes, not a label: the blank beside 申请时间."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The shipped pack."""
    return load(path("standards", "community-hospital-cq-2020")).pack


def line(number: int) -> str:
    """A source line, 1-based, without spaces and tabs at both ends."""
    return LINES[number - 1].strip()


def squeezed(text: str) -> str:
    """A text without any white space: alignment inside forms is layout."""
    return re.sub(r"\s", "", text)


def form(pack: Pack, code: str) -> FormSpec:
    """The form with a code."""
    (found,) = [one for one in pack.forms if one.code == code]
    return found


def cell(number: int) -> str:
    """The cell that begins at a line: table cells run on until the next tab."""
    text = squeezed(LINES[number - 1])
    for following in range(number + 1, len(LINES) + 1):
        if following not in HEADING_CELLS_IN_TWO_LINES:
            return text
        text += squeezed(LINES[following - 1])
    return text


def test_every_criterion_stands_at_its_line(pack: Pack) -> None:
    for number, indicator in enumerate(pack.indicators(), start=1):
        (clause,) = indicator.clauses
        assert indicator.code == clause.code == line(indicator.source.line) == str(number)
        assert clause.source.line == indicator.source.line + 1
        assert line(clause.source.line) == clause.text
        assert line(clause.source.line + 1) == clause.method_text
        assert line(clause.source.line + 2) == BOXES


def test_every_line_of_annex_1_is_in_the_pack(pack: Pack) -> None:
    accounted = {66: "附件1", 67: pack.title, 129: pack.decision_text[-len(line(129)) :]}
    accounted |= {f.source.line: f.label for f in form(pack, "annex-1").fields}
    for indicator in pack.indicators():
        (clause,) = indicator.clauses
        texts = (indicator.code, clause.text, clause.method_text, BOXES)
        accounted |= dict(enumerate(texts, start=indicator.source.line))
    left = {n: line(n) for n in ANNEX_1 if line(n) and accounted.get(n) != line(n)}
    assert left == {}


def test_counts(pack: Pack) -> None:
    assert [clause.code for clause in pack.clauses()] == [str(n) for n in range(1, 12)]
    assert {f.code: len(f.fields) for f in pack.forms} == {
        "annex-1": 4,
        "annex-2": 33,
        "annex-4": 28,
    }
    methods = [clause.method_text for clause in pack.clauses()]
    counted = {text: methods.count(text) for text in methods}
    assert counted == {"查阅资料。": 5, "现场查看，查阅资料。": 3, "现场了解。": 3}


def test_it_demands_everything(pack: Pack) -> None:
    assert pack.decision is DecisionRule.ALL_CLAUSES_MET
    assert {clause.not_applicable for clause in pack.clauses()} == {NotApplicable.NEVER}
    asked, noted = pack.decision_text.split("注：")
    assert asked in line(51)
    assert "注：" + noted == line(129)


def test_vetoes_are_quoted_from_line_51(pack: Pack) -> None:
    assert [veto.code for veto in pack.vetoes] == ["V1", "V2", "V3"]
    assert [veto.window_years for veto in pack.vetoes] == [2, 2, 0]
    for veto in pack.vetoes:
        assert veto.text in line(veto.source.line)
    quoted = "，".join(veto.text for veto in pack.vetoes)
    assert f"申请验收的社区医院应当{quoted}；" in line(51)


def test_head_of_the_document(pack: Pack) -> None:
    assert (pack.issuer, pack.document_number) == (line(10), line(4))
    year, month, day = re.findall(r"\d+", line(11))
    assert pack.issued_on == f"{year}-{month:0>2}-{day:0>2}"


@pytest.mark.parametrize("code", ["annex-1", "annex-2", "annex-4"])
def test_every_label_stands_at_its_line(pack: Pack, code: str) -> None:
    spec = form(pack, code)
    assert line(spec.source.line) == spec.title
    for field in spec.fields:
        assert squeezed(field.label) == field.label
        assert field.label in cell(field.source.line), field.key
        assert field.unit in line(field.source.line)


def test_the_twenty_departments(pack: Pack) -> None:
    fields = {field.key: field for field in form(pack, "annex-2").fields}
    departments = fields["departments"].options
    assert len(departments) == 20
    printed = "".join(f"{name}□" for name in departments) + fields["departments_other"].label
    assert line(158) == printed


def printed_at(spec: FormSpec) -> dict[int, str]:
    """What the fields of a form print at each source line, without white space."""
    printed: dict[int, str] = {}
    for field in spec.fields:
        before = printed.get(field.source.line, "")
        choice = "".join(f"（）{option}" for option in field.options if field.kind == "choice")
        printed[field.source.line] = before + field.label + choice + field.unit
    return printed


@pytest.mark.parametrize(("code", "lines"), [("annex-2", ANNEX_2), ("annex-4", ANNEX_4)])
def test_every_line_of_a_form_is_in_the_pack(pack: Pack, code: str, lines: range) -> None:
    spec = form(pack, code)
    printed = printed_at(spec) | {158: line(158)}  # the boxes: test_the_twenty_departments
    groups = {field.group for field in spec.fields}
    for number in (n for n in lines if squeezed(LINES[n - 1])):
        text = squeezed(LINES[number - 1])
        known = {spec.title, NOT_FIELDS.get(number), HEADING_CELLS_IN_TWO_LINES.get(number)}
        known |= {printed.get(number), BLANKS.get(number)} | groups
        assert text in known or cell(number) in known, (number, text)


def test_where_proposed_values_come_from(pack: Pack) -> None:
    for key in ("patient_satisfaction", "contracted_satisfaction", "staff_satisfaction"):
        fields = (*form(pack, "annex-2").fields, *form(pack, "annex-4").fields)
        assert len({field.from_test for field in fields if field.key == key}) == 1
    by_key = {field.key: field for field in form(pack, "annex-2").fields}
    # 门诊人次 is not 诊疗人次 (rules §7, 4): nothing measured may propose it.
    assert by_key["outpatient_visits"].from_input is None
    assert by_key["representative_id"].personal

"""`ledger list | show | add` on a desk made by the commands themselves."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.ui.commands.conftest import OFFICE, Run

TASKS, ACTION, HOSPITAL = (
    "xuhui-community-2023",
    "primary-care-action-2023-2025",
    "community-hospital-cq-2020",
)


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "desk"
    assert run("desk", "init", "--desk", folder, "--office", OFFICE).code == 0
    return folder


def test_a_ledger_is_listed_filled_filtered_and_shown(desk: Path, run: Run) -> None:
    listed = run("ledger", "list", "--desk", desk, "--json").data
    assert [(one["id"], one["tasks"], one["targets"]) for one in listed["ledgers"]] == [
        (ACTION, 0, 42),
        (TASKS, 59, 15),
    ]
    assert [plan["id"] for plan in listed["plans"]] == [HOSPITAL]

    entry = ("task=12", "status=running", "due_on=2020-01-31", "evidence=甲1、甲2", "note=办理")
    said = run("ledger", "add", TASKS, "task", *entry, "--desk", desk)
    assert (said.code, said.err) == (0, "")
    shown = run("ledger", "show", TASKS, "--department", "区财政局", "--desk", desk, "--json").data
    assert [one["number"] for one in shown["tasks"]] == [12, 22, 23, 25, 43, 45, 46, 55, 56]
    state = shown["tasks"][0]["state"]
    assert (state["status"], state["overdue"], state["evidence"]) == (
        "running",
        True,
        ["甲1", "甲2"],
    )
    late = run("ledger", "show", TASKS, "--overdue", "--status", "running", "--desk", desk)
    assert "1 of 59" in late.out
    assert "2020-01-31" in late.out


def test_figures_are_judged_by_exact_integers(desk: Path, run: Run) -> None:
    """T18 asks for one third: 199,999 of 600,000 is 33.33 % and is not reached."""
    given = ("target=T18", "year=2023", "area=甲省", "figure.part=199999", "figure.whole=600000")
    assert run("ledger", "add", ACTION, "figures", *given, "--desk", desk).code == 0
    shown = run("ledger", "show", ACTION, "--desk", desk, "--json").data
    (target,) = [one for one in shown["targets"] if one["reports"]]
    assert (target["id"], target["reports"][0]["outcome"]) == ("T18", "not_reached")
    assert "199,999" in target["reports"][0]["working"][0]


def test_the_duties_of_an_institution_are_shown_for_a_year(desk: Path, run: Run) -> None:
    done = ("institution=TEST-1", "duty=T35", "part=自查自纠", "done_on=2024-03-01")
    assert run("ledger", "add", ACTION, "duty", *done, "--desk", desk).code == 0
    asked = ("--institution", "TEST-1", "--year", "2024", "--desk", desk, "--json")
    duties = run("ledger", "show", ACTION, *asked).data["duties"]
    assert [(one["duty"], one["state"]) for one in duties][:2] == [
        ("T35", "done"),
        ("T37", "missed"),
    ]


def test_r3_14_the_plan_counter_is_printed(desk: Path, run: Run) -> None:
    plate = ("institution=TEST-1", "name=样例中心", "accepted_on=2021-10-20")
    assert run("ledger", "add", HOSPITAL, "plan", *plate, "--desk", desk).code == 0
    said = run("ledger", "show", HOSPITAL, "--desk", desk)
    assert "2021年  1 / 1" in said.out
    assert run("ledger", "list", "--desk", desk).out.count("1 of 4") == 1


WRONG = [
    (("add", TASKS, "task", "task=60", "status=done"), 1),
    (("add", TASKS, "task", "task=1", "status=finished"), 1),
    (("add", TASKS, "task", "task=1", "status=done", "due_on=2024-02-30"), 1),
    (("add", TASKS, "task", "task=1", "colour=red"), 1),
    (("add", TASKS, "task", "task"), 2),
    (("add", TASKS, "task", "task=1", "task=2"), 2),
    (("add", TASKS, "poem", "task=1"), 2),
    (("add", "no-such-ledger", "task", "task=1", "status=done"), 1),
    (("add", ACTION, "figures", "target=T01", "year=2025", "area=甲", "figure.part=三"), 1),
    (("show", "no-such-ledger"), 1),
    (("show", TASKS, "--department", "区不存在局"), 2),
    (("show", ACTION, "--institution", "X", "--year", "1"), 2),
]


@pytest.mark.parametrize(("arguments", "code"), WRONG)
def test_a_refusal_is_one_sentence_and_nothing_is_kept(
    desk: Path, run: Run, arguments: tuple[str, ...], code: int
) -> None:
    said = run("ledger", *arguments, "--desk", desk)
    assert said.code in (1, 2)
    assert said.err.count("\n") == 1, said.err
    assert "Traceback" not in said.err
    counts = run("ledger", "list", "--desk", desk, "--json").data["ledgers"]
    assert all(one["not_started"] == one["tasks"] for one in counts)
    assert said.code == code


@pytest.mark.parametrize(
    ("ledger", "kind", "fields"),
    [
        (HOSPITAL, "task", ("task=1", "status=done")),
        (HOSPITAL, "facility", ("code=1", "name=甲")),
        (TASKS, "plan", ("institution=1", "name=甲", "accepted_on=2021-09-01")),
        (TASKS, "size", ("code=1", "as_of=2024-01-01", "people=10000", "staff=10")),
        (TASKS, "violation", ("institution=1", "found_on=2024-01-01", "severe=yes")),
    ],
)
def test_an_entry_that_nothing_is_read_from_is_refused(
    desk: Path, run: Run, ledger: str, kind: str, fields: tuple[str, ...]
) -> None:
    said = run("ledger", "add", ledger, kind, *fields, "--desk", desk)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    ("ledger", "options"),
    [
        (HOSPITAL, ("--department", "区财政局")),
        (ACTION, ("--department", "区财政局")),
        (ACTION, ("--overdue",)),
        (ACTION, ("--year", "2024")),
        (TASKS, ("--institution", "1")),
        (TASKS, ("--institution", "1", "--words", "甲")),
    ],
)
def test_an_option_is_never_left_aside_without_a_word(
    desk: Path, run: Run, ledger: str, options: tuple[str, ...]
) -> None:
    said = run("ledger", "show", ledger, *options, "--desk", desk)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_a_due_date_stays_until_it_is_taken_away(desk: Path, run: Run) -> None:
    def due(*fields: str) -> object:
        entry = ("task=2", "status=running", *fields)
        assert run("ledger", "add", TASKS, "task", *entry, "--desk", desk).code == 0
        shown = run("ledger", "show", TASKS, "--words", "人工智能", "--desk", desk, "--json").data
        return next(t["state"].get("due_on") for t in shown["tasks"] if t["number"] == 2)

    assert due("due_on=2020-01-31") == "2020-01-31"
    assert due("evidence=甲3") == "2020-01-31"
    assert due("due_on=") is None


ROUND = "quality-service-zhongwei-2019"


def test_r4_2_the_round_of_a_year_is_entered_and_shown(desk: Path, run: Run) -> None:
    """R4.1, R4.2 and R4.5: who is on no list is named as not to be re-checked."""

    def add(kind: str, *fields: str) -> None:
        said = run("ledger", "add", ROUND, kind, *fields, "year=2021", "--desk", desk)
        assert (said.code, said.err) == (0, "")

    add("listed", "institution=A", "county=样例县", "reported_on=2021-04-30")
    add("assessed", "institution=A", "started_on=2020-12-01", "applied_on=2021-04-01")
    add("reviewed", "institution=A", "reviewed_on=2021-05-10", "answer.行风建设=查阅记录")
    add("reviewed", "institution=B", "reviewed_on=2021-05-11")
    shown = run("ledger", "show", ROUND, "--year", "2021", "--desk", desk)
    assert "application from 2021-06-01" in shown.out
    assert "applied before the self-assessment was over" in shown.out
    assert "unanswered: 医保基金使用内部管理" in shown.out
    assert "B  not on the county's list" in shown.out
    data = run("ledger", "show", ROUND, "--year", "2021", "--desk", desk, "--json").data
    assert [one["county"] for one in data["lines"] if "county" in one] == ["last_day"]
    assert data["latest_start"] == "2020-10-31"


def test_r3_13_a_rectification_is_entered_and_a_withdrawal_only_proposed(
    desk: Path, run: Run
) -> None:
    order = ("institution=A", "ordered_on=2020-01-01", "due_on=2020-04-01")
    assert run("ledger", "add", HOSPITAL, "rectification", *order, "--desk", desk).code == 0
    assert "overdue" in run("ledger", "show", HOSPITAL, "--desk", desk).out
    visit = ("institution=A", "ordered_on=2020-01-01", "visited_on=2020-04-02", "reached=no")
    assert run("ledger", "add", HOSPITAL, "revisit", *visit, "--desk", desk).code == 0
    assert "a proposal to withdraw" in run("ledger", "show", HOSPITAL, "--desk", desk).out


def test_r4_8_and_r1_10_the_reports_of_the_year_are_listed(desk: Path, run: Run) -> None:
    data = run("ledger", "list", "--desk", desk, "--json").data
    assert [(one["kind"], one["due_on"][5:]) for one in data["notices"]] == [
        ("county", "04-30"),
        ("city", "05-20"),
        ("facility", "11-10"),
        ("province", "11-30"),
    ]
    assert data["look_back"] == []


@pytest.mark.parametrize(
    ("ledger", "kind", "fields"),
    [
        (HOSPITAL, "rectification", ("institution=A", "ordered_on=2021-01-01", "due_on=soon")),
        (HOSPITAL, "revisit", ("institution=A", "ordered_on=2021-01-01", "visited_on=2021-02-01")),
        (ROUND, "reviewed", ("institution=A", "year=2021", "reviewed_on=2021-05-01", "answer.x=y")),
        (ROUND, "listed", ("institution=A", "year=then", "county=甲", "reported_on=2021-04-01")),
        (TASKS, "listed", ("institution=A", "year=2021", "county=甲", "reported_on=2021-04-01")),
    ],
)
def test_a_bad_entry_of_a_round_or_a_rectification_is_one_sentence(
    desk: Path, run: Run, ledger: str, kind: str, fields: tuple[str, ...]
) -> None:
    said = run("ledger", "add", ledger, kind, *fields, "--desk", desk)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


def test_what_is_shown_is_saved_as_tables(desk: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    for ledger, more in (
        (TASKS, ("--department", "区财政局")),
        (ACTION, ()),
        (ACTION, ("--institution", "A", "--year", "2024")),
    ):
        said = run("ledger", "show", ledger, *more, "--desk", desk, "--out", out, "--json")
        assert said.code == 0
        workbook, table = map(Path, said.data["written"])
        assert openpyxl.load_workbook(workbook).worksheets[0].freeze_panes == "A2"
        assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(list(out.iterdir())) == 6
    refused = run("ledger", "show", HOSPITAL, "--desk", desk, "--out", out)
    assert refused.code == 2
    assert "--out" in refused.err

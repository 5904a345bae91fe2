"""Every case of a district can be reached: the list holds all of them, and one line finds one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame, QPushButton
from pytestqt.qtbot import QtBot

from models.district.records import CaseSummary, PackageStatus, PackageSummary
from models.district.states import CaseState
from models.standards.judgement import PackOutcome
from sync.clearing import Old
from sync.quarantine import Quarantined
from ui.desk_session import Overview
from ui.screens import desk_search
from ui.screens.desk_list import DeskList
from ui.tasks import Worker

MANY = 10_000
STATES = (CaseState.REPORTED, CaseState.PASSED)


def case(number: int) -> CaseSummary:
    name = f"云溪镇第{number}社区卫生服务中心"
    package = PackageSummary(
        digest=f"{number:064}",
        status=PackageStatus.IMPORTED,
        visit_id=f"{number:032}",
        device_id="",
        revision=1,
        facts_digest="",
        title="",
        kind="on_site",
        visit_on=f"2026-{number % 12 + 1:02}-15",
        facility_name=name,
        signer="",
        received_at="2026-11-23T00:00:00Z",
        newer=False,
        cases=(str(number),),
    )
    return CaseSummary(
        id=str(number),
        facility_code=f"YX{number:05}",
        facility_name=name,
        pack_id="pack",
        pack_edition="1",
        pack_title="社区医院基本标准",
        round=1,
        state=STATES[number % 2],
        outcome=next(iter(PackOutcome)),
        met=1,
        not_met=0,
        not_applicable=0,
        open=0,
        package=package,
        packages=1,
        conflict=False,
        decision=None,
        decision_outdated=False,
    )


@pytest.fixture(scope="module")
def cases() -> tuple[CaseSummary, ...]:
    return tuple(map(case, range(MANY)))


@pytest.fixture
def shown(qtbot: QtBot, cases: tuple[CaseSummary, ...]) -> Iterator[DeskList]:
    worker = Worker()
    made = DeskList(worker)
    qtbot.addWidget(made)
    made.show()
    made.show_overview(Overview(cases, (), Old((), 0)), ())
    yield made
    worker.shutdown()


def left(made: DeskList) -> list[str]:
    return [made.model.row(n).id for n in range(made.model.rowCount())]


def seek(made: DeskList, words: str, qtbot: QtBot, expected: int) -> None:
    made.search.setText(words)
    qtbot.waitUntil(lambda: made.model.rowCount() == expected)


def test_every_case_is_in_the_list(shown: DeskList) -> None:
    assert shown.model.rowCount() == MANY
    shown.table.selectRow(MANY - 1)
    opened: list[str] = []
    shown.open_case.connect(opened.append)
    shown._open_current()
    assert opened == [str(MANY - 1)]


def test_one_line_finds_a_case_among_all(
    shown: DeskList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    put_together = desk_search._text

    def noted(one: CaseSummary) -> str:
        threads.add(threading.get_ident())
        return put_together(one)

    monkeypatch.setattr(desk_search, "_text", noted)
    seek(shown, "第9876社区", qtbot, 1)
    assert left(shown) == ["9876"]
    assert threading.get_ident() not in threads, "ten thousand take a quarter of a second"
    seek(shown, "yx0004", qtbot, 10)
    seek(shown, "yx0004 accepted", qtbot, 5)
    assert all(int(one) % 2 for one in left(shown))
    seek(shown, "YX0004 2026-05", qtbot, 1)
    assert shown.search.text() == "YX0004 2026-05"
    seek(shown, "nowhere", qtbot, 0)
    assert shown._said.text() == "No case has all these words."
    assert not shown._said.isHidden()
    shown._open_current()  # nothing is chosen: nothing happens
    seek(shown, "", qtbot, MANY)
    assert shown._said.isHidden()


def test_what_comes_in_meanwhile_is_searched_too(
    shown: DeskList, qtbot: QtBot, cases: tuple[CaseSummary, ...]
) -> None:
    seek(shown, "第10000社区", qtbot, 0)
    shown.show_overview(Overview((case(MANY), *cases), (), Old((), 0)), ())
    qtbot.waitUntil(lambda: left(shown) == [str(MANY)])
    assert shown._said.text() == "1 found"


def test_a_chosen_case_stays_chosen_where_it_is_found(shown: DeskList, qtbot: QtBot) -> None:
    shown.table.selectRow(41)
    seek(shown, "yx0004", qtbot, 10)
    assert shown.model.row(shown.table.currentIndex().row()).id == "41"


def refused(number: int) -> Quarantined:
    why = {"en": "It is refused.", "zh": "未接收。"}
    return Quarantined(Path(f"/q/{number:016x}"), f"{number}.zip", "code", why, "2026-11-23")


def test_refused_files_are_shown_some_at_a_time_and_all_are_reached(
    shown: DeskList, qtbot: QtBot
) -> None:
    """Two hundred cards at once took seven seconds of the window, at every arrival."""

    def names() -> list[str]:
        found = (w.objectName() for w in shown.findChildren(QFrame))
        return [name for name in found if name.startswith("quarantine_")]

    def press(name: str) -> None:
        made = shown.findChild(QPushButton, name)
        assert made is not None
        made.click()

    aside = tuple(map(refused, range(45)))
    overview = Overview((), aside, Old((), 0))
    shown.show_overview(overview, ())
    seen = set(names())
    assert len(seen) == 20
    press("desk_earlier")
    shown.show_overview(overview, ())  # something else was read again
    assert not seen & set(names()), "one stays where one has turned to"
    seen |= set(names())
    press("desk_earlier")
    seen |= set(names())
    assert len(seen) == 45
    assert shown.findChild(QPushButton, "desk_earlier") is None
    press("desk_latest")
    assert len(names()) == 20

"""Journey J1: one evaluator alone, a guidance visit by the 2015 list, without a network.

The real window from its first start to the paper of problems; what a person types and clicks is
typed and clicked here, once. Every step is a function named after it, in the order of the journey;
they stand in ``j1_before``, ``j1_walk``, ``j1_photos`` and ``j1_end``.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.end2end.j1_before import (
    step_1_the_evening_before,
    step_2_in_the_car,
    step_3_the_first_meeting,
)
from tests.end2end.j1_end import step_7_what_is_missing, step_8_the_paper_of_problems
from tests.end2end.j1_person import Person
from tests.end2end.j1_photos import step_5_photos
from tests.end2end.j1_walk import step_4_the_walk, step_6_numbers
from ui import language

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """The program as it starts for the first time."""
    collected = gc.isenabled()
    gc.disable()  # as the program does: a worker that collects would destroy widgets
    language.use(language.ENGLISH)
    made = Person(qtbot, tmp_path / "workspace", monkeypatch)
    yield made
    made.leave()
    if collected:
        gc.enable()


def test_j1_from_the_first_start_to_the_paper_of_problems(person: Person, tmp_path: Path) -> None:
    step_1_the_evening_before(person, tmp_path)
    step_2_in_the_car(person)
    step_3_the_first_meeting(person)
    step_4_the_walk(person)
    step_5_photos(person, tmp_path)
    step_6_numbers(person)
    step_7_what_is_missing(person)
    step_8_the_paper_of_problems(person, tmp_path)

"""Nobody needs to tell red from green: every state has a sign or a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

import pytest

from models.district.states import CaseState
from models.standards.ledgers.targets import TargetOutcome
from models.standards.types import Verdict
from models.visits.records import VisitStatus
from tests.ui.rooms import language
from ui import desk_words, ledger_words, words
from ui.itemmodels.indicators import Counts
from ui.style import theme
from ui.widgets import message
from ui.widgets.indicator_delegate import state_name
from ui.widgets.segments import SHAPES

LANGUAGES = (language.CHINESE, language.ENGLISH)
Said = Callable[[], Iterable[str]]


@pytest.fixture(params=LANGUAGES)
def _tongue(request: pytest.FixtureRequest) -> Iterable[None]:
    language.use(request.param)
    yield
    language.use(language.ENGLISH)


TABLES: dict[str, Said] = {
    "verdicts": lambda: [words.verdict(v) for v in Verdict],
    "short verdicts": lambda: [words.short_verdict(v) for v in Verdict],
    "visits": lambda: [words.status(s)[0] for s in VisitStatus],
    "cases": lambda: [desk_words.state(s)[0] for s in CaseState],
    "packages": lambda: [
        desk_words.package_status(s)[0]
        for s in ("imported", "held", "conflict", "stale", "rejected")
    ],
    "targets": lambda: [ledger_words.outcome(o)[0] for o in TargetOutcome],
}


@pytest.mark.usefixtures("_tongue", "qapp")
@pytest.mark.parametrize("table", TABLES)
def test_every_state_has_a_word_of_its_own(table: str) -> None:
    said = list(TABLES[table]())
    assert all(said)
    assert len(set(said)) == len(said)


def test_every_verdict_has_a_sign_of_its_own() -> None:
    signs = [shape for shape, _ in SHAPES.values()]
    assert len(set(signs)) == len(SHAPES) == 4


def test_every_tone_of_a_message_has_a_sign_of_its_own() -> None:
    assert len(set(message.ICONS.values())) == len(message.ICONS)


def test_rows_of_the_tree_that_differ_in_colour_differ_in_sign() -> None:
    """A ring half red and a ring half blue were the same to some eyes."""
    colour_of: dict[str, str] = {}
    for met, not_met, off, to_verify, rest in product(range(3), repeat=5):
        total = met + not_met + off + to_verify + rest
        shape, colour = state_name(
            Counts(met=met, not_met=not_met, not_applicable=off, to_verify=to_verify, total=total)
        )
        key = f"{shape}:{met + not_met + off + to_verify == total}"
        assert colour_of.setdefault(key, colour) == colour


def test_high_contrast_is_black_and_white_with_one_yellow_ring() -> None:
    colours = theme.tokens(theme.Theme.CONTRAST)
    assert (colours["bg"], colours["text"]) == ("#000000", "#FFFFFF")
    assert list(colours.values()).count(colours["focus"]) == 1

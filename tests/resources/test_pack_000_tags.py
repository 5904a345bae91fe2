"""The 2015 indicator system: themes, rooms, methods and photo risk of every single clause."""

import pytest

from models.standards.loading import load
from models.standards.themes import MAIN_THEMES, PLACES, THEMES
from models.standards.types import Clause, Pack
from resources import path


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The shipped pack."""
    return load(path("standards", "community-service-quality-2015")).pack


def with_theme(pack: Pack, theme: str) -> set[str]:
    """Codes of the clauses that carry a theme."""
    return {c.code for c in pack.clauses() if c.tags and theme in c.tags.themes}


def test_every_clause_has_themes_rooms_and_methods_of_its_own(pack: Pack) -> None:
    bare = [
        clause.code
        for clause in pack.clauses()
        if not (clause.tags and clause.tags.themes and clause.tags.places and clause.methods)
    ]
    assert bare == []


def test_an_indicator_is_looked_at_where_and_how_its_clauses_are(pack: Pack) -> None:
    for indicator in pack.indicators():
        tags = [clause.tags for clause in indicator.clauses if clause.tags]
        assert {place for one in tags for place in one.places} == set(indicator.places)
        assert {way for clause in indicator.clauses for way in clause.methods} == set(
            indicator.methods
        )
        assert max(one.privacy_risk for one in tags) == indicator.privacy_risk


def test_the_twenty_four_kinds_of_room_are_all_visited(pack: Pack) -> None:
    assert len(PLACES) == len(set(PLACES)) == 24
    assert {place for c in pack.clauses() if c.tags for place in c.tags.places} == set(PLACES)


def test_every_theme_is_used_and_the_four_main_ones_come_first(pack: Pack) -> None:
    assert MAIN_THEMES == THEMES[:4] == ("环境", "隐私", "感染控制", "药品管理")
    assert {theme for theme in THEMES if not with_theme(pack, theme)} == set()


def test_the_main_themes_cut_across_the_tree(pack: Pack) -> None:
    """Drugs lie in five second-level headings, and infection control is not one indicator."""
    drugs = with_theme(pack, "药品管理")
    assert drugs >= {"1.1.2/2", "1.1.5/1", "1.2.4/5", "1.3.1/3", "2.4.2/2", "3.5.1/1", "3.5.1/2"}
    assert with_theme(pack, "隐私") == {"2.3.3/1", "2.3.3/2", "2.3.3/3"}
    infection = with_theme(pack, "感染控制")
    assert infection == {"1.2.7/1", "2.3.1/3", "2.3.1/4", *(f"2.4.3/{n}" for n in range(1, 5))}
    assert {code[:3] for code in with_theme(pack, "环境")} == {"2.3", "2.4", "3.3", "4.1"}


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("2.3.1/4", {"卫生间"}),
        ("2.3.2/5", {"中医诊区"}),
        ("3.5.1/2", {"预防接种门诊(含冷链)"}),
        ("1.1.2/3", {"抢救室"}),
        ("1.1.4/2", {"影像(放射/超声/心电)"}),
    ],
)
def test_a_clause_is_looked_at_where_its_own_text_says(
    pack: Pack, code: str, places: set[str]
) -> None:
    tags = pack.clause(code).tags
    assert tags is not None
    assert set(tags.places) == places


def test_a_room_asks_for_fewer_clauses_than_its_indicators_hold(pack: Pack) -> None:
    """The inventory counts 104 clauses for the office: an upper bound by indicator."""
    office = [c.code for c in pack.clauses() if c.tags and "办公室/资料室" in c.tags.places]
    assert len(office) < 104
    assert len(with_place(pack, "卫生间")) == 4


def with_place(pack: Pack, place: str) -> list[Clause]:
    """Clauses that are looked at in a kind of room."""
    return [c for c in pack.clauses() if c.tags and place in c.tags.places]

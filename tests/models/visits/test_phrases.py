"""Stock phrases: shipped, the office's own in their place, found by what is typed."""

import pytest

from models.errors import StandardError, StoreError, VisitError
from models.standards.phrase_types import Phrase, PhraseKind
from models.standards.themes import THEMES
from models.store import ledgers
from models.store.workspace import Workspace
from models.visits import phrases
from models.visits.book import VisitBook
from models.visits.phrases import expanded, find, in_force, keep, shipped, take_out

FACT, RECTIFY = PhraseKind.FACT, PhraseKind.RECTIFICATION


def test_the_shipped_ones_are_many_plain_and_each_abbreviation_means_one() -> None:
    found = shipped()
    assert len(found) >= 60
    assert len({one.key for one in found}) == len(found)
    assert {one.theme for one in found} <= {"", *THEMES}
    assert all(one.text.endswith("。") and len(one.text) <= 60 for one in found)


def test_an_abbreviation_expands_at_the_end_of_what_is_typed() -> None:
    found = expanded(shipped(), FACT, "二楼：gl")
    assert found is not None
    assert found[0] == "二楼：隔帘缺失或不能完全拉合，不能遮挡诊疗过程。"
    upper = expanded(shipped(), FACT, "GL")
    assert upper is not None
    for typed in ("", "gl ", "agl", "g", "qqq", "gl。"):
        assert expanded(shipped(), FACT, typed) is None
    assert expanded(shipped(), PhraseKind.NOTE, "gl") is None


def test_what_is_typed_filters_and_the_clauses_themes_come_first() -> None:
    assert [one.abbreviation for one in find(shipped(), FACT, "yf")][:1] == ["yf"]
    assert find(shipped(), FACT, "隔帘")[0].abbreviation == "gl"
    assert find(shipped(), FACT, "", ("药品管理",))[0].theme == "药品管理"
    assert find(shipped(), FACT, "没有这个") == ()
    own = Phrase(abbreviation="zz9", kind=FACT, text="只对一条。", clause="1.1.1/2")
    assert find([own], FACT, clause="1.1.1/2") == (own,)
    assert find([own], FACT, clause="1.1.1/3") == ()


def test_the_office_keeps_its_own_and_the_latest_counts(
    book: VisitBook, workspace: Workspace
) -> None:
    keep(book, " GL ", FACT, "隔帘破损。", theme="隐私")
    keep(book, "gl", FACT, "隔帘不洁。")
    keep(book, "wo", RECTIFY, "本办公室的话。")
    texts = {one.key: one.text for one in in_force(workspace)}
    assert texts["fact/gl"] == "隔帘不洁。"
    assert texts["rectification/wo"] == "本办公室的话。"
    assert texts["rectification/gl"].startswith("补装")
    assert len(texts) == len(shipped()) + 1


def test_one_that_was_taken_out_stays_out_until_it_is_kept_again(
    book: VisitBook, workspace: Workspace
) -> None:
    take_out(book, next(one for one in shipped() if one.key == "fact/gl"))
    assert "fact/gl" not in {one.key for one in in_force(workspace)}
    keep(book, "gl", FACT, "隔帘缺失。")
    assert "fact/gl" in {one.key for one in in_force(workspace)}


@pytest.mark.parametrize("short", ["", "1a", "a b", "隔", "a" * 13])
def test_an_abbreviation_that_cannot_be_typed_is_refused(book: VisitBook, short: str) -> None:
    with pytest.raises(VisitError) as caught:
        keep(book, short, FACT, "有内容。")
    assert caught.value.code == "phrase-abbreviation"
    assert caught.value.sentence("zh")


@pytest.mark.parametrize(("text", "code"), [("  ", "phrase-empty"), ("长" * 4001, "text-too-long")])
def test_words_that_are_none_or_too_many_are_refused(book: VisitBook, text: str, code: str) -> None:
    with pytest.raises(VisitError) as caught:
        keep(book, "ab", FACT, text)
    assert caught.value.code == code


def test_the_ledgers_of_the_desk_do_not_see_phrases(book: VisitBook, workspace: Workspace) -> None:
    keep(book, "ab", FACT, "一句。")
    with workspace.read() as session:
        assert ledgers.history(session.connection(), "phrases") == ()


def test_a_damaged_entry_is_told(book: VisitBook, workspace: Workspace) -> None:
    keep(book, "ab", FACT, "一句。")
    with workspace.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO ledger_entry (ledger, kind, subject, added_at, utc_offset, data)"
            " VALUES ('phrases', 'phrase', 'fact/ab', '2021-09-15T02:30:00.000Z', 480, x'7b7d')"
        )
    with pytest.raises(StoreError) as caught:
        in_force(workspace)
    assert caught.value.code == "ledgerbook-damaged"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format: other/1\nphrases: []",
        "format: stock-phrases/1\nphrases: 3",
        "format: stock-phrases/1\nphrases:\n  - {abbreviation: A!, kind: fact, text: x}",
        "format: stock-phrases/1\nphrases:\n  - {abbreviation: a, kind: other, text: x}",
    ],
)
def test_a_bad_file_of_phrases_is_told(text: str) -> None:
    with pytest.raises(StandardError) as caught:
        phrases.parse(text)
    assert caught.value.code == "phrases-invalid"
    assert caught.value.sentence("zh")

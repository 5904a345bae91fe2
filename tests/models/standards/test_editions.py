"""What a new edition changes, clause by clause: the same answer for the same two, always."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.messages import LANGUAGES
from models.standards.editions import Aspect, EditionDifference, difference, sentences
from models.standards.loading import available
from models.standards.parts_types import Part, Tags
from models.standards.types import Clause, NotApplicable, Pack, Source
from tests.support import pack, ratio_clause


def clause(code: str, text: str, **fields: object) -> Clause:
    source = Source(document="x", line=1)
    return Clause.model_validate(
        {"code": code, "number": 1, "text": text, "source": source, **fields}
    )


def compared(old: list[Clause], new: list[Clause]) -> EditionDifference:
    return difference(pack(*old), pack(*new).model_copy(update={"edition": "新版"}))


A = clause("1", "有全科诊室，分区合理，标识清楚。")
B = clause("2", "有药品管理制度并落实。")
C = clause("3", "定期开展应急演练，有记录。")


def test_the_same_edition_has_no_difference() -> None:
    for loaded in available():
        found = difference(loaded.pack, loaded.pack)
        assert found.same
        assert (found.added, found.removed, found.changed, found.fields) == ((), (), (), ())
        assert found.unchanged == len(tuple(loaded.pack.clauses()))
        assert len(list(sentences(found))) == 1


def test_added_and_removed_clauses() -> None:
    found = compared([A, B], [A, C.model_copy(update={"code": "2"})])
    assert [leaf.text for leaf in found.removed] == [B.text]
    assert [leaf.text for leaf in found.added] == [C.text]
    assert (found.changed, found.unchanged) == ((), 1)


def test_a_clause_put_in_front_renumbers_the_others_and_changes_no_text() -> None:
    moved = [C, A.model_copy(update={"code": "2"}), B.model_copy(update={"code": "4"})]
    found = compared([A, B], [moved[0].model_copy(update={"code": "1"}), *moved[1:]])
    assert [leaf.code for leaf in found.added] == ["1"]
    assert found.removed == ()
    pairs = [(change.old.code, change.new.code, change.aspects) for change in found.changed]
    assert pairs == [("1", "2", (Aspect.MOVED,)), ("2", "4", (Aspect.MOVED,))]


def test_a_changed_text_shows_both_and_white_space_is_no_change() -> None:
    new = A.model_copy(update={"text": "有全科诊室，分区合理，标识清楚，有候诊椅。"})
    spaced = B.model_copy(update={"text": "有药品管理制度 并落实。"})
    found = compared([A, B], [new, spaced])
    (change,) = found.changed
    assert (change.old.text, change.new.text) == (A.text, new.text)
    assert change.aspects == (Aspect.TEXT,)


def test_a_moved_clause_with_three_quarters_of_its_words_is_found_again() -> None:
    new = A.model_copy(update={"code": "9", "text": A.text.replace("清楚", "清晰")})
    found = compared([A, B], [B, new])
    (change,) = found.changed
    assert change.aspects == (Aspect.MOVED, Aspect.TEXT)


def test_a_threshold_is_shown_before_and_after() -> None:
    old = ratio_clause()
    tests = tuple(one.model_copy(update={"value": one.value + 1}) for one in old.tests)
    found = compared([old], [old.model_copy(update={"tests": tests})])
    (change,) = found.changed
    assert change.aspects == (Aspect.RULE,)
    (line,) = change.thresholds
    assert line.old != line.new
    assert change.fields == ("tests",)


def test_points_tags_and_rules_are_told_apart() -> None:
    parts = (Part(code="1", text="诊室"), Part(code="2", text="分区"))
    new = [
        A.model_copy(update={"parts": parts}),
        B.model_copy(update={"tags": Tags(themes=("药品管理",)), "flags": ("S",)}),
        C.model_copy(update={"not_applicable": NotApplicable.APPROVAL}),
    ]
    found = compared([A, B, C], new)
    assert [change.aspects for change in found.changed] == [
        (Aspect.POINTS,),
        (Aspect.TAGS,),
        (Aspect.RULE,),
    ]
    assert [line.new for line in found.changed[0].points] == ["诊室", "分区"]


def test_another_line_of_the_document_is_no_change() -> None:
    moved = A.model_copy(update={"source": Source(document="x", line=99)})
    assert compared([A], [moved]).changed == ()


def test_headings_and_the_standard_itself() -> None:
    old = pack(A)
    section = old.sections[0].model_copy(update={"name": "另一名称"})
    update = {"edition": "新版", "title": "新标题", "sections": (section,)}
    found = difference(old, old.model_copy(update=update))
    assert [line.new for line in found.headings] == ["另一名称"]
    assert found.fields == ("title",)


TEXTS = st.sampled_from(["有诊室。", "有药房。", "有药品管理制度并落实。", "有药品管理制度。", ""])
CLAUSES = st.lists(
    st.tuples(st.integers(1, 6), TEXTS), min_size=1, max_size=6, unique_by=lambda pair: pair[0]
)


@settings(deadline=None)
@given(old=CLAUSES, new=CLAUSES)
def test_every_clause_is_told_of_once_and_the_answer_is_always_the_same(
    old: list[tuple[int, str]], new: list[tuple[int, str]]
) -> None:
    before = [clause(str(code), text) for code, text in old]
    after = [clause(str(code), text) for code, text in new]
    found = compared(before, after)
    paired = len(found.changed) + found.unchanged
    assert paired + len(found.removed) == len(before)
    assert paired + len(found.added) == len(after)
    assert compared(before, after) == found
    for language in LANGUAGES:
        assert all(one.text(language) for one in sentences(found))


@pytest.mark.parametrize("count", [3000])
def test_two_editions_that_share_nothing_are_compared_in_time(count: int) -> None:
    signs = random.Random(7)
    made: list[Pack] = []
    for side in range(2):
        texts = (
            "".join(chr(signs.randrange(0x4E00, 0x9FA5)) for _ in range(60)) for _ in range(count)
        )
        made.append(pack(*(clause(f"{side}.{n}", text) for n, text in enumerate(texts))))
    begun = time.thread_time()
    found = difference(*made)
    assert (len(found.added), len(found.removed)) == (count, count)
    assert time.thread_time() - begun < 20

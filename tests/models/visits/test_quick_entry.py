"""A paper list typed in: lines read, refused one by one, and taken over through the usual steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StoreError, VisitError
from models.facts.bodies import Room
from models.facts.state import VisitState
from models.standards.loading import available
from models.standards.parts_types import Part
from models.standards.types import NotApplicable, Pack, Verdict
from models.visits import quick_entry, rooms, undo
from models.visits.book import VisitBook
from models.visits.numbers import Numbers, Target, letter
from models.visits.quick_lines import DIGITS, WORDS, Entry, LineReader, ReadLine
from tests.laptop import OPENED, PACK, PACKS, plain_clause
from tests.support import LEADER, pack
from tests.tiered import listed

QUALITY = next(one.pack for one in available() if one.pack.id == "community-service-quality-2015")
HOSPITAL = next(one.pack for one in available() if one.pack.id == "community-hospital-cq-2020")
ROOMS = ("全科诊室", "全科诊室 1", "3", "影像(放射/超声/心电)", "病房@二楼")
READER = LineReader(Numbers([HOSPITAL, QUALITY]), ROOMS)


def of(pack_: Pack, clause: str, part: str = "") -> Target:
    return Target(pack_.id, clause, part)


def refusal(typed: str, reader: LineReader = READER) -> VisitError:
    with pytest.raises(VisitError) as told:
        reader.read(typed)
    for language in ("zh", "en"):
        assert told.value.sentence(language)
    return told.value


@pytest.mark.parametrize(
    ("typed", "clause", "part", "verdict", "note", "room"),
    [
        ("2.3.3/2 2 隔帘缺失", "2.3.3/2", "", Verdict.NOT_MET, "隔帘缺失", ""),
        ("1.1.6/1 3", "1.1.6/1", "", Verdict.NOT_APPLICABLE, "", ""),
        ("1.1.1/1.3 2", "1.1.1/1", "3", Verdict.NOT_MET, "", ""),
        ("1.1.1/1#3 2", "1.1.1/1", "3", Verdict.NOT_MET, "", ""),
        (
            "２．３．３／２　２　隔帘缺失，已拍照。",
            "2.3.3/2",
            "",
            Verdict.NOT_MET,
            "隔帘缺失，已拍照。",
            "",
        ),
        ("2.3.3/2，1", "2.3.3/2", "", Verdict.MET, "", ""),
        ("2.3.3/2、不达标、缺２件", "2.3.3/2", "", Verdict.NOT_MET, "缺２件", ""),
        ("2.3.3/2：达标", "2.3.3/2", "", Verdict.MET, "", ""),
        ("2。3。3／2 √", "2.3.3/2", "", Verdict.MET, "", ""),
        ("2.3.3/2 2隔帘缺失", "2.3.3/2", "", Verdict.NOT_MET, "隔帘缺失", ""),
        ("2.3.3/2待核实", "2.3.3/2", "", Verdict.TO_VERIFY, "", ""),
        ("2.3.3/2@全科诊室 1 2 缺", "2.3.3/2", "", Verdict.NOT_MET, "缺", "全科诊室 1"),
        ("2.3.3/2 ＠全科诊室　1，1", "2.3.3/2", "", Verdict.MET, "", "全科诊室 1"),
        ("2.3.3/2@2 1", "2.3.3/2", "", Verdict.MET, "", "全科诊室 1"),
        ("2.3.3/2@3 1", "2.3.3/2", "", Verdict.MET, "", "3"),
        (
            "2.3.3/2 2 隔帘缺失 @全科诊室 1",
            "2.3.3/2",
            "",
            Verdict.NOT_MET,
            "隔帘缺失",
            "全科诊室 1",
        ),
        ("2.3.3/2 2 隔帘缺失 @1", "2.3.3/2", "", Verdict.NOT_MET, "隔帘缺失", "全科诊室"),
        ("2.3.3/2 2 联系 a@b.cn", "2.3.3/2", "", Verdict.NOT_MET, "联系 a@b.cn", ""),
        ("2.3.3/2@4 0", "2.3.3/2", "", Verdict.UNCHECKED, "", "影像(放射/超声/心电)"),
        ("2.3.3/2@影像（放射／超声／心电） 1", "2.3.3/2", "", Verdict.MET, "", ROOMS[3]),
    ],
)
def test_a_line_as_people_write_it(
    typed: str, clause: str, part: str, verdict: Verdict, note: str, room: str
) -> None:
    assert READER.read(typed) == Entry(of(QUALITY, clause, part), verdict, note, room)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("隔帘缺失", "quick-number-missing"),
        ("@1 2", "quick-number-missing"),
        ("9.9.9/9 1", "quick-number-unknown"),
        ("1.1.1/1.99 1", "quick-number-unknown"),
        ("2.3.3/2", "quick-mark-missing"),
        ("2.3.3/2@1", "quick-mark-missing"),
        ("2.3.3/2@全科诊室 1", "quick-mark-missing"),
        ("2.3.3/2 5", "quick-mark-unknown"),
        ("2.3.3/2 12", "quick-mark-unknown"),
        ("2.3.3/2 2.5米", "quick-mark-unknown"),
        ("2.3.3/2 好", "quick-mark-unknown"),
        ("2.3.3/2@锅炉房 1", "quick-room-unknown"),
        ("2.3.3/2@99 1", "quick-room-unknown"),
    ],
)
def test_what_is_not_understood_is_told_with_what_to_type(typed: str, code: str) -> None:
    assert refusal(typed).code == code


def test_a_number_of_two_standards_wants_its_letter_or_the_chosen_standard() -> None:
    both = [HOSPITAL, HOSPITAL.model_copy(update={"id": "second-list"})]
    error = refusal("3 1", LineReader(Numbers(both), ()))
    assert error.code == "quick-number-shared"
    assert error.params["choices"] == "A:3、B:3"
    assert LineReader(Numbers(both), ()).read("b：3 1").target == Target("second-list", "3")
    chosen = LineReader(Numbers(both), (), "second-list")
    assert chosen.read("3 1").target == Target("second-list", "3")
    assert chosen.read("A:3 1").target == of(HOSPITAL, "3")
    assert (letter(0), letter(25), letter(26)) == ("A", "Z", "S27")


def test_a_clause_goes_before_a_part_that_is_written_alike() -> None:
    odd = pack(
        listed("1", (Part(code="1", text="甲"), Part(code="2", text="乙"))), plain_clause("1.1")
    )
    numbers = Numbers([odd])
    assert numbers.found("1.1") == (Target(odd.id, "1.1"),)
    assert numbers.printed(Target(odd.id, "1", "1")) == "1#1"
    assert numbers.printed(Target(odd.id, "1", "2")) == "1.2"


def targets(packs: list[Pack]) -> list[Target]:
    numbers = Numbers(packs)
    return sorted({one for found in numbers._exact.values() for one in found}, key=str)


SHARED = [HOSPITAL, QUALITY, HOSPITAL.model_copy(update={"id": "second-list"})]
ENTRIES = st.builds(
    Entry,
    st.sampled_from(targets(SHARED)),
    st.sampled_from(list(DIGITS.values())),
    st.one_of(
        st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=["Cs"])),
        st.sampled_from(["@1", "缺 @全科诊室 1", "，缺", "2 2", "见 @3 ", "@@0", "@0"]),
    ).map(str.strip),
    st.sampled_from(["", *ROOMS]),
)


@given(ENTRIES)
def test_what_is_printed_as_a_line_and_typed_back_is_the_same_entry(entry: Entry) -> None:
    reader = LineReader(Numbers(SHARED), ROOMS)
    assert reader.read(reader.written(entry)) == entry


def told(typed: str) -> VisitError | None:
    try:
        READER.read(typed)
    except VisitError as error:
        return error
    return None


@given(st.text(max_size=60))
def test_any_text_is_an_entry_or_a_refusal_in_words(typed: str) -> None:
    error = told(typed)
    assert error is None or (error.code.startswith("quick-") and error.sentence("zh"))


def test_every_word_for_a_mark_is_found_before_a_shorter_one_in_it() -> None:
    for word, verdict in WORDS.items():
        assert READER.read(f"2.3.3/2 {word}").verdict is verdict


# Checking and taking over

PARTED = listed(
    "5", (Part(code="1", text="甲"), Part(code="2", text="乙")), allowed=NotApplicable.NEVER
)
OWN = PACK.model_copy(
    update={
        "sections": (
            PACK.sections[0].model_copy(
                update={
                    "indicators": (
                        PACK.sections[0]
                        .indicators[0]
                        .model_copy(
                            update={
                                "clauses": (*PACK.sections[0].indicators[0].clauses, PARTED),
                                "places": ("全科诊室", "药房"),
                            }
                        ),
                    )
                }
            ),
        )
    }
)
OWN_PACKS = dict.fromkeys(PACKS, OWN)


def taken(
    book: VisitBook, state: VisitState, text: str
) -> tuple[VisitState, tuple[ReadLine, ...], list[int]]:
    kept: list[int] = []
    lines = quick_entry.read(state, OWN_PACKS, text)
    after, refused = quick_entry.take_over(book, state, OWN_PACKS, LEADER, lines, kept.append)
    return after, refused, kept


def test_lines_become_marks_with_notes_and_reasons(book: VisitBook, state: VisitState) -> None:
    after, refused, kept = taken(book, state, "1 2 缺\n\n2 1\n3 3\n4 3 无此项\n5.1 1\n5.2 2 乙缺")
    assert not refused
    assert kept == [1, 3, 4, 5, 6, 7]
    assert book.load(state.visit_id) == after
    marks = {clause: one.mark for (_, clause), one in after.marks.items()}
    assert (marks["1"].verdict, marks["1"].note) == (Verdict.NOT_MET, "缺")
    assert marks["2"].verdict is Verdict.MET
    assert marks["3"].verdict is Verdict.NOT_APPLICABLE
    assert (marks["4"].reason, marks["4"].note) == ("无此项", "")
    assert (marks["5"].verdict, marks["5"].note) == (Verdict.NOT_MET, "乙缺")
    assert after.parts["test-pack", "5"] == {"1": Verdict.MET, "2": Verdict.NOT_MET}
    again, _, _ = taken(book, after, "1 2 缺\n5.2 2 乙缺")
    assert again.count == after.count, "the same list again is nothing new"


def test_undo_walks_back_line_by_line(book: VisitBook, state: VisitState) -> None:
    after, _, _ = taken(book, state, "1 1\n2 2 缺")
    one_back = undo.undo(book, after, LEADER)
    assert one_back.verdict("test-pack", "2") is Verdict.UNCHECKED
    assert one_back.verdict("test-pack", "1") is Verdict.MET


def test_rooms_of_the_paper_are_listed_when_nobody_has_done_so(
    book: VisitBook, state: VisitState
) -> None:
    after, refused, _ = taken(book, state, "2@2 2 缺\n2@全科诊室 1")
    assert not refused
    assert [room.name for room in after.rooms] == ["全科诊室", "药房"]
    assert after.seen["test-pack", "2"]["药房"].seen.note == "缺"
    assert after.verdict("test-pack", "2") is Verdict.NOT_MET


def test_listed_rooms_stay_as_they_are(book: VisitBook, state: VisitState) -> None:
    own = (Room(kind="全科诊室", name="全科诊室 1"), Room(kind="全科诊室", name="全科诊室 2"))
    state = rooms.set_rooms(book, state, LEADER, own)
    after, _, _ = taken(book, state, "2@2 1")
    assert after.rooms == own
    assert list(after.seen["test-pack", "2"]) == ["全科诊室 2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 3 没有", "not-applicable-forbidden"),
        ("4 3", "not-applicable-needs-reason"),
        ("5.1@1 2", "quick-room-and-part"),
        ("5.1 3", "part-not-applicable"),
        ("2@1 4", "room-verdict"),
        ("1 1\n1 2", "quick-number-twice"),
    ],
)
def test_r2_2_and_r2_3_what_a_rule_forbids_is_told_before_and_never_entered(
    book: VisitBook, state: VisitState, text: str, code: str
) -> None:
    last = quick_entry.read(state, OWN_PACKS, text)[-1]
    assert last.error is not None
    assert last.error.code == code
    _, _, kept = taken(book, state, text)
    assert last.line not in kept


def test_the_same_line_twice_is_no_contradiction(state: VisitState) -> None:
    assert all(one.error is None for one in quick_entry.read(state, OWN_PACKS, "1 1\n1 1"))


def test_a_refused_line_holds_up_no_other(book: VisitBook, state: VisitState) -> None:
    after, refused, kept = taken(book, state, "甲\n1 3\n2 1")
    assert kept == [3]
    assert not refused, "it was refused when it was read"
    assert after.verdict("test-pack", "2") is Verdict.MET


def test_what_a_rule_refuses_only_when_it_is_written_is_told_with_its_line(
    book: VisitBook, state: VisitState
) -> None:
    line = ReadLine(4, "", Entry(Target("test-pack", "1"), Verdict.NOT_APPLICABLE))
    after, refused = quick_entry.take_over(book, state, OWN_PACKS, LEADER, [line])
    assert [one.line for one in refused] == [4]
    assert refused[0].error is not None
    assert after == state


def test_a_full_disk_keeps_the_lines_before_it(
    book: VisitBook, state: VisitState, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    whole = book.append

    def failing(*args: object, **more: object) -> VisitState:
        if kept:
            raise StoreError("visit-changed-elsewhere")
        return whole(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(book, "append", failing)
    lines = quick_entry.read(state, OWN_PACKS, "1 1\n2 1")
    with pytest.raises(StoreError):
        quick_entry.take_over(book, state, OWN_PACKS, LEADER, lines, kept.append)
    assert kept == [1]
    now = book.load(state.visit_id)
    assert now.verdict("test-pack", "1") is Verdict.MET
    assert now.verdict("test-pack", "2") is Verdict.UNCHECKED


@pytest.mark.parametrize("text", ["1 1\n" * 2001, "1 1 " + "长" * 4000])
def test_what_is_no_list_is_refused_as_a_whole(state: VisitState, text: str) -> None:
    with pytest.raises(VisitError) as told:
        quick_entry.read(state, OWN_PACKS, text)
    assert told.value.code == "quick-too-much"
    assert told.value.sentence("zh")


def test_a_preview_knows_the_words_and_what_was_said_before(
    book: VisitBook, state: VisitState
) -> None:
    after, _, _ = taken(book, state, "5.1 1\n2@1 2")
    asked = {
        Target("test-pack", "5", "1"): ("甲", Verdict.MET),
        Target("test-pack", "2"): ("现场查看。", Verdict.NOT_MET),
    }
    for target, said in asked.items():
        assert quick_entry.meant(after, OWN_PACKS, Entry(target, Verdict.MET)) == said
    there = Entry(Target("test-pack", "2"), Verdict.MET, room="药房")
    assert quick_entry.meant(after, OWN_PACKS, there)[1] is Verdict.UNCHECKED
    assert OPENED.packs[0].id == "test-pack"

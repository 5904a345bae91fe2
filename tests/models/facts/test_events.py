"""The log is a chain: a line changed, moved, added or taken away is seen."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import FactsError
from models.facts import bodies
from models.facts.canonical import canonical_bytes
from models.facts.events import FIRST_PREV, Event, EventType, parse_line, read_log, seal
from models.standards.types import Verdict
from tests.support import Chain


def three_marks() -> Chain:
    chain = Chain()
    for verdict in (Verdict.MET, Verdict.NOT_MET, Verdict.TO_VERIFY):
        chain.add(EventType.MARK, bodies.Mark(pack="test-pack", clause="1", verdict=verdict))
    return chain


def test_a_log_reads_back_as_it_was_written() -> None:
    chain = three_marks()
    assert list(read_log(chain.log())) == chain.events


def test_the_line_of_a_known_event_never_changes() -> None:
    """The published vector of docs/facts-format.md."""
    line = three_marks().events[1].line()
    assert line == (
        b'{"actor":"33333333-3333-4333-8333-333333333333","at":"2021-09-15T02:00:02.000Z",'
        b'"body":{"clause":"1","note":"","pack":"test-pack","place":"","reason":"",'
        b'"verdict":"met"},"device":"22222222-2222-4222-8222-222222222222",'
        b'"format":"visit-event/1","offset":480,'
        b'"prev":"79a072e18473a2270db7daee889d07ff00d8fc4217dab5c720dcf4916f3bbc24",'
        b'"seq":2,"type":"mark",'
        b'"visit":"11111111-1111-4111-8111-111111111111"}'
    )


@given(st.data())
def test_any_changed_byte_is_refused(data: st.DataObject) -> None:
    log = bytearray(three_marks().log())
    at = data.draw(st.integers(0, len(log) - 1))
    log[at] ^= 1 << data.draw(st.integers(0, 7))
    changed = bytes(log)
    try:
        events = list(read_log(changed))
    except FactsError:
        return
    # The very last line has no follower: its change shows in the head that people signed.
    assert events[:-1] == three_marks().events[:-1]
    assert events[-1] != three_marks().events[-1]


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (0, 2, 3), (0, 1, 1, 2, 3), (1, 2, 3)])
def test_moved_missing_or_repeated_lines_are_refused(order: tuple[int, ...]) -> None:
    lines = three_marks().log().splitlines(keepends=True)
    with pytest.raises(FactsError, match="断开"):
        list(read_log(b"".join(lines[i] for i in order)))


@pytest.mark.parametrize("cut", [1, 5, 200])
def test_a_cut_log_is_refused(cut: int) -> None:
    with pytest.raises(FactsError):
        list(read_log(three_marks().log()[:-cut]))


def test_a_later_type_is_passed_over_only_under_a_higher_minor() -> None:
    plain = three_marks().events[1].plain()
    known = parse_line(canonical_bytes({**plain, "type": "weather_noted"}))
    with pytest.raises(FactsError):
        known.typed_body()
    later = {**plain, "type": "weather_noted", "format": "visit-event/1.1"}
    assert parse_line(canonical_bytes(later)).typed_body() is None


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("seq", 0),
        ("offset", 2000),
        ("visit", "x"),
        ("at", "yesterday"),
        ("format", "visit-event/2"),
    ],
)
def test_an_event_outside_its_format_is_refused(member: str, value: object) -> None:
    plain = three_marks().events[1].plain()
    with pytest.raises(FactsError):
        parse_line(canonical_bytes({**plain, member: value}))


def test_a_body_that_does_not_fit_its_type_is_refused() -> None:
    plain = three_marks().events[1].plain()
    event = parse_line(canonical_bytes({**plain, "body": {**plain["body"], "verdict": "maybe"}}))
    with pytest.raises(FactsError, match="第 2 条"):
        event.typed_body()


@pytest.mark.parametrize("words", ['"body":{', ',"device":"', '\\",\\"device\\":\\"', '}","body":'])
def test_a_body_is_found_in_its_line_whatever_it_says(words: str) -> None:
    said = {"code": words, "of": [words, {words: words}], "n": 1}
    event = Event.model_validate(
        {
            "visit": str(uuid.UUID(int=1)),
            "device": str(uuid.UUID(int=2)),
            "seq": 1,
            "at": "2026-11-23T06:00:00.000Z",
            "offset": 480,
            "actor": str(uuid.UUID(int=3)),
            "type": "mark",
            "body": said,
            "prev": FIRST_PREV,
        }
    )
    seen: list[bytes | None] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Event, "typed_body", lambda _self, data=None: seen.append(data))
        seal(event).typed_body()
    assert seen == [canonical_bytes(said)]

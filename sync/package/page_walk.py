"""The walk on ``index.html``: rooms one by one, samples with their seed, slips, said ratios."""

from collections.abc import Iterator
from html import escape

from models.facts.bodies import SampleDrawn
from models.facts.types import ClauseFacts, Facts, RoomFacts, SlipFacts
from models.facts.walked import few_slips, room_counts, valid_slips
from models.standards.types import Verdict
from sync.package.page_words import labelled, word


def rooms(facts: Facts) -> str:
    """Return the rooms of the facility in the order of the walk."""
    return escape("、".join(f"{room.name}（{room.kind}）" for room in facts.rooms or ()))


def walked(facts: Facts, clause: ClauseFacts, language: str) -> Iterator[str]:
    """Yield what the walk brought to a clause."""
    seen = [one for one in clause.rooms or () if one.verdict is not Verdict.UNCHECKED]
    if seen:
        met, judged = room_counts(seen)
        yield labelled("rooms-met", f"{met}/{judged}", language)
        yield from (_room(facts, one, language) for one in seen)
    yield from (_sample(one, language) for one in clause.samples or ())
    if clause.slips:
        yield _slips(clause.slips, language)
    if clause.reported:
        yield f"{labelled('reported', clause.reported, language)} {word('reported-note', language)}"


def _room(facts: Facts, one: RoomFacts, language: str) -> str:
    member = facts.member(one.by)
    note = f"，{escape(one.note)}" if one.note else ""
    by = f"（{escape(member.name)}）" if member else ""
    said = f"{escape(one.room)}：{word(f'verdict-{one.verdict}', language)}{note}{by}"
    return f'<span class="not_met">{said}</span>' if one.verdict is Verdict.NOT_MET else said


def _sample(one: SampleDrawn, language: str) -> str:
    picks = "、".join(str(number) for number in one.picks)
    drawn = f"{one.of} {len(one.picks)}/{one.total}，{one.on}"
    seed = f"{labelled('seed', one.seed, language)}：<code>{picks}</code>"
    return f"{labelled('sample', drawn, language)}，{seed}"


def _slips(slips: SlipFacts, language: str) -> str:
    counts = (
        f"{word(f'slips-{name}', language)} {number}"
        for name, number in (
            ("satisfied", slips.satisfied),
            ("not_satisfied", slips.not_satisfied),
            ("invalid", slips.invalid),
        )
    )
    said = f"{word('slips', language)} n={valid_slips(slips)}：{'，'.join(counts)}"
    return f"{said}；{word('slips-few', language)}" if few_slips(slips) else said

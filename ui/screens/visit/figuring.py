"""The figures of a clause between its card and the record: what is shown, and what is done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.facts.bodies import ClauseRef, EvidenceAdded, SampleDrawn
from models.facts.state import VisitState
from models.standards.types import Clause
from models.visits import marking, sampling, slips
from models.visits.book import VisitBook
from models.visits.standing import Packs
from ui import words
from ui.widgets.figures import DrawWish, FiguresState, SlipWish, Typed, Wish

translate = QCoreApplication.translate
ON_THE_DAY, PERIOD = "检查当日", "评价期"
"""Names of spans of time as the standards write them (R1.8)."""
NO_FIGURES = FiguresState()
CLOSED = FiguresState(is_open=False)
NO_SAMPLES: tuple[SampleDrawn, ...] = ()


def figures_state(state: VisitState, clause: Clause, ref: ClauseRef) -> FiguresState:
    """What the record says about the figures of a clause."""
    key = (ref.pack, ref.clause)
    samples, is_open = state.samples.get(key, NO_SAMPLES), state.closed is None
    if not clause.inputs and not samples:
        return NO_FIGURES if is_open else CLOSED
    slipped = slips.slip_keys(clause) is not None
    return FiguresState(
        typed=typed(state, ref),
        known=_known(state, clause),
        photos=_photos(state, key),
        period=_period(state, clause),
        samples=samples,
        slips=slips.slip_tally(state, ref),
        slip_to_undo=slipped and slips.last_slip(state, ref) is not None,
        is_open=is_open,
    )


def typed(state: VisitState, ref: ClauseRef) -> Typed:
    """The figures as the record has them."""
    noted = state.values.get((ref.pack, ref.clause))
    if noted is None:
        return Typed()
    kept = noted.measured
    return Typed(kept.values, kept.source, kept.source_evidence or "", kept.reported or "")


def _known(state: VisitState, clause: Clause) -> dict[str, int | str]:
    """What kind of facility it is: the list of the district has said so, nobody is asked twice.

    Its grade is asked: here it counts as seen on a document, the list only says it.
    """
    kind = str(state.facility.kind)
    return {
        one.key: kind
        for one in clause.inputs
        if one.key == "facility_kind" and kind in {each.value for each in one.choices}
    }


def _photos(state: VisitState, key: tuple[str, str]) -> dict[str, str]:
    photos = (state.evidence[sha256] for sha256 in state.links.get(key, ()))
    return {one.sha256: _named(number, one) for number, one in enumerate(photos, start=1)}


def _named(number: int, one: EvidenceAdded) -> str:
    said = (
        translate("Figures", "Photo {number}")
        if one.width
        else translate("Figures", "File {number}")
    )
    return f"{said.format(number=number)} {one.caption}".strip()


def _period(state: VisitState, clause: Clause) -> str:
    """Which span of time the figures belong to, by comparison where they differ (R1.8)."""
    asked = [test for test in clause.tests if not test.one_of]
    spans: dict[str, list[str]] = {}
    for test in asked:
        spans.setdefault(test.period or PERIOD, []).append(test.label)
    lines = [_span(state, name, labels if len(spans) > 1 else []) for name, labels in spans.items()]
    return "\n".join(lines)


def _span(state: VisitState, name: str, labels: list[str]) -> str:
    first, last = state.opened.period.first, state.opened.period.last
    days = f"{words.day(first)} – {words.day(last)}"
    if name == ON_THE_DAY:
        days = words.day(state.opened.visit_on)
    of = translate("Figures", ", ").join(labels)
    said = translate("Figures", "Figures of {period}").format(period=f"{name} {days}")
    return f"{said}  ({of})" if of else said


def work(
    book: VisitBook, state: VisitState, packs: Packs, actor: str, ref: ClauseRef, wish: Wish
) -> VisitState:
    """Do what a person wished about the figures of a clause."""
    if isinstance(wish, DrawWish):
        return sampling.draw_sample(
            book, state, packs, actor, ref, wish.of, wish.total, wish.count, wish.seed
        )
    if isinstance(wish, SlipWish):
        if not wish.answer:
            return slips.take_back_slip(book, state, actor, ref)
        return slips.count_slip(book, state, packs, actor, ref, wish.answer)
    return marking.measure(
        book,
        state,
        packs,
        actor,
        ref,
        dict(wish.values),
        source=wish.source,
        evidence=wish.evidence or None,
        reported=wish.reported,
    )

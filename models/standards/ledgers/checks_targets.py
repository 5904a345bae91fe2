"""Checks of targets: quotes that stand where they say, and measures that can be measured."""

from collections.abc import Iterator

from models.standards.ledgers.passages import passages, quotes
from models.standards.ledgers.types import (
    HARDNESS_WORDS,
    Counted,
    DueKind,
    Hardness,
    Ledger,
    Level,
    Measure,
    Target,
)
from models.standards.sentences import Sentence, repeated, say


def check_targets(ledger: Ledger) -> Iterator[Sentence]:
    """Yield what is wrong with the targets of a ledger."""
    for code in repeated(target.id for target in ledger.targets):
        yield say("ledger-code-twice", code=code)
    places = {one.code for one in ledger.actions} | {one.code for one in ledger.groups()}
    tasks = {task.number for task in ledger.tasks()}
    for target in ledger.targets:
        if target.action not in places:
            yield say("ledger-target-action", code=target.id, action=target.action)
        for number in target.tasks:
            if number not in tasks:
                yield say("ledger-target-task", code=target.id, task=number)
        yield from _words(target)
        yield from _measure(target)
        yield from _inputs(target)
        yield from _due(target)


def check_rules(ledger: Ledger) -> Iterator[Sentence]:
    """Yield every quote that does not stand at its line, and rules that lack their words."""
    lines = passages(ledger)
    for place, quote in quotes(ledger):
        if quote.source.document != ledger.source_document:
            yield say("ledger-quote-document", place=place, document=quote.source.document)
        if quote.text not in lines.get(quote.source.line, ""):
            yield say("ledger-quote-place", place=place, line=quote.source.line)
    if ledger.veto is not None:
        said = ledger.veto.quote.text
        for tier in ledger.veto.tiers:
            if tier not in said:
                yield say("ledger-rule-words", place=ledger.veto.code, words=tier)
    if ledger.key_indicators is not None:
        for item in ledger.key_indicators.items:
            if item not in ledger.key_indicators.quote.text:
                yield say("ledger-rule-words", place="key_indicators", words=item)


def _words(target: Target) -> Iterator[Sentence]:
    """Every printed word that a target names stands in one of its quotes."""
    if not target.quotes:
        yield say("ledger-target-quote", code=target.id)
        return
    said = "".join(quote.text for quote in target.quotes)
    if target.hardness is not Hardness.MUST and HARDNESS_WORDS[target.hardness] not in said:
        yield say("ledger-target-words", code=target.id, words=HARDNESS_WORDS[target.hardness])
    for words in (target.wording, *target.parts):
        if words not in said:
            yield say("ledger-target-words", code=target.id, words=words)


def _measure(target: Target) -> Iterator[Sentence]:
    measured = target.measure in (Measure.NUMBER, Measure.EVERY)
    if measured and not target.tests and not target.parts:
        yield say("ledger-target-unmeasured", code=target.id)
    if not measured and target.tests:
        yield say("ledger-target-overmeasured", code=target.id)
    if target.level is Level.REGION and not target.regions:
        yield say("ledger-target-region", code=target.id)


def _inputs(target: Target) -> Iterator[Sentence]:
    keys = [entry.key for entry in target.inputs]
    for key in repeated(keys):
        yield say("ledger-target-input-twice", code=target.id, key=key)
    for test in target.tests:
        for key in filter(None, (test.numerator, test.denominator)):
            if key not in keys:
                yield say("ledger-target-input", code=target.id, key=key)
    if target.counted is Counted.INSTITUTIONS and keys != ["part", "whole"]:
        yield say("ledger-target-sets", code=target.id)


def _due(target: Target) -> Iterator[Sentence]:
    due = target.due
    fits = {
        DueKind.YEAR: due.year is not None and due.years is None and due.month_day is None,
        DueKind.ANNUAL: due.year is None and due.years is None,
        DueKind.TERM: due.years is not None and due.year is None,
        DueKind.NONE: (due.year, due.years, due.month_day, due.words) == (None, None, None, ""),
    }
    if not fits[due.kind]:
        yield say("ledger-target-due", code=target.id)

"""Checks of inputs and tests: what is asked for, and what is compared with what."""

from collections.abc import Iterator

from models.standards.judgement import PERCENT
from models.standards.sentences import Sentence, repeated, say
from models.standards.types import Clause, Input, Operator, Pack, Test


def check_values(pack: Pack) -> Iterator[Sentence]:
    """Yield what is wrong with the inputs and tests of every clause."""
    known: dict[str, tuple[str, Input]] = {}
    for clause in pack.clauses():
        for key in repeated(entry.key for entry in clause.inputs):
            yield say("pack-input-twice", code=clause.code, key=key)
        for code in repeated(test.code for test in clause.tests):
            yield say("pack-test-twice", code=clause.code, test=code)
        for entry in clause.inputs:
            yield from _input(clause.code, entry)
            first, same = known.setdefault(entry.key, (clause.code, entry))
            if _fact(entry) != _fact(same):
                yield say("pack-input-differs", code=clause.code, key=entry.key, other=first)
        for test in clause.tests:
            yield from _test(clause, test)


def _fact(entry: Input) -> tuple[object, ...]:
    """What must agree where one key stands in two clauses: it means the same fact."""
    return entry.kind, entry.unit, entry.choices


def _input(code: str, entry: Input) -> Iterator[Sentence]:
    is_choice = entry.kind == "choice"
    if is_choice and len(entry.choices) < 2:
        yield say("pack-input-few-answers", code=code, key=entry.key)
    if not is_choice and entry.choices:
        yield say("pack-input-stray-answers", code=code, key=entry.key)
    for value in repeated(choice.value for choice in entry.choices):
        yield say("pack-answer-twice", code=code, key=entry.key, value=value)
    if (entry.kind == "integer") != bool(entry.unit):
        yield say("pack-input-unit", code=code, key=entry.key)


def _test(clause: Clause, test: Test) -> Iterator[Sentence]:
    inputs = {entry.key: entry for entry in clause.inputs}
    yield from _keys(clause, test, inputs)
    if (test.when_key is None) != (test.when_value is None):
        yield say("pack-test-condition", code=clause.code, test=test.code)
    yield from _answers(clause, test, inputs)
    if not test.one_of:
        yield from _threshold(clause, test)


def _keys(clause: Clause, test: Test, inputs: dict[str, Input]) -> Iterator[Sentence]:
    wanted = [(test.numerator, "choice" if test.one_of else "integer")]
    wanted += [(test.denominator, "integer")] if test.denominator else []
    wanted += [(test.when_key, "choice")] if test.when_key else []
    for key, kind in wanted:
        if key not in inputs:
            yield say("pack-test-input", code=clause.code, test=test.code, key=key)
        elif inputs[key].kind != kind:
            yield say("pack-test-kind", code=clause.code, test=test.code, key=key, kind=kind)


def _answers(clause: Clause, test: Test, inputs: dict[str, Input]) -> Iterator[Sentence]:
    answers = {key: {choice.value for choice in entry.choices} for key, entry in inputs.items()}
    asked = [(test.numerator, value) for value in test.one_of]
    asked += [(test.when_key, test.when_value)] if test.when_key and test.when_value else []
    for key, value in asked:
        if key in answers and value not in answers[key]:
            yield say("pack-test-answer", code=clause.code, test=test.code, value=value)
    offered = answers.get(test.numerator)
    if test.one_of and offered and offered <= set(test.one_of):
        yield say("pack-test-always", code=clause.code, test=test.code)


def _threshold(clause: Clause, test: Test) -> Iterator[Sentence]:
    strict_or_floor = test.operator in (Operator.AT_LEAST, Operator.BELOW)
    # Entered numbers are never negative: ">= 0" holds always and "< 0" never.
    pointless = test.value <= 0 if strict_or_floor else test.value < 0
    if pointless or (test.percent and test.value > test.per):
        yield say("pack-test-threshold", code=clause.code, test=test.code)
    if test.percent and test.denominator is None:
        yield say("pack-test-percent", code=clause.code, test=test.code)
    if test.unit and (test.percent or test.unit == PERCENT):
        # The unit of a result tells paper that it is a percentage; there is one way to say so.
        yield say("pack-test-unit", code=clause.code, test=test.code)
    if test.upper is not None and not _above(test):
        yield say("pack-test-upper", code=clause.code, test=test.code)
    if test.denominator == test.numerator:
        yield say("pack-test-itself", code=clause.code, test=test.code)


def _above(test: Test) -> bool:
    """A range begins with its threshold, and its upper end lies above it."""
    return test.operator is Operator.AT_LEAST and (test.upper or 0) > test.value

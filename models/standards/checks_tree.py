"""Checks of the tree: codes, numbers, order, and what may be left out of it."""

from collections.abc import Iterator

from models.standards.sentences import Sentence, repeated, say
from models.standards.types import (
    FACILITY_FEATURES,
    FLAGS,
    Clause,
    DecisionRule,
    Indicator,
    NotApplicable,
    Pack,
    Section,
    Source,
)


def check_tree(pack: Pack) -> Iterator[Sentence]:
    """Yield what is wrong with headings, codes, numbers and order."""
    if not pack.sections:
        yield say("pack-empty")
    yield from _codes(pack)
    for section in pack.sections:
        yield from _section(section)
    for indicator in pack.indicators():
        yield from _indicator(indicator)
    yield from _order(pack)


def check_rules(pack: Pack) -> Iterator[Sentence]:
    """Yield what does not fit the decision rule, 不适用, methods and flags."""
    decides = pack.decision is DecisionRule.ALL_CLAUSES_MET
    if pack.vetoes and not decides:
        yield say("pack-veto-without-rule")
    for code in repeated(veto.code for veto in pack.vetoes):
        yield say("pack-veto-twice", code=code)
    for indicator in pack.indicators():
        for clause in indicator.clauses:
            yield from _applicability(clause, decides)
            if not clause.methods and not indicator.methods:
                yield say("pack-method-missing", code=clause.code)
            for flag in clause.flags:
                if flag not in FLAGS:
                    yield say("pack-flag-unknown", code=clause.code, flag=flag)


def headings(section: Section) -> Iterator[Section | Indicator]:
    """Yield a section and everything below it down to the indicators, in printed order."""
    yield section
    yield from section.indicators
    for child in section.sections:
        yield from headings(child)


def _codes(pack: Pack) -> Iterator[Sentence]:
    for code in repeated(node.code for top in pack.sections for node in headings(top)):
        yield say("pack-heading-twice", code=code)
    for code in repeated(clause.code for clause in pack.clauses()):
        yield say("pack-clause-twice", code=code)


def _section(section: Section) -> Iterator[Sentence]:
    if not section.sections and not section.indicators:
        yield say("pack-section-empty", code=section.code)
    below = [s.code for s in section.sections] + [i.code for i in section.indicators]
    for code in below:
        # Only dotted decimal codes promise to carry their parent's: 1.2 lies below 1.
        if section.code[0].isdigit() and not code.startswith(section.code + "."):
            yield say("pack-code-not-below", code=code, parent=section.code)
    for child in section.sections:
        yield from _section(child)


def _indicator(indicator: Indicator) -> Iterator[Sentence]:
    clauses = indicator.clauses
    if not clauses:
        yield say("pack-indicator-empty", code=indicator.code)
    numbers = [clause.number for clause in clauses]
    if numbers not in ([], [0], list(range(1, len(clauses) + 1))):
        listed = "、".join(map(str, numbers))
        yield say("pack-numbering", code=indicator.code, numbers=listed)
    for clause in clauses:
        if clause.code != indicator.code and not clause.code.startswith(indicator.code + "/"):
            yield say("pack-code-not-below", code=clause.code, parent=indicator.code)
        elif "/" in clause.code and clause.code.rpartition("/")[2] != str(clause.number):
            yield say("pack-number-differs", code=clause.code, number=clause.number)


def _placed(pack: Pack) -> Iterator[tuple[str, Source]]:
    """Yield every heading and clause with its source, in the order of the pack."""
    for top in pack.sections:
        for node in headings(top):
            yield node.code, node.source
            if isinstance(node, Indicator):
                yield from ((clause.code, clause.source) for clause in node.clauses)


def _order(pack: Pack) -> Iterator[Sentence]:
    last = 0
    for code, source in _placed(pack):
        if source.document != pack.source_document:
            yield say("pack-source-document", code=code, document=source.document)
        if source.line < last:
            yield say("pack-source-order", code=code, line=source.line, before=last)
        last = source.line


def _applicability(clause: Clause, decides: bool) -> Iterator[Sentence]:
    by_profile = clause.not_applicable is NotApplicable.PROFILE
    if decides and clause.not_applicable is not NotApplicable.NEVER:
        yield say("pack-not-applicable-forbidden", code=clause.code)
    if by_profile and clause.needs is None:
        yield say("pack-needs-missing", code=clause.code)
    if clause.needs is not None and clause.not_applicable is NotApplicable.NEVER:
        yield say("pack-needs-stray", code=clause.code)
    if clause.needs is not None and clause.needs not in FACILITY_FEATURES:
        yield say("pack-needs-unknown", code=clause.code, needs=clause.needs)

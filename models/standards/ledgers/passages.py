"""Where the texts of a ledger stand: every line it holds, and every text by place."""

from collections.abc import Iterator

from models.standards.ledgers.types import Ledger, Quote

Placed = tuple[str, str]
"""Where a text stands, and the text."""


def passages(ledger: Ledger) -> dict[int, str]:
    """Return every line of the document that the ledger holds in full, by line number."""
    found = {quote.source.line: quote.text for action in ledger.actions for quote in action.texts}
    for group in ledger.groups():
        found[group.body.source.line] = group.body.text
        found |= {task.source.line: task.text for task in group.tasks}
    return found


def quotes(ledger: Ledger) -> Iterator[tuple[str, Quote]]:
    """Yield every quoted piece with its place."""
    for target in ledger.targets:
        yield from ((target.id, quote) for quote in target.quotes)
    if ledger.cohort is not None:
        yield "cohort", ledger.cohort.duty
        yield "cohort", ledger.cohort.exemption
    if ledger.veto is not None:
        yield ledger.veto.code, ledger.veto.quote
    if ledger.key_indicators is not None:
        yield "key_indicators", ledger.key_indicators.quote


def texts(ledger: Ledger) -> Iterator[Placed]:
    """Yield every text that may not be empty, with its place."""
    yield from (("edition", ledger.edition), ("title", ledger.title))
    for action in ledger.actions:
        yield action.code, action.name
        yield from ((action.code, quote.text) for quote in action.texts)
    yield from (("departments", one.name) for one in ledger.departments)
    for category in ledger.categories:
        yield category.code, category.name
    for group in ledger.groups():
        yield from ((group.code, group.name), (group.code, group.body.text))
        for task in group.tasks:
            yield f"{task.number}", task.text
            yield f"{task.number}", task.departments_text
    for target in ledger.targets:
        yield from ((target.id, t) for t in (target.metric, target.subject, target.level_words))
        yield from ((target.id, part) for part in target.parts)
    yield from ((place, quote.text) for place, quote in quotes(ledger))

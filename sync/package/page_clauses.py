"""The clauses on ``index.html``: under their headings, with figures and how they were compared."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from models.facts.types import ClauseFacts, Facts, Heading, PackFacts
from models.standards.judgement import ClauseJudgement, Computed, TestOutcome, TestResult
from models.standards.working import comparison
from sync.package.page_graded import below, came_to, guided, remarks, tone
from sync.package.page_walk import walked
from sync.package.page_words import heads, labelled, lines, word

COLUMNS = ("clause", "text", "verdict", "note")


def clause_table(facts: Facts, pack: PackFacts, language: str) -> Iterator[str]:
    """Yield the table of one standard: headings, indicators, clauses in printed order."""
    above = _headings(facts, pack)
    judged = facts.judgement(pack.id)
    by_clause = {item.clause: item for item in judged.clauses} if judged else {}
    reasons = {item.clause: item.reason for item in facts.unchecked if item.pack == pack.id}
    yield f"<h2>{escape(pack.title)}</h2>{guided(pack, language)}<table>{heads(COLUMNS, language)}"
    own = (clause for clause in facts.clauses if clause.pack == pack.id)
    for (code, name), group in groupby(own, lambda c: (c.indicator, c.indicator_name)):
        yield from (_head(h.code, h.name, f"h{h.depth}") for h in above.pop(code, ()))
        yield _head(code, name, "indicator")
        for clause in group:
            reason = reasons.get(clause.clause, "")
            yield _row(facts, clause, by_clause.get(clause.clause), reason, language)
    yield "</table>"


def _headings(facts: Facts, pack: PackFacts) -> dict[str, list[Heading]]:
    """Return the headings that stand above each indicator; counts are in printed order."""
    known = {heading.code: heading for heading in pack.headings}
    judged = facts.judgement(pack.id)
    above: dict[str, list[Heading]] = {}
    waiting: list[Heading] = []
    for tally in judged.tallies if judged else ():
        if tally.node in known:
            waiting.append(known[tally.node])
        elif tally.node:
            above.setdefault(tally.node, waiting)
            waiting = []
    return above


def _head(code: str, name: str, kind: str) -> str:
    words = escape(name) if name.startswith(code) else f"{escape(code)} {escape(name)}"
    return f'<tr class="{kind}"><th colspan="{len(COLUMNS)}">{words}</th></tr>'


def _row(
    facts: Facts, clause: ClauseFacts, judged: ClauseJudgement | None, reason: str, language: str
) -> str:
    member = facts.member(clause.by) if clause.by else None
    note = lines(
        (
            escape(clause.note),
            labelled("reason", clause.reason or reason, language),
            labelled("place", clause.place, language),
            *remarks(clause, judged, language),
            *walked(facts, clause, language),
            *_figures(clause, judged, language),
            labelled("marked-by", member.name if member else "", language),
        )
    )
    method = labelled("method", clause.method_text, language)
    text = lines((escape(clause.text), method, *below(clause, language)))
    star = "★" if clause.core else ""
    return (
        f'<tr><td class="code">{star}{escape(clause.clause)}</td><td>{text}</td>'
        f'<td class="code {tone(clause)}">{came_to(clause, language)}</td>'
        f"<td>{note}</td></tr>"
    )


def _figures(clause: ClauseFacts, judged: ClauseJudgement | None, language: str) -> Iterator[str]:
    """Yield what was entered, then what the verified figures come to."""
    yield from (f"{escape(e.label)}：{escape(e.shown)}" for e in clause.values)
    yield labelled("source", clause.values_source, language)
    if clause.values and clause.values_origin != "verified":
        yield word("self-reported", language)
        return
    if judged is None or judged.computed is Computed.NONE:
        return
    yield from (_test(result, language) for result in judged.tests)
    if judged.conflict:
        yield f'<span class="not_met">{word("conflict", language)}</span>'


def _test(result: TestResult, language: str) -> str:
    if result.outcome is TestOutcome.LEFT_OUT:
        return ""
    shown = comparison(result)
    came_to = (" → " if shown else "") + word(f"test-{result.outcome}", language)
    tone = "not_met" if result.outcome is TestOutcome.FAILS else "working"
    return f'<span class="{tone}">{escape(result.label)}：{escape(shown)}{came_to}</span>'

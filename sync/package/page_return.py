"""The return that a revision answers, on ``index.html``: who, why, and every remark's answer."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from html import escape

from models.facts.types import Facts
from sync.package.page_words import heads, labelled, lines, word

BEIJING = timezone(timedelta(hours=8))
"""The desk's clock on the wall: a return says no zone, and China has this one."""
HEADS = ("return-number", "clause", "return-text", "return-answer")


def returned(facts: Facts, language: str) -> Iterator[str]:
    """Yield it; nothing where the revision answers no return."""
    given = facts.returned
    if given is None:
        return
    yield f"<h2>{word('return', language)}</h2>"
    said = (
        labelled("return-by", f"{given.office} {given.by}", language),
        labelled("return-at", _local(given.sent_at), language),
        labelled("return-reason", given.reason, language),
        labelled("due", given.due_on or "", language),
    )
    yield f"<p>{lines(said)}</p><table>{heads(HEADS, language)}"
    for number, one in enumerate(given.remarks, start=1):
        clause = escape(one.clause or "") or word("return-whole", language)
        answer = escape(one.answer or "") or word("return-no-answer", language)
        yield f'<tr><td>{number}</td><td class="code">{clause}</td>'
        yield f"<td>{escape(one.text)}</td><td>{answer}</td></tr>"
    yield f"</table><p>{word('return-digest', language)}：<code>{given.sha256}</code></p>"


def _local(utc: str) -> str:
    there = datetime.fromisoformat(utc).astimezone(BEIJING)
    return f"{there:%Y-%m-%d %H:%M} +08:00"

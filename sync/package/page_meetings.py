"""Both meetings on ``index.html``: when each began, who opened it, who was there."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape

from models.facts.meetings import Begun, Host, MeetingSet, Present
from models.facts.types import Facts
from sync.package.page_words import heads, labelled, lines, word

HEADS = ("meeting", "meeting-begun", "meeting-host", "meeting-present")


def meetings(facts: Facts, language: str) -> Iterator[str]:
    """Yield what the record says of them; nothing where it says nothing."""
    if not facts.meetings:
        return
    yield f"<h2>{word('meetings', language)}</h2><table>{heads(HEADS, language)}"
    yield from (_row(one, language) for one in facts.meetings)
    yield "</table>"
    for one in facts.meetings:
        if one.discipline:
            yield f"<p>{labelled('meeting-discipline', one.discipline, language)}</p>"


def _row(one: MeetingSet, language: str) -> str:
    name = word(f"meeting-{one.meeting}", language)
    at = _local(one.begun) if one.begun else ""
    host = _host(one.host, language) if one.host else ""
    people = lines(_person(each) for each in one.present)
    return f'<tr><td>{name}</td><td class="code">{at}</td><td>{host}</td><td>{people}</td></tr>'


def _host(host: Host, language: str) -> str:
    named = escape(f"{host.name} {host.post}".strip())
    return lines((named, labelled("deputy", host.deputy or "", language)))


def _person(one: Present) -> str:
    return escape(" ".join(filter(None, (one.name, one.unit, one.post))))


def _local(begun: Begun) -> str:
    """The beginning by the clock on the wall where it was."""
    there = datetime.fromisoformat(begun.utc) + timedelta(minutes=begun.offset)
    return f"{there:%Y-%m-%d %H:%M}"

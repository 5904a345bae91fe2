"""Words and small markup of ``index.html``; everything that a person typed is escaped here."""

from collections.abc import Iterable
from html import escape

from models.messages import sentence


def word(key: str, language: str) -> str:
    """Return a word of the page in ``language``, escaped."""
    return escape(sentence(f"page-{key}", None, language))


def labelled(key: str, text: str, language: str) -> str:
    """Return ``place：the words``, escaped; empty when there are no words."""
    return f"{word(key, language)}：{escape(text)}" if text else ""


def lines(parts: Iterable[str]) -> str:
    """Return the parts that are not empty, one a line; they are escaped already."""
    return "<br>".join(part for part in parts if part)


def heads(keys: Iterable[str], language: str) -> str:
    """Return a row of column heads."""
    return "<tr>" + "".join(f"<th>{word(key, language)}</th>" for key in keys) + "</tr>"

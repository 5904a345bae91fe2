"""The code every page of a form carries: what it says, and how it is read. Pure texts.

``CY1:<form>:<visit>:<revision>:<digest>:<page>/<pages>:<print>:<check>`` in the 45 characters of
the small QR alphabet, published in docs/paper.md; a text that differs in one place is no code.
Papers before 2026-11-23 say ``chayan:1:<form>:<facts digest>``; that is still read.
"""

import binascii
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

MARK = "CY1"
DIGITS = 16
"""Of the facts digest, on paper: 64 bits; whoever wants all of them opens the package."""
LONGEST = 120
"""Characters of a text that is looked at; a code of ours has some 60."""
_FORM = "[A-Z0-9](?:[A-Z0-9-]{0,22}[A-Z0-9])?"
_SHAPE = re.compile(
    rf"CY1:({_FORM}):([0-9A-F]{{8}}):([1-9][0-9]{{0,3}}):([0-9A-F]{{{DIGITS}}})"
    r":([1-9][0-9]{0,3})/([1-9][0-9]{0,3}):(0|[FD][1-9][0-9]{0,4}):([0-9A-F]{4})"
)
_EARLIER = re.compile(r"chayan:1:([a-z0-9][a-z0-9-]{0,23}):([0-9a-f]{64})")
_LATER = re.compile(r"CY[0-9]{1,3}:")
_TYPED = str.maketrans({"、": "/", "。": ".", "；": ":", ";": ":", "—": "-", "－": "-"})
"""What an input method for Chinese, or a keyboard of the wrong country, makes of our signs."""


class Place(StrEnum):
    """Where a copy was printed; the letter stands in the code."""

    FIELD = "F"
    """On the laptop, on site."""
    DESK = "D"
    """At the office's desk."""


class Unread(StrEnum):
    """Why a text is not a code of a page."""

    FOREIGN = "foreign"
    """Something else altogether."""
    DAMAGED = "damaged"
    """It begins like one of ours, and characters are missing or wrong."""
    NEWER = "newer"
    """Of a later program."""


@dataclass(frozen=True, slots=True)
class PaperCode:
    """What one page says of itself. Only the digest binds it to facts; the rest finds them."""

    form: str
    """Form code, e.g. ``annex-2``."""
    visit: str
    """First 8 hexadecimal digits of the visit; empty on papers of the first kind."""
    revision: int
    """Revision of the visit; 0 on papers of the first kind."""
    digest: str
    """First 16 hexadecimal digits of the facts digest; all 64 on papers of the first kind."""
    page: int
    """From 1; 0 on papers of the first kind."""
    pages: int
    """How many there are; 0 on papers of the first kind."""
    place: Place | None = None
    """Where it was printed; None for the base, which nobody printed through the program."""
    number: int = 0
    """第 n 次打印; 0 for the base."""

    def on(self, page: int, pages: int) -> "PaperCode":
        """Return the code of another page of the same print."""
        return replace(self, page=page, pages=pages)

    def text(self) -> str:
        """Return what the QR says."""
        printed = f"{self.place}{self.number}" if self.place else "0"
        head = f"{MARK}:{self.form}:{self.visit}:{self.revision}:{self.digest[:DIGITS]}"
        said = f"{head}:{self.page}/{self.pages}:{printed}".upper()
        return f"{said}:{_check(said)}"


def code_of(form: str, visit_id: str, revision: int, facts_digest: str) -> PaperCode:
    """Return the code of the first page of a form that has one page, as the base carries it."""
    return PaperCode(form, visit_id[:8].lower(), revision, facts_digest[:DIGITS], 1, 1)


def parse(text: str) -> PaperCode | Unread:
    """Return what a text says, strictly; nothing of it is guessed."""
    if len(text) > LONGEST:
        return Unread.FOREIGN
    earlier = _EARLIER.fullmatch(text)
    if earlier:
        return PaperCode(earlier[1], "", 0, earlier[2], 0, 0)
    found = _SHAPE.fullmatch(text)
    if found is None:
        return _unread(text)
    page, pages = int(found[5]), int(found[6])
    if found[8] != _check(text[:-5]) or page > pages:
        return Unread.DAMAGED
    printed = found[7]
    return PaperCode(
        form=found[1].lower(),
        visit=found[2].lower(),
        revision=int(found[3]),
        digest=found[4].lower(),
        page=page,
        pages=pages,
        place=Place(printed[0]) if printed != "0" else None,
        number=int(printed[1:] or 0),
    )


def typed(text: str) -> str:
    """Return what a hand scanner meant that types through an input method, or without shift.

    Full-width signs become plain ones and a code of ours its capitals; nothing is filled in.
    """
    if len(text) > LONGEST:
        return text
    plain = unicodedata.normalize("NFKC", text.translate(_TYPED))
    plain = "".join(plain.split())
    return plain if plain.lower().startswith("chayan:") else plain.upper()


def _unread(text: str) -> Unread:
    if text.startswith((f"{MARK}:", "chayan:1:")):
        return Unread.DAMAGED
    return Unread.NEWER if _LATER.match(text) else Unread.FOREIGN


def _check(text: str) -> str:
    """Return four digits that a lost or mistyped character changes."""
    return f"{binascii.crc_hqx(text.encode('ascii'), 0xFFFF):04X}"

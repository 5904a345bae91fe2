"""The code every page of a form carries: what it says, and how it is read. Pure texts.

``CY1:<form>:<visit>:<revision>:<digest>:<page>/<pages>:<print>:<check>`` in the 45 characters of
the small QR alphabet, published in docs/paper.md; a text that differs in one place is no code.
Papers without frozen facts say ``CY2:<kind>:`` and then the same parts. Papers before 2026-11-23
say ``chayan:1:<form>:<facts digest>``; that is still read.
"""

import binascii
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

MARK = "CY1"
MARK_UNFROZEN = "CY2"
NO_VISIT = "-"
"""Of a blank sheet, and of a ledger."""
DIGITS = 16
"""Of the facts digest, on paper: 64 bits; whoever wants all of them opens the package."""
LONGEST = 120
"""Characters of a text that is looked at; a code of ours has some 60."""
_FORM = "[A-Z0-9](?:[A-Z0-9-]{0,22}[A-Z0-9])?"
_SHAPE = re.compile(
    rf"CY1:({_FORM}):([0-9A-F]{{8}}):([1-9][0-9]{{0,3}}):([0-9A-F]{{{DIGITS}}})"
    r":([1-9][0-9]{0,3})/([1-9][0-9]{0,3}):(0|[FD][1-9][0-9]{0,4}):([0-9A-F]{4})"
)
_UNFROZEN = re.compile(
    rf"CY2:([BLV]):({_FORM}):([0-9A-F]{{8}}|-):(0|[1-9][0-9]{{0,4}}):([0-9A-F]{{{DIGITS}}})"
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


class Kind(StrEnum):
    """What a paper without frozen facts is; the letter stands in the code."""

    BLANK = "B"
    """空表: its digest is that of the edition it was printed by, and there is nothing to check."""
    LEDGER = "L"
    """台账: the number is how many lines the ledger had, the digest is theirs."""
    UNDER_WAY = "V"
    """Printed before the closing of a visit, from what was known: its digest is of those words."""


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
    """First 8 hexadecimal digits of the visit; empty on papers of the first kind or of none."""
    revision: int
    """Revision of the visit; of a ledger its lines; 0 on blank sheets and the first kind."""
    digest: str
    """First 16 hexadecimal digits of the facts digest; all 64 on papers of the first kind.

    Of a paper without frozen facts the digest that its :class:`Kind` says.
    """
    page: int
    """From 1; 0 on papers of the first kind."""
    pages: int
    """How many there are; 0 on papers of the first kind."""
    place: Place | None = None
    """Where it was printed; None for the base, which nobody printed through the program."""
    number: int = 0
    """第 n 次打印; 0 for the base."""
    kind: Kind | None = None
    """None for a page of frozen facts."""

    def on(self, page: int, pages: int) -> "PaperCode":
        """Return the code of another page of the same print."""
        return replace(self, page=page, pages=pages)

    def text(self) -> str:
        """Return what the QR says."""
        printed = f"{self.place}{self.number}" if self.place else "0"
        mark = f"{MARK_UNFROZEN}:{self.kind}" if self.kind else MARK
        visit = self.visit or (NO_VISIT if self.kind else "")
        head = f"{mark}:{self.form}:{visit}:{self.revision}:{self.digest[:DIGITS]}"
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
    frozen, unfrozen = _SHAPE.fullmatch(text), _UNFROZEN.fullmatch(text)
    if frozen:
        return _read(frozen.groups(), None)
    if unfrozen:
        kind, *parts = unfrozen.groups()
        of_visit = kind == Kind.UNDER_WAY
        if of_visit == (parts[1] == NO_VISIT):
            return Unread.DAMAGED
        return _read(parts, Kind(kind))
    return _unread(text)


def _read(parts: Sequence[str], kind: Kind | None) -> PaperCode | Unread:
    """Return the code whose parts are these, when they agree with each other."""
    form, visit, revision, digest, page, pages, printed, check = parts
    found = PaperCode(
        form=form.lower(),
        visit=visit.lower() if visit != NO_VISIT else "",
        revision=int(revision),
        digest=digest.lower(),
        page=int(page),
        pages=int(pages),
        place=Place(printed[0]) if printed != "0" else None,
        number=int(printed[1:] or 0),
        kind=kind,
    )
    right = found.page <= found.pages and found.text().endswith(f":{check}")
    return found if right else Unread.DAMAGED


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
    if text.startswith((f"{MARK}:", f"{MARK_UNFROZEN}:", "chayan:1:")):
        return Unread.DAMAGED
    return Unread.NEWER if _LATER.match(text) else Unread.FOREIGN


def _check(text: str) -> str:
    """Return four digits that a lost or mistyped character changes."""
    return f"{binascii.crc_hqx(text.encode('ascii'), 0xFFFF):04X}"

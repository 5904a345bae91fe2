"""The text of Word paragraphs: what a reader sees when every tracked change is accepted."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from models.standards.importing.numbering import Numbering
from models.standards.importing.tables import Line

_WRAPPERS = frozenset(
    {"w_sdt", "w_sdtContent", "w_customXml", "w_smartTag", "w_ins", "w_moveTo", "w_hyperlink"}
    | {"w_fldSimple", "w_dir", "w_bdo", "mc_AlternateContent", "mc_Choice"}
)
"""What stands around content without being content."""
_DROPPED = frozenset({"w_del", "w_moveFrom"})
_KEPT = frozenset({"w_ins", "w_moveTo"})
_SKIPPED = frozenset(
    {"w_pPr", "w_rPr", "w_instrText", "w_fldData", "w_sdtPr", "w_rt", "mc_Fallback", "w_delText"}
)
_BOXES = frozenset({"w_drawing", "w_pict", "w_object"})
_SIGNS = {"w_tab": "\t", "w_br": "\n", "w_cr": "\n", "w_noBreakHyphen": "-", "w_ptab": "\t"}
_SYMBOLS = {"a8": "□", "6f": "□", "a3": "□", "71": "□", "fe": "☑", "52": "☑", "fd": "☒", "54": "☒"}
"""Characters of the fonts Wingdings (2) that stand in forms, by the last byte of their code."""


@dataclass
class Changes:
    """What was met in one stretch of text."""

    kept: list[str] = field(default_factory=list)
    """Inserted texts."""
    dropped: list[str] = field(default_factory=list)
    """Deleted texts."""
    hidden: list[str] = field(default_factory=list)
    """Texts formatted as hidden: nobody sees them on paper."""
    placeholders: list[str] = field(default_factory=list)
    """Prompts of content controls that nobody filled in."""
    symbols: int = 0
    """Characters of symbol fonts with no known meaning."""
    boxes: int = 0
    """Text boxes, which float beside the text and are not read."""


def flattened(parent: Element, tag: str = "") -> Iterator[Element]:
    """Yield the children of ``parent``, those inside content controls and the like included."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from flattened(child, tag)
        elif not tag or child.tag == tag:
            yield child


def flag(properties: Element | None, name: str) -> bool:
    """True when the properties carry ``name`` and do not switch it off."""
    found = properties.find(name) if properties is not None else None
    return found is not None and found.get("w_val", "1") not in ("0", "false", "off")


class Words:
    """Reads paragraphs in document order, for the numbering counts along."""

    def __init__(self, numbering: Numbering) -> None:
        self.total = Changes()
        self._now = self.total
        self._numbering = numbering

    @contextmanager
    def changes(self) -> Iterator[Changes]:
        """Collect what is met inside, and add it to the total."""
        outer, self._now = self._now, Changes()
        try:
            yield self._now
        finally:
            inner, self._now = self._now, outer
            for name in ("kept", "dropped", "hidden", "placeholders"):
                getattr(outer, name).extend(getattr(inner, name))
            outer.symbols += inner.symbols
            outer.boxes += inner.boxes

    def lines(self, paragraphs: Iterable[Element]) -> Iterator[Line]:
        """Yield the lines of ``paragraphs`` that hold something."""
        label, text = "", ""
        for paragraph in paragraphs:
            own = "".join(self._texts(paragraph))
            gone = flag(paragraph.find("w_pPr/w_rPr"), "w_del")
            if own.strip() or not gone:
                label = label or self._numbering.label(paragraph)
            text += own
            if gone:  # its end was deleted: the next paragraph goes on in the same line
                continue
            yield from _split(label, text)
            label, text = "", ""
        yield from _split(label, text)

    def _texts(self, parent: Element) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if tag in ("w_t", "m_t"):
                yield (child.text or "").replace("\n", " ")
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == "w_sym":
                yield self._symbol(child)
            elif tag in _BOXES:
                self._now.boxes += child.find(".//w_txbxContent") is not None
            elif tag not in _SKIPPED and not self._unseen(child):
                if tag in _KEPT:
                    self._note(self._now.kept, _all_text(child))
                choice = child.find("mc_Choice") if tag == "mc_AlternateContent" else None
                yield from self._texts(child if choice is None else choice)

    def _unseen(self, child: Element) -> bool:
        """True for what is not on paper: deleted, hidden, or a prompt nobody answered."""
        if child.tag in _DROPPED:
            where = self._now.dropped
        elif child.tag == "w_sdt" and flag(child.find("w_sdtPr"), "w_showingPlcHdr"):
            where = self._now.placeholders
        elif child.tag == "w_r" and flag(child.find("w_rPr"), "w_vanish"):
            where = self._now.hidden
        else:
            return False
        self._note(where, _all_text(child))
        return True

    @staticmethod
    def _note(where: list[str], text: str) -> None:
        if text.strip():
            where.append(text.strip())

    def _symbol(self, element: Element) -> str:
        known = "wingdings" in element.get("w_font", "").lower()
        sign = _SYMBOLS.get(element.get("w_char", "").lower()[-2:]) if known else None
        self._now.symbols += sign is None
        return sign or ""


def _all_text(element: Element) -> str:
    return "".join(
        part.text or "" for part in element.iter() if part.tag in ("w_t", "w_delText", "m_t")
    )


def _split(label: str, text: str) -> Iterator[Line]:
    """Yield the lines of one paragraph; the number stands before the first."""
    if not text.strip():
        return
    first, *rest = [part for part in text.split("\n") if part.strip()]
    yield Line(first.strip(), label.strip())
    for part in rest:
        yield Line(part.strip())

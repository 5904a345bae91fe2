"""What a page is made of: blocks that know their height, can be cut, and draw themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.units import mm as _mm
from reportlab.pdfgen.canvas import Canvas

__all__ = ["Block", "Canvas", "Gap", "Inset", "Lead", "NewPage", "Outline", "Stack", "Whole", "mm"]

mm = float(_mm)
"""Points in a millimetre."""
WHOLE_MOST = 110 * mm
"""A sheet that lies on its side has room for more than this."""


class Block(Protocol):
    """A piece of a page. ``draw`` gets the upper left corner; y grows upwards as in PDF."""

    def height(self, width: float) -> float:
        """Return the height at ``width``, in points."""
        ...

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """Return a part at most ``room`` high and the rest, or None when it cannot be cut so."""
        ...

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw at ``x`` and downwards from ``top``."""
        ...


@dataclass(frozen=True)
class Gap:
    """Empty space; vanishes at the top of a page."""

    points: float
    """Height."""

    def height(self, width: float) -> float:
        """Return the height."""
        return self.points

    def split(self, width: float, room: float) -> None:
        """Never cut."""
        return

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw nothing."""


class NewPage(Gap):
    """What follows begins on a new page."""

    def __init__(self) -> None:
        super().__init__(1e6)


@dataclass(frozen=True)
class Stack:
    """Blocks one below the other that stay together."""

    parts: Sequence[Block]
    """From the top."""

    def height(self, width: float) -> float:
        """Return the sum of the heights."""
        return sum(part.height(width) for part in self.parts)

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """Cut between or inside the parts."""
        above: list[Block] = []
        for place, part in enumerate(self.parts):
            height = part.height(width)
            if height <= room:
                above.append(part)
                room -= height
                continue
            cut = part.split(width, room)
            if cut:
                return Stack([*above, cut[0]]), Stack([cut[1], *self.parts[place + 1 :]])
            return (Stack(above), Stack(self.parts[place:])) if above else None
        return None

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the parts."""
        for part in self.parts:
            part.draw(canvas, x, top, width)
            top -= part.height(width)


class Whole(Stack):
    """Blocks that go to the next page together, as long as a page has room for them."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut only what is higher than half a page."""
        return super().split(width, room) if self.height(width) > WHOLE_MOST else None


@dataclass(frozen=True)
class Inset:
    """A block that stands in from the left, every line of it."""

    block: Block
    """What is printed."""
    left: float
    """How far, in points."""

    def height(self, width: float) -> float:
        """Return the height of the block in the room that is left."""
        return self.block.height(width - self.left)

    def split(self, width: float, room: float) -> "tuple[Inset, Inset] | None":
        """Cut the block."""
        cut = self.block.split(width - self.left, room)
        return (Inset(cut[0], self.left), Inset(cut[1], self.left)) if cut else None

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the block."""
        self.block.draw(canvas, x + self.left, top, width - self.left)


@dataclass(frozen=True)
class Outline:
    """A heading: an entry of the PDF's outline, kept with the block that follows."""

    block: Block
    """What is printed."""
    text: str
    """Words of the entry."""
    level: int = 0
    """Depth in the outline."""

    def height(self, width: float) -> float:
        """Return the height of the heading."""
        return self.block.height(width)

    def split(self, width: float, room: float) -> None:
        """Never cut."""
        return

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the heading and enter it."""
        key = f"h{canvas.getPageNumber()}-{round(top)}"
        canvas.bookmarkHorizontal(key, 0, top)
        canvas.addOutlineEntry(self.text, key, self.level, closed=False)
        self.block.draw(canvas, x, top, width)


class Lead(Outline):
    """Words that stay with the block below them and are no entry of the outline."""

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the words alone."""
        self.block.draw(canvas, x, top, width)

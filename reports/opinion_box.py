"""The office's opinion drawn for the place that a signed form keeps free for it."""

import io
from functools import partial

from models.facts.decision import DecisionFacts
from reports import fonts
from reports.block import Canvas
from reports.layout import BODY
from reports.numbers import day
from reports.opinion import opinion_words
from reports.page import ONE_AT_A_TIME
from reports.paragraph import Align, Paragraph
from reports.places import decided_texts, glyphs_placed

NAME = "区县卫生健康行政部门意见"
SIZES = (10.5, 10, 9.5, 9, 8.5, 8)
"""Type sizes that are tried; smaller is not read on paper."""


def opinion_drawing(decision: DecisionFacts, width: float, height: float) -> bytes:
    """Return a PDF of one page, ``width`` by ``height`` points, with opinion, office and day.

    Empty when the words find no room even in the smallest type: then the whole form has to be
    made anew with them.
    """
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(decided_texts, decision)):
        fonts.faces()
        for size in SIZES:
            style = BODY.but(size=size)
            words = Paragraph(opinion_words(decision), style.but(indent=2))
            below = Paragraph(
                f"{decision.organisation}\n{day(decision.decided_on)}", style.but(align=Align.RIGHT)
            )
            if words.height(width) + below.height(width) <= height:
                return _drawn(words, below, width, height)
    return b""


def _drawn(words: Paragraph, below: Paragraph, width: float, height: float) -> bytes:
    out = io.BytesIO()
    page = (width, height)
    canvas = Canvas(out, pagesize=page, invariant=1, pageCompression=1, initialFontName=fonts.SERIF)
    words.draw(canvas, 0, height, width)
    below.draw(canvas, 0, height - words.height(width), width)
    canvas.showPage()
    canvas.save()
    return out.getvalue()

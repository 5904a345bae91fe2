"""Forms of the sample visit, signed, and what an attacker makes of them."""

from __future__ import annotations

import io
import re
from functools import cache

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reports.opinion_box import opinion_drawing
from reports.render import render
from sync.pades.names import DISTRICT
from sync.pades.signing import Seal, countersign, open_fields, sign_paper
from tests.reports import sample
from tests.sync.package import kit

AT = "2026-03-01T08:00:00.000Z"
LATER = "2026-03-01T09:00:00.000Z"
SEALS = (
    Seal("evaluator-1", "评价员甲", "现场检查结果确认", AT),
    Seal("leader", "组长乙", "现场检查结果确认（组长）", LATER),
)


@cache
def base(code: str = "annex-4", named: str = "") -> bytes:
    """A form; ``named`` is another facts digest that it says it was made from."""
    facts, digest = sample.facts()
    digest = named or digest
    return render(code, facts, digest, packs=sample.packs(), signatures=sample.signatures(digest))


@cache
def signed(code: str = "annex-4") -> bytes:
    return sign_paper(base(code), SEALS, kit.district().signer)


@cache
def accepted() -> bytes:
    """Annex 4 with evaluator, leader and district."""
    decision = sample.decision(sample.facts()[1])
    drawing = opinion_drawing(decision, *open_fields(signed())[DISTRICT])
    assert drawing
    seal = Seal(DISTRICT, decision.organisation, "验收意见", LATER, drawing)
    return countersign(signed(), seal, kit.district().authority.document_signer())


def flipped(pdf: bytes) -> bytes:
    """One bit of a stream of the first revision."""
    place = pdf.index(b"stream", 2000) + 200
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def edited(pdf: bytes) -> bytes:
    """A red box drawn over the page in a revision of its own."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    drawn = generic.StreamObject(stream_data=b"1 0 0 rg 300 400 100 20 re f")
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), writer.add_object(drawn)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def cut(pdf: bytes) -> bytes:
    """Without its last revision: a good form with one signature less."""
    ends = [found.end() for found in re.finditer(rb"%%EOF\r?\n?", pdf)]
    return pdf[: ends[-2]]

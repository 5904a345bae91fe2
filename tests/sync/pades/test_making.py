"""A form that a laptop signed is the one its facts make, or it is told apart from it."""

from __future__ import annotations

import io

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from sync.pades import signing
from sync.pades.judging import judge_paper
from sync.pades.making import is_made_of
from sync.pades.signing import _signed, prepared, sign_paper
from tests.sync.package import kit
from tests.sync.pades import kit as papers

FIELDS = ("evaluator-1", "leader")


def sealed(pdf: bytes) -> bytes:
    """Signed as the laptop's own program does it."""
    return sign_paper(pdf, papers.SEALS, kit.district().signer)


def worded(pdf: bytes, words: bytes) -> bytes:
    """The file with a stream's content put into its first revision, and signed after that."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    drawn = generic.StreamObject(stream_data=words)
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), writer.add_object(drawn)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("code", ["annex-4", "findings"])
def test_what_the_program_signs_is_what_the_facts_make(code: str) -> None:
    assert is_made_of(papers.signed(code), papers.base(code), FIELDS)
    assert is_made_of(papers.base(code), papers.base(code), ())


def test_a_form_drawn_over_before_anybody_signed_is_told_apart() -> None:
    """Its signatures hold, each of them: nothing was changed after they were made."""
    over = sealed(worded(papers.base(), b"1 0 0 rg 300 400 100 20 re f"))
    assert judge_paper(over).holds
    assert not is_made_of(over, papers.base(), FIELDS)


def test_drawn_over_in_the_revision_between_the_fields_and_the_signatures() -> None:
    """The file begins with the very bytes, and the page shows something else."""
    over = worded(prepared(papers.base(), FIELDS), b"1 0 0 rg 300 400 100 20 re f")
    signer, signed = kit.district().signer, over
    for number, seal in enumerate(papers.SEALS):
        signed = _signed(signed, seal, signer.raw(), certify=number == 0)
    assert judge_paper(signed).holds
    assert signed.startswith(prepared(papers.base(), FIELDS))
    assert not is_made_of(signed, papers.base(), FIELDS)


@pytest.mark.parametrize("hidden", ["an object", "white space"])
def test_what_no_table_names_is_told_apart(monkeypatch: pytest.MonkeyPatch, hidden: str) -> None:
    """PDFium finds no table behind many blanks, collects all objects, and the last one counts."""
    page = PdfFileReader(io.BytesIO(papers.base())).root["/Pages"]["/Kids"][0]
    number = page.raw_get("/Contents").idnum
    over = (
        b"%d 0 obj <</Length 28>> stream\n1 0 0 rg 300 400 100 20 re f\nendstream endobj\n" % number
    )
    write = signing._Writer._write_header

    def first(writer: signing._Writer, stream: io.BytesIO) -> None:
        write(writer, stream)
        stream.write(over)

    def last(writer: signing._Writer, stream: io.BytesIO, skip_header: bool = False) -> None:
        IncrementalPdfFileWriter._write(writer, stream, skip_header)
        stream.seek(-len(b"\n%%EOF\n"), io.SEEK_END)
        stream.write(b" " * 9000 + b"\n%%EOF\n")

    ready = prepared(papers.base(), FIELDS)
    change, put = ("_write_header", first) if hidden == "an object" else ("_write", last)
    monkeypatch.setattr(signing._Writer, change, put)
    signer, signed = kit.district().signer.raw(), ready
    for at, seal in enumerate(papers.SEALS):
        signed = _signed(signed, seal, signer, certify=at == 0)
    monkeypatch.undo()
    assert judge_paper(signed).holds
    assert signed.startswith(ready)
    assert not is_made_of(signed, papers.base(), FIELDS)


def test_another_form_other_fields_and_bytes_that_are_none() -> None:
    assert not is_made_of(papers.signed("findings"), papers.base(), FIELDS)
    assert not is_made_of(papers.signed(), papers.base(), ("leader",))
    assert not is_made_of(papers.edited(papers.signed()), papers.base(), FIELDS)
    assert not is_made_of(papers.base() + b" ", papers.base(), ())
    ready = prepared(papers.base(), FIELDS)
    for junk in (
        b"",
        b"%PDF-1.7",
        ready,
        ready + b"\0" * 99,
        ready + b"startxref\n99999999\n%%EOF\n",
    ):
        assert not is_made_of(junk, papers.base(), FIELDS)


def test_one_signature_less_is_still_the_form() -> None:
    """Who is missing is told by the label's names, not here."""
    assert is_made_of(papers.cut(papers.signed()), papers.base(), FIELDS)

"""Words and photos nobody wishes for: a correct page or a plain sentence, never a hole."""

from __future__ import annotations

import errno
import os
from functools import cache
from pathlib import Path

import pytest

from models.errors import FormError, PackageError
from models.facts.types import Facts
from reports import fonts
from reports.block import Outline
from reports.opinion_box import opinion_drawing
from reports.page import Sheet, compose
from reports.paragraph import Paragraph, Style
from reports.places import places
from reports.render import FORM_CODES, FORM_TITLES, render, unprintable
from sync.files import write_whole
from tests.reports import papers, sample

NOTED = ("record", "findings")


base = cache(sample.facts)


def with_note(words: str) -> Facts:
    """The sample with ``words`` in a finding, in a clause's note and in the facility's name."""
    facts, _ = base()
    first = facts.findings[0].model_copy(update={"fact": words})
    noted = facts.clauses[0].model_copy(update={"note": words})
    named = facts.facility.model_copy(update={"name": words[:60], "legal_name": words[:60]})
    return facts.model_copy(
        update={
            "findings": (first, *facts.findings[1:]),
            "clauses": (noted, *facts.clauses[1:]),
            "facility": named,
        }
    )


def printed(code: str, words: str) -> str:
    """The text of a form without blanks."""
    return "".join(
        papers.text_of(render(code, with_note(words), "0" * 64, packs=sample.packs())).split()
    )


@pytest.mark.parametrize(
    ("code", "name", "point"),
    [
        ("findings", "某😀甲", "U+1F600"),
        *((code, "某\U00030edd甲", "U+30EDD") for code in FORM_CODES if code != "annex-1"),
    ],
)  # annex 1 names nobody
def test_an_emoji_or_an_unknown_name_is_told_with_its_place(
    code: str, name: str, point: str
) -> None:
    facts = with_note(name)
    assert unprintable(facts) == (name[1],)
    with pytest.raises(FormError) as caught:
        render(code, facts, "0" * 64, packs=sample.packs())
    said = caught.value.sentence("zh")
    assert name[1] in said
    assert point in said
    assert FORM_TITLES[code] in said
    assert "机构信息" in said
    assert name not in said  # no personal data in a sentence


def test_a_character_of_a_private_area_is_told_with_its_place() -> None:
    """Old Chinese systems keep rare names there; Python's ``repr`` would hide it."""
    facts = with_note("某\ue863甲")
    with pytest.raises(FormError) as caught:
        render("record", facts, "0" * 64, packs=sample.packs())
    assert "机构信息" in caught.value.sentence("zh")
    assert "机构信息" in places(facts, "\ue863")


def test_words_of_a_signature_and_of_a_decision_are_told_with_their_place() -> None:
    facts, digest = base()
    signed = sample.signatures(digest)
    last = signed.signatures[-1].model_copy(update={"statement": "不同意😀"})
    given = signed.model_copy(update={"signatures": (*signed.signatures[:-1], last)})
    with pytest.raises(FormError) as caught:
        render("record", facts, digest, packs=sample.packs(), signatures=given)
    assert caught.value.params["places"] == "第3个签字"
    decision = sample.decision(digest).model_copy(update={"opinion": "合格😀"})
    with pytest.raises(FormError) as caught:
        render("annex-4", facts, digest, packs=sample.packs(), decision=decision)
    assert caught.value.params["places"] == "审核意见"
    with pytest.raises(FormError) as caught:
        opinion_drawing(decision, 300.0, 200.0)
    assert caught.value.params["places"] == "审核意见"


def test_a_heading_higher_than_a_page_is_a_sentence() -> None:
    sheet = Sheet(form="x", title="", author="", digest="0" * 64, head="抬头")
    high = Outline(Paragraph("行\n" * 100, Style()), "高")
    with pytest.raises(FormError) as caught:
        compose(sheet, [high])
    assert caught.value.code == "form-too-high"
    assert caught.value.sentence("zh")


def test_rare_names_are_printed_and_read_back() -> None:
    text = papers.text_of(render("findings", with_note("𠮷㐂䶮𬱖𪚥𮯠末"), "0" * 64))
    assert text.count("𠮷㐂䶮𬱖𪚥𮯠末") == 2


@pytest.mark.parametrize("code", NOTED)
def test_a_note_of_five_thousand_characters_is_printed_whole(code: str) -> None:
    words = "检查组查阅《条例》，发现“三基”培训缺23.5%；" * 200
    said = printed(code, words)
    assert said.count("三基") >= 200
    assert said.count("23.5%") >= 200


@pytest.mark.parametrize("code", NOTED)
def test_marks_without_shape_leave_no_trace(code: str) -> None:
    said = printed(code, "甲\x00\x07\x1b乙\u200b\u200d丙\u202e丁\u2066戊\u200f\ufeff己\ufe0f末")
    assert "甲乙丙丁戊己末" in said


@pytest.mark.parametrize("code", NOTED)
def test_markup_is_printed_as_it_was_typed(code: str) -> None:
    words = "<b>粗</b>&amp;&<para><img src='x'/>%s{0}\\n(a)[b]"
    assert "".join(words.split()) in printed(code, words)


@pytest.mark.parametrize("code", ["findings", "indicators"])
def test_a_photo_that_differs_from_its_digest_is_said_not_shown(code: str) -> None:
    facts, digest = base()
    blobs = dict(sample.photos()[1])
    shown = facts.findings[0].evidence[0]
    blobs[shown] = sample.picture(1600, 1200, 1, 77)
    text = papers.text_of(
        render(code, facts, digest, packs=sample.packs(), reader=sample.Bytes(blobs))
    )
    assert text.count("照片与记录的校验值不符，未印出") == 1
    assert "照片未随附" not in text


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_leaves_the_old_paper_and_no_half_one(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PackageError) as caught:
        write_whole(target, render("annex-1", *base(), packs=sample.packs()))
    assert caught.value.sentence("zh")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("font", [fonts.SERIF, fonts.SERIF_BOLD, fonts.SANS, fonts.SANS_BOLD])
def test_every_kind_of_character_is_read_back(font: str) -> None:
    """A sample of each font, and all of the boxes; beyond the basic plane too."""
    known = sorted({code for name in (*fonts.FALLBACK[font],) for code in fonts.face(name)})
    sampled = [chr(code) for code in known[:: max(1, len(known) // 1500)]]
    text = "".join(fonts.printable("".join(sampled)).split()) + "".join(sorted(fonts.BOXES))
    sheet = Sheet(form="x", title="", author="", digest="0" * 64, head="抬头")
    found = papers.pypdf_text(compose(sheet, [Paragraph(text, Style(font=font))]))
    assert text in "".join(found.split())

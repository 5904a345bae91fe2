"""The checker: silent on a sound pack, and with a reason for each of its sentences."""

from pathlib import Path

import pytest

from models.messages import LANGUAGES, catalogue
from models.standards.checker import check
from models.standards.loading import load, parse
from models.standards.sentences import Sentence

PACKS = Path(__file__).parent / "packs"
BROKEN = (
    "broken.yaml",
    "broken-empty.yaml",
    "broken-rule.yaml",
    "broken-tiers.yaml",
    "broken-parts.yaml",
)
ALL_CODES = sorted(code for code in catalogue() if code.startswith("pack-"))


@pytest.fixture(scope="module")
def said() -> list[Sentence]:
    """Everything the checker says of the broken packs."""
    return [sentence for name in BROKEN for sentence in check(load(PACKS / name).pack)]


def test_a_sound_pack_gets_no_sentence() -> None:
    assert list(check(load(PACKS / "blank.yaml").pack)) == []


@pytest.mark.parametrize("name", BROKEN)
def test_it_names_every_defect_and_nothing_else(name: str) -> None:
    """The list beside each broken pack is read and kept by hand."""
    expected = (PACKS / name).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    found = [f"{s.code}: {s.text('zh')}" for s in check(load(PACKS / name).pack)]
    assert found == expected


@pytest.mark.parametrize("code", ALL_CODES)
def test_every_sentence_of_the_catalogue_can_be_earned(said: list[Sentence], code: str) -> None:
    assert code in {sentence.code for sentence in said}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_reads_to_its_end(said: list[Sentence], language: str) -> None:
    ends = {"zh": "。", "en": "."}
    for sentence in said:
        assert sentence.text(language).endswith(ends[language])


@pytest.mark.parametrize(
    "text",
    [
        "1.1/1 中的“臵”可能应为“置”；请对照原文。",
        "1.1/1 中的“⽤”可能应为“用”；请对照原文。",
        "1.1/1 中有半角“,”，可能应为“，”；若原文如此，请加标记 D。",
        "指标 1.1 的条款序号应从 1 连续编号，现为 1、3、2。",
        "条款 1.1/2 的序号写作 3，与编号不一致。",
        "1.1/2 的文字含有不可见或无法辨认的字符 U+200B。",
        "条款 3.1/1 的比较 every 用到不存在的选项“b”。",
        "表 annex-1 的栏目 four 取自机构资料中没有的“shoe_size”。",
    ],
)
def test_what_it_says(said: list[Sentence], text: str) -> None:
    assert text in [sentence.text("zh") for sentence in said]


def test_a_known_defect_of_print_is_left_in_peace() -> None:
    text = (PACKS / "blank.yaml").read_text(encoding="utf-8").replace("有。", "有!有。")
    assert [s.code for s in check(parse(text))] == ["pack-text-half-width"]
    known = text.replace("number: 1", "number: 1, flags: [D]")
    assert [s.code for s in check(parse(known))] == []

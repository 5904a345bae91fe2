"""The checker: silent on a sound ledger, and with an exact list for one that is broken all over."""

import re
from pathlib import Path

import pytest

from models.messages import LANGUAGES, catalogue
from models.standards.ledgers.checker import check
from models.standards.ledgers.loading import load, parse
from models.standards.sentences import Sentence

LEDGERS = Path(__file__).parent / "ledgers"
HOUSE = Path(__file__).parents[4] / "models" / "standards" / "ledgers"
SAID_BY_CHECKER = sorted(
    {
        code
        for name in ("checker.py", "checks_targets.py")
        for code in re.findall(r'"(ledger-[a-z-]+)"', (HOUSE / name).read_text("utf-8"))
    }
)
CODES = [code for code in catalogue() if code.startswith(("ledger-", "cohort-"))]


@pytest.fixture(scope="module")
def said() -> list[Sentence]:
    """Everything the checker says of the broken ledgers."""
    names = ("broken.yaml", "broken-empty.yaml")
    return [sentence for name in names for sentence in check(load(LEDGERS / name).ledger)]


def test_a_sound_ledger_gets_no_sentence() -> None:
    assert list(check(load(LEDGERS / "sound.yaml").ledger)) == []


def test_the_broken_ledger_gets_exactly_this_list() -> None:
    assert [sentence.text() for sentence in check(load(LEDGERS / "broken.yaml").ledger)] == [
        "任务序号应为 1，现为 2。",
        "编号 1/1 出现不止一次。",
        "重点任务 1/1 的编号与所在的分类 2 不一致。",
        "重点任务 1/1 没有任何任务。",
        "1/1 的标题“错题”不在它的原文中。",
        "重点任务 1/1 的正文责任部门不在正文段落中。",
        "goal 的标题“目标”不在它的原文中。",
        "责任部门“甲局”列了不止一次。",
        "任务 2 逐个列出的责任部门与原文一栏不一致。",
        "任务 2 的责任部门“丙局”不在部门表中。",
        "部门表中的“乙局”没有任何任务。",
        "任务 2 的文字有 1 处“(略)”，登记为 0 处。",
        "任务 2 的项目“东村”不在它的文字中。",
        "编号 A 出现不止一次。",
        "目标 A 所属的 none 不存在。",
        "目标 A 提到不存在的任务 9。",
        "目标 A 的“力争”不在它的原文中。",
        "目标 A 的“不低于”不在它的原文中。",
        "目标 A 应有数字或内容，却没有可比较的。",
        "目标 A 按地区类别，却没有写明类别。",
        "目标 A 按机构汇总，输入项应为 part 和 whole。",
        "目标 A 的期限与它的类型不符。",
        "目标 A 没有原文。",
        "目标 A 在文件中没有数字，却有比较。",
        "目标 A 的输入项 x 出现不止一次。",
        "目标 A 的比较用到不存在的输入项 y。",
        "A 的原文出自 other，不是台账的来源文本。",
        "A 的原文不在第 7 行的段落中。",
        "V1 的“推荐”不在它的原文中。",
        "key_indicators 的“行风”不在它的原文中。",
        "goal 的文字含有不可见或无法辨认的字符 U+200B。",
        "2 的文字前后有空格。",
        "A 的文字不是 Unicode NFC 形式。",
        "A 的文字为空。",
    ]


@pytest.mark.parametrize("code", SAID_BY_CHECKER)
def test_every_sentence_of_the_checker_can_be_earned(said: list[Sentence], code: str) -> None:
    assert code in {sentence.code for sentence in said}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_reads_to_its_end(said: list[Sentence], language: str) -> None:
    ends = {"zh": "。", "en": "."}
    for sentence in said:
        assert sentence.text(language).endswith(ends[language])


def test_every_code_of_the_house_has_its_sentence_and_every_sentence_its_code() -> None:
    written = "\n".join(path.read_text("utf-8") for path in HOUSE.glob("*.py"))
    used = set(re.findall(r'"((?:ledger|cohort)-[a-z-]+)"', written))
    standings = {"cohort-duty", "cohort-exempt", "cohort-boundary", "cohort-unknown"}
    assert used | standings == set(CODES)


def test_a_changed_word_of_a_shipped_ledger_is_noticed() -> None:
    text = (LEDGERS / "sound.yaml").read_text(encoding="utf-8")
    changed = parse(text.replace("text: 达到90%以上", "text: 达到80%以上"))
    assert [sentence.code for sentence in check(changed)] == ["ledger-quote-place"]

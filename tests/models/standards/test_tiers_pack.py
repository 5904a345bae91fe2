"""A tiered pack as a file: the checker's sentences, the twin, the workbook."""

from pathlib import Path

from models.standards.checker import check
from models.standards.importing.archive import archive_of
from models.standards.importing.packbook import read_pack_book, write_pack_book
from models.standards.loading import LoadedPack, load
from models.standards.twin import twin

PACKS = Path(__file__).parent / "packs"
LOADED: LoadedPack = load(PACKS / "blank-tiered.yaml")
PACK = LOADED.pack


def test_the_blank_tiered_pack_is_sound() -> None:
    assert list(check(PACK)) == []


def test_the_checker_names_every_fault_of_the_broken_one() -> None:
    said = [one.text("zh") for one in check(load(PACKS / "broken-tiers.yaml").pack)]
    assert said == [
        "条款 1.1/1 没有分级，而本标准按 C、B、A 分级。",
        "条款 1.1/1 没有分级，却标为核心或基本。",
        "条款 1.1/2 缺少 A 级。",
        "条款 1.1/2 的 C 级出现不止一次。",
        "条款 1.1/2 的分级应按 C、B、A 排列，现为 B、C、C。",
        "条款 1.1/2 已分级，不能同时用数据比较判定。",
        "条款 1.1/2 的 B 级要点应从 1 连续编号，现为 B-2、B-1。",
        "条款 1.1/2 的要点【A】不在 C 级的字母之下。",
        "条款 1.1/2 的 C 级没有任何要点。",
        "条款 1.1/3 的 C 级要点应从 1 连续编号，现为 C-1、C-1。",
        "要点 1.1/3/C-1 与另一要点或条款编号相同。",
        "判定规则为 tiers 时必须写明档次，写明档次时判定规则必须为 tiers。",
        "档次“低”出现不止一次。",
        "最低档次“低”不能有比例或条件。",
        "档次“中”对 A 级有两个比例。",
        "档次“中”对 A 级的比例 0/1 不在 0 与 1 之间。",
        "档次“中”对 A 级的比例 -1/5 不在 0 与 1 之间。",
        "档次“中”对 B 级的比例高于对其下一级的比例；达到高一级的条款也计入低一级。",
        "档次“中”按基本条款计算比例，而本标准没有标为基本的条款。",
        "档次“低”没有任何比例。",
        "档次“中”对 C 级的要求低于其下的“低”。",
    ]


def test_a_higher_tier_that_asks_for_less_is_named_and_a_grade_above_counts() -> None:
    tiers = PACK.tiers or ()
    turned = PACK.model_copy(update={"tiers": (*tiers[:2], tiers[3], tiers[2])})
    said = [(one.code, one.params["letter"]) for one in check(turned)]
    assert said == [("pack-tier-order", letter) for letter in "CBA"]
    only_a = tiers[3].proportions[2].model_copy(update={"value": 1, "per": 1})
    harder = tiers[3].model_copy(update={"proportions": (only_a,)})
    assert list(check(PACK.model_copy(update={"tiers": (*tiers[:3], harder)}))) == []


def test_the_twin_prints_grades_and_tiers() -> None:
    text = twin(LOADED)
    assert "      ★核心、基本\n      【C】自拟要点。 [4]\n      【B-1】自拟要点一。 [5]\n" in text
    assert "    比例：基本条款中 C 及以上不低于 2/3 [40]\n" in text
    assert "    条件：职工人数 < 10人 [40]\n" in text
    assert "    结果运用（本档及以上）：第一档以上的后果。 [other 9]\n" in text


def test_a_tiered_pack_goes_to_a_workbook_and_back() -> None:
    assert read_pack_book(archive_of(write_pack_book(PACK))) == PACK

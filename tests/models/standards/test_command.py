"""The words of ``standards check`` and ``standards list``."""

import json
from pathlib import Path

from models.standards.command import check_files, describe, list_packs

PACKS = Path(__file__).parent / "packs"


def test_without_a_file_every_shipped_pack_is_checked() -> None:
    checked = check_files()
    assert [one.ok for one in checked] == [True, True, True]
    lines = [line for one in checked for line in one.lines("zh")]
    assert len(lines) == 3
    assert "1 一级 / 0 二级 / 11 三级 / 11 条 / 0 附注" in lines[0]
    assert "6 一级 / 0 二级 / 12 三级 / 29 条 / 0 附注" in lines[1]
    assert "4 一级 / 18 二级 / 53 三级 / 164 条 / 2 附注" in lines[2]


def test_english_counts() -> None:
    assert "164 clauses / 2 notes" in describe(list_packs()[-1], "en")


def test_faults_follow_the_line_of_the_pack() -> None:
    (checked,) = check_files([PACKS / "broken-rule.yaml"])
    head, *rest = checked.lines("zh")
    assert not checked.ok
    assert head.startswith("broken-rule  1  1 一级 / 0 二级 / 1 三级 / 1 条")
    assert rest == ["  有否决事项，但判定规则不是“全部达标”。"]


def test_a_file_that_is_no_pack_is_one_sentence_and_the_others_are_still_checked() -> None:
    missing, blank = check_files([PACKS / "absent.yaml", PACKS / "blank.yaml"])
    assert [missing.ok, blank.ok] == [False, True]
    file, said = missing.lines("en")
    assert file == str(PACKS / "absent.yaml")
    assert said.startswith("  The pack file absent.yaml cannot be read;")


def test_the_same_as_data() -> None:
    broken, missing = check_files([PACKS / "broken-rule.yaml", PACKS / "absent.yaml"])
    data = json.loads(json.dumps([broken.plain("en"), missing.plain("en")]))
    assert [one["ok"] for one in data] == [False, False]
    assert data[0]["problems"][0]["code"] == "pack-veto-without-rule"
    assert data[0]["counts"]["clauses"] == 1
    assert data[1]["problems"][0]["code"] == "standard-unreadable"

"""The words of ``standards list`` and ``standards check`` for ledgers."""

import json
from pathlib import Path

from models.standards.ledgers.command import check_ledgers, describe_ledgers, is_ledger

LEDGERS = Path(__file__).parent / "ledgers"


def test_the_shipped_ledgers_with_their_counts() -> None:
    action, district = describe_ledgers("zh")
    assert action.title == "“优质服务基层行”活动和社区医院建设三年行动方案"
    assert "10 项行动 / 3 项组织实施 / 42 项目标和职责（每年 8 项，其中机构 4 项）" in action.text
    assert "5 类 / 20 项重点任务 / 59 项任务 / 17 个责任部门 / 15 项目标" in district.text
    assert district.data["counts"]["tasks"] == 59
    assert district.data["sha256"] in district.text


def test_english_counts() -> None:
    action, district = describe_ledgers("en")
    assert "42 targets and duties (8 yearly, 4 of them for each facility)" in action.text
    assert "59 tasks / 17 departments" in district.text


def test_without_a_file_every_shipped_ledger_is_checked() -> None:
    checked = check_ledgers()
    assert [one.ok for one in checked] == [True, True]
    assert [len(list(one.lines())) for one in checked] == [1, 1]


def test_faults_follow_the_line_of_the_ledger_and_others_are_still_checked() -> None:
    broken, missing = check_ledgers([LEDGERS / "broken-empty.yaml", LEDGERS / "absent.yaml"])
    head, said = broken.lines("zh")
    assert head.startswith("empty-plan  1  0 项行动")
    assert said == "  台账没有任何任务或目标。"
    assert list(missing.lines("en"))[1].startswith("  The ledger file absent.yaml cannot be read;")
    data = json.loads(json.dumps([broken.plain("en"), missing.plain("en")]))
    assert [one["ok"] for one in data] == [False, False]
    assert data[0]["problems"][0]["code"] == "ledger-empty"
    assert data[1]["problems"][0]["code"] == "ledger-unreadable"


def test_a_ledger_is_known_by_its_name(tmp_path: Path) -> None:
    assert is_ledger(tmp_path / "ledger.yaml")
    assert not is_ledger(tmp_path / "pack.yaml")
    assert not is_ledger(tmp_path)
    (tmp_path / "ledger.yaml").write_text("", encoding="utf-8")
    assert is_ledger(tmp_path)

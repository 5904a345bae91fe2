"""`standards list` and `standards check` with the ledgers of tasks and targets."""

from __future__ import annotations

from pathlib import Path

from tests.ui.commands.conftest import Run

LEDGERS = Path(__file__).parents[2] / "models" / "standards" / "ledgers" / "ledgers"


def test_the_list_prints_the_counts_of_both_ledgers(run: Run) -> None:
    said = run("standards", "list")
    assert (said.code, said.err) == (0, "")
    for ledger in ("xuhui-community-2023", "primary-care-action-2023-2025"):
        assert f"  {ledger}  " in said.out
    assert "59" in said.out
    told = run("standards", "list", "--json").data["ledgers"]
    assert [(one["counts"]["tasks"], one["counts"]["targets"]) for one in told] == [
        (0, 42),
        (59, 15),
    ]


def test_without_files_packs_and_ledgers_are_checked(run: Run) -> None:
    files = run("standards", "check", "--json").data["files"]
    assert {one.get("id") for one in files} >= {
        "xuhui-community-2023",
        "primary-care-action-2023-2025",
    }
    assert all(one["ok"] for one in files)


def test_a_ledger_may_be_named_and_only_what_is_named_is_checked(run: Run, tmp_path: Path) -> None:
    named = tmp_path / "ledger.yaml"
    named.write_bytes((LEDGERS / "broken-empty.yaml").read_bytes())
    said = run("standards", "check", named)
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert len(run("standards", "check", named, "--json").data["files"]) == 1
    sound = tmp_path / "sound"
    sound.mkdir()
    (sound / "ledger.yaml").write_bytes((LEDGERS / "sound.yaml").read_bytes())
    assert run("standards", "check", sound).code == 0

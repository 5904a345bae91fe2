"""`standards install | publish | diff | guidance | list`, as a shell calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.standards import loading
from models.standards.importing.files import pack_yaml
from models.standards.types import Pack
from models.store import guidance
from models.store.shelf import published
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.models.standards.importing import office
from tests.models.standards.importing.test_graded import one_cell
from tests.support import pack, ratio_clause
from tests.ui.commands.conftest import PASSPHRASE, Run

TIERED = Path(__file__).parents[2] / "models" / "standards" / "packs" / "blank-tiered.yaml"
HOSPITAL = "community-hospital-cq-2020"


@pytest.fixture
def workspace(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "workspace"
    made, _ = Workspace.create(folder, PASSPHRASE, FIELD)
    made.close()
    return folder


def kept(folder: Path) -> list[tuple[str, str]]:
    with Workspace.open(folder, PASSPHRASE, FIELD) as opened:
        return [(one.pack.id, one.sha256) for one in published(opened)]


def yaml_of(made: Pack, file: Path) -> Path:
    file.write_text(pack_yaml(made), encoding="utf-8")
    return file


def test_a_pack_is_installed_from_every_form_and_listed(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    loaded = loading.load(TIERED)
    plain = tmp_path / "pack.json"
    plain.write_bytes(loading.canonical(loaded.pack))
    book = tmp_path / "pack.xlsx"
    assert run("standards", "export", TIERED, "--out", book).code == 0
    for file in (TIERED, plain, book):
        said = run("standards", "install", file, "--workspace", workspace)
        assert (said.code, said.err) == (0, "")
    assert kept(workspace) == [("blank-tiered", loaded.sha256)]
    told = run("standards", "list", "--workspace", workspace, "--json").data
    assert [one["sha256"] for one in told["published"]] == [loaded.sha256]
    assert "blank-tiered" in run("standards", "list", "--workspace", workspace).out
    assert "blank-tiered" not in run("standards", "list").out


def test_a_pack_is_installed_at_a_desk(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    assert run("desk", "init", "--desk", desk).code == 0
    assert run("standards", "install", TIERED, "--desk", desk).code == 0
    assert run("standards", "list", "--desk", desk, "--json").data["published"]
    said = run("standards", "install", TIERED, "--workspace", desk)
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_another_text_under_the_same_edition_is_refused(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    shipped = next(x.pack for x in loading.available() if x.pack.id == HOSPITAL)
    changed = yaml_of(shipped.model_copy(update={"title": "改过"}), tmp_path / "changed.yaml")
    said = run("standards", "install", changed, "--workspace", workspace)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert kept(workspace) == []


@pytest.mark.parametrize("name", ["draft.docx", "absent.yaml", "broken.json"])
def test_what_is_no_finished_pack_is_refused(
    run: Run, workspace: Path, tmp_path: Path, name: str
) -> None:
    office.saved(tmp_path, one_cell(), "draft.docx")
    (tmp_path / "broken.json").write_text("{}", encoding="utf-8")
    said = run("standards", "install", tmp_path / name, "--workspace", workspace)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert kept(workspace) == []


def test_a_graded_standard_is_published_with_tiers_and_counted_without(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    file = office.saved(tmp_path, one_cell())
    tiers = tmp_path / "tiers.yaml"
    tiers.write_text(
        "tiers:\n  - {name: 未达标}\n  - name: 基本\n    proportions: [{letter: C, share: 60%}]\n",
        encoding="utf-8",
    )
    into = ("--workspace", workspace)
    said = run("standards", "publish", file, *into, "--id", "counted")
    assert said.code == 0
    assert "no tier is given" in said.out
    more = ("--id", "tiered", "--tiers", tiers, "--programme", "quality-service-zhongwei-2019")
    assert run("standards", "publish", file, *into, *more).code == 0
    with Workspace.open(workspace, PASSPHRASE, FIELD) as opened:
        counted, tiered = (one.pack for one in published(opened))
    assert (counted.decision, counted.tiers) == ("counts_only", None)
    assert tiered.decision == "tiers"
    assert (tiered.tiers or ())[1].consequences


def test_nothing_is_published_by_halves(run: Run, workspace: Path, tmp_path: Path) -> None:
    file = office.saved(tmp_path, one_cell())
    bad = tmp_path / "tiers.yaml"
    bad.write_text("tiers: [{name: 甲}]\n", encoding="utf-8")
    into = ("--workspace", workspace)
    for more in (("--tiers", bad), ("--tiers", tmp_path / "absent"), ("--programme", "none")):
        said = run("standards", "publish", file, *into, *more)
        assert (said.code, said.err.count("\n")) == (1, 1)
    assert kept(workspace) == []


def test_a_new_edition_is_compared_clause_by_clause(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    old = pack(ratio_clause())
    text = {"text": old.clause("1").text.replace("。", "，并有记录。")}
    new = pack(ratio_clause().model_copy(update=text)).model_copy(update={"edition": "新版"})
    files = yaml_of(old, tmp_path / "old.yaml"), yaml_of(new, tmp_path / "new.yaml")
    data = run("standards", "diff", *files, "--json").data
    assert data["counts"]["text"] == 1
    assert "并有记录" in run("standards", "diff", *files).out
    same = run("standards", "diff", HOSPITAL, HOSPITAL)
    assert (same.code, same.out.count("\n")) == (0, 1)


def test_r4_3_consequences_without_their_tier_are_told_and_none_at_all_is_refused(
    run: Run, tmp_path: Path
) -> None:
    file, out = office.saved(tmp_path, one_cell()), tmp_path / "made.yaml"
    tiers = tmp_path / "tiers.yaml"
    more = ("--tiers", tiers, "--programme", "quality-service-zhongwei-2019", "--out", out)
    share = "proportions: [{letter: C, share: 60%}]"
    tiers.write_text(f"tiers:\n- {{name: 丙}}\n- {{name: 丁, {share}}}\n", encoding="utf-8")
    said = run("standards", "import", file, *more)
    assert (said.code, said.err.count("\n"), out.exists()) == (1, 1, False)
    tiers.write_text(f"tiers:\n- {{name: 丙}}\n- {{name: 基本, {share}}}\n", encoding="utf-8")
    said = run("standards", "import", file, *more)
    assert (said.code, said.err) == (0, "")
    assert "The standard has no tier “推荐标准”" in said.out


def test_editions_are_named_by_id_edition_and_digest(run: Run, workspace: Path) -> None:
    shipped = next(x for x in loading.available() if x.pack.id == HOSPITAL)
    for name in (HOSPITAL, f"{HOSPITAL}@{shipped.pack.edition}", shipped.sha256[:12]):
        said = run("standards", "diff", name, shipped.sha256, "--json")
        assert (said.code, said.data["difference"]["old_sha256"]) == (0, shipped.sha256)
    for old, earlier in loading.all_earlier().items():
        told = run("standards", "diff", old[:12], earlier.id, "--json").data
        assert told["difference"]["old_sha256"] == old
    run("standards", "install", TIERED, "--workspace", workspace)
    assert run("standards", "diff", HOSPITAL, "blank-tiered").code == 2
    said = run("standards", "diff", HOSPITAL, "blank-tiered", "--workspace", workspace)
    assert said.code == 0


def sheet(*rows: list[str]) -> bytes:
    return office.xlsx([["发布单位", "某区卫生健康委"], ["条款", "口径说明"], *rows])


def test_guidance_is_kept_replaced_and_taken_back(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    code = next(next(x for x in loading.available() if x.pack.id == HOSPITAL).pack.clauses()).code
    file = office.saved(tmp_path, sheet([code, "按本区口径。"]), "guidance.xlsx")
    into = ("--workspace", workspace)
    said = run("standards", "guidance", file, "--pack", HOSPITAL, *into, "--json")
    assert said.data["guidance"] == {"pack": HOSPITAL, "clauses": 1}
    with Workspace.open(workspace, PASSPHRASE, FIELD) as opened:
        found = guidance.latest(opened)[HOSPITAL]
    assert (found.issuer, dict(found.notes)) == ("某区卫生健康委", {code: "按本区口径。"})
    assert run("standards", "guidance", "--withdraw", "--pack", HOSPITAL, *into).code == 0
    with Workspace.open(workspace, PASSPHRASE, FIELD) as opened:
        assert dict(guidance.latest(opened)) == {}
    assert run("standards", "guidance", *into).code == 2


def test_the_wrong_passphrase_opens_nothing(run: Run, workspace: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("another one\n", encoding="utf-8")
    place = ("--workspace", workspace, "--passphrase-file", wrong)
    said = run("standards", "install", TIERED, *place)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert run("standards", "install", TIERED).code == 2


def test_a_published_standard_is_exported_from_where_it_was_published(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    place = ("--workspace", workspace)
    run("standards", "install", TIERED, *place)
    book = tmp_path / "out.xlsx"
    assert run("standards", "export", "blank-tiered", "--out", book).code == 1
    said = run("standards", "export", "blank-tiered", "--out", book, *place, "--json")
    assert said.code == 0
    assert said.data["standard"]["sha256"] == loading.load(TIERED).sha256
    assert run("standards", "install", book, *place).code == 0
    assert len(kept(workspace)) == 1


@pytest.mark.parametrize("option", [("--id", "other"), ("--edition", "2"), ("--as-notes",)])
def test_an_option_that_a_finished_pack_cannot_take_is_refused(
    run: Run, workspace: Path, tmp_path: Path, option: tuple[str, ...]
) -> None:
    book = tmp_path / "pack.xlsx"
    run("standards", "export", TIERED, "--out", book)
    said = run("standards", "publish", book, "--workspace", workspace, *option)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert option[0] in said.err
    assert kept(workspace) == []


def test_two_standards_are_not_called_two_editions(run: Run) -> None:
    said = run("standards", "diff", HOSPITAL, "community-service-quality-2015")
    assert (said.code, "two standards" in said.out) == (0, True)
    assert "two standards" not in run("standards", "diff", HOSPITAL, HOSPITAL).out

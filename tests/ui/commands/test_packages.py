"""`verify`, `forms`, `standards`: what a stranger sees."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from tests.sync.package import forge
from tests.ui.commands.conftest import Office, Run

ROOT = Path(__file__).resolve().parents[3]


def test_a_good_package(run: Run, office: Office) -> None:
    for trust in (office.trust, office.enrolled["bundle"]):
        said = run("verify", office.package, "--trust", trust)
        assert (said.code, said.err) == (0, "")
        assert said.out.splitlines()[:3] == ["intact:  yes", "valid:   yes", "trusted: yes"]
    told = run("verify", office.package, "--trust", office.trust, "--json").data
    assert told["ok"]
    assert told["accepted"]
    assert told["signer"]["name"] == "评价一组"
    assert told["unknown_standards"] == []


@pytest.mark.parametrize("part", ["data/visit.json", "data/events.jsonl", "data/index.html"])
def test_one_bit_of_the_payload(run: Run, office: Office, part: str) -> None:
    top, members = forge.members_of(office.package)
    changed = bytearray(members[part])
    changed[-1] ^= 4
    bad = forge.saved(office.stick, forge.zip_bytes(top, {**members, part: bytes(changed)}))
    said = run("verify", bad, "--trust", office.trust)
    assert said.code == 1
    assert said.out.startswith("intact:  no\n")
    assert said.err.count("\n") == 1
    assert part in said.err
    assert run("verify", bad, "--trust", office.trust, "--json").data["file"] == part
    refused = run("forms", bad, "--out", office.stick / "forms")
    assert refused.code == 1
    assert part in refused.err
    assert not (office.stick / "forms").exists()


def test_somebody_elses_trust(run: Run, office: Office, tmp_path: Path) -> None:
    run("desk", "init", "--desk", tmp_path / "other")
    said = run("verify", office.package, "--trust", tmp_path / "other" / "trust.pem")
    assert said.code == 1
    assert "trusted: no" in said.out


def test_a_moment_in_the_past(run: Run, office: Office) -> None:
    before = run("verify", office.package, "--trust", office.trust, "--at", "2020-01-01")
    assert before.code == 1
    assert run("verify", office.package, "--trust", office.trust, "--at", "tuesday").code == 2


def test_what_is_wrong_with_the_call(run: Run, office: Office) -> None:
    calls = (
        ("verify", office.package),
        ("verify", office.stick / "none.zip", "--trust", office.trust),
        ("verify", office.package, "--trust", office.stick / "none.pem"),
        ("verify", office.package, "--trust", office.package),
        ("forms", office.stick / "none.zip", "--out", office.stick),
        ("nonsense",),
    )
    for call in calls:
        said = run(*call)
        assert (said.code, said.out) == (2, ""), call
        assert said.err.count("\n") == 1


def test_every_form_of_the_visit_is_printed(run: Run, office: Office) -> None:
    out = office.stick / "forms"
    said = run("forms", office.package, "--out", out)
    assert (said.code, said.err) == (0, "")
    assert "not verified" in said.out.splitlines()[0]
    names = {"annex-1.pdf", "annex-2.pdf", "annex-4.pdf", "record.pdf", "findings.pdf"}
    assert {p.name for p in out.iterdir()} == names
    first = {name: (out / name).read_bytes() for name in names}
    assert "社区医院" in pypdf.PdfReader(out / "annex-1.pdf").pages[0].extract_text()
    told = run("forms", office.package, "--out", out, "--trust", office.trust, "--json").data
    assert told["trusted"]
    assert len(told["written"]) == 5
    assert {name: (out / name).read_bytes() for name in names} == first


def test_the_shipped_standards_are_fine(run: Run) -> None:
    said = run("standards", "check")
    assert (said.code, said.err) == (0, "")
    assert len(run("standards", "list", "--json").data["standards"]) == 3


def test_a_file_that_is_no_standard(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: [", encoding="utf-8")
    said = run("standards", "check", tmp_path / "pack.yaml")
    assert said.code == 1
    assert said.err


def test_commands_work_without_qt_and_in_chinese() -> None:
    code = (
        "import sys, main; code = main.main(['standards', 'list']);"
        "import ui.commands.desk, ui.commands.packages;"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken'))];"
        "assert 'reportlab' not in sys.modules; sys.exit(code)"
    )
    environment = {**os.environ, "CHAYAN_LANG": "zh"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    assert "社区卫生服务质量评价指标体系" in ran.stdout


def test_help_is_there_in_both_languages(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, word in (("zh", "现场检查"), ("en", "inspections")):
        monkeypatch.setenv("CHAYAN_LANG", language)
        with pytest.raises(SystemExit) as left:
            run("--help")
        assert left.value.code == 0
        assert word in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["-platform", "offscreen"]])
def test_without_a_command_the_window_opens(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import main
    import ui.app

    opened: list[list[str]] = []
    monkeypatch.setattr(ui.app, "run", lambda argv: opened.append(list(argv)) or 0)
    assert main.main(arguments) == 0
    assert opened[0][1:] == arguments

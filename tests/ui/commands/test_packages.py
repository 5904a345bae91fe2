"""`verify`, `forms`, `standards`: what a stranger sees."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pypdf
import pytest

from sync.sealing import new_identity, recipient_of, seal
from tests.sync.package import forge
from tests.ui.commands.conftest import Office, Run, Said

ROOT = Path(__file__).resolve().parents[3]
ANSWERS = ("yes", "no", "unknown")
OURS = ("acceptance-record", "findings", "record", "scores", "indicators", "delivery-note")


def answers(said: Said) -> dict[str, str]:
    """The table that `verify` prints: answer by question."""
    lines = (line.split(maxsplit=2) for line in said.out.splitlines())
    return {line[0]: line[1] for line in lines if len(line) > 1 and line[1] in ANSWERS}


def test_a_good_package(run: Run, office: Office) -> None:
    for trust in (office.trust, office.enrolled["bundle"]):
        said = run("verify", office.package, "--trust", trust)
        assert (said.code, said.err) == (0, "")
        assert answers(said) == {
            **dict.fromkeys(("intact", "complete", "valid", "trusted", "timely"), "yes"),
            **dict.fromkeys(("standard", "consistent", "follows"), "yes"),
            "revision": "unknown",
        }
    told = run("verify", office.package, "--trust", office.trust, "--json").data
    digest = told["package_digest"]
    assert f" {digest[:8]} {digest[8:16]} " in said.out, "as the delivery note asks to compare"
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
    assert answers(said)["intact"] == "no"
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
    assert (answers(said)["trusted"], answers(said)["timely"]) == ("no", "unknown")


def test_a_moment_in_the_past(run: Run, office: Office) -> None:
    before = run("verify", office.package, "--trust", office.trust, "--at", "2020-01-01")
    assert before.code == 1
    assert run("verify", office.package, "--trust", office.trust, "--at", "tuesday").code == 2


def test_every_answer_has_its_moment_and_its_reason(run: Run, office: Office) -> None:
    line = ("verify", office.package, "--trust", office.trust)
    told = run(*line, "--json").data
    for found in told["findings"]:
        assert found["sentence"]
        assert found.get("at") == (None if found["answer"] == "unknown" else told["judged_for"])
    at = "2026-04-01T00:00:00.000Z"
    assert run(*line, "--at", at, "--json").data["judged_for"] == at


def test_a_lost_laptop_and_the_receipt(run: Run, office: Office) -> None:
    """Void since today: 3 without the receipt, 0 with it."""
    taken = run("receive", office.package, "--desk", office.desk, "--json").data
    receipt = Path(taken["packages"][0]["receipt"])
    time.sleep(1.01)  # lists of revoked certificates know whole seconds only
    run("desk", "revoke", office.enrolled["device"], "--desk", office.desk)
    line = ("verify", office.package, "--trust", office.trust)
    said = run(*line)
    assert (said.code, answers(said)["trusted"], answers(said)["timely"]) == (3, "yes", "no")
    assert said.err.count("\n") == 1
    said = run(*line, "--receipt", receipt)
    assert (said.code, answers(said)["timely"], answers(said)["receipt"]) == (0, "yes", "yes")
    assert run(*line, "--receipt", office.package).code == 3
    assert run(*line, "--receipt", office.stick / "none.p7m").code == 2


def test_an_encrypted_package_and_the_key(run: Run, office: Office, tmp_path: Path) -> None:
    secret = new_identity()
    with office.package.open("rb") as source:
        sealed = seal(source, tmp_path / "visit.zip.age", [recipient_of(secret)]).path
    key = tmp_path / "escrow.key"
    key.write_text(f"# created: today\r\n# public key: age1\r\n{secret}\r\n")
    line = ("verify", sealed, "--trust", office.trust)
    closed = run(*line, "--json")
    assert (closed.code, closed.data["code"]) == (4, "sealed-closed"), "not as a forged one"
    assert "--identity" in closed.err
    closed = run("forms", sealed, "--out", tmp_path / "forms")
    assert (closed.code, closed.err.count("\n")) == (4, 1)
    assert run(*line, "--identity", key).code == 0
    assert run("forms", sealed, "--out", tmp_path / "forms", "--identity", key).code == 0
    assert run(*line, "--identity", sealed).code == 2
    gone = run(*line, "--identity", tmp_path / "gone.key")
    assert gone.code == 2
    assert 'no file "gone.key"' in gone.err
    key.write_text(new_identity())
    other = run(*line, "--identity", key, "--json")
    assert (other.code, other.data["code"]) == (4, "sealed-other-key")
    assert "set aside" not in other.err, "nothing was"
    key.write_text(secret)
    cut = tmp_path / "cut.zip.age"
    cut.write_bytes(sealed.read_bytes()[:-40])
    assert run("verify", cut, *line[2:], "--identity", key).code == 1


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


def test_what_is_no_trust_file_is_named(run: Run, office: Office) -> None:
    """ "The signature cannot be read" was said of it, as if of the package."""
    said = run("verify", office.package, "--trust", office.package)
    assert f'"{office.package.name}" is no trust file' in said.err


def test_every_form_of_the_visit_is_printed(run: Run, office: Office) -> None:
    out = office.stick / "forms"
    said = run("forms", office.package, "--out", out)
    assert (said.code, said.err) == (0, "")
    assert "not verified" in said.out.splitlines()[0]
    names = {f"{code}.pdf" for code in (*(f"annex-{n}" for n in range(1, 5)), *OURS)}
    assert {p.name for p in out.iterdir()} == names
    first = {name: (out / name).read_bytes() for name in names}
    assert "社区医院" in pypdf.PdfReader(out / "annex-1.pdf").pages[0].extract_text()
    told = run("forms", office.package, "--out", out, "--trust", office.trust, "--json").data
    assert told["trusted"]
    assert len(told["written"]) == len(names)
    assert {name: (out / name).read_bytes() for name in names} == first


def test_copies_for_the_archive_lie_beside_the_forms(run: Run, office: Office) -> None:
    out = office.stick / "forms"
    said = run("forms", office.package, "--out", out, "--archive")
    assert (said.code, said.err) == (0, "")
    copies = {p.name.replace("-pdfa", "") for p in out.glob("*-pdfa.pdf")}
    assert copies == {p.name for p in out.iterdir() if "-pdfa" not in p.name}
    copy = pypdf.PdfReader(out / "annex-2-pdfa.pdf")
    assert copy.trailer["/Root"]["/OutputIntents"]
    assert (
        copy.pages[0].extract_text() == pypdf.PdfReader(out / "annex-2.pdf").pages[0].extract_text()
    )


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


def test_office_files_stand_beside_the_forms(run: Run, office: Office, tmp_path: Path) -> None:
    out = tmp_path / "office"
    said = run("forms", office.package, "--trust", office.trust, "--out", out, "--office", "--json")
    names = {"visit.xlsx", "findings.csv", "marks.csv", "findings.docx"}
    assert said.code == 0
    assert names <= {file.name for file in out.iterdir()}
    assert names <= {Path(one).name for one in said.data["written"]}


def test_a_desk_judges_by_what_it_has_itself(run: Run, office: Office) -> None:
    """Its trust, its receipt and its revisions; nobody has to name a file."""
    line = ("verify", office.package, "--desk", office.desk)
    said = run(*line)
    assert (said.code, answers(said)["revision"]) == (0, "yes")
    assert "the first one received" in said.out
    assert "receipt" not in answers(said)
    run("receive", office.package, "--desk", office.desk)
    said = run(*line)
    assert (said.code, answers(said)["receipt"]) == (0, "yes")
    assert "had come before" in said.out
    time.sleep(1.01)  # lists of revoked certificates know whole seconds only
    run("desk", "revoke", office.enrolled["device"], "--desk", office.desk)
    said = run(*line)
    assert (said.code, answers(said)["timely"]) == (0, "yes"), "by the desk's own receipt"
    told = run("forms", *line[1:], "--out", office.stick / "forms", "--json")
    assert (told.code, told.data["trusted"], told.data["signer"]) == (0, True, "评价一组")
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 86400))
    assert run(*line, "--at", today).code == 3, "a moment that was asked for counts"


def test_a_desk_opens_what_was_encrypted_to_it(run: Run, office: Office, tmp_path: Path) -> None:
    with office.package.open("rb") as source:
        sealed = seal(source, tmp_path / "visit.zip.age", office.init["recipients"]).path
    assert run("verify", sealed, "--desk", office.desk).code == 0
    assert run("forms", sealed, "--desk", office.desk, "--out", tmp_path / "forms").code == 0
    assert run("verify", sealed, "--trust", office.trust, "--json").data["code"] == "sealed-closed"
    wrong = run("verify", sealed, "--desk", tmp_path / "none")
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)
    nobody = run("verify", office.package)
    assert nobody.code == 2
    assert "--desk" in nobody.err


def test_forms_are_made_again_when_it_is_asked(run: Run, office: Office) -> None:
    """These forms are none of the package's; what is in it decides what there is to compare."""
    said = run("verify", office.package, "--trust", office.trust, "--forms", "--json")
    questions = {one["question"]: one["answer"] for one in said.data["findings"]}
    assert (said.code, questions.get("forms")) == (0, None), "it carries none"

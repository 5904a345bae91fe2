"""`desk return` and `desk changes` as a shell calls them."""

from __future__ import annotations

from tests.ui.commands.conftest import Office, Run


def case_in(run: Run, office: Office) -> tuple[str, str]:
    """A received package and the clause that its case can be asked about."""
    told = run("receive", office.package, "--desk", office.desk, "--json").data["packages"][0]
    return told["cases"][0], told["package_digest"]


def test_a_record_is_sent_back_and_taken_back(run: Run, office: Office) -> None:
    case, digest = case_in(run, office)
    given = ("desk", "return", case[:12], "--desk", office.desk, "--whole", "please sign again")

    missing = run(*given)
    assert missing.code == 1
    assert "reason" in missing.err
    said = (*given, "--reason", "not legible", "--by", "clerk", "--out", office.stick)
    shown = run(*said, "--preview")
    assert shown.code == 0
    assert "please sign again" in shown.out
    assert not list(office.stick.glob("return-*"))

    sent = run(*said, "--json")

    assert sent.code == 0
    (file,) = office.stick.glob("return-*.p7m")
    assert sent.data["file"] == str(file)
    assert file.name == f"return-{digest[:16]}.p7m"
    assert sent.data["return"]["remarks"] == [{"text": "please sign again"}]
    again = run(*said)
    assert again.code == 1
    assert "S4r" in again.err
    back = run("desk", "return", case, "--desk", office.desk, "--take-back")
    assert back.code == 1
    said = ("--take-back", "--reason", "by mistake", "--by", "clerk", "--out", office.stick)
    back = run(*given[:5], *said, "--json")
    assert back.code == 0
    (notice,) = office.stick.glob("withdrawn-*.p7m")
    assert back.data["file"] == str(notice)
    assert back.data["notice"]["package_digest"] == digest


def test_what_cannot_be_sent_is_said(run: Run, office: Office) -> None:
    case, _digest = case_in(run, office)
    given = ("desk", "return", case, "--desk", office.desk, "--reason", "x", "--by", "clerk")
    assert run(*given, "--remark", "no clause").code == 2
    assert "99" in run(*given, "--remark", "99=look").err
    assert run("desk", "return", "", "--desk", office.desk).code == 2
    which = run("desk", "changes", "zz", "--desk", office.desk)
    assert (which.code, f"{case}  " in which.out) == (2, True), "no command showed its identity"
    none = run("desk", "changes", case, "--desk", office.desk)
    assert none.code == 2
    assert "first revision" in none.err

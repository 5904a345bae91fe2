"""The main job, end to end: what the demo leaves is what the issue asks for."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

import main
from models.facts.canonical import digest
from models.facts.snapshot import read_facts
from models.facts.types import Facts
from models.standards.judgement import PackOutcome
from models.standards.types import Verdict
from tests.end2end import demo_papers
from tests.end2end.conftest import Played, run_main
from tests.reports.test_archive import needs_preflight
from tests.sync.package.test_verify_doc import BLOCKS
from tests.sync.package.test_verify_doc import run as run_lines

HOSPITAL = "community-hospital-cq-2020"
QUALITY = "community-service-quality-2015"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(330)]  # the demo itself is given 300


@pytest.fixture(scope="session")
def facts(played: Played) -> Facts:
    """The facts inside the package."""
    return read_facts(member(played.one("visit-*.zip"), "data/visit.json"))[0]


def member(package: Path, name: str) -> bytes:
    with zipfile.ZipFile(package) as opened:
        return opened.read(f"{package.stem}/{name}")


def test_the_demo_plays_to_its_end_within_a_minute(played: Played) -> None:
    assert played.code == 0, played.said + played.complained
    assert 5 < played.seconds < 60
    assert "Traceback" not in played.complained


def test_public_tools_accept_package_and_receipt(played: Played, tmp_path: Path) -> None:
    """Every line of docs/verify.md, on what the demo left, with only its trust file."""
    for pattern in ("visit-*.zip", "receipt-*.p7m", "trust.pem"):
        shutil.copy(played.one(pattern), tmp_path)
    done = run_lines(tmp_path, "".join(BLOCKS))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.count("CAdES Verification successful") == 2


def test_the_program_accepts_it_too(played: Played) -> None:
    done = run_main("verify", played.one("visit-*.zip"), "--trust", played.one("trust.pem"))
    assert done.returncode == 0, done.stderr
    assert "签名可信" in done.stdout


@pytest.mark.parametrize("kind", ["data/evidence/", "data/forms/", "data/events.jsonl", "data/pre"])
def test_one_changed_bit_is_refused_and_the_file_is_named(
    played: Played, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    package = played.one("visit-*.zip")
    with zipfile.ZipFile(package) as opened:
        info = next(i for i in opened.infolist() if kind in i.filename and i.file_size)
    data = bytearray(package.read_bytes())
    start = data.index(info.filename.encode(), info.header_offset) + len(info.filename)
    data[start + info.file_size // 2] ^= 0x10
    changed = tmp_path / package.name
    changed.write_bytes(data)
    # The same command as above, without a process of its own.
    assert main.main(["verify", str(changed), "--trust", str(played.one("trust.pem"))]) == 1
    said = capsys.readouterr().err
    assert info.filename.partition("/")[2] in said
    assert "Traceback" not in said


def test_the_visit_is_a_whole_one(facts: Facts) -> None:
    counts = Counter(clause.verdict for clause in facts.clauses if clause.at)
    assert sum(counts.values()) >= 40
    assert min(counts[v] for v in Verdict if v is not Verdict.UNCHECKED) >= 1
    assert len({(e.width, e.height) for e in facts.evidence}) >= 4
    assert len(facts.evidence) >= 6
    assert any(e.width < e.height for e in facts.evidence)
    assert any(e.width > e.height for e in facts.evidence)
    assert len(facts.findings) == 3
    judged = facts.judgement(HOSPITAL)
    assert judged is not None
    assert len(judged.clauses) == 11
    assert judged.outcome is PackOutcome.PASSED
    counted = facts.judgement(QUALITY)
    assert counted is not None
    assert counted.outcome is PackOutcome.NO_RULE


def test_the_slip_was_undone_and_stands_in_the_log(played: Played) -> None:
    log = member(played.one("visit-*.zip"), "data/events.jsonl").splitlines()
    undone = [event for event in map(json.loads, log) if "undoes" in event["body"]]
    assert len(undone) == 1
    assert json.loads(log[undone[0]["body"]["undoes"] - 1])["body"]["verdict"] == "met"


def test_evaluator_leader_and_facility_signed_these_facts(played: Played) -> None:
    package = played.one("visit-*.zip")
    signed = json.loads(member(package, "data/signatures.json"))
    assert signed["facts_digest"] == digest(member(package, "data/visit.json"))
    assert [s["role"] for s in signed["signatures"]] == ["evaluator", "leader", "facility"]
    assert signed["signatures"][2]["kind"] == "objected"
    assert all(s["strokes"]["lines"] for s in signed["signatures"])


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler-utils is not installed")
def test_every_font_of_every_form_is_embedded(played: Played) -> None:
    forms = sorted((played.out / "forms").glob("*.pdf"))
    assert len(forms) == 10
    for form in forms:
        listed = subprocess.run(["pdffonts", form], capture_output=True, text=True, check=True)
        rows = listed.stdout.splitlines()[2:]
        assert rows
        assert all(row.split()[-5] == "yes" for row in rows), listed.stdout


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("annex-1", ["重庆市社区医院评价推荐标准（2020年版）", "达标☑", "第1页共1页"]),
        ("annex-2", ["重庆市社区医院信息表", "58,214", "欧阳䶮", "同意通过验收"]),
        ("annex-4", ["社区医院验收申请表", "5.8214", "申请承诺", "同意通过验收"]),
        ("record", ["现场评价记录", "41,208÷119,100", "文件未规定", "林示例"]),
        ("findings", ["存在问题反馈", "治疗室两张治疗床之间无隔帘", "利器盒已于当日更换"]),
    ],
)
def test_the_text_of_the_forms_extracts_right(played: Played, form: str, words: list[str]) -> None:
    reader = PdfReader(next((played.out / "forms").glob(f"{form}-*.pdf")))
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    missing = [word for word in words if word.replace(" ", "") not in text]
    assert not missing, text[:2000]


def test_a_picture_of_every_screen_lies_there(played: Played) -> None:
    pictures = sorted((played.out / "screens").glob("*.png"))
    names = {p.stem.partition("-")[2] for p in pictures}
    wanted = {"unlock", "recovery-key", "new-visit", "marking", "photo", "closing-blocked"}
    wanted |= {"search", "vetoes"}
    wanted |= {"signing-facility", "delivery-delivered", "desk-received", "desk-case"}
    wanted |= {"desk-decision", "standards", "settings", "settings-english", "visits-dark"}
    assert wanted <= names
    for picture in pictures:
        with Image.open(picture) as opened:
            assert opened.size == ((900, 640) if "photo.png" in picture.name else (1366, 768))
            every_fourth = (opened.width // 4, opened.height // 4)
            few = opened.convert("RGB").resize(every_fourth, Image.Resampling.NEAREST)
            assert len(few.getcolors(1 << 24) or []) > 20, picture.name


def test_the_desk_answers_a_second_time_with_the_same_receipt(
    played: Played, tmp_path: Path
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("demo-desk-passphrase\n", encoding="utf-8")
    package = Path(shutil.copy(played.one("visit-*.zip"), tmp_path))
    desk = Path(shutil.copytree(played.out / "desk", tmp_path / "desk"))
    done = run_main("receive", package, "--desk", desk, "--passphrase-file", secret)
    assert done.returncode == 0, done.stderr
    (receipt,) = tmp_path.glob("receipt-*.p7m")
    assert receipt.read_bytes() == played.one("receipt-*.p7m").read_bytes()


def test_forms_come_out_of_the_package_again(played: Played, tmp_path: Path) -> None:
    package = played.one("visit-*.zip")
    done = run_main("forms", package, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in tmp_path.glob("*.pdf")) == [
        f"{code}.pdf"
        for code in (
            *("acceptance-record", "annex-1", "annex-2", "annex-3", "annex-4", "delivery-note"),
            *("findings", "indicators", "record", "rectification", "scores"),
        )
    ]


# All papers of the visit, in one folder: see ``demo_papers``.

needs_poppler = pytest.mark.skipif(
    shutil.which("pdffonts") is None, reason="poppler-utils is not installed"
)


@pytest.fixture(scope="session")
def again(played: Played, tmp_path_factory: pytest.TempPathFactory) -> demo_papers.Again:
    """The papers made a second time."""
    return demo_papers.make_again(played, tmp_path_factory.mktemp("again"))


def test_every_paper_lies_there_and_is_listed(played: Played) -> None:
    demo_papers.check_index(played)


@needs_poppler
def test_every_font_of_every_paper_is_embedded(played: Played) -> None:
    demo_papers.check_fonts(played)


def test_papers_made_a_second_time_have_the_same_bytes(
    played: Played, again: demo_papers.Again
) -> None:
    demo_papers.check_bytes(played, again)


def test_what_was_drawn_is_what_is_read_out(played: Played, again: demo_papers.Again) -> None:
    demo_papers.check_text(played, again)


def test_no_page_is_empty_and_each_says_which_it_is(played: Played) -> None:
    demo_papers.check_pages(played)


@needs_poppler
def test_every_signature_inside_a_paper_holds(played: Played) -> None:
    demo_papers.check_signatures(played)


@needs_preflight
def test_every_copy_for_the_archive_is_one(played: Played, tmp_path: Path) -> None:
    demo_papers.check_archive(played, tmp_path)

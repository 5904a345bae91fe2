"""A package goes out and comes in whole: same digest, same documents, same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import PackageError
from models.standards.types import Pack
from sync.package.page import render
from sync.package.reader import examine, open_package
from sync.package.verdict import PackageVerdict
from sync.package.writer import BuiltPackage, build
from tests.reports import sample as paper_sample
from tests.sync.package import kit
from tests.sync.package.kit import NOW, PACKS, PDF, PHOTOS, PREVIEW, contents, district, shelf


def verdict_of(built: BuiltPackage, packs: dict[str, Pack] | None = None) -> PackageVerdict:
    return examine(built.path, district().trust, NOW, packs)


def test_a_fresh_package_is_accepted_on_every_question(built: BuiltPackage) -> None:
    verdict = verdict_of(built, PACKS)
    asked = (verdict.complete, verdict.valid, verdict.intact, verdict.trusted)
    assert all(check.held for check in (*asked, verdict.consistent, verdict.follows))
    assert verdict.accepted
    assert verdict.code is None
    assert verdict.package_digest == built.package_digest
    assert verdict.facts_digest == built.facts_digest
    assert verdict.files == built.files == 10
    assert verdict.signer is not None
    assert verdict.signer.device == verdict.device_id == kit.DEVICE
    assert not verdict.newer_minor


def test_the_name_says_visit_device_and_revision(built: BuiltPackage) -> None:
    assert built.path.name == f"visit-{kit.VISIT}-{kit.DEVICE[:8]}-r0001.zip"
    assert built.path.stat().st_size == built.size


def test_the_same_visit_gives_the_same_identity_again(built: BuiltPackage, tmp_path: Path) -> None:
    assert kit.sample(tmp_path).package_digest == built.package_digest


def test_another_moment_is_another_package(built: BuiltPackage, tmp_path: Path) -> None:
    other = kit.sample(tmp_path, contents(created_at=kit.LATER))
    assert other.package_digest != built.package_digest
    assert other.facts_digest == built.facts_digest


def test_what_went_in_comes_out(built: BuiltPackage) -> None:
    with open_package(built.path, district().trust, NOW) as opened:
        assert opened.documents.facts.visit.id == kit.VISIT
        assert opened.documents.facts_bytes == contents().facts
        assert opened.documents.events_bytes == contents().events
        assert len(opened.documents.signatures.signatures) == 1
        assert opened.documents.forms == ("annex-1", "record")
        assert opened.form("annex-1") == PDF
        for data in (*PHOTOS, PREVIEW):
            name = shelf().put(data)
            assert opened.read(name) == data
            with opened.open(name) as stream:
                assert stream.read() == data
        assert sum(file.size for file in opened.files) == opened.verdict.size


def test_what_is_not_there_is_a_key_error(built: BuiltPackage) -> None:
    with open_package(built.path, district().trust, NOW) as opened:
        with pytest.raises(KeyError):
            opened.read("0" * 64)
        with pytest.raises(KeyError):
            opened.form("annex-9")
        events = next(f for f in opened.files if f.path == "data/events.jsonl")
        with pytest.raises(KeyError):
            opened.read(events.sha256)


def test_a_file_that_changes_after_it_was_judged_is_noticed(tmp_path: Path) -> None:
    built = kit.sample(tmp_path)
    with open_package(built.path, district().trust, NOW) as opened:
        data = bytearray(built.path.read_bytes())
        data[data.index(PHOTOS[0]) + 100] ^= 1
        built.path.write_bytes(data)
        with pytest.raises(PackageError) as refusal:
            opened.read(shelf().put(PHOTOS[0]))
    assert refusal.value.code == "package-file-changed"


def test_a_standard_that_is_not_here_leaves_one_question_open(built: BuiltPackage) -> None:
    verdict = verdict_of(built, {})
    assert verdict.accepted
    assert verdict.follows.held is None
    assert verdict.unknown_packs == ("test-pack",)
    assert verdict_of(built).unknown_packs == ()


def test_the_page_tells_the_visit_in_words(built: BuiltPackage) -> None:
    with open_package(built.path, district().trust, NOW, PACKS) as opened:
        page = opened.member("data/index.html").decode()
    assert "分子：1<br>分母：4<br>" in page
    assert '<span class="not_met">占比：1 ÷ 4 = 25.00% &lt; 30% → 不达标</span>' in page
    assert page.index(">1 一<") < page.index(">1.1 一一<") < page.index("占比不低于30%。")
    assert "<td>组长</td><td>组长乙</td>" in page
    assert "2026-03-01 16:00" in page


def test_the_page_shows_vetoes_and_loses_no_clause() -> None:
    facts, digest = paper_sample.facts()
    page = render(facts, digest, paper_sample.signatures(digest)).decode()
    assert "未出现套取或骗取医保资金被医保行政部门处罚" in page
    assert "来源：区医保局函询回复" in page
    assert page.count('<tr><td class="code">') == len(facts.clauses)
    for pack in facts.packs:
        for heading in pack.headings:
            assert f"{heading.code} " in page
    assert page.count('<tr class="h') == sum(len(pack.headings) for pack in facts.packs)


def test_the_page_shows_words_not_markup(built: BuiltPackage) -> None:
    with open_package(built.path, district().trust, NOW) as opened:
        page = opened.member("data/index.html").decode()
    assert "候诊区 &lt;入口&gt;" in page
    assert "<script" not in page
    assert "http:" not in page
    assert f"previews/{shelf().put(PREVIEW)}.jpg" in page
    assert built.facts_digest in page


def test_a_missing_file_is_a_verdict_too(tmp_path: Path) -> None:
    assert examine(tmp_path / "none.zip", district().trust, NOW).code == "package-missing"
    assert examine(tmp_path, district().trust, NOW).code == "package-missing"
    with (
        pytest.raises(PackageError) as refusal,
        open_package(tmp_path / "none.zip", district().trust),
    ):
        pass
    assert refusal.value.code == "package-missing"


def test_progress_ends_where_it_said(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build(tmp_path, contents(), shelf(), district().signer, lambda *at: seen.append(at))
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    calls = iter(range(1000))
    with pytest.raises(PackageError) as refusal:
        build(tmp_path, contents(), shelf(), district().signer, None, lambda: next(calls) > 9)
    assert refusal.value.code == "package-cancelled"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda s, n: s.blobs.pop(n), "package-evidence-gone"),
        (lambda s, n: s.blobs.update({n: s.blobs[n][:-1]}), "package-evidence-changed"),
        (lambda s, n: s.blobs.update({n: s.blobs[n] + b"x"}), "package-evidence-changed"),
        (lambda s, n: s.blobs.update({n: b"y" + s.blobs[n][1:]}), "package-evidence-changed"),
    ],
    ids=["gone", "shorter", "longer", "other"],
)
def test_evidence_that_is_not_what_was_entered_stops_the_writer(
    tmp_path: Path, spoil: object, code: str
) -> None:
    spoilt = shelf()
    spoil(spoilt, shelf().put(PHOTOS[1]))  # type: ignore[operator]
    with pytest.raises(PackageError) as refusal:
        build(tmp_path, contents(), spoilt, district().signer)
    assert refusal.value.code == code
    assert refusal.value.sentence("zh")
    assert list(tmp_path.iterdir()) == []


def test_documents_that_contradict_each_other_never_leave(tmp_path: Path) -> None:
    other = kit.signed_by("0" * 64).to_bytes()
    with pytest.raises(PackageError) as refusal:
        kit.sample(tmp_path, contents(signatures=other))
    assert refusal.value.code == "package-signatures-other"
    with pytest.raises(PackageError) as refusal:
        build(tmp_path, contents(), shelf(), kit.district(kit.EVALUATOR).signer)
    assert refusal.value.code == "package-other-device"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_gone_after_it_was_judged_is_told_plainly(tmp_path: Path) -> None:
    built = kit.sample(tmp_path)
    with open_package(built.path, district().trust, NOW) as opened:
        built.path.rename(tmp_path / "elsewhere")
        with pytest.raises(PackageError) as refusal:
            opened.form("annex-1")
    assert refusal.value.code == "package-missing"


def test_a_folder_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as refusal:
        kit.sample(tmp_path / "no" / "such")
    assert refusal.value.code == "package-unwritable"

"""Reading ledgers: the digest names the edition, and a bad file is one plain sentence."""

from pathlib import Path

import pytest

from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards.ledgers.loading import by_id, canonical, digest, load, parse

SOUND = Path(__file__).parent / "ledgers" / "sound.yaml"
TEXT = SOUND.read_text(encoding="utf-8")


def test_a_comment_changes_nothing_and_a_word_does() -> None:
    ledger = parse(TEXT)
    assert digest(parse("# another comment\n" + TEXT)) == digest(ledger)
    assert digest(parse(TEXT.replace("小方案", "大方案"))) != digest(ledger)


def test_the_canonical_form_holds_no_absent_field() -> None:
    assert b"null" not in canonical(parse(TEXT))
    assert b"issued_on" not in canonical(parse(TEXT))


def test_a_folder_or_a_file_may_be_named() -> None:
    loaded = by_id("xuhui-community-2023")
    assert load(loaded.file.parent) == loaded
    assert load(loaded.file).sha256 == loaded.sha256


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT.replace("title: 小方案\n", ""), "ledger-field-missing"),
        (TEXT + "colour: red\n", "ledger-field-unknown"),
        (TEXT.replace("standard-ledger/1", "standard-ledger/2"), "ledger-field-invalid"),
        (TEXT.replace("standard-ledger/1", "standard-pack/1"), "ledger-field-invalid"),
        (TEXT.replace("number: 1", "number: one"), "ledger-field-invalid"),
        ("id: [", "standard-yaml"),
        ("", "ledger-field-invalid"),
        ("- 1\n", "ledger-field-invalid"),
        (TEXT.replace("id: A", "id: &a A"), "standard-yaml-alias"),
    ],
)
def test_a_file_that_is_no_ledger(text: str, code: str) -> None:
    with pytest.raises(StandardError) as refused:
        parse(text)
    assert refused.value.code == code
    assert refused.value.sentence("zh").endswith("。")
    assert refused.value.sentence("en").endswith(".")


def test_a_higher_minor_version_is_read() -> None:
    assert parse(TEXT.replace("standard-ledger/1", "standard-ledger/1.3")).id == "sound-plan"


def test_missing_oversized_and_foreign_files(tmp_path: Path) -> None:
    big, foreign = tmp_path / "ledger.yaml", tmp_path / "foreign.yaml"
    big.write_bytes(b"#" * (MAX_PACK_BYTES + 1))
    foreign.write_bytes("中".encode("gb18030"))
    cases = [
        (tmp_path / "absent.yaml", "ledger-unreadable"),
        (tmp_path, "ledger-too-big"),
        (foreign, "ledger-not-text"),
    ]
    for path, code in cases:
        with pytest.raises(StandardError) as refused:
            load(path)
        assert refused.value.code == code


def test_a_ledger_that_is_not_here() -> None:
    with pytest.raises(StandardError, match="请先导入") as refused:
        by_id("nowhere")
    assert refused.value.code == "ledger-not-here"


def test_text_without_a_canonical_form_is_refused() -> None:
    ledger = parse(TEXT).model_copy(update={"title": "\ud800"})
    with pytest.raises(StandardError) as refused:
        digest(ledger)
    assert refused.value.code == "ledger-not-canonical"

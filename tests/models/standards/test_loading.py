"""The loader: what it refuses, in which words, and that nothing else ever escapes it."""

import hashlib
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards import loading
from models.standards.types import Pack

BLANK = (Path(__file__).parent / "packs" / "blank.yaml").read_text(encoding="utf-8")
BLANK_DIGEST = "5334c52726176204a4eec29bda3af4e0e5280f358be62d29d79e84901f202cd4"


def refusal(text: str) -> tuple[str, dict[str, str | int]]:
    """The code and parameters with which a text is refused; the sentence must exist."""
    with pytest.raises(StandardError) as caught:
        loading.parse(text)
    assert caught.value.sentence("zh")
    assert caught.value.sentence("en")
    return caught.value.code, dict(caught.value.params)


def test_comments_and_order_do_not_change_the_digest() -> None:
    plain = loading.parse(BLANK)
    turned = json.dumps(dict(reversed(json.loads(loading.canonical(plain)).items())), indent=3)
    assert loading.digest(loading.parse("# remark\n" + turned)) == loading.digest(plain)


def test_the_digest_is_that_of_the_canonical_bytes() -> None:
    pack = loading.parse(BLANK)
    assert hashlib.sha256(loading.canonical(pack)).hexdigest() == loading.digest(pack)
    assert loading.digest(pack) == BLANK_DIGEST


def test_the_canonical_form_is_sorted_json_without_spaces() -> None:
    """For texts and whole numbers RFC 8785 is what any JSON library can write."""
    plain = loading.available()[-1].pack
    by_hand = json.dumps(plain.plain(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert loading.canonical(plain) == by_hand.encode()


def test_the_slow_reader_of_yaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.standards.yaml_text._LOADER", yaml.SafeLoader)
    shipped = loading.available()[0]
    assert loading.load(shipped.file) == shipped


def test_defaults_are_part_of_the_canonical_form_and_absent_fields_are_not() -> None:
    written = json.loads(loading.canonical(loading.parse(BLANK)))
    assert written["document_number"] == ""
    assert written["vetoes"] == []
    assert "issued_on" not in written


def test_one_changed_character_changes_the_digest() -> None:
    other = loading.parse(BLANK.replace("有。", "无。"))
    assert loading.digest(other) != loading.digest(loading.parse(BLANK))


def test_canonical_bytes_come_back_as_the_same_pack() -> None:
    pack = loading.parse(BLANK)
    assert loading.from_canonical(loading.canonical(pack)) == pack


@pytest.mark.parametrize("other", [b" ", b"\n"])
def test_kept_bytes_in_another_form_are_refused(other: bytes) -> None:
    data = loading.canonical(loading.parse(BLANK))
    with pytest.raises(StandardError, match="规范格式"):
        loading.from_canonical(data + other)


def test_kept_bytes_that_are_too_many_are_not_parsed() -> None:
    with pytest.raises(StandardError) as caught:
        loading.from_canonical(b" " * (MAX_PACK_BYTES + 1))
    assert caught.value.code == "standard-too-big"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [", "standard-yaml"),
        ("a: 1\nb: 2\na: 3\n", "standard-yaml-twice"),
        ("a: &x [1]\nb: *x\n", "standard-yaml-alias"),
        ("a: !!python/object:os.system x\n", "standard-yaml-tag"),
        ("a: 1\n---\nb: 2\n", "standard-yaml-documents"),
        ("? [a]\n: 1\n", "standard-yaml-key"),
        ("[" * 40 + "]" * 40, "standard-yaml-deep"),
        ("- " * 100_000 + "a", "standard-yaml-deep"),
        ("", "standard-empty"),
        ("[]", "standard-no-fields"),
        ("format: standard-pack/2", "standard-field-invalid"),
        ('format: "\\ud800"', "standard-yaml"),
        ("\x00", "standard-yaml"),
    ],
)
def test_what_is_not_a_pack_is_refused(text: str, code: str) -> None:
    assert refusal(text)[0] == code


def test_a_key_given_twice_is_told_with_its_line() -> None:
    assert refusal(BLANK + "title: 又一个\n") == (
        "standard-yaml-twice",
        {"line": BLANK.count("\n") + 1, "key": "title"},
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("title: 空白标准\n", "", "standard-field-missing", "title"),
        ("title:", "heading:", "standard-field-missing", "title"),
        ("decision_text:", "extra: 1\ndecision_text:", "standard-field-unknown", "extra"),
        ("decision: counts_only", "decision: perhaps", "standard-field-invalid", "decision"),
        ("id: blank", "id: Blank!", "standard-field-invalid", "id"),
        ('edition: "1"', "edition: 1", "standard-field-invalid", "edition"),
        ("line: 2}", "line: 2.0}", "standard-field-invalid", "sections.0.indicators.0.source.line"),
        ("line: 1}", "line: 9999999999999999}", "standard-field-invalid", "sections.0.source.line"),
        ("number: 1", "number: true", "standard-field-invalid",
         "sections.0.indicators.0.clauses.0.number"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(old: str, new: str, code: str, place: str) -> None:
    assert refusal(BLANK.replace(old, new, 1)) == (code, {"place": place})


def test_codes_and_dates_without_quotes_stay_text() -> None:
    text = BLANK.replace('code: "1.1"', "code: 1.1").replace(
        "edition:", "issued_on: 2021-03-16\nedition:"
    )
    pack = loading.parse(text)
    assert next(pack.indicators()).code == "1.1"
    assert pack.issued_on == "2021-03-16"


def test_control_characters_of_a_foreign_file_are_not_printed() -> None:
    _, params = refusal('"\\e[31mred": 1\n"\\e[31mred": 2\n')
    assert params["key"] == "�[31mred"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe\x00", "standard-not-text"),
        (b" " * (MAX_PACK_BYTES + 1), "standard-too-big"),
        (None, "standard-unreadable"),
    ],
)
def test_a_file_that_cannot_be_a_pack(tmp_path: Path, data: bytes | None, code: str) -> None:
    file = tmp_path / "pack.yaml"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(StandardError) as caught:
        loading.load(file)
    assert caught.value.code == code


def test_a_folder_and_its_file_are_the_same_pack(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text(BLANK, encoding="utf-8")
    assert loading.load(tmp_path) == loading.load(file)


def harmless(text: str) -> Pack | None:
    """Parse; a refusal is an answer, anything else that is raised fails the test."""
    try:
        return loading.parse(text)
    except StandardError as error:
        error.sentence("zh")  # raises when the catalogue has no such sentence
        return None


@given(st.text())
def test_garbage_is_refused_and_nothing_worse(text: str) -> None:
    assert harmless(text) is None


@given(st.binary())
def test_garbage_bytes_are_refused_and_nothing_worse(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "garbage.yaml"
    file.write_bytes(data)
    with pytest.raises(StandardError):
        loading.load(file)


@given(st.integers(0, len(BLANK) - 1), st.text(max_size=4), st.integers(0, 12))
def test_a_wounded_pack_is_read_or_refused(at: int, put: str, cut: int) -> None:
    pack = harmless(BLANK[:at] + put + BLANK[at + cut :])
    if pack is not None:
        assert loading.from_canonical(loading.canonical(pack)) == pack


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_refused_and_nothing_worse(value: object) -> None:
    assert harmless(json.dumps(value, ensure_ascii=False)) is None


@given(st.binary())
def test_any_kept_bytes_are_refused_and_nothing_worse(data: bytes) -> None:
    with pytest.raises(StandardError):
        loading.from_canonical(data)

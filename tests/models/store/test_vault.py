"""The key file: every way it can be wrong has a name of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StoreError
from models.store.vault import (
    ALPHABET,
    MAGIC,
    Cost,
    new_recovery_key,
    new_vault,
    read_vault,
    write_vault,
)
from tests.laptop import CHEAP
from tests.support import PASSPHRASE_COST

ID = "55555555-5555-4555-8555-555555555555"


@pytest.fixture(scope="module")
def made() -> tuple[bytes, bytes, str]:
    vault, key, printed = new_vault(ID, "口令", CHEAP)
    return vault.to_bytes(), key, printed


def refusal(folder: Path, data: bytes) -> str:
    (folder / "workspace.key").write_bytes(data)
    with pytest.raises(StoreError) as caught:
        read_vault(folder / "workspace.key").key_by_passphrase("口令")
    return caught.value.code


def test_both_ways_lead_to_the_same_key(tmp_path: Path) -> None:
    vault, key, printed = new_vault(ID, "口令", CHEAP)
    write_vault(tmp_path / "workspace.key", vault)
    again = read_vault(tmp_path / "workspace.key")
    assert again.key_by_passphrase("口令") == key
    assert again.key_by_recovery(printed) == key
    assert [path.name for path in tmp_path.iterdir()] == ["workspace.key"]


def test_a_passphrase_costs_its_full_price_unless_another_is_said() -> None:
    full = Cost()  # other tests are let off, see tests/conftest.py
    vault, key, _ = new_vault(ID, "口令", full)
    assert {name: vault.passphrase[name] for name in PASSPHRASE_COST} == PASSPHRASE_COST
    assert vault.key_by_passphrase("口令") == key


def test_the_key_file_tells_neither_key_nor_passphrase(made: tuple[bytes, bytes, str]) -> None:
    data, key, printed = made
    assert key not in data
    assert key.hex().encode() not in data
    assert printed.encode() not in data


def test_a_passphrase_is_the_same_however_it_is_composed() -> None:
    vault, key, _ = new_vault(ID, "café", CHEAP)
    assert vault.key_by_passphrase("cafe\u0301") == key


def test_wrong_passphrase_and_wrong_recovery_key(made: tuple[bytes, bytes, str]) -> None:
    vault = new_vault(ID, "口令", CHEAP)[0]
    for wrong in ("", "口令 ", "\ud800"):
        with pytest.raises(StoreError) as caught:
            vault.key_by_passphrase(wrong)
        assert caught.value.code == "wrong-passphrase"
    for wrong in ("", new_recovery_key(), "u" * 32, "五" * 32):
        with pytest.raises(StoreError) as caught:
            vault.key_by_recovery(wrong)
        assert caught.value.code == "wrong-recovery-key"


def test_a_recovery_key_is_forgiven_its_handwriting() -> None:
    vault, key, printed = new_vault(ID, "口令", CHEAP)
    sloppy = printed.lower().replace("0", "o").replace("1", "l").replace("-", "  ")
    assert vault.key_by_recovery(sloppy) == key


def test_a_recovery_key_is_long_enough() -> None:
    printed = new_recovery_key()
    groups = printed.split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert set(printed) <= set(ALPHABET) | {"-"}


def test_a_foreign_file(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"SQLite format 3\0" * 100) == "not-a-workspace"
    assert refusal(tmp_path, b"-----BEGIN PRIVATE KEY-----") == "not-a-workspace"


def test_a_newer_file(tmp_path: Path, made: tuple[bytes, bytes, str]) -> None:
    assert refusal(tmp_path, MAGIC + b"\x02" + made[0][10:]) == "workspace-newer"


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        read_vault(tmp_path / "workspace.key")
    assert caught.value.code == "key-missing"


@pytest.mark.parametrize("length", [0, 1, 9, 10, 41, 42, 300])
def test_a_cut_file_is_damaged(tmp_path: Path, made: tuple[bytes, bytes, str], length: int) -> None:
    assert refusal(tmp_path, made[0][:length]) == "key-damaged"


def test_a_changed_bit_is_damage_and_never_a_wrong_passphrase(
    tmp_path: Path, made: tuple[bytes, bytes, str]
) -> None:
    for at in range(10, len(made[0])):
        data = bytearray(made[0])
        data[at] ^= 1
        assert refusal(tmp_path, bytes(data)) == "key-damaged", at


def test_a_file_that_asks_for_all_the_memory_is_refused(tmp_path: Path) -> None:
    greedy = new_vault(ID, "口令", CHEAP)[0]
    greedy.passphrase["memory_kib"] = 1 << 40
    assert refusal(tmp_path, greedy.to_bytes()) == "key-damaged"
    assert not Cost(memory_kib=1 << 21).bearable()


@pytest.mark.parametrize("salt", ["", "00", "none"])
def test_a_salt_that_is_none_is_refused_in_words(tmp_path: Path, salt: str) -> None:
    vault = new_vault(ID, "口令", CHEAP)[0]
    for slot in (vault.passphrase, vault.recovery):
        before, slot["salt"] = slot["salt"], salt
        assert refusal(tmp_path, vault.to_bytes()) == "key-damaged"
        slot["salt"] = before


def test_weakened_parameters_do_not_unlock(tmp_path: Path) -> None:
    """The hash of the file can be made anew by anyone; the wrapped key cannot."""
    vault = new_vault(ID, "口令", CHEAP)[0]
    vault.passphrase["note"] = "added"
    assert refusal(tmp_path, vault.to_bytes()) == "wrong-passphrase"


@given(st.binary(max_size=200))
def test_whatever_the_file_holds_it_is_refused_in_words(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        assert refusal(Path(folder), MAGIC + b"\x01" + data) == "key-damaged"

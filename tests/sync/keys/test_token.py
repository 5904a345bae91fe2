"""A key on a token: made there, used there, and everything that can go wrong told in a sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pkcs11
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

from models.errors import PackageError
from sync.keys import token
from sync.keys.certificates import key_bytes, new_key
from sync.keys.held import AsPrivateKey
from sync.keys.laptop import make_held_request, read_whole_request
from sync.keys.signing import LONGEST, MemoryKey
from sync.keys.token import ClosedKey, TokenKey, TokenPlace, opened, to_der, told
from tests.softhsm import PIN, Tokens, needs_softhsm, plugged_in

DEVICE = "11111111-1111-4111-8111-111111111111"
LABEL = "令牌1"


@pytest.fixture
def tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tokens:
    made = plugged_in(tmp_path, monkeypatch)
    made.add(LABEL)
    return made


def refused(tokens: Tokens, label: str = LABEL, pin: str = PIN, module: str = "") -> str:
    with pytest.raises(PackageError) as caught, opened(module or tokens.module, label, pin):
        pass
    assert pin not in caught.value.sentence("zh") + caught.value.sentence("en")
    return caught.value.code


@needs_softhsm
def test_a_key_is_made_on_the_token_and_signs_there(tokens: Tokens) -> None:
    with opened(tokens.module, "", PIN, write=True) as here:
        place, key = here.make()
        assert PIN not in repr(here) + repr(key)
        signature = key.sign(b"data")
        request = make_held_request(key, key_bytes(new_key()), DEVICE, "现场第1组")
        private = key.private
        assert not private[pkcs11.Attribute.EXTRACTABLE]
        assert private[pkcs11.Attribute.NEVER_EXTRACTABLE]
        with pytest.raises(pkcs11.AttributeSensitive):
            _ = private[pkcs11.Attribute.VALUE]
    assert (place.label, place.module) == (LABEL, tokens.module)
    assert TokenPlace.from_bytes(place.to_bytes()) == place
    key.public.verify(signature, b"data", ec.ECDSA(hashes.SHA256()))
    assert len(signature) <= LONGEST == len(key.measure(b"data"))
    assert read_whole_request(request).key == key.public
    with opened(place.module, place.label, PIN) as again:
        other = again.key(place.key_id, key.public).sign(b"data")
        taken, same = again.take(place.key_id)
    assert (taken, same.public) == (place, key.public)
    assert other != signature, "a token draws lots"
    key.public.verify(other, b"data", ec.ECDSA(hashes.SHA256()))


@needs_softhsm
def test_another_key_than_the_certificates_signs_nothing(tokens: Tokens) -> None:
    with opened(tokens.module, LABEL, PIN, write=True) as here:
        place, _key = here.make()
        foreign = here.key(place.key_id, new_key().public_key())
        assert _refusal(foreign).code == "token-other-key"


def _refusal(key: TokenKey) -> PackageError:
    with pytest.raises(PackageError) as caught:
        key.sign(b"data")
    return caught.value


@needs_softhsm
def test_tokens_that_are_not_there_or_too_many(tokens: Tokens, tmp_path: Path) -> None:
    assert refused(tokens, label="另一个") == "token-not-here"
    tokens.add("令牌2")
    assert refused(tokens, label="") == "token-several"
    tokens.pull()
    assert refused(tokens, label="") == "token-none"
    text = tmp_path / "driver.so"
    text.write_text("no module")
    for module in (str(text), str(tmp_path / "nowhere.so"), ""):
        with pytest.raises(PackageError) as caught, opened(module, LABEL, PIN):
            pass
        assert caught.value.code == "token-module"


@needs_softhsm
def test_a_wrong_pin_is_told_and_the_right_one_opens_afterwards(tokens: Tokens) -> None:
    assert refused(tokens, pin="271828") == "token-pin-few"
    assert refused(tokens, pin="1") in ("token-pin-few", "token-pin-wrong")
    with opened(tokens.module, LABEL, PIN, write=True) as here:
        assert here.make()


@needs_softhsm
def test_a_key_that_is_missing_or_can_be_taken_out_is_not_used(tokens: Tokens) -> None:
    with opened(tokens.module, LABEL, PIN, write=True) as here:
        for wanted in ("00ff", "not hexadecimal", ""):
            with pytest.raises(PackageError) as caught:
                here.take(wanted)
            assert caught.value.code == "token-key-missing"
        with pytest.raises(PackageError) as caught:
            here.key("00ff", new_key().public_key())
        assert caught.value.code == "token-key-missing"
        curve = pkcs11.util.ec.encode_named_curve_parameters("secp256r1")
        loose = {pkcs11.Attribute.EXTRACTABLE: True}
        here.session.create_domain_parameters(
            pkcs11.KeyType.EC, {pkcs11.Attribute.EC_PARAMS: curve}, local=True
        ).generate_keypair(store=True, id=b"\x01", private_template=loose)
        with pytest.raises(PackageError) as caught:
            here.take("01")
        assert caught.value.code == "token-key-extractable"


@needs_softhsm
def test_a_token_that_is_pulled_while_signing_signs_nothing(tokens: Tokens) -> None:
    with opened(tokens.module, LABEL, PIN, write=True) as here:
        _place, key = here.make()
        tokens.pull()
        with pytest.raises(PackageError) as caught:
            key.sign(b"data")
        assert caught.value.code in ("token-pulled", "token-key-missing", "token-failed")
    assert refused(tokens) == "token-none", "and the program goes on"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (pkcs11.DeviceRemoved(), "token-pulled"),
        (pkcs11.SessionHandleInvalid(), "token-pulled"),
        (pkcs11.TokenNotPresent(), "token-pulled"),
        (pkcs11.PinLocked(), "token-pin-locked"),
        (pkcs11.UserPinNotInitialized(), "token-pin-unset"),
        (pkcs11.NoSuchKey(), "token-key-missing"),
        (pkcs11.MechanismInvalid(), "token-unable"),
        (pkcs11.GeneralError(), "token-failed"),
    ],
)
def test_hardware_that_fails_while_signing_is_told(error: Exception, code: str) -> None:
    """SoftHSM cannot be pulled or locked; a device that answers so stands in."""

    def fail(*_given: object, **_named: object) -> bytes:
        raise error

    assert told(error).code == code
    key = TokenKey(new_key().public_key(), "01", SimpleNamespace(sign=fail))
    assert _refusal(key).code == code


def test_what_a_token_tells_of_the_tries_that_are_left() -> None:
    flag = pkcs11.TokenFlag
    said = [
        token._tries(pkcs11, SimpleNamespace(flags=flags))
        for flags in (
            flag.TOKEN_INITIALIZED,
            flag.USER_PIN_COUNT_LOW,
            flag.USER_PIN_COUNT_LOW | flag.USER_PIN_FINAL_TRY,
            flag.USER_PIN_LOCKED,
        )
    ]
    assert said == ["token-pin-wrong", "token-pin-few", "token-pin-last", "token-pin-locked"]


def test_a_wrong_pin_is_told_though_the_token_is_pulled_at_once() -> None:
    def wrong(**_: object) -> None:
        raise pkcs11.PinIncorrect

    def tokens(**_: object) -> list[SimpleNamespace]:
        if asked:
            raise pkcs11.DeviceRemoved
        asked.append(True)
        return [SimpleNamespace(label=LABEL, open=wrong)]

    asked: list[bool] = []
    device = SimpleNamespace(get_tokens=tokens)
    with pytest.raises(PackageError) as caught:
        token._logged_in(pkcs11, device, ("module", LABEL), PIN, write=False)
    assert caught.value.code == "token-pin-wrong"


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    with pytest.raises(PackageError) as caught, opened("/nowhere.so", "", PIN):
        pass
    assert caught.value.code == "token-extra-missing"


def test_raw_signatures_become_der() -> None:
    raw = bytes([0x80, *[0] * 30, 1]) + bytes([*[0] * 31, 7])
    r, s = utils.decode_dss_signature(to_der(raw))
    assert (r, s) == (0x80 << 248 | 1, 7)
    for wrong in (b"", raw[:-1], raw + b"\0"):
        with pytest.raises(PackageError):
            to_der(wrong)


def test_a_closed_key_asks_for_the_pin_and_no_held_key_is_shown() -> None:
    held = MemoryKey(key_bytes(new_key()))
    closed = ClosedKey(held.public)
    assert len(closed.measure(b"data")) == LONGEST
    with pytest.raises(PackageError) as caught:
        closed.sign(b"data")
    assert caught.value.code == "token-pin-missing"
    dressed = AsPrivateKey(held)
    with pytest.raises(TypeError):
        dressed.private_numbers()
    with pytest.raises(TypeError):
        dressed.private_bytes(serialization.Encoding.DER)

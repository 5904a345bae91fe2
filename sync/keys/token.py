"""A signing key on a hardware token, through PKCS#11; the key never leaves it.

The library is an extra (`token`) and loaded only here, when a token is asked for. A token is open
only inside ``opened``: afterwards nobody is logged in any more, and the PIN is nowhere.
"""

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from asn1crypto import core as asn1_core
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from models.errors import PackageError
from sync.keys.certificates import PublicKey
from sync.keys.signing import LONGEST

KEY_LABEL = "chayan"
"""What a key made by us is called on the token."""
HALF = 32
"""Bytes of r and of s: a token gives both without DER."""
_ONE_AT_A_TIME = threading.Lock()
"""A login holds for the whole program, so that two threads would log each other out."""
_SAYS = {
    "token-pin-locked": ("PinLocked",),
    "token-pin-unset": ("UserPinNotInitialized", "PinExpired"),
    "token-key-missing": ("NoSuchKey", "KeyHandleInvalid", "ObjectHandleInvalid"),
    "token-unable": (
        *("MechanismInvalid", "FunctionNotSupported", "DomainParamsInvalid"),
        *("TokenWriteProtected", "DeviceMemory", "AttributeValueInvalid"),
    ),
    "token-pulled": (
        *("DeviceRemoved", "TokenNotPresent", "TokenNotRecognised", "DeviceError"),
        *("SessionHandleInvalid", "SessionClosed", "SlotIDInvalid"),
    ),
}
"""Which errors of the library are told by which sentence."""
_WRONG_PIN = ("PinIncorrect", "PinInvalid", "PinLenRange")


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """Where a key lies; all that a workspace keeps of it."""

    module: str
    """Path of the token's PKCS#11 module on this computer."""
    label: str
    """Label of the token."""
    key_id: str
    """Id of the key on it, hexadecimal."""

    def to_bytes(self) -> bytes:
        """Return it as it is kept."""
        kept = {"module": self.module, "label": self.label, "key": self.key_id}
        return json.dumps(kept, ensure_ascii=False).encode("utf-8")

    @staticmethod
    def from_bytes(data: bytes) -> "TokenPlace":
        """Return what ``to_bytes`` gave."""
        kept = json.loads(data)
        return TokenPlace(kept["module"], kept["label"], kept["key"])


@dataclass(frozen=True, slots=True)
class ClosedKey:
    """The key while its token is not open: it is known and cannot sign."""

    public: PublicKey
    """The public key."""

    def sign(self, data: bytes) -> bytes:
        """Raise PackageError(``token-pin-missing``)."""
        raise PackageError("token-pin-missing")

    def measure(self, data: bytes) -> bytes:
        """Return as many bytes as a signature may have."""
        return bytes(LONGEST)


@dataclass(frozen=True, slots=True)
class TokenKey:
    """The key of an open token; every signature is checked before it is used."""

    public: PublicKey
    """The public key that was asked for when the certificate was."""
    key_id: str
    """Id of the key, hexadecimal."""
    private: Any = field(repr=False)
    """The library's handle of the private key."""

    def sign(self, data: bytes) -> bytes:
        """Return ECDSA over SHA-256 of ``data``, DER.

        Raises PackageError: ``token-pulled``, ``token-other-key`` when the key under this id is
        another one than the certificate's, and others of ``opened``.
        """
        digest = hashes.Hash(hashes.SHA256())
        digest.update(data)
        signature = to_der(self._raw(digest.finalize()))
        try:
            self.public.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature as error:
            raise PackageError("token-other-key") from error
        return signature

    def measure(self, data: bytes) -> bytes:
        """Return as many bytes as a signature may have; the token is not troubled."""
        return bytes(LONGEST)

    def _raw(self, digest: bytes) -> bytes:
        library = _library()
        try:
            return bytes(self.private.sign(digest, mechanism=library.Mechanism.ECDSA))
        except library.PKCS11Error as error:
            raise told(error) from error


@dataclass(frozen=True, slots=True)
class OpenToken:
    """A token somebody is logged in to."""

    module: str
    """Path of its module."""
    label: str
    """Its label."""
    session: Any = field(repr=False)
    """The library's session."""

    def make(self) -> tuple[TokenPlace, TokenKey]:
        """Make a P-256 key on the token that can never be taken out of it."""
        library, key_id = _library(), secrets.token_bytes(8)
        try:
            public, private = self._generated(library, key_id)
            if not _stays(library, private):
                private.destroy()
                public.destroy()
                raise PackageError("token-key-extractable")
            return self._of(key_id.hex(), _public(library, public), private)
        except library.PKCS11Error as error:
            raise told(error) from error

    def take(self, key_id: str) -> tuple[TokenPlace, TokenKey]:
        """Take a key that is on the token; raises ``token-key-missing`` or another refusal."""
        library = _library()
        try:
            wanted = bytes.fromhex(key_id)
            kind = library.ObjectClass
            public = self.session.get_key(object_class=kind.PUBLIC_KEY, id=wanted)
            private = self.session.get_key(object_class=kind.PRIVATE_KEY, id=wanted)
            if not _stays(library, private):
                raise PackageError("token-key-extractable")
            return self._of(wanted.hex(), _public(library, public), private)
        except ValueError as error:
            raise PackageError("token-key-missing") from error
        except library.PKCS11Error as error:
            raise told(error) from error

    def key(self, key_id: str, public: PublicKey) -> TokenKey:
        """Return the key under an id, whose public half is known."""
        library = _library()
        try:
            kind = library.ObjectClass.PRIVATE_KEY
            found = self.session.get_key(object_class=kind, id=bytes.fromhex(key_id))
        except library.PKCS11Error as error:
            raise told(error) from error
        return TokenKey(public, key_id, found)

    def _of(self, key_id: str, public: PublicKey, private: Any) -> tuple[TokenPlace, TokenKey]:
        place = TokenPlace(self.module, self.label, key_id)
        return place, TokenKey(public, key_id, private)

    def _generated(self, library: ModuleType, key_id: bytes) -> tuple[Any, Any]:
        attribute, flag = library.Attribute, library.MechanismFlag
        curve = library.util.ec.encode_named_curve_parameters("secp256r1")
        parameters = self.session.create_domain_parameters(
            library.KeyType.EC, {attribute.EC_PARAMS: curve}, local=True
        )
        made: tuple[Any, Any] = parameters.generate_keypair(
            store=True,
            id=key_id,
            label=KEY_LABEL,
            capabilities=flag.SIGN | flag.VERIFY,
            private_template={attribute.EXTRACTABLE: False, attribute.SENSITIVE: True},
        )
        return made


@contextmanager
def opened(module: str, label: str, pin: str, write: bool = False) -> Iterator[OpenToken]:
    """Open the token of this label, or the only one there is, and close it afterwards.

    Raises PackageError: ``token-extra-missing`` (the library is not installed),
    ``token-module``, ``token-none``, ``token-not-here``, ``token-several``, ``token-pin-wrong``,
    ``token-pin-few``, ``token-pin-last``, ``token-pin-locked``, ``token-pin-unset``,
    ``token-pulled``, ``token-failed``.
    """
    library = _library()
    with _ONE_AT_A_TIME:
        loaded = _loaded(library, module)
        try:
            yield _logged_in(library, loaded, (module, label), pin, write)
        finally:
            _finish(library, loaded)


def to_der(raw: bytes) -> bytes:
    """Return DER of a signature that a token gave as r and s side by side."""
    if len(raw) != 2 * HALF:
        raise PackageError("token-failed", kind="signature")
    r, s = (int.from_bytes(part, "big") for part in (raw[:HALF], raw[HALF:]))
    return utils.encode_dss_signature(r, s)


def told(error: Exception) -> PackageError:
    """Return the sentence for an error of the library; it never quotes what the library said."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    for code, names in _SAYS.items():
        if kinds & set(names):
            return PackageError(code)
    return PackageError("token-failed", kind=type(error).__name__)


def _library() -> ModuleType:
    try:
        import pkcs11
    except ImportError as error:
        raise PackageError("token-extra-missing") from error
    return pkcs11


def _loaded(library: ModuleType, module: str) -> Any:
    try:
        return library.lib(module)
    except (library.PKCS11Error, OSError, ValueError) as error:
        raise PackageError("token-module") from error


def _finish(library: ModuleType, loaded: Any) -> None:
    """Log out of everything; a token that was pulled out has done so by itself."""
    with suppress(library.PKCS11Error):
        loaded.finalize()


def _logged_in(
    library: ModuleType, loaded: Any, where: tuple[str, str], pin: str, write: bool
) -> OpenToken:
    module, label = where
    try:
        token = _token(library, loaded, label)
        session = token.open(rw=write, user_pin=pin)
        return OpenToken(module, token.label, session)
    except library.PKCS11Error as error:
        if type(error).__name__ in _WRONG_PIN:
            raise PackageError(_of_pin(library, loaded, label)) from error
        raise told(error) from error


def _of_pin(library: ModuleType, loaded: Any, label: str) -> str:
    """Return what is told of a wrong PIN, also of a token that was pulled out at once."""
    try:
        return _tries(library, _token(library, loaded, label))
    except (library.PKCS11Error, PackageError):
        return "token-pin-wrong"


def _token(library: ModuleType, loaded: Any, label: str) -> Any:
    ready = library.TokenFlag.TOKEN_INITIALIZED
    found = list(loaded.get_tokens(token_flags=ready))
    if not found:
        raise PackageError("token-none")
    if label:
        found = [token for token in found if token.label == label]
        if not found:
            raise PackageError("token-not-here", label=label)
    if len(found) > 1:
        raise PackageError("token-several")
    return found[0]


def _tries(library: ModuleType, token: Any) -> str:
    """Return what a token tells of a wrong PIN; PKCS#11 knows no number, only these three."""
    flags, flag = token.flags, library.TokenFlag
    if flags & flag.USER_PIN_LOCKED:
        return "token-pin-locked"
    if flags & flag.USER_PIN_FINAL_TRY:
        return "token-pin-last"
    return "token-pin-few" if flags & flag.USER_PIN_COUNT_LOW else "token-pin-wrong"


def _stays(library: ModuleType, private: Any) -> bool:
    attribute = library.Attribute
    return not private[attribute.EXTRACTABLE] and bool(private[attribute.SENSITIVE])


def _public(library: ModuleType, public: Any) -> PublicKey:
    """Return a public key of the token; raises ``token-unable`` unless it is on P-256."""
    attribute = library.Attribute
    wanted = library.util.ec.encode_named_curve_parameters("secp256r1")
    try:
        if public[attribute.EC_PARAMS] != wanted:
            raise PackageError("token-unable")
        point = bytes(asn1_core.OctetString.load(public[attribute.EC_POINT]))
        return PublicKey.from_encoded_point(ec.SECP256R1(), point)
    except (ValueError, TypeError) as error:
        raise PackageError("token-unable") from error

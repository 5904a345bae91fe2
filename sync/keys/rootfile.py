"""The root key's file: Argon2id and AES-GCM under a passphrase of its own, kept offline."""

import base64
import binascii
import secrets
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Field, ValidationError

from models.base import Record
from models.errors import FactsError, PackageError
from models.facts.canonical import canonical_bytes, nfc, parse_canonical

MEMORY_KIB = 256 * 1024
PASSES = 3
LANES = 4
MAX_ROOT_FILE_BYTES = 16 * 1024


class RootFile(Record):
    """What the file says; the certificate is authenticated together with the key."""

    format: Literal["root-key/1"]
    """``root-key/1``."""
    memory_kib: Annotated[int, Field(ge=8 * 1024, le=1024 * 1024)]
    """Argon2id memory; bounded, so that a foreign file cannot exhaust the machine."""
    passes: Annotated[int, Field(ge=1, le=10)]
    """Argon2id passes."""
    lanes: Annotated[int, Field(ge=1, le=16)]
    """Argon2id lanes."""
    salt: str
    """Base64, 16 bytes."""
    nonce: str
    """Base64, 12 bytes."""
    certificate: str
    """Base64 DER of the root certificate."""
    sealed: str = ""
    """Base64 of the encrypted PKCS#8 key."""


def seal_root(key: bytes, certificate: bytes, passphrase: str) -> bytes:
    """Return the file that keeps the PKCS#8 ``key`` under ``passphrase``."""
    header = RootFile(
        format="root-key/1",
        memory_kib=MEMORY_KIB,
        passes=PASSES,
        lanes=LANES,
        salt=_text(secrets.token_bytes(16)),
        nonce=_text(secrets.token_bytes(12)),
        certificate=_text(certificate),
    )
    sealed = _cipher(header, passphrase).encrypt(
        base64.b64decode(header.nonce), key, canonical_bytes(header.plain())
    )
    return canonical_bytes(header.model_copy(update={"sealed": _text(sealed)}).plain())


def open_root(data: bytes, passphrase: str) -> tuple[bytes, bytes]:
    """Return (PKCS#8 key, DER certificate).

    Raises PackageError: ``root-file-damaged``, or ``root-passphrase-wrong``.
    """
    file = _read(data)
    header = file.model_copy(update={"sealed": ""})
    try:
        nonce, sealed = base64.b64decode(file.nonce), base64.b64decode(file.sealed)
        cipher = _cipher(header, passphrase)
        key = cipher.decrypt(nonce, sealed, canonical_bytes(header.plain()))
        return key, base64.b64decode(file.certificate)
    except InvalidTag as error:
        raise PackageError("root-passphrase-wrong") from error
    except (ValueError, binascii.Error) as error:
        raise PackageError("root-file-damaged") from error


def _read(data: bytes) -> RootFile:
    if len(data) > MAX_ROOT_FILE_BYTES:
        raise PackageError("root-file-damaged")
    try:
        parse_canonical(data)
        return RootFile.model_validate_json(data)
    except (FactsError, ValidationError) as error:
        raise PackageError("root-file-damaged") from error


def _cipher(header: RootFile, passphrase: str) -> AESGCM:
    kdf = Argon2id(
        salt=base64.b64decode(header.salt),
        length=32,
        iterations=header.passes,
        lanes=header.lanes,
        memory_cost=header.memory_kib,
    )
    return AESGCM(kdf.derive(nfc(passphrase).encode()))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")

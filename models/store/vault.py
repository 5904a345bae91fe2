"""The key file: a random database key, wrapped once by passphrase and once by recovery key.

Layout: ``MAGIC``, one version byte, SHA-256 of the body, the body as canonical JSON. The hash
tells damage from a wrong passphrase; each wrapped key is authenticated together with every
parameter it depends on, so that none can be weakened without the passphrase.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.errors import FactsError, StoreError
from models.facts.canonical import canonical_bytes, nfc, parse_canonical
from models.store.disk import PRIVATE, write_whole
from models.store.faults import disk_faults, own_disk_faults

MAGIC = b"CHAYANKEY"
VERSION = 1
PAGE_SIZE = 16384
LARGEST_FILE = 64 * 1024
"""A key file is about one kilobyte; anything much larger is something else."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U, so that a handwritten recovery key is read back right."""
RECOVERY_GROUPS = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of the passphrase costs an attacker, and one unlock the user."""

    memory_kib: int = 65536
    """Memory (RFC 9106, second recommended choice: 64 MiB)."""
    iterations: int = 3
    """Passes."""
    lanes: int = 4
    """Parallel lanes."""

    def bearable(self) -> bool:
        """True when the file does not ask for more than any honest one would."""
        return (
            8 * self.lanes <= self.memory_kib <= 1 << 20
            and 1 <= self.iterations <= 16
            and 1 <= self.lanes <= 16
        )


COST = Cost()


@dataclass(frozen=True, slots=True)
class Vault:
    """The parsed key file; holds nothing secret in clear."""

    workspace: str
    """Identity of the workspace."""
    page_size: int
    """``cipher_page_size`` of the database."""
    passphrase: dict[str, Any]
    """Slot opened by the passphrase."""
    recovery: dict[str, Any]
    """Slot opened by the recovery key."""

    def to_bytes(self) -> bytes:
        """Return the file's bytes."""
        slots = {"passphrase": self.passphrase, "recovery": self.recovery}
        body = canonical_bytes(
            {"workspace": self.workspace, "page_size": self.page_size, "slots": slots}
        )
        return MAGIC + bytes([VERSION]) + hashlib.sha256(body).digest() + body

    def key_by_passphrase(self, passphrase: str) -> bytes:
        """Return the database key; raises StoreError(``wrong-passphrase``)."""
        slot = self.passphrase
        cost = Cost(slot["memory_kib"], slot["iterations"], slot["lanes"])
        wrapping = _stretch(passphrase, bytes.fromhex(slot["salt"]), cost)
        return self._unwrap("passphrase", slot, wrapping, "wrong-passphrase")

    def key_by_recovery(self, recovery_key: str) -> bytes:
        """Return the database key; raises StoreError(``wrong-recovery-key``)."""
        secret = _read_recovery_key(recovery_key)
        wrapping = _derive(secret, bytes.fromhex(self.recovery["salt"]))
        return self._unwrap("recovery", self.recovery, wrapping, "wrong-recovery-key")

    def with_passphrase(self, key: bytes, passphrase: str, cost: Cost = COST) -> "Vault":
        """Return the vault with its passphrase slot renewed; the recovery key stays."""
        slot: dict[str, Any] = {
            "kdf": "argon2id",
            "memory_kib": cost.memory_kib,
            "iterations": cost.iterations,
            "lanes": cost.lanes,
            "salt": os.urandom(16).hex(),
        }
        wrapping = _stretch(passphrase, bytes.fromhex(slot["salt"]), cost)
        sealed = _wrap(self._bound("passphrase", slot), slot, wrapping, key)
        return Vault(self.workspace, self.page_size, sealed, self.recovery)

    def with_recovery(self, key: bytes) -> tuple["Vault", str]:
        """Return the vault with a new recovery key, and that key as it is printed."""
        printed = new_recovery_key()
        slot = {"kdf": "hkdf-sha256", "salt": os.urandom(16).hex()}
        wrapping = _derive(_read_recovery_key(printed), bytes.fromhex(slot["salt"]))
        sealed = _wrap(self._bound("recovery", slot), slot, wrapping, key)
        return Vault(self.workspace, self.page_size, self.passphrase, sealed), printed

    def _bound(self, name: str, slot: dict[str, Any]) -> bytes:
        """Return what is authenticated with a wrapped key: everything but the key itself."""
        stated = {k: v for k, v in slot.items() if k not in ("nonce", "wrapped")}
        return MAGIC + canonical_bytes(
            {
                "version": VERSION,
                "workspace": self.workspace,
                "page_size": self.page_size,
                "slot": name,
                "stated": stated,
            }
        )

    def _unwrap(self, name: str, slot: dict[str, Any], wrapping: bytes, refusal: str) -> bytes:
        nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"])
        try:
            return AESGCM(wrapping).decrypt(nonce, wrapped, self._bound(name, slot))
        except InvalidTag as error:
            raise StoreError(refusal) from error


def new_vault(workspace: str, passphrase: str, cost: Cost = COST) -> tuple[Vault, bytes, str]:
    """Return a vault with a new random database key, that key, and the recovery key."""
    key = secrets.token_bytes(32)
    empty = Vault(workspace, PAGE_SIZE, {}, {})
    vault, printed = empty.with_passphrase(key, passphrase, cost).with_recovery(key)
    return vault, key, printed


def read_vault(path: Path) -> Vault:
    """Return the vault in ``path``.

    Raises StoreError: ``key-missing``, ``not-a-workspace``, ``workspace-newer``,
    ``key-damaged``.
    """
    try:
        with disk_faults(), path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise StoreError("key-missing") from error
    if not data.startswith(MAGIC):
        raise StoreError("key-damaged" if MAGIC.startswith(data) else "not-a-workspace")
    version = data[len(MAGIC) : len(MAGIC) + 1]
    if version != bytes([VERSION]):
        raise StoreError("workspace-newer" if version > bytes([VERSION]) else "key-damaged")
    return _parse(data[len(MAGIC) + 1 :])


def _parse(data: bytes) -> Vault:
    told, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != told:
        raise StoreError("key-damaged")
    try:
        value = parse_canonical(body)
        slots = value["slots"]
        vault = Vault(
            value["workspace"], value["page_size"], slots["passphrase"], slots["recovery"]
        )
        slot = vault.passphrase
        cost = Cost(slot["memory_kib"], slot["iterations"], slot["lanes"])
        sizes = [
            [len(bytes.fromhex(s[name])) for name in ("salt", "nonce", "wrapped")]
            for s in (slot, vault.recovery)
        ]
        sound = cost.bearable() and sizes == [[16, 12, 48]] * 2
    except (FactsError, KeyError, TypeError, ValueError) as error:
        raise StoreError("key-damaged") from error
    if not sound or vault.page_size != PAGE_SIZE:
        raise StoreError("key-damaged")
    return vault


def write_vault(path: Path, vault: Vault) -> None:
    """Write the key file so that a crash leaves the old or the new one, never half of one."""
    with own_disk_faults():
        write_whole(path, vault.to_bytes(), PRIVATE)


def new_recovery_key() -> str:
    """Return 160 random bits in groups of four letters and digits."""
    letters = [secrets.choice(ALPHABET) for _ in range(4 * RECOVERY_GROUPS)]
    return "-".join("".join(letters[i : i + 4]) for i in range(0, len(letters), 4))


def _read_recovery_key(text: str) -> bytes:
    """Return the letters that count; lower case, spaces and look-alikes are forgiven."""
    wide = text.upper().translate(str.maketrans("OIL", "011"))
    letters = "".join(c for c in wide if c.isalnum())
    if len(letters) != 4 * RECOVERY_GROUPS or not set(letters) <= set(ALPHABET):
        raise StoreError("wrong-recovery-key")
    return letters.encode("ascii")


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    stretched = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return stretched.derive(nfc(passphrase).encode("utf-8", "surrogatepass"))


def _derive(secret: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"chayan recovery").derive(secret)


def _wrap(bound: bytes, slot: dict[str, Any], wrapping: bytes, key: bytes) -> dict[str, Any]:
    nonce = os.urandom(12)
    wrapped = AESGCM(wrapping).encrypt(nonce, key, bound)
    return {**slot, "nonce": nonce.hex(), "wrapped": wrapped.hex()}

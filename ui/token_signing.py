"""A laptop whose signing key lies on a token: its request, and signing while the PIN is known."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from models.errors import PackageError
from models.store import keyring
from models.store.workspace import Workspace
from sync.keys.certificates import key_bytes, new_key
from sync.keys.laptop import make_held_request, read_request
from sync.keys.signing import HeldSigner, TokenSigner
from sync.keys.token import TokenKey, TokenPlace, opened
from ui import laptop_keys as kept
from ui.token_keys import NEXT_TOKEN, TOKEN


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which token shall hold the key."""

    module: str
    """Path of its PKCS#11 module."""
    label: str = ""
    """Its label; empty takes the only one there is."""
    key_id: str = ""
    """Id of a key that is there; empty makes one."""

    def is_at(self, place: TokenPlace) -> bool:
        """Return whether a place answers to this."""
        same = self.module == place.module and self.label in ("", place.label)
        return same and self.key_id in ("", place.key_id)


def place_of(workspace: Workspace) -> TokenPlace | None:
    """Return where the signing key lies, when that is a token."""
    with workspace.read() as session:
        data = keyring.get(session, TOKEN)
    return None if data is None else TokenPlace.from_bytes(data)


def write_token_request(
    workspace: Workspace,
    name: str,
    folder: Path,
    wanted: Wanted,
    pin: Callable[[], str],
    other_key: bool = False,
) -> Path:
    """Write a request for a key on a token; a key that signs by now does so until it is answered.

    Where a key of this token is asked for already, its request is written again, without the
    token, unless ``other_key``; under another name it is made anew for the same key. Raises
    PackageError as ``sync.keys.token.opened`` and ``sync.files.write_whole``.
    """
    standing = None if other_key else _standing(workspace, wanted)
    if standing is not None:
        if kept.says_other_name(standing, name):
            standing = _renamed(workspace, name, pin)
        return kept.lay_out(workspace, standing, folder)
    tls = key_bytes(new_key())
    called = name or _called(workspace)
    with opened(wanted.module, wanted.label, pin(), write=not wanted.key_id) as token:
        place, key = token.take(wanted.key_id) if wanted.key_id else token.make()
        request = make_held_request(key, tls, workspace.device_id, called)
    with workspace.write() as connection:
        _keep(connection, place, tls, request)
    return kept.lay_out(workspace, request, folder)


def _renamed(workspace: Workspace, name: str, pin: Callable[[], str]) -> bytes:
    """Make the request that is waiting, or in use, anew for the same keys under another name."""
    with workspace.read() as session:
        waits = keyring.get(session, kept.NEXT_REQUEST) is not None
        place = keyring.get(session, NEXT_TOKEN if waits else TOKEN)
        tls = keyring.get(session, kept.NEXT_TLS if waits else kept.TLS_KEY)
    assert place is not None  # the request was found by it a moment ago
    assert tls is not None
    at = TokenPlace.from_bytes(place)
    with opened(at.module, at.label, pin()) as token:
        request = make_held_request(token.take(at.key_id)[1], tls, workspace.device_id, name)
    with workspace.write() as connection:
        keyring.put(connection, kept.NEXT_REQUEST if waits else kept.REQUEST, request)
    return request


@contextmanager
def signing(workspace: Workspace, pin: str | None) -> Iterator[HeldSigner]:
    """Give the laptop's signer; a key on a token is open for as long as this lasts.

    Raises PackageError as ``ui.laptop_keys.signer_of`` and ``sync.keys.token.opened``, and
    ``token-pin-missing`` when there is a token and no PIN.
    """
    place, signer = place_of(workspace), kept.signer_of(workspace)
    if place is None or not isinstance(signer, TokenSigner):
        yield signer
        return
    if not pin:
        raise PackageError("token-pin-missing")
    with opened(place.module, place.label, pin) as token:
        key: TokenKey = token.key(place.key_id, signer.own.public)
        yield replace(signer, own=key)


def _standing(workspace: Workspace, wanted: Wanted) -> bytes | None:
    """Return the request for a key of the token that was made before: waiting, or in use."""
    with workspace.read() as session:
        waiting = keyring.get(session, kept.NEXT_REQUEST)
        place = keyring.get(session, NEXT_TOKEN if waiting is not None else TOKEN)
        request = waiting or keyring.get(session, kept.REQUEST)
    fits = place is not None and wanted.is_at(TokenPlace.from_bytes(place))
    return request if fits else None


def _called(workspace: Workspace) -> str:
    with workspace.read() as session:
        present = keyring.get(session, kept.REQUEST)
    return read_request(present)[1] if present else ""


def _keep(connection: Connection, place: TokenPlace, tls: bytes, request: bytes) -> None:
    """Keep the place of the key; beside one that is in use it waits for its certificate."""
    waits = keyring.get(connection, kept.CERTIFICATE) is not None
    names = (TOKEN, kept.TLS_KEY, kept.REQUEST)
    if waits:
        names = (NEXT_TOKEN, kept.NEXT_TLS, kept.NEXT_REQUEST)
    keyring.remove(connection, kept.NEXT_KEY if waits else kept.KEY)
    for name, value in zip(names, (place.to_bytes(), tls, request), strict=True):
        keyring.put(connection, name, value)

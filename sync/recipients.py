"""Who can open a package: the office, and beside it an escrow key that the district keeps away.

The office's age identity is a secret of its encrypted database. Of the escrow key it only has
the public half, given by the district on a printed sheet. The trust bundle names both to the
laptops, which keep them and encrypt every package to all of them.
"""

from collections.abc import Iterable

from sqlalchemy import Connection
from sqlmodel import Session

from models.district.door import Reading, Writing
from models.errors import PackageError
from models.store import keyring
from sync.sealing import MAX_RECIPIENTS, checked_recipient, new_identity, recipient_of

IDENTITY, ESCROW = "age-identity", "age-escrow"
"""Secrets of the desk: what opens packages, and the district's public escrow key."""
EARLIER = "age-identity-earlier"
"""Secret of the desk: identities of a desk before this one, taken over from paper, a line each."""
NAMED = "age-recipients"
"""Secret of the laptop: the recipients of the last trust bundle."""


def make_identity(store: Writing, escrow: str = "") -> str:
    """Give the office its identity if it has none, and keep the escrow key; return its recipient.

    Raises PackageError(``sealing-recipient``) when ``escrow`` is no public key.
    """
    kept = store.secret(IDENTITY)
    identity = kept.decode("ascii") if kept else new_identity()
    if escrow:
        store.put_secret(ESCROW, checked_recipient(escrow).encode("ascii"))
    if kept is None:
        store.put_secret(IDENTITY, identity.encode("ascii"))
    return recipient_of(identity)


def identities(store: Reading) -> tuple[str, ...]:
    """Return what opens packages at this desk; none at a desk made before there was encryption."""
    kept, earlier = store.secret(IDENTITY), store.secret(EARLIER) or b""
    own = (kept.decode("ascii"),) if kept else ()
    return (*own, *earlier.decode("ascii").split())


def of_office(store: Reading) -> tuple[str, ...]:
    """Return to whom packages for this desk are encrypted, itself first."""
    kept, escrow = store.secret(IDENTITY), store.secret(ESCROW)
    own = (recipient_of(kept.decode("ascii")),) if kept else ()
    return (*own, escrow.decode("ascii")) if own and escrow else own


def keep_named(connection: Connection, named: Iterable[str]) -> None:
    """Keep at the laptop whom a verified trust bundle names; none means not encrypted.

    Raises PackageError(``sealing-recipient``): better no bundle than packages nobody can open.
    """
    checked = tuple(dict.fromkeys(checked_recipient(one) for one in named))
    if len(checked) > MAX_RECIPIENTS:
        raise PackageError("sealing-recipient")
    keyring.put(connection, NAMED, "\n".join(checked).encode("ascii"))


def named(source: Connection | Session) -> tuple[str, ...]:
    """Return to whom this laptop encrypts; empty when its office named nobody."""
    kept = keyring.get(source, NAMED)
    return tuple(kept.decode("ascii").split()) if kept else ()

"""Who can open encrypted packages, as a clerk sees and changes it, and the desk's key on paper.

The office itself can always open them. An escrow key is a second one whose secret the district
keeps in a safe; of it the desk only has the public half. The sheet is the office's own secret on
paper: with it, packages under way can be opened when the desk's database is lost.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.district.desk import Desk
from models.district.door import Reading
from models.errors import PackageError
from models.facts.wording import written
from sync import office
from sync.keys import ledger
from sync.keys.bundle import Recipient
from sync.keys.ledger import Act, KeyEntry
from sync.recipients import EARLIER, ESCROW, IDENTITY, identities, of_office
from sync.sealing import checked_recipient, recipient_of

BEGINS, LENGTH = "AGE-SECRET-KEY-1", 74
GROUP = 6
"""Characters that stand together on paper."""


class Kind(StrEnum):
    """What a holder is."""

    OFFICE = "office"
    """The desk itself."""
    ESCROW = "escrow"
    """The district's key in the safe."""
    ADDED = "added"
    """Somebody the office named besides."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can open packages, from the next trust bundle on."""

    name: str
    """Whose key it is."""
    key: str
    """Public key, ``age1…``."""
    kind: Kind
    """What it is."""


def holders(desk: Desk) -> tuple[Holder, ...]:
    """Return who can open packages, the office first; empty when they go in clear."""
    named = office.recipients(desk)
    with desk.read() as store:
        own, escrow = of_office(store)[:1], of_office(store)[1:]
    return tuple(Holder(one.name, one.key, _kind(one.key, own, escrow)) for one in named)


def _kind(key: str, own: tuple[str, ...], escrow: tuple[str, ...]) -> Kind:
    if key in own:
        return Kind.OFFICE
    return Kind.ESCROW if key in escrow else Kind.ADDED


def add(desk: Desk, name: str, key: str) -> None:
    """Name somebody who can open packages; without a name it is the escrow key.

    Raises PackageError: ``sealing-recipient``, ``recipient-twice``, ``escrow-no-identity``,
    ``text-too-long``.
    """
    known, key = holders(desk), checked_recipient(key)
    if any(one.key == key for one in known):
        raise PackageError("recipient-twice")
    if name.strip():
        chosen = written(Recipient, PackageError, {"name": name.strip(), "key": key})
        office.set_recipients(desk, (*_added(known), chosen))
    else:
        _put_escrow(desk, key)


def remove(desk: Desk, key: str) -> None:
    """Name somebody no more; the office itself stays. What was encrypted before stays readable."""
    known = holders(desk)
    kind = next((one.kind for one in known if one.key == key), None)
    if kind is Kind.ESCROW:
        _put_escrow(desk, "")
    elif kind is Kind.ADDED:
        office.set_recipients(desk, tuple(one for one in _added(known) if one.key != key))


def _added(known: tuple[Holder, ...]) -> tuple[Recipient, ...]:
    return tuple(Recipient(name=o.name, key=o.key) for o in known if o.kind is Kind.ADDED)


def _put_escrow(desk: Desk, key: str) -> None:
    with desk.write() as store:
        _own(store)
        store.put_secret(ESCROW, key.encode("ascii"))
        entry = KeyEntry(act=Act.RECIPIENTS, remark=office.ESCROW_NAME if key else None)
        ledger.add(store, entry, desk.now())


def on_paper(desk: Desk) -> str:
    """Return the office's secret for the sheet, and write down that it was asked for.

    Raises PackageError(``escrow-no-identity``).
    """
    with desk.write() as store:
        found = _own(store)
        ledger.add(store, KeyEntry(act=Act.SHEET), desk.now())
    return found


def _own(store: Reading) -> str:
    kept = store.secret(IDENTITY)
    if kept is None:
        raise PackageError("escrow-no-identity")
    return kept.decode("ascii")


def in_groups(identity: str) -> tuple[str, ...]:
    """Return a secret as the sheet prints it: its beginning, then groups of six."""
    rest = identity.removeprefix(BEGINS)
    return (BEGINS, *(rest[i : i + GROUP] for i in range(0, len(rest), GROUP)))


def from_paper(typed: str) -> str:
    """Return the secret a person typed or scanned from a sheet; blanks and case do not matter.

    Raises PackageError(``escrow-sheet-wrong``): its last characters are a checksum.
    """
    said = "".join(typed.split()).upper()
    if not said.startswith(BEGINS) or len(said) != LENGTH:
        raise PackageError("escrow-sheet-wrong")
    try:
        recipient_of(said)
    except (PackageError, ValueError) as error:
        raise PackageError("escrow-sheet-wrong") from error
    return said


def take_over(desk: Desk, typed: str) -> str:
    """Let this desk open what was encrypted to the desk of the sheet; return its recipient.

    New packages are still encrypted to this desk's own key. Raises as ``from_paper``.
    """
    secret = from_paper(typed)
    with desk.write() as store:
        if secret not in identities(store):
            earlier = (store.secret(EARLIER) or b"").decode("ascii").split()
            store.put_secret(EARLIER, "\n".join((*earlier, secret)).encode("ascii"))
            ledger.add(store, KeyEntry(act=Act.SHEET_READ), desk.now())
    return recipient_of(secret)

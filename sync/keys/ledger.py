"""Who had which key when: the desk's ledger of keys, which is only ever added to."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import rfc8785
from pydantic import ValidationError

from models.base import Count, Instant, Name, Record, Text
from models.clock import Now
from models.district.door import Reading, Writing
from models.district.kept import LedgerLine
from models.errors import PackageError, StoreError
from models.facts.wording import written
from sync.keys.reasons import Reason
from sync.keys.state import Issued

LEDGER, KIND = "keys", "key"


class Act(StrEnum):
    """What happened."""

    FOUNDED = "founded"
    """The desk's keys were made."""
    ENROLLED = "enrolled"
    """A laptop got its first certificate."""
    RENEWED = "renewed"
    """A laptop got another certificate."""
    HANDED_OVER = "handed_over"
    """A laptop has another holder."""
    REVOKED = "revoked"
    """The certificates of a laptop are void."""
    BUNDLE = "bundle"
    """A trust bundle was written."""
    ROOT_LIST = "root_list"
    """The root's list was renewed with the root key."""
    DISTRICT = "district"
    """The district's certificate was renewed with the root key."""
    DISTRICT_REVOKED = "district_revoked"
    """The root has revoked the district's certificate, and another one took its place."""
    CAUGHT_UP = "caught_up"
    """Numbers and revocations were taken over from a published list."""
    RECIPIENTS = "recipients"
    """Who can open encrypted packages was set anew."""
    SHEET = "sheet"
    """The desk's decryption identity was written onto paper."""
    SHEET_READ = "sheet_read"
    """A decryption identity was taken over from paper."""


_OF_CERTIFICATES = (Act.ENROLLED, Act.RENEWED, Act.REVOKED)
"""What certificates tell as well; that a laptop was handed over says not how it came."""


class KeyEntry(Record):
    """One line of the ledger; what does not apply is absent."""

    act: Act
    """What happened."""
    device: Name | None = None
    """The laptop."""
    name: Name | None = None
    """What it is called."""
    holder: Name | None = None
    """Who has it."""
    serial: Name | None = None
    """Serial number of the certificate, in hexadecimal."""
    fingerprint: Name | None = None
    """Number of the key."""
    until: Instant | None = None
    """Until when the certificate holds."""
    reason: Reason | None = None
    """Why it was made void."""
    remark: Text | None = None
    """What else was said."""
    number: Count | None = None
    """Number of the list or of the bundle."""
    lists_until: Instant | None = None
    """Until when the lists of the bundle hold; absent where an earlier program wrote it."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the moment it was made."""

    at: Instant
    """When, by the desk's clock."""
    entry: KeyEntry
    """What happened."""


def add(store: Writing, entry: KeyEntry, now: Now) -> None:
    """Write a line, inside the caller's transaction."""
    typed = unicodedata.normalize("NFC", entry.model_dump_json(exclude_none=True))
    kept = KeyEntry.model_validate_json(typed)
    store.add_line(LEDGER, KIND, (kept.device or "", rfc8785.dumps(kept.plain())), now)


def words(holder: str = "", remark: str = "") -> KeyEntry:
    """Return what was typed as it is kept, absent where empty.

    Raises PackageError(``text-too-long``).
    """
    typed = {"holder": holder.strip() or None, "remark": remark.strip() or None}
    return written(KeyEntry, PackageError, {"act": Act.HANDED_OVER, **typed})


def about(issued: Issued, act: Act) -> KeyEntry:
    """Return the line for a certificate."""
    return KeyEntry(
        act=act,
        device=issued.device,
        name=issued.name,
        holder=issued.holder,
        serial=issued.serial,
        fingerprint=issued.fingerprint,
        until=issued.expires_at,
        reason=issued.reason if act is Act.REVOKED else None,
    )


def lines(store: Reading) -> tuple[Line, ...]:
    """Return the ledger in order; raises StoreError(``ledgerbook-damaged``)."""
    return tuple(_line(line) for line in store.lines(LEDGER, KIND))


def _line(line: LedgerLine) -> Line:
    try:
        return Line(line.at, KeyEntry.model_validate_json(line.data))
    except ValidationError as error:
        raise StoreError("ledgerbook-damaged", entry=line.id) from error


def with_earlier(kept: Iterable[Line], issued: Iterable[Issued]) -> tuple[Line, ...]:
    """Return the ledger with what programs did before there was one, as certificates tell it."""
    known = tuple(kept)
    lines_ = (line.entry for line in known if line.entry.act in _OF_CERTIFICATES)
    told = {(entry.serial, entry.act is Act.REVOKED) for entry in lines_}
    earlier = []
    for one in issued:
        if (one.serial, False) not in told:
            earlier.append(Line(one.issued_at, about(one, Act.ENROLLED)))
        if one.revoked_at and (one.serial, True) not in told:
            earlier.append(Line(one.revoked_at, about(one, Act.REVOKED)))
    return tuple(sorted((*earlier, *known), key=lambda line: line.at))

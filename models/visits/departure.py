"""出发检查: what is better known in the office than found out in the corridor.

Pure: every function gets what was measured and returns one line, with its state, one sentence
that says what to do, and which help there is. The state never rests on colour alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.base import CivilDate, Instant
from models.clock import Now
from models.limits import MEBIBYTE
from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.types import Pack

PHOTO_BYTES = 6 * MEBIBYTE
"""A photo of a phone with its previews, where this laptop has none yet to go by (findings §5)."""
PHOTOS_OF_A_VISIT = 200
"""Room that a visit should find, besides one copy of the workspace."""
FEWEST_BYTES = 500 * MEBIBYTE
"""With less, marks themselves may soon not be saved."""
KEY_DAYS_LEFT = 30
"""A certificate that ends within so many days is renewed before one departs."""
LISTS_DAYS_LEFT = 7
"""Revocation lists that end within so many days are fetched before one departs."""
CLOCK_SLACK = timedelta(minutes=5)
"""A clock that was put right may go back a little."""
CLOCK_JUMP_DAYS = 365
"""A longer silence since the last record is asked about."""
PROGRAM_SINCE = "2021-01-01"
"""No copy of this program is older: an earlier clock has lost its battery (J1 step 2)."""
BACKUP_DAYS = 7
"""An older backup is named."""


class Topic(StrEnum):
    """What a line is about."""

    SPACE = "space"
    CLOCK = "clock"
    INTEGRITY = "integrity"
    BACKUP = "backup"
    STANDARDS = "standards"
    KEY = "key"
    TRUST = "trust"
    PRINTER = "printer"


class Outcome(StrEnum):
    """How it stands."""

    FINE = "fine"
    LOOK = "look"
    """One can depart; it is better done before."""
    STOP = "stop"
    """To be put right before one departs."""
    UNKNOWN = "unknown"
    """This machine cannot tell."""


class Help(StrEnum):
    """What the program can do about it at once."""

    NONE = ""
    BACKUP = "backup"
    KEYS = "keys"
    STANDARDS = "standards"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page."""

    topic: Topic
    """What it is about."""
    outcome: Outcome
    """How it stands."""
    code: str
    """Its sentence, in ``resources/messages/departure.yaml``."""
    params: Mapping[str, str | int] = field(default_factory=dict)
    """What fills the sentence."""
    help: Help = Help.NONE
    """What can be done at once."""

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence in ``language``."""
        return sentence(self.code, self.params, language)


PLENTY = 20_000
"""More photos than any visit has: then their number says nothing."""


def space(free: int, database: int, photo: int = 0) -> Line:
    """Free bytes of the disk, against one copy of the workspace and the photos of a visit."""
    room = max(0, free - database) // (photo or PHOTO_BYTES)
    said: dict[str, str | int] = {"free": _size(free), "photos": room}
    if free < FEWEST_BYTES:
        return Line(Topic.SPACE, Outcome.STOP, "departure-space-none", said)
    if room < PHOTOS_OF_A_VISIT:
        return Line(Topic.SPACE, Outcome.LOOK, "departure-space-little", said)
    if room > PLENTY:
        return Line(Topic.SPACE, Outcome.FINE, "departure-space-plenty", {"free": said["free"]})
    return Line(Topic.SPACE, Outcome.FINE, "departure-space", said)


def clock(now: Now, last: Instant | None) -> Line:
    """The clock against the last record; a record is ordered by its number all the same."""
    here = _moment(now.utc)
    said: dict[str, str | int] = {"now": now.day()}
    if now.day() < PROGRAM_SINCE:
        return Line(Topic.CLOCK, Outcome.STOP, "departure-clock-lost", said)
    if last is None:
        return Line(Topic.CLOCK, Outcome.FINE, "departure-clock-first", said)
    gone = here - _moment(last)
    said["last"] = _day(last, now)
    if gone < -CLOCK_SLACK:
        return Line(Topic.CLOCK, Outcome.STOP, "departure-clock-back", said)
    if gone.days > CLOCK_JUMP_DAYS:
        return Line(Topic.CLOCK, Outcome.LOOK, "departure-clock-jump", said)
    return Line(Topic.CLOCK, Outcome.FINE, "departure-clock", said)


def integrity(sound: bool, visits: int) -> Line:
    """Tables and the chains of the open visits; the bytes of photos are checked by a backup."""
    if sound:
        return Line(Topic.INTEGRITY, Outcome.FINE, "departure-sound", {"count": visits})
    return Line(Topic.INTEGRITY, Outcome.STOP, "departure-damaged")


def backup(
    beside: Instant | None, elsewhere: Instant | None, changed: Instant | None, now: Now
) -> Line:
    """The last copy in the workspace's own folder, and the last one on a stick or elsewhere."""
    if changed is None:
        return Line(Topic.BACKUP, Outcome.FINE, "departure-backup-empty")
    last = max((at for at in (beside, elsewhere) if at), default=None)
    if last is None:
        return Line(Topic.BACKUP, Outcome.STOP, "departure-backup-none", help=Help.BACKUP)
    days = max(0, (_moment(now.utc) - _moment(last)).days)
    said: dict[str, str | int] = {"day": _day(last, now), "days": days}
    behind = last[:19] < changed[:19]  # the name of a copy tells whole seconds
    if behind and days >= BACKUP_DAYS:
        return Line(Topic.BACKUP, Outcome.STOP, "departure-backup-old", said, Help.BACKUP)
    if behind:
        return Line(Topic.BACKUP, Outcome.LOOK, "departure-backup-behind", said, Help.BACKUP)
    if elsewhere is None:
        return Line(Topic.BACKUP, Outcome.LOOK, "departure-backup-beside", said, Help.BACKUP)
    return Line(Topic.BACKUP, Outcome.FINE, "departure-backup", said, Help.BACKUP)


def standards(used: Iterable[tuple[str, str]], packs: Mapping[str, Pack]) -> Line:
    """Editions of the open visits, as (id, sha256), against the newest of each kept here.

    A visit stays on its edition; that a newer one is there is only said.
    """
    newest = {pack.id: (sha256, pack) for sha256, pack in packs.items()}  # the last one counts
    asked = tuple(dict.fromkeys(used))
    missing = [name for name, sha256 in asked if packs.get(sha256) is None]
    if missing:
        said = {"names": "、".join(missing)}
        return Line(
            Topic.STANDARDS, Outcome.STOP, "departure-edition-missing", said, Help.STANDARDS
        )
    older = [n for n, sha256 in asked if n in newest and newest[n][0] != sha256]
    if older:
        said = {"names": "、".join(f"《{newest[n][1].title}》" for n in older)}
        return Line(Topic.STANDARDS, Outcome.LOOK, "departure-edition-older", said, Help.STANDARDS)
    code = "departure-edition" if asked else "departure-edition-none"
    return Line(Topic.STANDARDS, Outcome.FINE, code, {"count": len(asked) or len(newest)})


def key(has_key: bool, until: CivilDate, revoked: bool, today: CivilDate) -> Line:
    """The laptop's certificate; without one the visit can be made, but not packed."""
    if not until:
        code = "departure-key-waiting" if has_key else "departure-key-none"
        return Line(Topic.KEY, Outcome.LOOK, code, help=Help.KEYS)
    days = _days(today, until)
    said: dict[str, str | int] = {"day": until, "days": days}
    if revoked:
        return Line(Topic.KEY, Outcome.STOP, "departure-key-revoked", said, Help.KEYS)
    if days < 0:
        return Line(Topic.KEY, Outcome.STOP, "departure-key-ended", said, Help.KEYS)
    if days < KEY_DAYS_LEFT:
        return Line(Topic.KEY, Outcome.LOOK, "departure-key-ends", said, Help.KEYS)
    return Line(Topic.KEY, Outcome.FINE, "departure-key", said)


def trust(fresh_until: CivilDate, today: CivilDate) -> Line:
    """The office's trust file with its revocation lists."""
    if not fresh_until:
        return Line(Topic.TRUST, Outcome.LOOK, "departure-trust-none", help=Help.KEYS)
    days = _days(today, fresh_until)
    said: dict[str, str | int] = {"day": fresh_until, "days": days}
    if days < 0:
        return Line(Topic.TRUST, Outcome.STOP, "departure-trust-ended", said, Help.KEYS)
    if days < LISTS_DAYS_LEFT:
        return Line(Topic.TRUST, Outcome.LOOK, "departure-trust-ends", said, Help.KEYS)
    return Line(Topic.TRUST, Outcome.FINE, "departure-trust", said)


def printer(names: tuple[str, ...] | None) -> Line:
    """Printers the system knows; None where the machine cannot be asked."""
    if names is None:
        return Line(Topic.PRINTER, Outcome.UNKNOWN, "departure-printer-unknown")
    if not names:
        return Line(Topic.PRINTER, Outcome.LOOK, "departure-printer-none")
    return Line(Topic.PRINTER, Outcome.FINE, "departure-printer", {"count": len(names)})


def _size(count: int) -> str:
    gibibytes, tenths = divmod(count * 10 // (1024 * MEBIBYTE), 10)
    return f"{gibibytes}.{tenths} GB" if gibibytes else f"{count // MEBIBYTE} MB"


def _moment(at: Instant) -> datetime:
    return datetime.strptime(at, "%Y-%m-%dT%H:%M:%S.%f%z")


def _day(at: Instant, now: Now) -> CivilDate:
    """The date of a moment on the wall where one is now."""
    return Now(utc=at, offset=now.offset).day()


def _days(first: CivilDate, last: CivilDate) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days

"""QR slates and clocks: what a photographed screen says, and which photos follow from it.

Pure: texts and moments in, groups out. The texts are
``chayan:slate:1:<visit>:<room>:<pack>/<clause>:<UTC seconds>:<check>`` and
``chayan:clock:1:<UTC seconds>:<check>`` (docs/decisions/031-sorting-by-slate.md).
"""

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

SLATE, CLOCK = "chayan:slate:1", "chayan:clock:1"
NO_ROOM = "-"
BEIJING = timezone(timedelta(hours=8))
"""Official time everywhere; a camera that names no time zone is read in it."""
_MOMENT = re.compile(r"(\d{4}:\d\d:\d\d \d\d:\d\d:\d\d)(?:([+-])(\d\d):(\d\d))?")
_SLATE = re.compile(r"([0-9a-f]{8}):([0-9a-f]{8}|-):([^:/]+)/([^:]+):(\d{1,12})")
_CLOCK = re.compile(r"(\d{1,12})")


@dataclass(frozen=True, slots=True)
class Slate:
    """What a 场记牌 says: from here on the photos are of this clause in this room."""

    visit: str
    """Digest of the visit, see ``short``."""
    room: str
    """Digest of the room's name, see ``short``; ``-`` for no room."""
    pack: str
    """Pack of the clause."""
    clause: str
    """Code of the clause."""
    utc: int
    """When the slate was put on the screen: seconds since 1970 in UTC."""


@dataclass(frozen=True, slots=True)
class ClockShown:
    """What the QR clock says."""

    utc: int
    """The laptop's clock: seconds since 1970 in UTC."""


Code = Slate | ClockShown


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo as far as sorting goes by it."""

    sha256: str
    """Identity."""
    name: str
    """File name: breaks ties of one second."""
    camera: str
    """Make and model by the camera's own words; empty when it says nothing."""
    at: int | None
    """The camera's clock in seconds since 1970, see ``moment``; None without one."""
    code: Code | None = None
    """What is written on the slate or clock it shows."""


@dataclass(frozen=True, slots=True)
class Group:
    """Photos that follow one slate."""

    slate: Slate
    """The slate."""
    photos: tuple[str, ...]
    """SHA-256 in the order they were taken."""
    earlier: bool = False
    """True when the slate came with an earlier import."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """Where every photo of one import goes; each is named exactly once."""

    groups: tuple[Group, ...] = ()
    """Photos by slate, in the order of the slates; two slates of one clause are two groups."""
    tray: tuple[str, ...] = ()
    """Photos that no slate speaks for."""
    slates: tuple[tuple[str, Slate], ...] = ()
    """Photographed slates of this visit."""
    foreign: tuple[str, ...] = ()
    """Photographed slates of another visit; nothing follows from them."""
    timeless: tuple[str, ...] = ()
    """Slates and clocks whose photo has no time: nothing can follow from them."""
    clocks: tuple[str, ...] = ()
    """Photographed clocks."""
    ahead: Mapping[str, int] | None = None
    """Seconds each camera is ahead, where a clock was photographed with it."""


def short(text: str) -> str:
    """Return the first eight digits of the SHA-256 of a name or id."""
    return _digest(unicodedata.normalize("NFC", text))[:8]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def slate_text(visit_id: str, room: str, pack: str, clause: str, utc: int) -> str:
    """Return the text of a slate's QR code; ``room`` is a name, or empty."""
    place = short(room) if room else NO_ROOM
    return _checked(f"{SLATE}:{short(visit_id)}:{place}:{pack}/{clause}:{utc}")


def clock_text(utc: int) -> str:
    """Return the text of the clock's QR code."""
    return _checked(f"{CLOCK}:{utc}")


def _checked(text: str) -> str:
    return f"{text}:{_digest(text)[:6]}"


def parse(text: str) -> Code | None:
    """Return what a QR code says; None when it is not ours, or is damaged or of a later form."""
    said, _, check = text.rpartition(":")
    if not said or check != _digest(said)[:6]:
        return None
    if found := _SLATE.fullmatch(said.removeprefix(f"{SLATE}:")):
        visit, room, pack, clause, utc = found.groups()
        return Slate(visit, room, pack, clause, int(utc))
    if found := _CLOCK.fullmatch(said.removeprefix(f"{CLOCK}:")):
        return ClockShown(int(found[1]))
    return None


def moment(taken_at: str, offset: str = "") -> int | None:
    """Return a camera's claim as seconds since 1970; None when it is no moment.

    Without a time zone, in the claim or beside it, Beijing time is meant.
    """
    found = _MOMENT.fullmatch(taken_at)
    if found is None:
        return None
    found = found if found[2] else _MOMENT.fullmatch(taken_at + offset) or found
    said, sign, hours, minutes = found.groups()
    zone = BEIJING
    if sign:
        east = timedelta(hours=int(hours), minutes=int(minutes)) * (1 if sign == "+" else -1)
        if abs(east) >= timedelta(hours=24):
            return None
        zone = timezone(east)
    try:
        return int(datetime.strptime(said, "%Y:%m:%d %H:%M:%S").replace(tzinfo=zone).timestamp())
    except (ValueError, OverflowError):  # 2026:02:30, 0000:00:00: cameras do write these
        return None


def corrected(at: int, ahead: int) -> str:
    """Return a camera's moment by the true clock, in Beijing time: ``2026-03-12 09:36:26``."""
    return datetime.fromtimestamp(at - ahead, BEIJING).strftime("%Y-%m-%d %H:%M:%S")


def assign(
    shots: Iterable[Shot],
    visit_id: str,
    ahead: Mapping[str, int],
    before: Iterable[Shot] = (),
) -> Assigned:
    """Return which photos follow which slate of this visit.

    A slate speaks for the photos of the same camera after it, until the next slate of that
    camera or the end of that day. ``ahead`` says by how many seconds each camera's clock is
    ahead, as known before; a clock photographed among ``shots`` counts instead. The order in
    which the shots are handed in does not matter. ``before`` are the last slates of earlier
    imports; they speak for photos taken after them, and are not told of again.
    """
    once: dict[str, Shot] = {}
    for shot in sorted(shots, key=_order):
        once.setdefault(shot.sha256, shot)
    listed = list(once.values())
    # One second on: which was first within the very second of an earlier slate, nobody can say.
    known = {
        shot.sha256: replace(shot, at=shot.at + 1)
        for shot in before
        if shot.sha256 not in once and shot.at is not None
    }
    read = _clocks_read(listed)
    here, clock = short(visit_id), {**ahead, **read}
    followed = _follow(sorted([*known.values(), *listed], key=_order), here, clock)
    slates = [(shot.sha256, shot.code) for shot in listed if isinstance(shot.code, Slate)]
    free = (shot.sha256 for shot in listed if shot.code is None)
    return Assigned(
        groups=_groups(listed, followed, known),
        tray=tuple(sha256 for sha256 in free if sha256 not in followed),
        slates=tuple((sha256, code) for sha256, code in slates if code.visit == here),
        foreign=tuple(sha256 for sha256, code in slates if code.visit != here),
        timeless=tuple(s.sha256 for s in listed if s.code is not None and s.at is None),
        clocks=tuple(s.sha256 for s in listed if isinstance(s.code, ClockShown)),
        ahead=read,
    )


def _clocks_read(listed: Iterable[Shot]) -> dict[str, int]:
    """Return how many seconds each camera is ahead of the clock it photographed."""
    return {
        shot.camera: shot.at - shot.code.utc
        for shot in listed
        if isinstance(shot.code, ClockShown) and shot.at is not None
    }


def _follow(listed: Iterable[Shot], here: str, ahead: Mapping[str, int]) -> dict[str, Shot]:
    """Return by SHA-256 the photographed slate that each photo follows."""
    last: dict[str, Shot] = {}
    followed: dict[str, Shot] = {}
    for shot in listed:
        if shot.at is None or isinstance(shot.code, ClockShown):
            continue
        before = last.get(shot.camera)
        if isinstance(shot.code, Slate):
            last[shot.camera] = shot
        elif before is not None and _speaks_for(before, shot, here, ahead):
            followed[shot.sha256] = before
    return followed


def _speaks_for(slate: Shot, photo: Shot, here: str, ahead: Mapping[str, int]) -> bool:
    """Return whether a slate is one of this visit and of the photo's day by the true clock."""
    ours = isinstance(slate.code, Slate) and slate.code.visit == here
    if not ours or slate.at is None or photo.at is None:
        return False
    shift = 8 * 3600 - ahead.get(photo.camera, 0)
    return (slate.at + shift) // 86400 == (photo.at + shift) // 86400


def _groups(
    listed: Iterable[Shot], followed: Mapping[str, Shot], known: Container[str]
) -> tuple[Group, ...]:
    photos: dict[str, list[str]] = {}
    slates: dict[str, Slate] = {}
    for shot in listed:
        led_by = followed.get(shot.sha256)
        if led_by is not None and isinstance(led_by.code, Slate):
            slates[led_by.sha256] = led_by.code
            photos.setdefault(led_by.sha256, []).append(shot.sha256)
    return tuple(Group(slates[key], tuple(found), key in known) for key, found in photos.items())


def _order(shot: Shot) -> tuple[bool, int, tuple[tuple[int, str], ...], str, str]:
    """Order by the camera's clock; IMG_9 comes before IMG_10 where the second is the same."""
    pieces = re.findall(r"[0-9]+|[^0-9]+", shot.name)
    natural = tuple((int(p), "") if p.isascii() and p.isdigit() else (-1, p) for p in pieces)
    return shot.at is None, shot.at or 0, natural, shot.name, shot.sha256

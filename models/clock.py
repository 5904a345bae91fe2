"""The laptop's clock as it is handed to the rooms; a claim, never used for ordering."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from models.base import CivilDate, Instant


@dataclass(frozen=True, slots=True)
class Now:
    """A moment and where on the globe it was read."""

    utc: Instant
    """In UTC to the millisecond."""
    offset: int
    """Minutes east of UTC."""

    def day(self) -> CivilDate:
        """Return the date on the wall where it was read."""
        return self._wall().date().isoformat()

    def minute(self) -> str:
        """Return day and time on the wall where it was read: ``2021-09-15 10:30``."""
        return self._wall().strftime("%Y-%m-%d %H:%M")

    def as_cameras_write(self) -> tuple[str, str]:
        """Return second and zone as EXIF has them: ``2021:09:15 10:30:00``, ``+08:00``."""
        hours, minutes = divmod(abs(self.offset), 60)
        zone = f"{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02}"
        return self._wall().strftime("%Y:%m:%d %H:%M:%S"), zone

    def _wall(self) -> datetime:
        moment = datetime.strptime(self.utc, "%Y-%m-%dT%H:%M:%S.%f%z")
        return moment + timedelta(minutes=self.offset)


class Clock(Protocol):
    """Tells what time it is."""

    def now(self) -> Now:
        """Return this moment."""
        ...


QUARTER, DAY = 900, 86_400
"""Seconds: no time zone of today changes its offset but on a quarter of an hour."""


class SystemClock:
    """The clock of the machine.

    Day and offset are kept while they last: a mark waits for this, and asking the system for
    them after the wait for the disk took a sixth of what is our own time (bench: mark).
    """

    def __init__(self) -> None:
        self._day = self._quarter = (-1, "", 0)

    def now(self) -> Now:
        """Return this moment with the machine's time zone."""
        seconds, nanoseconds = divmod(time.time_ns(), 1_000_000_000)
        day, second = divmod(seconds, DAY)
        # Taken once: at midnight another thread may put the next day there in between.
        kept, zone = self._day, self._quarter
        if kept[0] != day:
            kept = self._day = (day, time.strftime("%Y-%m-%d", time.gmtime(seconds)), 0)
        name, quarter = time.tzname[0], seconds // QUARTER
        if zone[0] != quarter or zone[1] != name:
            zone = self._quarter = (quarter, name, time.localtime(seconds).tm_gmtoff // 60)
        clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        return Now(utc=f"{kept[1]}T{clock}.{nanoseconds // 1_000_000:03}Z", offset=zone[2])


def instant(moment: datetime) -> Instant:
    """Return an aware ``moment`` as it is written everywhere."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")

"""The laptop's clock as it is handed to the rooms; a claim, never used for ordering."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
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


class SystemClock:
    """The clock of the machine."""

    def now(self) -> Now:
        """Return this moment with the machine's time zone."""
        moment = datetime.now(UTC)
        stamp = moment.isoformat(timespec="milliseconds")
        quarter = int(moment.timestamp()) // QUARTER
        return Now(utc=f"{stamp[:-6]}Z", offset=_offset(quarter, time.timezone))


QUARTER = 900
"""Seconds: no time zone of today changes its offset but on a quarter of an hour."""


@lru_cache(maxsize=4)
def _offset(quarter: int, zone: int) -> int:
    """Return the minutes east of UTC in a quarter of an hour; another ``zone`` is asked anew.

    Kept, because asking the system took a third of what an event costs (bench: mark).
    """
    return time.localtime(quarter * QUARTER).tm_gmtoff // 60


def instant(moment: datetime) -> Instant:
    """Return an aware ``moment`` as it is written everywhere."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")

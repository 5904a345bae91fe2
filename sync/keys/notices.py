"""What of the desk's keys wants to be done soon, told ahead; most urgent first."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cryptography import x509

from models.messages import DEFAULT_LANGUAGE, sentence
from sync.keys.authority import Authority, bytes_of
from sync.keys.ledger import Act, Line
from sync.keys.moments import to_datetime
from sync.keys.state import Issued

LAPTOP_AHEAD = timedelta(days=30)
"""A laptop's certificate is renewed before its last month is over."""
ROOT_AHEAD = timedelta(days=90)
"""The root key lies in a safe; fetching it takes its time."""
LISTS_AHEAD = timedelta(days=10)
"""A laptop whose lists end so soon should get a new bundle."""
LISTS_AT_LEAST = timedelta(days=28)
"""The desk renews its lists before they hold less (``Authority.needs_refresh``)."""
CAUGHT_UP_FOR = timedelta(days=30)
"""How long it is told that the database had come from an older copy."""


class Standing(StrEnum):
    """How a laptop's certificate stands."""

    GOOD = "good"
    ENDS = "ends"
    """It ends within 30 days."""
    ENDED = "ended"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop as the desk knows it: its newest certificate."""

    issued: Issued
    """The certificate."""
    standing: Standing
    """How it stands."""
    days: int
    """Days until the certificate ends; negative when it has."""
    lists_until: str
    """Day on which the lists of the last bundle written for it end; empty when none was."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence with its urgency."""

    code: str
    """Its sentence, in ``resources/messages/keys.yaml``."""
    tone: str
    """``bad`` when it is late, ``warn`` when it is time."""
    params: dict[str, str | int] = field(default_factory=dict)
    """What fills the sentence."""

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence in ``language``."""
        return sentence(self.code, self.params, language)


def laptops(authority: Authority, ledger: tuple[Line, ...], now: str) -> tuple[Laptop, ...]:
    """Return every laptop that ever had a certificate, in order of their first one."""
    newest = {one.device: one for one in authority.state.issued}
    return tuple(_laptop(one, ledger, to_datetime(now)) for one in newest.values())


def _laptop(issued: Issued, ledger: tuple[Line, ...], now: datetime) -> Laptop:
    left = to_datetime(issued.expires_at) - now
    standing = Standing.GOOD
    if issued.revoked_at or issued.void_since:
        standing = Standing.REVOKED
    elif left < timedelta(0):
        standing = Standing.ENDED
    elif left < LAPTOP_AHEAD:
        standing = Standing.ENDS
    return Laptop(issued, standing, left.days, _lists_until(issued.device, ledger))


def _lists_until(device: str, ledger: tuple[Line, ...]) -> str:
    given = (Act.ENROLLED, Act.RENEWED, Act.BUNDLE)
    bundles = [x for x in ledger if x.entry.act in given and x.entry.device == device]
    if not bundles:
        return ""
    said = bundles[-1].entry.lists_until  # programs before wrote only when the bundle was made
    ends = to_datetime(said) if said else to_datetime(bundles[-1].at) + LISTS_AT_LEAST
    return ends.date().isoformat()


def notices(
    authority: Authority, ledger: tuple[Line, ...], now: str, root_beside: bool = False
) -> tuple[Notice, ...]:
    """Return what wants to be done; ``root_beside`` when the root's file lies in the desk."""
    found = [*_of_root(authority, to_datetime(now)), *_of_restoring(ledger, to_datetime(now))]
    if root_beside:
        found.append(Notice("keys-root-beside", "bad"))
    found += _of_void(authority, ledger, now)
    found += [x for one in laptops(authority, ledger, now) if (x := _of_laptop(one, now))]
    return tuple(sorted(found, key=lambda notice: notice.tone != "bad"))


def _of_root(authority: Authority, now: datetime) -> list[Notice]:
    state = authority.state
    district = x509.load_der_x509_certificate(bytes_of(state.district.certificate))
    root_list = x509.load_der_x509_crl(bytes_of(state.root_list))
    # A laptop's certificate of two years must not be cut short by its authority's end.
    ends = {
        "keys-district": (district.not_valid_after_utc, timedelta(days=2 * 365)),
        "keys-root-list": (root_list.next_update_utc, ROOT_AHEAD),
    }
    told = []
    for code, (end, ahead) in ends.items():
        if end is None or end - now >= ahead:
            continue
        said: dict[str, str | int] = {"day": end.date().isoformat(), "days": (end - now).days}
        late = end < now
        told.append(Notice(f"{code}-ended" if late else f"{code}-ends", _tone(late), said))
    return told


def _of_restoring(ledger: tuple[Line, ...], now: datetime) -> list[Notice]:
    found = [line for line in ledger if line.entry.act is Act.CAUGHT_UP]
    if not found or now - to_datetime(found[-1].at) > CAUGHT_UP_FOR:
        return []
    said: dict[str, str | int] = {"day": found[-1].at[:10], "number": found[-1].entry.number or 0}
    return [Notice("keys-caught-up", "warn", said)]


def _of_void(authority: Authority, ledger: tuple[Line, ...], now: str) -> list[Notice]:
    """Tell how many laptops still have a certificate of an authority the root has revoked."""
    waiting = [one.issued for one in laptops(authority, ledger, now) if one.issued.void_since]
    waiting = [one for one in waiting if not one.revoked_at]
    if not waiting:
        return []
    day = max(one.void_since or "" for one in waiting)[:10]
    return [Notice("keys-authority-void", "bad", {"day": day, "count": len(waiting)})]


def _of_laptop(laptop: Laptop, now: str) -> Notice | None:
    issued = laptop.issued
    said: dict[str, str | int] = {"name": issued.name, "day": issued.expires_at[:10]}
    if laptop.standing in (Standing.ENDS, Standing.ENDED):
        late = laptop.standing is Standing.ENDED
        return Notice(f"keys-laptop-{laptop.standing}", _tone(late), {**said, "days": laptop.days})
    if laptop.standing is Standing.GOOD and laptop.lists_until:
        last = (to_datetime(now) + LISTS_AHEAD).date().isoformat()
        said["day"] = laptop.lists_until
        return Notice("keys-laptop-lists", "warn", said) if laptop.lists_until < last else None
    return None


def _tone(late: bool) -> str:
    return "bad" if late else "warn"

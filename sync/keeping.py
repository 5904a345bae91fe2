"""Keeping a desk's keys alive: renewal by the root's key, lists from outside, and the overview."""

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from models.district.desk import Desk
from models.errors import PackageError
from sync.keys import ledger, notices
from sync.keys.authority import Authority
from sync.keys.bundle import Recipient
from sync.keys.ledger import Act, KeyEntry, Line
from sync.keys.notices import Laptop, Notice
from sync.keys.reasons import Reason
from sync.keys.rootfile import MAX_ROOT_FILE_BYTES
from sync.keys.trust import MAX_TRUST_BYTES, Trust
from sync.office import ROOT_FILE, authority, recipients, step, take_over_list


@dataclass(frozen=True, slots=True)
class Overview:
    """The desk's keys as its page shows them."""

    root: str
    """Number of the root's key, to be read aloud."""
    district_until: str
    """Last day of the district's certificate."""
    root_list_until: str
    """Last day of the root's list."""
    list_until: str
    """Last day of the district's list."""
    list_number: int
    """Its number."""
    recipients: tuple[Recipient, ...]
    """Who can open encrypted packages."""
    laptops: tuple[Laptop, ...]
    """Every laptop."""
    notices: tuple[Notice, ...]
    """What wants to be done."""
    ledger: tuple[Line, ...]
    """Who had which key when."""


def renew_district(desk: Desk, root_file: Path, passphrase: str) -> None:
    """Give the district a new certificate by the root's key; PackageError as the authority's."""
    data, now = _root_bytes(root_file), desk.now().utc
    step(desk, lambda kept: (kept.district_renewed(data, passphrase, now), _act(Act.DISTRICT)))


def renew_root_list(desk: Desk, root_file: Path, passphrase: str) -> None:
    """Give the root's list five more years; raises PackageError as the authority's."""
    data, now = _root_bytes(root_file), desk.now().utc
    step(desk, lambda kept: (kept.root_list_renewed(data, passphrase, now), _act(Act.ROOT_LIST)))


def revoke_district(
    desk: Desk, root_file: Path, passphrase: str, reason: Reason | None = None, remark: str = ""
) -> None:
    """Make the district's certificate void by the root's key, and give the desk a new one.

    For a database that is in other hands. Raises PackageError as the authority's.
    """
    data, now = _root_bytes(root_file), desk.now().utc
    said = ledger.words(remark=remark).remark
    entry = KeyEntry(act=Act.DISTRICT_REVOKED, reason=reason, remark=said)

    def act(kept: Authority) -> tuple[Authority, tuple[KeyEntry, ...]]:
        changed = kept.district_revoked(data, passphrase, now, reason)
        number = changed.state.root_list_number
        return changed, (entry.model_copy(update={"number": number}),)

    step(desk, act)


def _act(act: Act) -> tuple[KeyEntry, ...]:
    return (KeyEntry(act=act),)


def _root_bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_ROOT_FILE_BYTES + 1)
    except OSError as error:
        raise PackageError("root-file-missing") from error


def take_over_beside(desk: Desk, folder: Path) -> bool:
    """Look at the lists laptops have laid beside their requests; True when one was newer.

    A list of another office, or one that cannot be read, says nothing about this desk.
    """
    taken, root = False, authority(desk).trust().root
    for file in sorted(folder.glob("known-*.pem")):
        try:
            with file.open("rb") as stream:
                known = Trust.from_pem(stream.read(MAX_TRUST_BYTES + 1))
        except (OSError, PackageError):
            continue
        if known.root == root:
            taken = take_over_list(desk, known) or taken
    return taken


def overview(desk: Desk) -> Overview:
    """Return the desk's keys as its page shows them."""
    power, now = authority(desk), desk.now().utc
    with desk.read() as store:
        kept = ledger.lines(store)
    lines = ledger.with_earlier(kept, power.state.issued)
    trust = power.trust()
    district = trust.authorities[0]
    beside = (desk.folder / ROOT_FILE).exists()
    return Overview(
        root=trust.fingerprint(),
        district_until=district.not_valid_after_utc.date().isoformat(),
        root_list_until=_day(trust, trust.root),
        list_until=_day(trust, district),
        list_number=power.state.list_number,
        recipients=recipients(desk),
        laptops=notices.laptops(power, lines, now),
        notices=notices.notices(power, lines, now, beside),
        ledger=lines,
    )


def _day(trust: Trust, issuer: x509.Certificate) -> str:
    ends = trust.list_of(issuer).next_update_utc
    return ends.date().isoformat() if ends else ""

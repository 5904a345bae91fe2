"""The address at which laptops reach this desk: kept with it, and told by its trust bundles.

A bundle that names it spares every evaluator a number read aloud on the telephone. It is a
convenience and no trust: whoever answers there still has to show the desk's certificate.
"""

import ipaddress

from models.district.desk import Desk
from models.district.door import Reading
from sync.road.calling import Address

SETTING = "road-address"
"""Setting of the desk: ``host:port``; absent while it never listened to a network."""


def named(store: Reading) -> str:
    """Return the address bundles name; empty when they name none."""
    return store.setting(SETTING) or ""


def name_road(desk: Desk, typed: str) -> str:
    """Keep the address laptops call, and return it in full; empty names none any more.

    Raises PackageError(``uplink-address``).
    """
    address = str(Address.of(typed)) if typed.strip() else ""
    with desk.read() as store:
        known = named(store)
    if address != known:
        with desk.write() as store:
            store.put_setting(SETTING, address)
    return address


def heard_at(desk: Desk, host: str, port: int) -> str:
    """Keep where the desk listens now, unless only this very computer can call there.

    Returns what the next bundle names.
    """
    if is_own(host):
        with desk.read() as store:
            return named(store)
    return name_road(desk, str(Address(host, port)))


def is_own(host: str) -> bool:
    """Return whether an address reaches nobody else."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

"""The address at which laptops reach this desk: kept with it, and told by its trust bundles.

A bundle that names it spares every evaluator a number read aloud on the telephone. It is a
convenience and no trust: whoever answers there still has to show the desk's certificate.
"""

import ipaddress

from models.district.desk import Desk
from models.district.door import Reading
from sync.road.calling import Address

TYPED, HEARD = "road-address", "road-heard"
"""Settings of the desk, ``host:port``: what a person said laptops shall call, which counts, and
where it listened the last time; absent while it never listened to a network."""

NONE = "-"
"""What a person said instead of an address: bundles shall name none, wherever the desk listens."""


def named(store: Reading) -> str:
    """Return the address bundles name; empty when they name none."""
    typed = store.setting(TYPED)
    return "" if typed == NONE else typed or store.setting(HEARD) or ""


def name_road(desk: Desk, typed: str) -> str:
    """Keep what a person says laptops shall call; empty leaves it to where the desk listens.

    Returns what the next bundle names. Raises PackageError(``uplink-address``).
    """
    return _keep(desk, TYPED, str(Address.of(typed)) if typed.strip() else "")


def name_none(desk: Desk) -> str:
    """Let bundles name no address any more: laptops forget what earlier ones offered."""
    return _keep(desk, TYPED, NONE)


def heard_at(desk: Desk, host: str, port: int) -> str:
    """Keep where the desk listens now, unless only this very computer can call there.

    Returns what the next bundle names.
    """
    if is_own(host):
        with desk.read() as store:
            return named(store)
    return _keep(desk, HEARD, str(Address(host, port)))


def _keep(desk: Desk, name: str, address: str) -> str:
    with desk.read() as store:
        known = store.setting(name) or ""
    if address != known:
        with desk.write() as store:
            store.put_setting(name, address)
    with desk.read() as store:
        return named(store)


def is_own(host: str) -> bool:
    """Return whether an address reaches nobody else."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

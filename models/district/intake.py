"""What becomes of a package that was found sound, as rules over the desk's door.

Every function works in the transaction it is handed, so that the caller (``sync.inbox``) makes
package, evidence, case and receipt one.
"""

import hashlib
from collections.abc import Callable

from models.clock import Now
from models.district.door import Reading, Writing
from models.district.kept import Arrival as Arrival
from models.district.kept import Member as Member
from models.district.records import PackageStatus
from models.errors import DistrictError


def classify(store: Reading, arrived: Arrival, packs_known: bool) -> PackageStatus:
    """Return what becomes of a package that is not here yet, or is held."""
    newest, others = store.revisions(arrived.visit_id, arrived.device_id)
    if arrived.revision <= newest:
        return PackageStatus.STALE
    if not packs_known:
        return PackageStatus.HELD
    return PackageStatus.CONFLICT if others else PackageStatus.IMPORTED


def newest_revision(store: Reading, visit: str, device: str) -> int:
    """Return the highest revision a device sent of a visit; 0 when it sent none."""
    return store.revisions(visit, device)[0]


def keep(
    store: Writing,
    arrived: Arrival,
    status: PackageStatus,
    read: Callable[[str], bytes | None],
    now: Now,
) -> None:
    """Store a package and all its members; ``read`` gives the bytes of a path.

    It gives None for bytes that lie in the store already, or came through a deposit that was
    taken. The others are hashed once more: the file may have changed since it was examined.
    Raises DistrictError(``package-changed-while-read``).
    """
    store.add_package(arrived, status, now)
    members = []
    for member in arrived.members:
        data = read(member.path)
        if data is not None and hashlib.sha256(data).hexdigest() != member.sha256:
            raise DistrictError("package-changed-while-read", path=member.path)
        members.append((member, data))
    store.add_members(arrived.digest, members)

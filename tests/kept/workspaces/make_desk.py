"""Writes a kept desk with today's program: ``python -m tests.kept.workspaces.make_desk desk-v3``.

Run it once for a new version of the desk's schema and commit the folder; never over an old one.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from models.district import casework, intake, sqldeposit
from models.district.desk import Desk
from models.district.kept import Member
from models.district.records import PackageStatus
from models.facts.canonical import digest
from models.standards.types import Verdict
from models.store.vault import Cost
from tests.models.district.arrivals import NOW, FixedClock, arrival, closed, facility, receive
from tests.models.district.test_decisions import OTHER_DEVICE, ruling

PASSPHRASE = "kept-sample 保留样本"
OFFICE = "示例区卫生健康委员会"
OTHER_VISIT = "88888888-8888-4888-8888-888888888888"
BULK = b"bytes of a photo, as it were"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


def fill(desk: Desk) -> None:
    """A little of everything: a case decided on and outdated, a conflict, one held, a receipt.

    And, from version 3 on, evidence in a file beside the database.
    """
    receive(desk, closed())
    desk.record_decision(desk.list_cases()[0].id, ruling())
    receive(desk, closed(Verdict.NOT_MET), revision=2)
    receive(desk, closed(), device=OTHER_DEVICE)
    with patch.object(sqldeposit, "SMALL", 0):
        lay(desk, BULK, revision=3)
    waits, read = arrival(closed(first=facility("A2")), visit=OTHER_VISIT)
    with desk.write() as store:
        intake.keep(store, waits, PackageStatus.HELD, read, NOW)
        store.add_receipt(waits.digest, (PackageStatus.HELD, "intake-held"), b"no receipt", NOW)
        store.put_secret("sample", b"a kept secret")


def lay(desk: Desk, data: bytes, revision: int) -> None:
    """Keep a package whose photo came through a deposit."""
    plain, read = arrival(closed(), revision=revision)
    path = "data/evidence/bulk.jpg"
    arrived = replace(plain, members=(*plain.members, Member(path, digest(data), len(data))))
    with desk.store.deposit() as deposit:
        deposit.expect({digest(data): len(data)})
        take = deposit.lay(digest(data))
        assert take
        take(data)
        deposit.end()
        with desk.write() as store:
            store.take(deposit)
            given = {m.path: read(m.path) for m in plain.members}
            intake.keep(store, arrived, PackageStatus.IMPORTED, given.get, NOW)
            casework.take_up(store, arrived, PackageStatus.IMPORTED, NOW)


def make(folder: Path) -> str:
    """Write the sample; return its recovery key."""
    desk, recovery_key = Desk.create(folder, PASSPHRASE, OFFICE, FixedClock(), cost=CHEAP)
    with desk:
        fill(desk)
    (folder / "workspace.lock").unlink()
    shutil.rmtree(folder / "backups", ignore_errors=True)
    return recovery_key


if __name__ == "__main__":
    print(make(Path(__file__).parent / sys.argv[1]))

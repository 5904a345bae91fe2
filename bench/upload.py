"""Upload over loopback beside a plain copy of the same file: TLS and fsync on our side.

Both end when the bytes are durable. Judging is the intake's affair and measured there.
"""

import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from bench.result import Result, Within
from models.district.desk import Desk
from models.limits import MEBIBYTE
from models.store.vault import Cost
from sync import office
from sync.keys.bundle import read_bundle
from sync.keys.laptop import make_keys, make_request
from sync.keys.tls import client_context
from sync.road.calling import Address, Call
from sync.uplink import Caller, Uplink, measured

SIZE, PASSPHRASE = 256 * MEBIBYTE, "bench-passphrase"
SHARE = 0.5
"""Of the speed of the copy, at least."""


def measure(rounds: int) -> list[Result | Within]:
    """The best of a few rounds of each, taking turns."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        folder = Path(name)
        caller_of = _desk(folder / "desk")
        command = [sys.executable, "-m", "bench.upload_child", str(folder / "desk"), PASSPHRASE]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as server:
            assert server.stdout is not None
            caller = caller_of(int(server.stdout.readline()))
            times = [_round(folder, caller, number) for number in range(min(rounds, 5))]
            server.communicate()
    ours, floor = (min(each) for each in zip(*times, strict=True))
    return [Result("upload of 256 MB beside cp + fsync", ours, floor, 1 / SHARE)]


def _desk(folder: Path) -> Callable[[int], Caller]:
    desk, _ = Desk.create(folder, PASSPHRASE, "bench", cost=Cost(64, 1, 1))
    with desk:
        office.found(desk, PASSPHRASE)
        keys = make_keys()
        made = office.enrol(desk, make_request(keys, str(uuid.UUID(int=5)), "bench"))
    bundle = read_bundle(made.bundle)
    assert bundle.tls is not None
    tls = bundle.tls
    return lambda port: Caller(Address("127.0.0.1", port), bundle.trust, keys.tls, tls)


def _round(folder: Path, caller: Caller, number: int) -> tuple[float, float]:
    """Seconds for ours and for the floor, with a file that nobody has seen."""
    file = folder / f"visit-{number}.zip"
    block = os.urandom(MEBIBYTE)
    with file.open("wb") as made:
        for each in range(SIZE // MEBIBYTE):
            made.write(each.to_bytes(8, "big") + block[8:])
        os.fsync(made.fileno())
    floor = _copied(file, folder / "copy")
    start = time.perf_counter()
    up = Uplink(caller, file)
    with Call(caller.address, client_context(caller.trust, caller.key, caller.certificate)) as call:
        up._upload(call, *measured(file))
        ours = time.perf_counter() - start
        while call.ask("GET", f"{up.place}/receipt").status == 202:
            time.sleep(0.1)
    file.unlink()
    return ours, floor


def _copied(file: Path, target: Path) -> float:
    start = time.perf_counter()
    with file.open("rb") as source, target.open("wb") as made:
        while piece := source.read(MEBIBYTE):
            made.write(piece)
        made.flush()
        os.fsync(made.fileno())
    return time.perf_counter() - start

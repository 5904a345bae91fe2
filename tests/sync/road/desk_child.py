"""A desk that listens in a process of its own, to be killed: `desk_child.py FOLDER PORT`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from sync.office import open_desk
from sync.road.server import RoadServer
from tests.sync.package import kit
from tests.sync.road.line_kit import LOOPBACK, PASSPHRASE, SHORT

with open_desk(Path(sys.argv[1]), PASSPHRASE) as desk:
    server = RoadServer(desk, lambda: kit.PACKS, SHORT)
    server.start(LOOPBACK, int(sys.argv[2]))
    print(server.status().port, flush=True)
    sys.stdin.read()
    server.stop()

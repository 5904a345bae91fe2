"""A desk that listens, in a process of its own: `python -m bench.upload_child DESK PASSPHRASE`."""

import sys
from pathlib import Path

from sync.office import open_desk
from sync.road.limits import Limits
from sync.road.server import RoadServer


def main(folder: str, passphrase: str) -> int:
    """Listen until nobody holds our input any more."""
    with open_desk(Path(folder), passphrase) as desk:
        server = RoadServer(desk, dict, Limits(reserve_bytes=0))
        server.start("127.0.0.1", 0)
        print(server.status().port, flush=True)
        sys.stdin.read()
        server.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))

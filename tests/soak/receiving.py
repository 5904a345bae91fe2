"""A desk that receives until it is killed; run by test_receiving_kills.py, forked for each life.

Reads ``PACKAGE`` lines, forks a child that opens the desk and receives it, and says ``pid N``,
``begin`` when the receiving begins, ``kept DIGEST`` once ``receive`` has answered, ``dead``.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from models.district import sqldeposit
from sync.inbox import receive
from sync.office import open_desk
from tests.sync.desk_kit import Clock
from tests.sync.package.kit import PACKS


def say(*words: object) -> None:
    """One line at once: what was said before a kill counts."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def live(folder: Path, package: Path) -> None:
    """Receive one package, again and again until somebody kills us."""
    if int(package.stem.split("-")[5], 16) % 2:  # every other one goes into a file of its own
        sqldeposit.SMALL = 0
    desk = open_desk(folder, "口令", Clock())
    say("begin")
    while True:
        result = receive(package, desk, PACKS)
        say("kept", result.package_digest, result.status)


def main() -> None:
    """Fork a life for each line."""
    folder = Path(sys.argv[1])
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                live(folder, Path(line.strip()))
            except BaseException:  # a mistake of ours must not look like a kill
                traceback.print_exc()
            os._exit(1)
        say("pid", child)
        say("dead", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    main()

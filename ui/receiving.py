"""Packages taken in from a stick, a folder or single files, one after the other. No Qt in it."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.district.desk import Desk
from models.standards.types import Pack
from sync import copying, inbox
from sync.files import courier_faults
from sync.inbox import IntakeResult
from sync.outbox import UNFINISHED
from ui.stopping import Cancelled, Progress

PACKAGES = (".zip", ".zip.age")
"""As they come, in small letters or capitals: in clear, or encrypted to this office."""


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies in the places a person named."""

    packages: tuple[Path, ...]
    """To be taken in, by name."""
    unfinished: tuple[Path, ...]
    """Copies that have not got their name yet."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came of it."""

    results: tuple[IntakeResult, ...] = ()
    """Of each package, in order."""
    unfinished: tuple[str, ...] = ()
    """Names of copies that were never ended: still being copied, or broken off."""
    stopped: bool = False
    """True when a person stopped it before the last one."""
    left: int = 0
    """Packages that were not looked at then."""


def lying(places: Iterable[Path]) -> Lying:
    """Return the packages in these folders, and the files named one by one.

    Raises PackageError(``courier-gone``) when a folder cannot be read.
    """
    packages: list[Path] = []
    unfinished: list[Path] = []
    for place in places:
        with courier_faults():
            if not place.is_dir():
                packages.append(place)  # what it is, the intake says
                continue
            for path in sorted(place.iterdir()):
                name = path.name.lower()
                if name.endswith(PACKAGES) and not name.startswith("."):
                    packages.append(path)
                elif name.endswith(UNFINISHED) and name.removesuffix(UNFINISHED).endswith(PACKAGES):
                    unfinished.append(path)
    return Lying(tuple(dict.fromkeys(packages)), tuple(unfinished))


def take_in(
    places: tuple[Path, ...], desk: Desk, packs: Mapping[str, Pack], progress: Progress
) -> Received:
    """Take in what lies in ``places``; what is being copied there at the moment is waited for.

    ``progress`` may raise Cancelled: the package at hand is finished, the others stay where
    they are. Raises PackageError(``courier-gone``).
    """
    found = lying(places)
    results: list[IntakeResult] = []
    queue = list(found.packages)
    try:
        _each(queue, results, desk, packs, progress)
        queue = ended(found.unfinished, progress)
        _each(queue, results, desk, packs, progress)
    except Cancelled:
        return Received(tuple(results), stopped=True, left=len(queue))
    still = tuple(path.name for path in found.unfinished if _shape(path))
    return Received(tuple(results), still)


def _each(
    queue: list[Path],
    results: list[IntakeResult],
    desk: Desk,
    packs: Mapping[str, Pack],
    progress: Progress,
) -> None:
    total = len(queue)
    while queue:
        done = total - len(queue)
        progress(done / total, f"{done + 1} {total} {queue[0].name}")
        results.append(inbox.receive(queue[0], desk, packs))
        queue.pop(0)


def _quiet(_share: float, _words: str) -> None:
    """For who has nobody to tell."""


def ended(parts: tuple[Path, ...], progress: Progress = _quiet) -> list[Path]:
    """Wait while a copy grows, and return those that have got their name meanwhile."""
    for part in parts:
        began, quiet_since, before = time.monotonic(), time.monotonic(), _shape(part)
        while before is not None and time.monotonic() - began < copying.LONGEST:
            progress(1.0, f"0 0 {part.name}")
            time.sleep(copying.STEP)
            shape = _shape(part)
            if shape != before:
                before, quiet_since = shape, time.monotonic()
            elif time.monotonic() - quiet_since >= copying.QUIET:
                break  # nobody writes it any more: it was broken off
    named = [part.with_name(part.name[: -len(UNFINISHED)]) for part in parts if not _shape(part)]
    return [path for path in named if _shape(path)]


def _shape(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns

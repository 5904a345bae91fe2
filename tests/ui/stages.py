"""Stages of the sample visit, each reached once in a process and copied for whoever begins there.

Marking, closing and signing take a tenth of a second, a package that a desk has received two
seconds; a copy of the folders takes a hundredth. Nobody gets the same folder twice, so nothing
that a test does is seen by the next one. Two copies have the same device and the same visit: a
test with two laptops begins each with ``new_field``.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from sync.inbox import receive
from tests.ui.sample_visit import (
    Field,
    close,
    enrol,
    fill,
    new_desk,
    new_field,
    opened_field,
    sign,
)
from ui import delivery

Step = Callable[[Field], None]
LAPTOP, DESK, STICK = "laptop", "desk", "stick"


def carried(field: Field) -> None:
    """The visit goes to a new desk, which lies beside the laptop, on a stick beside both."""
    beside = field.workspace.folder.parent
    (beside / STICK).mkdir()
    with new_desk(beside / DESK) as desk:
        enrol(field, desk, beside / STICK)
        built = delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
        assert receive(built.path, desk, field.packs).accepted


ROAD: tuple[Step, ...] = (fill, close, sign, carried)
"""The steps of which copies are kept, in the only order there is."""
_reached: dict[int, Path] = {}
"""Folder after so many steps of the road."""


def laptop(folder: Path, *steps: Step) -> Field:
    """Return a laptop in ``folder`` whose visit went through ``steps``.

    Of ``carried`` the desk and the stick lie in ``folder`` too.
    """
    known = 0
    while known < len(steps) and steps[: known + 1] == ROAD[: known + 1]:
        known += 1
    field = _copied(folder, known) if known else new_field(folder / LAPTOP)
    for step in steps[known:]:
        step(field)
    return field


def forget() -> None:
    """Remove what is kept; tests/ui/conftest.py does so at the end."""
    for folder in _reached.values():
        shutil.rmtree(folder)
    _reached.clear()


def _copied(folder: Path, known: int) -> Field:
    if known not in _reached:
        _reached[known] = _made(known)
    kept = _reached[known]
    for part in kept.iterdir():
        shutil.copytree(part, folder / part.name)
    return opened_field(folder / LAPTOP)


def _made(known: int) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="chayan-stage-"))
    field = laptop(folder, *ROAD[: known - 1])
    ROAD[known - 1](field)
    field.workspace.close()
    return folder

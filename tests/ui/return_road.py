"""Laptop, desk and the stick between them, after one delivery and one return."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.district.desk import Desk
from models.district.returning import SendingBack
from models.facts.returning import Remark
from models.visits.book import VisitBook
from sync.homing import find_answers
from sync.inbox import IntakeResult, receive
from sync.returning import return_name
from sync.sending import SentBack, send_back
from tests.ui.sample_visit import (
    PASSPHRASE,
    Field,
    close,
    enrol,
    fill,
    new_desk,
    new_field,
    opened_field,
    sample,
    sign,
)
from ui import delivery
from ui.returning import ReturnSeen, receive_return

Delivered = tuple[Path, IntakeResult, SentBack]
MARKED = (sample.QUALITY, "1.1.1/1")
GIVEN = SendingBack(
    remarks=(
        Remark(pack=MARKED[0], clause=MARKED[1], text="请写明核对了哪份文件"),
        Remark(text="请补机构盖章页"),
    ),
    reason="一处记录不清楚",
    by="受理员丁",
    organisation="示例区卫生健康委员会",
)


def receive_returns(book: VisitBook, folder: Path) -> tuple[ReturnSeen, ...]:
    """Read every return that lies there, as a stick that comes home is read."""
    return tuple(receive_return(book, file) for file in find_answers(folder).returns)


def quiet(_fraction: float, _words: str) -> None:
    return None


@dataclass
class Road:
    """Both ends and the stick between them, after one delivery and one return."""

    field: Field
    desk: Desk
    stick: Path
    first: IntakeResult
    sent: SentBack

    def deliver(self) -> IntakeResult:
        sign(self.field)
        built = delivery.build_package(self.field.book, self.field.visit, self.field.packs, quiet)
        path = Path(shutil.copy(built.path, self.stick))
        return receive(path, self.desk, self.field.packs)

    @property
    def file(self) -> Path:
        return self.stick / return_name(self.first.package_digest)


def made_in(folder: Path) -> Delivered:
    """Make both, deliver, send back, and close: as folders they are copied for every test."""
    field = new_field(folder / "laptop")
    (folder / "stick").mkdir()
    fill(field)
    close(field)
    with new_desk(folder / "desk") as desk:
        enrol(field, desk, folder / "stick")
        made = Road(field, desk, folder / "stick", None, None)  # type: ignore[arg-type]
        first = made.deliver()
        sent = send_back(desk, case_of(desk, first), GIVEN, made.stick)
    field.workspace.close()
    return folder, first, sent


@contextmanager
def opened(delivered: Delivered, folder: Path) -> Iterator[Road]:
    """A copy of both, open."""
    made, first, sent = delivered
    for part in ("laptop", "desk", "stick"):
        shutil.copytree(made / part, folder / part)
    field = opened_field(folder / "laptop")
    with Desk.open(folder / "desk", PASSPHRASE) as desk:
        yield Road(field, desk, folder / "stick", first, sent)
    field.workspace.close()


def case_of(desk: Desk, result: IntakeResult) -> str:
    return next(c for c in result.cases if desk.case(c).summary.pack_id == MARKED[0])

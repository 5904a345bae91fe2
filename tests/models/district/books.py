"""Ledgers a test writes in and reads back."""

from __future__ import annotations

from models.base import Record
from models.clock import Now
from models.district import ledgerbook
from models.district.desk import Desk
from models.standards.ledgers.entries import (
    Figure,
    TargetFigures,
)
from models.standards.ledgers.progress import TaskEntry, TaskStatus

TASKS, ACTION, HOSPITAL = (
    "xuhui-community-2023",
    "primary-care-action-2023-2025",
    "community-hospital-cq-2020",
)
ROUND = "quality-service-zhongwei-2019"
DAY = "2024-03-01"
NOW = Now(utc="2024-03-01T02:00:00.000Z", offset=480)


def add(desk: Desk, ledger: str, *records: Record) -> None:
    with desk.write() as connection:
        for record in records:
            ledgerbook.add(connection, ledger, record, NOW)


def books(desk: Desk, now: Now = NOW) -> ledgerbook.Books:
    with desk.read() as connection:
        return ledgerbook.books(connection, now)


def task(number: int, status: TaskStatus, **more: object) -> TaskEntry:
    values = {"task": number, "status": status, "recorded_on": DAY, **more}
    return TaskEntry.model_validate(values)


def figures(target: str, area: str, part: int, whole: int, year: int = 2025) -> TargetFigures:
    given = (Figure(key="part", number=part), Figure(key="whole", number=whole))
    return TargetFigures(target=target, year=year, area=area, as_of=DAY, figures=given)

"""The last slate of each camera, kept between two imports of one visit.

A second cable import, or a watched folder that brings one photo at a time, has no slate of its own:
its photos go on after the last one of their camera (docs/decisions/031-sorting-by-slate.md). A
setting of the visit in the encrypted workspace; no record names it.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection

from models.evidence.slate import Shot, Slate
from models.store import settings
from models.store.workspace import Workspace

MOST = 64
"""Cameras of one visit; what goes beyond is not remembered."""


def kept(workspace: Workspace, visit_id: str) -> tuple[Shot, ...]:
    """Return the last slate of each camera; none when nothing is known or can be read."""
    with workspace.read() as session:
        found = settings.get(session, _name(visit_id))
    try:
        return tuple(_shot(one) for one in json.loads(found or "[]"))
    except (ValueError, TypeError):
        return ()  # another edition of the program wrote it: the photos wait in the tray


def keep(connection: Connection, visit_id: str, shots: Iterable[Shot]) -> None:
    """Remember the slates among ``shots``, inside the caller's transaction."""
    listed = [_plain(shot) for shot in shots]
    settings.put(connection, _name(visit_id), json.dumps(listed, ensure_ascii=False))


def later(before: Iterable[Shot], shots: Iterable[Shot]) -> tuple[Shot, ...]:
    """Return the last slate of each camera; ``before`` itself when none of ``shots`` is later."""
    last = {shot.camera: shot for shot in before}
    for shot in shots:
        if not isinstance(shot.code, Slate) or shot.at is None or not shot.camera:
            continue  # which of several cameras without a name it was, nobody can say later
        known = last.get(shot.camera)
        if known is None or known.at is None or shot.at > known.at:
            last[shot.camera] = shot
    return tuple(last.values())[:MOST]


def _plain(shot: Shot) -> list[str | int | None]:
    slate = shot.code
    assert isinstance(slate, Slate)
    of_photo = (shot.sha256, shot.camera, shot.at)
    return [*of_photo, slate.visit, slate.room, slate.pack, slate.clause, slate.utc]


def _shot(plain: list[str | int]) -> Shot:
    sha256, camera, at, visit, room, pack, clause, utc = plain
    slate = Slate(str(visit), str(room), str(pack), str(clause), int(utc))
    return Shot(str(sha256), "", str(camera), int(at), slate)


def _name(visit_id: str) -> str:
    return f"slates:{visit_id}"

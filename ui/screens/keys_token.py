"""Making the request for a key on a token, from either page that shows the laptop's certificate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.tasks import while_there

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from models.store.workspace import Workspace
    from ui.session import FieldSession
    from ui.tasks import Task
    from ui.token_signing import Wanted

Written = Callable[[Path], None]
Refused = Callable[["ExpectedError"], None]


def ask_for_token(
    page: QWidget,
    session: FieldSession,
    folder: Path | None,
    asked: tuple[str, bool],
    told: tuple[Written, Refused],
) -> None:
    """Ask which token, and write the request into ``folder``; ``asked`` is name and other key."""
    from ui.dialogs.token_request import TokenRequestDialog
    from ui.token_signing import place_of

    workspace = session.workspace
    if workspace is None or folder is None:
        return

    def show(module: str) -> None:
        if any(one.isVisible() for one in page.findChildren(TokenRequestDialog)):
            return  # it was asked for twice while the token's place was being read
        dialog = TokenRequestDialog(page, module)

        def write(wanted: Wanted, pin: str) -> None:
            task = _write(page, session, (workspace, folder), (*asked, wanted, pin), told[0])
            task.failed.connect(while_there(page, lambda error: refuse(dialog, error)))
            dialog.follow(task)

        dialog.given.connect(write)
        dialog.open()

    def refuse(dialog: QWidget, error: ExpectedError) -> None:
        if not is_open(dialog):  # else it says so itself, where it can be mended
            told[1](error)

    def known(_told: object) -> str:
        place = place_of(workspace)
        return place.module if place else ""

    task = session.worker.compute(known)
    task.done.connect(while_there(page, show))
    task.failed.connect(while_there(page, told[1]))


def _write(
    page: QWidget,
    session: FieldSession,
    where: tuple[Workspace, Path],
    asked: tuple[str, bool, Wanted, str],
    written: Written,
) -> Task:
    from ui.token_signing import write_token_request

    (workspace, folder), (name, other, wanted, pin) = where, asked
    task = session.worker.write(
        lambda: write_token_request(workspace, name, folder, wanted, lambda: pin, other)
    )
    task.done.connect(while_there(page, written))
    return task


def is_open(dialog: QWidget) -> bool:
    """Return whether a dialog is there and in sight."""
    return isValid(dialog) and dialog.isVisible()

"""Making the request for a key on a token, from either page that shows the laptop's certificate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.tasks import while_there

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from models.store.workspace import Workspace
    from ui.session import FieldSession
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
        dialog = TokenRequestDialog(page, module)
        dialog.given.connect(
            lambda wanted, pin: _write(
                page, session, (workspace, folder), (*asked, wanted, pin), told
            )
        )
        dialog.open()

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
    told: tuple[Written, Refused],
) -> None:
    from ui.token_signing import write_token_request

    (workspace, folder), (name, other, wanted, pin) = where, asked
    task = session.worker.write(
        lambda: write_token_request(workspace, name, folder, wanted, lambda: pin, other)
    )
    task.done.connect(while_there(page, told[0]))
    task.failed.connect(while_there(page, told[1]))

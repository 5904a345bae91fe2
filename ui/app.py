"""Starts the window. Nothing heavy is imported before the first paint (findings, start-up)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

from ui import crash, input_method, language, preferences
from ui.garbage import collect_here, settle
from ui.session import FieldSession
from ui.style import theme
from ui.tasks import Worker
from ui.window import UNLOCK, Window

BENCH = "CHAYAN_BENCH_FIRST_PAINT"


def make_application(argv: Sequence[str]) -> QApplication:
    """The Qt application with the house's font, look and language."""
    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    input_method.speak_ibus(os.environ, Path(plugins))
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(list(argv))
    collect_here(app)
    app.setApplicationName("chayan")
    app.setStyle("Fusion")
    theme.load_fonts()
    theme.dress(app, preferences.theme(), preferences.text_size())
    language.use(preferences.language())
    return app


def make_window(workspace_folder: Path | None = None) -> Window:
    """A window at its unlock page; the pages behind it are built when they are gone to."""
    from ui.pages import register

    worker = Worker()
    session = FieldSession(worker)
    session.folder = workspace_folder or preferences.workspace_folder()
    window = Window(session)
    worker.setParent(window)
    session.setParent(window)
    register(window)
    window.go(UNLOCK)
    return window


def run(argv: Sequence[str], workspace_folder: Path | None = None) -> int:
    """Open the window and stay until it is closed."""
    app = make_application(argv)
    window = make_window(workspace_folder)
    crash.install(preferences.data_folder() / "reports", window.tell_crash)
    if os.environ.get(BENCH) == "1":
        window.painted.connect(_say_and_leave)
    else:
        window.painted.connect(lambda: warm_up(window))
    window.show()
    code = app.exec()
    dispose(window)
    return code


def dispose(window: Window) -> None:
    """Take a window apart, from the outside in.

    Python's collector may not be left to it: pages know their window and the window its pages,
    and PySide 6.9 crashes when it collects such a circle.
    """
    import shiboken6

    if shiboken6.isValid(window):
        window.session.worker.shutdown()
        window.session.detach()
        shiboken6.delete(window)


def warm_up(window: Window) -> None:
    """Import in the writer thread what the first click will need."""
    from ui import composing, opening  # not before the first paint: it names many keys of Qt
    from ui.locking import IdleLock

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    composing.guard(app)
    IdleLock.of(window)
    window.ahead = True
    task = window.session.worker.write(opening.warm_up)
    task.finished.connect(settle)


def _say_and_leave() -> None:
    sys.stdout.write("first paint\n")
    sys.stdout.flush()
    QApplication.quit()

"""The language of the window: Chinese by default, English on request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

import resources

if TYPE_CHECKING:
    from models.errors import ExpectedError

CHINESE, ENGLISH = "zh", "en"
_translators: tuple[QTranslator, ...] = ()
QT, OURS = "qtbase_zh_CN.qm", "chayan_zh_CN.qm"
"""Qt's own words (file dialogs, standard buttons, menus of fields) come with Qt."""


def current() -> str:
    """``zh`` or ``en``."""
    return CHINESE if _translators else ENGLISH


def use(wanted: str) -> None:
    """Switch; what is already built keeps its words until it is built again."""
    global _translators
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    for one in _translators:
        app.removeTranslator(one)
    _translators = ()
    if wanted == CHINESE:
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / QT
        files = (qt, resources.path("translations", OURS))  # the last one is asked first
        _translators = tuple(_installed(app, str(file)) for file in files)


def _installed(app: QCoreApplication, file: str) -> QTranslator:
    made = QTranslator()
    made.load(file)
    app.installTranslator(made)
    return made


def told(error: ExpectedError) -> str:
    """The plain sentence of an expected error, in the language of the window."""
    return error.sentence(current())

"""The language of the window: Chinese by default, English on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTranslator

import resources

if TYPE_CHECKING:
    from models.errors import ExpectedError

CHINESE, ENGLISH = "zh", "en"
_translator: QTranslator | None = None


def current() -> str:
    """``zh`` or ``en``."""
    return ENGLISH if _translator is None else CHINESE


def use(wanted: str) -> None:
    """Switch; what is already built keeps its words until it is built again."""
    global _translator
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    if _translator is not None:
        app.removeTranslator(_translator)
        _translator = None
    if wanted == CHINESE:
        _translator = QTranslator()
        _translator.load(str(resources.path("translations", "chayan_zh_CN.qm")))
        app.installTranslator(_translator)


def told(error: ExpectedError) -> str:
    """The plain sentence of an expected error, in the language of the window."""
    return error.sentence(current())

"""Every page of the window. Each factory imports its screen only when it is gone to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.window import NEW_VISIT, UNLOCK, VISIT, VISITS, PageSpec, Window


def register(window: Window) -> None:
    """Offer every page; the order is that of the navigation."""
    translate = QCoreApplication.translate
    window.offer(PageSpec(UNLOCK, _unlock, alone=True))
    window.offer(PageSpec(VISITS, _visits, translate("Navigation", "Visits"), "visits"))
    window.offer(PageSpec(NEW_VISIT, _new_visit))
    window.offer(PageSpec(VISIT, _visit, alone=True))


def _unlock(window: Window) -> QWidget:
    from ui.screens.unlock import UnlockScreen

    return UnlockScreen(window)


def _visits(window: Window) -> QWidget:
    from ui.screens.visits import VisitsScreen

    return VisitsScreen(window)


def _new_visit(window: Window) -> QWidget:
    from ui.screens.new_visit import NewVisitScreen

    return NewVisitScreen(window)


def _visit(window: Window) -> QWidget:
    from ui.screens.visit.screen import VisitScreen

    return VisitScreen(window)

"""Every page of the window. Each factory imports its screen only when it is gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.window import DESK, NEW_VISIT, UNLOCK, VISIT, VISITS, PageSpec, Window

if TYPE_CHECKING:
    from ui.screens.visit.screen import VisitScreen


def register(window: Window) -> None:
    """Offer every page; the order is that of the navigation."""
    translate = QCoreApplication.translate
    window.offer(PageSpec(UNLOCK, _unlock, alone=True))
    window.offer(PageSpec(VISITS, _visits, translate("Navigation", "Visits"), "visits"))
    window.offer(PageSpec(NEW_VISIT, _new_visit))
    window.offer(PageSpec("facilities", _facilities))
    window.offer(PageSpec("departure", _departure))
    window.offer(PageSpec(VISIT, _visit, alone=True))
    window.offer(PageSpec("particulars", _particulars))
    window.offer(PageSpec("meetings", _meetings))
    window.offer(PageSpec("field_papers", _field_papers))
    window.offer(PageSpec("quick_entry", _quick_entry))
    window.offer(PageSpec("closing", _closing))
    window.offer(PageSpec("form_fields", _form_fields))
    window.offer(PageSpec("signing", _signing))
    window.offer(PageSpec("delivery", _delivery))
    window.offer(PageSpec("custody", _custody))
    desk, standards = translate("Navigation", "Desk"), translate("Navigation", "Standards")
    window.offer(PageSpec(DESK, _desk, desk, "inbox", everywhere=True))
    ledgers = translate("Navigation", "Ledgers")
    window.offer(PageSpec("ledgers", _ledgers, ledgers, "list", everywhere=True))
    window.offer(PageSpec("standards", _standards, standards, "book", everywhere=True))
    settings = translate("Navigation", "Settings")
    window.offer(PageSpec("settings", _settings, settings, "settings", everywhere=True))


def _unlock(window: Window) -> QWidget:
    from ui.screens.unlock import UnlockScreen

    return UnlockScreen(window)


def _visits(window: Window) -> QWidget:
    from ui.screens.visits import VisitsScreen

    return VisitsScreen(window)


def _new_visit(window: Window) -> QWidget:
    from ui.screens.new_visit import NewVisitScreen

    return NewVisitScreen(window)


def _facilities(window: Window) -> QWidget:
    from ui.screens.facilities import FacilitiesScreen

    return FacilitiesScreen(window)


def _departure(window: Window) -> QWidget:
    from ui.screens.departure import DepartureScreen

    return DepartureScreen(window)


def _visit(window: Window) -> QWidget:
    from ui.screens.visit.screen import VisitScreen

    return VisitScreen(window)


def _particulars(window: Window) -> QWidget:
    from ui.screens.particulars import ParticularsScreen

    return ParticularsScreen(window)


def _meetings(window: Window) -> QWidget:
    from ui.screens.meetings import MeetingsScreen

    return MeetingsScreen(window)


def _field_papers(window: Window) -> QWidget:
    from ui.screens.field_papers import FieldPapersScreen

    return FieldPapersScreen(window)


def _quick_entry(window: Window) -> QWidget:
    from ui.screens.quick_entry import QuickEntryScreen

    return QuickEntryScreen(window)


def _closing(window: Window) -> QWidget:
    from ui.screens.closing import ClosingScreen

    made = ClosingScreen(window)
    made.jump_to.connect(lambda *gap: _lead_to_visit(window).show_clause(*gap))
    made.jump_to_room.connect(lambda *gap: _lead_to_visit(window).show_in_room(*gap))
    made.jump_to_indicator.connect(lambda *gap: _lead_to_visit(window).show_indicator(*gap))
    return made


def _lead_to_visit(window: Window) -> VisitScreen:
    """To a gap on the marking page, and from there back to closing."""
    from ui.screens.visit.screen import VisitScreen

    screen = window.lead(VISIT, "closing")
    assert isinstance(screen, VisitScreen)
    return screen


def _form_fields(window: Window) -> QWidget:
    from ui.screens.form_fields import FormFieldsScreen

    return FormFieldsScreen(window)


def _signing(window: Window) -> QWidget:
    from ui.screens.signing import SigningScreen

    return SigningScreen(window)


def _delivery(window: Window) -> QWidget:
    from ui.screens.delivery import DeliveryScreen

    return DeliveryScreen(window)


def _custody(window: Window) -> QWidget:
    from ui.screens.custody import CustodyScreen

    return CustodyScreen(window)


def _desk(window: Window) -> QWidget:
    from ui.screens.desk import DeskScreen

    return DeskScreen(window)


def _ledgers(window: Window) -> QWidget:
    from ui.screens.desk_ledgers import LedgersScreen

    return LedgersScreen(window)


def _standards(window: Window) -> QWidget:
    from ui.screens.standards.screen import StandardsScreen

    return StandardsScreen(window)


def _settings(window: Window) -> QWidget:
    from ui.screens.settings import SettingsScreen

    return SettingsScreen(window)

"""The page of the standards, for the tests beside it."""

from __future__ import annotations

from tests.ui.rooms import Room
from ui.screens.standards.screen import StandardsScreen


def screen_of(made: Room) -> StandardsScreen:
    """The page that the window holds."""
    found = made.window.page_widget("standards")
    assert isinstance(found, StandardsScreen)
    return found

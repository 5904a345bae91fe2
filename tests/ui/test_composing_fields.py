"""Every field one may write Chinese into: what is being composed confirms, marks and moves nothing.

The events are those that the plugins for ibus and fcitx send (docs/decisions/034).
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.ui.marking import HOSPITAL, QUALITY, Marking
from tests.ui.test_composing import commit, compose
from ui import composing

WRITTEN = (QLineEdit, QPlainTextEdit, QTextEdit)
NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS = [
    *((Qt.Key(Qt.Key.Key_0 + digit), NONE) for digit in range(5)),
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Enter, NONE),
    (Qt.Key.Key_Return, CTRL),
    (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_S, CTRL),
    (Qt.Key.Key_F5, NONE),
    (Qt.Key.Key_2, ALT),
]


@pytest.fixture
def typing(marking: Marking, qapp: QApplication) -> Iterator[Marking]:
    watch = composing.guard(qapp)
    marking.at(QUALITY, "1.1.1/1")
    yield marking
    qapp.focusChanged.disconnect(watch._follow)
    watch.setParent(None)
    watch.deleteLater()


def fields(page: QWidget) -> list[QWidget]:
    """What is seen, may be written into, and is no password, number or date."""
    return [
        w
        for w in page.findChildren(QWidget)
        if isinstance(w, WRITTEN)
        and w.isVisible()
        and w.isEnabled()
        and not w.isReadOnly()
        and w.objectName() != "qt_spinbox_lineedit"
        and w.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        and not (isinstance(w, QLineEdit) and w.echoMode() is not QLineEdit.EchoMode.Normal)
    ]


def words_of(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


def hold(made: Marking, page: QWidget) -> list[str]:
    """Names of the fields that composing was tried in; asserts that nothing happens meanwhile."""
    fired: list[str] = []
    for shortcut in made.room.window.findChildren(QShortcut):
        shortcut.activated.connect(lambda s=shortcut: fired.append(s.key().toString()))
    at, head, names = made.room.window.page, made.reloaded().head, []
    for field in fields(page):
        field.setFocus()
        before = words_of(field)
        compose(field, "gelian")
        for key, modifier in KEYS:
            QTest.keyClick(field, key, modifier)
        made.room.settle()
        said = f"{field.objectName()}: {words_of(field)!r}"
        assert words_of(field) == before, said
        assert (fired, field.hasFocus(), made.room.window.page) == ([], True, at), said
        assert made.reloaded().head == head, said
        compose(field, "")  # given up: what was written before is still there
        assert words_of(field) == before, said
        if isinstance(field, QPlainTextEdit) or field.validator() is None:  # type: ignore[attr-defined]
            commit(field, "隔帘")
            assert "隔帘" in words_of(field), said
            for _ in "隔帘":
                QTest.keyClick(field, Qt.Key.Key_Backspace)
            assert words_of(field) == before, said
        names.append(field.objectName())
    return names


def test_in_every_field_of_the_marking_screen(typing: Marking) -> None:
    typing.click(f"addRemark_{QUALITY}_1.1.1/1")
    tried = hold(typing, typing.screen)
    wanted = {"search", "findingFact", "findingPlace", f"remark_{QUALITY}_1.1.1/1"}
    assert wanted <= set(tried), tried


def test_in_the_fields_of_figures_and_reasons(typing: Marking) -> None:
    typing.at(HOSPITAL, "4")
    typing.key(Qt.Key.Key_3)
    tried = hold(typing, typing.screen)
    assert any(name.startswith("reason_") for name in tried) or len(tried) > 3, tried


@pytest.mark.parametrize("page", ["new_visit", "particulars", "quick_entry", "facilities"])
def test_on_the_pages_with_names(typing: Marking, page: str) -> None:
    shown = typing.room.go(page)
    assert hold(typing, shown)

"""Every page without a mouse and without eyes: Tab reaches all, focus is seen, names are said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.standards.types import Verdict
from tests.ui import reach
from tests.ui.marking import QUALITY
from tests.ui.rooms import Room
from tests.ui.shown_rooms import afterwards, dress, pages, show, under_way
from tests.ui.test_tokens import contrast
from ui import language, words
from ui.screens.visit.screen import VisitScreen
from ui.style.theme import Theme
from ui.widgets.segments import Segments

ROLE = QAccessible.Role
ROLES: dict[type[QWidget], set[QAccessible.Role]] = {
    QCheckBox: {ROLE.CheckBox},
    QRadioButton: {ROLE.RadioButton},
    QAbstractButton: {
        ROLE.Button,
        ROLE.PushButton,
        ROLE.CheckBox,
        ROLE.RadioButton,
        ROLE.ButtonMenu,
    },
    QLineEdit: {ROLE.EditableText},
    QPlainTextEdit: {ROLE.EditableText},
    QComboBox: {ROLE.ComboBox},
    QTextEdit: {ROLE.EditableText},
    QAbstractSpinBox: {ROLE.SpinBox, ROLE.EditableText},
    QAbstractItemView: {ROLE.List, ROLE.Table, ROLE.Tree},
}
WIDE = (1366, 768)


@pytest.fixture(autouse=True)
def _the_look_of_the_program() -> None:
    """The stage is dressed for all walks, and by who wants another look, who puts it back."""


@pytest.fixture(scope="module", params=[False, True], ids=["under-way", "afterwards"])
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Room, bool]]:
    """One visit for all walks: it is only looked at."""
    opened = afterwards if request.param else under_way
    with opened(QtBot(request), tmp_path_factory.mktemp("reach")) as made:
        dress(made, Theme.LIGHT, 100, WIDE, language.CHINESE)
        yield made, request.param


def walk(made: Room, page: QWidget) -> list[QWidget]:
    """Tab once around, from the page itself."""
    made.window.activateWindow()
    made.qtbot.waitUntil(made.window.isActiveWindow)
    first = next(w for w in reach.operable(made.window) if w.focusPolicy() & TAB and w.isEnabled())
    first.setFocus(Qt.FocusReason.TabFocusReason)
    return reach.tab_walk(made.window)


TAB = Qt.FocusPolicy.TabFocus


def test_tab_reaches_everything_and_goes_down_a_column_never_back_up(
    stage: tuple[Room, bool],
) -> None:
    made, after = stage
    wrong = []
    for name in pages(made, after):
        order = walk(made, show(made, name))
        reached = set(map(id, order))
        wrong += [
            f"{name}: Tab misses {reach.name_of(w)}"
            for w in reach.operable(made.window)
            if w.isEnabled() and id(w) not in reached and not _reached_otherwise(w, reached)
        ]
        wrong += [
            f"{name}: Tab jumps up {reach.name_of(one)} -> {reach.name_of(other)}"
            for one, other in pairwise(order)
            if one.parentWidget() is other.parentWidget() and _above(one, other, made.window)
        ]
    assert not wrong, "\n".join(wrong)


def _reached_otherwise(widget: QWidget, reached: set[int]) -> bool:
    """Arrows go through buttons that exclude each other; a point has keys for its ticks."""
    if isinstance(widget, QAbstractButton):
        mates = widget.group().buttons() if widget.group() is not None else []
        if not mates and widget.autoExclusive() and widget.parentWidget() is not None:
            mates = [
                b
                for b in widget.parentWidget().findChildren(QAbstractButton)
                if b.autoExclusive() and b.isCheckable()
            ]
        if any(id(mate) in reached for mate in mates):
            return True
    if isinstance(widget, QAbstractItemView) and widget.model() and not widget.model().rowCount():
        return True
    holder = widget.parentWidget()
    return widget.property("role") == "tick" and id(holder) in reached


def _above(one: QWidget, other: QWidget, window: QWidget) -> bool:
    first, then = (QRect(w.mapTo(window, QPoint(0, 0)), w.size()) for w in (one, other))
    return then.bottom() < first.top() and then.left() < first.right()


@pytest.mark.parametrize("look", list(Theme), ids=lambda look: str(look.value))
def test_the_focus_can_be_seen(stage: tuple[Room, bool], look: Theme) -> None:
    """On every page in the light; in the other looks where every kind of widget is."""
    made, after = stage
    if look is not Theme.LIGHT:
        dress(made, look, 100, WIDE, language.CHINESE)
    unseen: list[str] = []
    looked: set[str] = set()
    few = ("visit", "settings", "delivery", "ledgers")
    for name in pages(made, after):
        if look is not Theme.LIGHT and name not in few:
            continue
        page = show(made, name)
        for widget in walk(made, page):
            if widget is page or reach.name_of(widget) in looked:
                continue  # the page shows its choice as the frame of a card
            looked.add(reach.name_of(widget))
            if _change(widget) < 3:
                unseen.append(f"{name}: {reach.name_of(widget)} {_change(widget):.2f}")
    if look is not Theme.LIGHT:
        dress(made, Theme.LIGHT, 100, WIDE, language.CHINESE)
    assert not unseen, "\n".join(unseen)


def _change(widget: QWidget) -> float:
    """The strongest contrast between what is painted with the focus and without."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    with_focus = widget.grab().toImage()
    widget.clearFocus()
    without = widget.grab().toImage()
    return max((contrast(a, b) for a, b in _differing(with_focus, without)), default=1.0)


def _differing(one: QImage, other: QImage) -> set[tuple[str, str]]:
    """Pairs of colours of pixels that changed, looked at along the middle lines."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    spots = [(x, height // 2) for x in range(width)] + [(width // 2, y) for y in range(height)]
    return {
        (QColor(one.pixel(x, y)).name(), QColor(other.pixel(x, y)).name())
        for x, y in spots
        if one.pixel(x, y) != other.pixel(x, y)
    }


def test_a_screen_reader_says_what_everything_is(stage: tuple[Room, bool]) -> None:
    made, after = stage
    wrong = []
    for name in pages(made, after):
        show(made, name)
        for widget in reach.operable(made.window):
            face = QAccessible.queryAccessibleInterface(widget)
            said, role = face.text(QAccessible.Text.Name), face.role()
            allowed = next(roles for kind, roles in ROLES.items() if isinstance(widget, kind))
            if not said.strip() or role not in allowed:
                wrong.append(f"{name}: {reach.name_of(widget)} {said!r} {role}")
            checkable = isinstance(widget, QAbstractButton) and widget.isCheckable()
            if checkable and face.state().checked != widget.isChecked():
                wrong.append(f"{name}: {reach.name_of(widget)} does not say it is chosen")
            if (
                isinstance(widget, QAbstractItemView)
                and not _typed_into(widget)
                and _silent_rows(widget)
            ):
                wrong.append(f"{name}: {reach.name_of(widget)} has rows without words")
    assert not wrong, "\n".join(wrong)


def _typed_into(view: QAbstractItemView) -> bool:
    return view.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers


def _silent_rows(view: QAbstractItemView) -> bool:
    model = view.model()
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    said = [
        any(
            str(model.index(row, column).data(role) or "").strip()
            for column in range(1 if isinstance(view, QListView) else model.columnCount())
            for role in roles
        )
        for row in range(min(model.rowCount(), 50))
    ]
    return not all(said)


class Strays(QObject):
    """Notes what opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:
        own = isinstance(shown, QWidget) and shown.isWindow()
        if own and event.type() == QEvent.Type.Show:
            self.seen.append(f"{type(shown).__name__} {shown.objectName()}")
        return False


def test_nothing_of_a_page_opens_as_a_window_of_its_own(stage: tuple[Room, bool]) -> None:
    """It would flash, and take the focus from the first field of the page for good."""
    made, after = stage
    strays, app = Strays(), QApplication.instance()
    made.window.rebuild()
    assert app is not None
    app.installEventFilter(strays)
    for name in pages(made, after):
        show(made, name)
    app.removeEventFilter(strays)
    assert strays.seen == []
    assert made.window.isActiveWindow()


def test_what_holds_others_and_every_cell_has_a_name_too(stage: tuple[Room, bool]) -> None:
    """Down the tree a screen reader walks: lists, tables, their cells, pictures that say something.

    A cell without words is silent on purpose; a table without one cell that speaks is not.
    """
    made, after = stage
    wrong = []
    for name in pages(made, after):
        show(made, name)
        for widget in reach.shown(made.window):
            if reach.of_qt(widget) or not isinstance(widget, QAbstractItemView):
                continue
            face = QAccessible.queryAccessibleInterface(widget)
            rows = widget.model().rowCount() if widget.model() is not None else 0
            said = [child.text(QAccessible.Text.Name) for child in _first_children(face)]
            if rows and not any(name_said.strip() for name_said in said):
                wrong.append(f"{name}: {reach.name_of(widget)} has {rows} rows and says nothing")
            roles = {child.role() for child in _first_children(face)}
            if rows and not roles & CELLS:
                wrong.append(f"{name}: {reach.name_of(widget)} has no cells but {roles}")
    assert not wrong, "\n".join(wrong)


CELLS = {ROLE.Cell, ROLE.ListItem, ROLE.TreeItem, ROLE.Row}


def _first_children(face: QAccessibleInterface, most: int = 40) -> list[QAccessibleInterface]:
    found = (face.child(number) for number in range(min(face.childCount(), most)))
    return [child for child in found if child is not None and child.isValid()]


def test_a_mark_is_said_aloud_and_so_is_its_being_saved(
    stage: tuple[Room, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Qt hands to the screen reader after the key 1, and after it is taken back."""
    made, after = stage
    if after:
        return
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: told.append(event.message()) if hasattr(event, "message") else None,
    )
    screen = show(made, "visit")
    assert isinstance(screen, VisitScreen)
    screen.show_clause(QUALITY, "1.1.3/1")
    screen.setFocus()
    made.settle()
    QTest.keyClick(screen, Qt.Key.Key_1)
    made.settle()
    assert f"1 {words.verdict(Verdict.MET)}" in told
    assert any(said.startswith("已保存到本机") for said in told), told
    QTest.keyClick(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    made.settle()
    assert f"1 {words.verdict(Verdict.UNCHECKED)}" in told


def test_a_segment_says_that_it_is_the_chosen_one(stage: tuple[Room, bool]) -> None:
    made, after = stage
    if after:
        return
    page = show(made, "visit")
    shown = [s for s in page.findChildren(Segments) if s.isVisible()]
    made.qtbot.waitUntil(lambda: bool(shown or _visible(page, shown)))
    segments = shown[0]
    for button in segments.findChildren(QAbstractButton):
        state = QAccessible.queryAccessibleInterface(button).state()
        assert state.checkable
        assert state.checked == button.isChecked()


def _visible(page: QWidget, into: list[Segments]) -> list[Segments]:
    into.extend(s for s in page.findChildren(Segments) if s.isVisible())
    return into

"""Eyes and hands for tests of reach: what is cut off, what can be touched, where Tab leads."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMetaMethod, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QTableView,
    QTextEdit,
    QWidget,
)

from ui.widgets.table import RecordTable

OPERABLE = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
)
TOUCH = 44
"""Pixels of a finger, at words of 100 %."""
TALL = 100_000
LEEWAY = 1
"""Pixels by which text metrics round."""
CELL_EDGE = 14
"""What the style sheet leaves free left and right in a cell."""


def shown(page: QWidget) -> Iterator[QWidget]:
    """Every visible widget of a page, itself included."""
    yield page
    yield from (w for w in page.findChildren(QWidget) if w.isVisible())


def of_qt(widget: QWidget) -> bool:
    """Headers, corners, and what Qt puts inside its own widgets."""
    own = isinstance(widget, QHeaderView) or type(widget) is QAbstractButton
    inside = isinstance(widget.parentWidget(), QLineEdit | QAbstractSpinBox | QComboBox)
    return own or inside or widget.objectName().startswith("qt_") or _in_popup(widget)


def _in_popup(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and type(parent).__name__ == "QComboBoxPrivateContainer"


def operable(page: QWidget) -> list[QWidget]:
    """What a hand can do something with."""
    return [w for w in shown(page) if isinstance(w, OPERABLE) and not of_qt(w)]


def name_of(widget: QWidget) -> str:
    """Object name, or the way to it from the nearest named widget."""
    named, path = widget, ""
    while not named.objectName() and named.parentWidget() is not None:
        path = f"/{type(named).__name__}{path}"
        named = named.parentWidget()
    return f"{named.objectName()}{path}"


# Text


def cut_off(page: QWidget) -> list[str]:
    """Name and text of everything whose words do not fit and cannot be opened."""
    found = [
        f"{name_of(w)}: {why}" for w in shown(page) if not of_qt(w) and (why := _cut(w)) is not None
    ]
    return sorted(set(found))


def _cut(widget: QWidget) -> str | None:
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QAbstractButton):
        return _cut_button(widget)
    if isinstance(widget, QLineEdit):
        return _cut_line(widget)
    if isinstance(widget, QComboBox):
        return _cut_box(widget)
    if isinstance(widget, QAbstractItemView):
        return _cut_cells(widget)
    return None


def _cut_label(label: QLabel) -> str | None:
    text, area = label.text(), label.contentsRect()
    if not text or not label.pixmap().isNull():
        return None
    metrics = QFontMetrics(label.font())
    flags = int(label.alignment().value)
    if label.wordWrap():
        room = QRect(0, 0, area.width(), TALL)
        needed = metrics.boundingRect(room, flags | int(Qt.TextFlag.TextWordWrap), text).size()
    else:
        needed = metrics.size(0, text)
    fits = needed.width() <= area.width() + LEEWAY and needed.height() <= area.height() + 2 * LEEWAY
    if fits or (_may_be_a_tip(label) and text in label.toolTip()):
        return None
    return f"{text!r} needs {needed.width()}x{needed.height()} in {area.width()}x{area.height()}"


def _may_be_a_tip(label: QLabel) -> bool:
    """The words of a standard stand in full; a tip is for names and dates at most."""
    return label.property("role") not in ("issued", "") and not label.objectName().startswith(
        ("text_", "partText_", "guidance")
    )


def _cut_button(button: QAbstractButton) -> str | None:
    text = button.text().replace("&", "")
    if not text:
        return None
    needed = QFontMetrics(button.font()).size(0, text).width()
    if not button.icon().isNull():
        needed += button.iconSize().width()
    room = _room(button)
    return None if needed <= room + LEEWAY else f"{text!r} needs {needed} in {room}"


def _room(button: QAbstractButton) -> int:
    option = QStyleOptionButton()
    element = QStyle.SubElement
    if isinstance(button, QPushButton):
        button.initStyleOption(option)
        return button.style().subElementRect(element.SE_PushButtonContents, option, button).width()
    if isinstance(button, QCheckBox):
        button.initStyleOption(option)
        return button.style().subElementRect(element.SE_CheckBoxContents, option, button).width()
    if isinstance(button, QRadioButton):
        button.initStyleOption(option)
        place = element.SE_RadioButtonContents
        return button.style().subElementRect(place, option, button).width()
    return button.contentsRect().width()


def _cut_line(line: QLineEdit) -> str | None:
    """What is typed can be walked through; a hint that is cut off says half a thing."""
    text = line.placeholderText() if not line.text() else line.text() if line.isReadOnly() else ""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    place = QStyle.SubElement.SE_LineEditContents
    area = line.style().subElementRect(place, option, line)
    margins = line.textMargins()
    icons = sum(1 for action in line.actions() if action.isVisible() and not action.icon().isNull())
    room = area.width() - margins.left() - margins.right() - 4 - 24 * icons
    needed = QFontMetrics(line.font()).horizontalAdvance(text)
    if needed <= room + LEEWAY or (text and text in line.toolTip()):
        return None
    return f"{text!r} needs {needed} in {room}"


def _cut_box(box: QComboBox) -> str | None:
    """The chosen words may be cut when the list that opens, or a tip, has them whole."""
    text = box.currentText()
    needed = QFontMetrics(box.font()).horizontalAdvance(text)
    if needed <= box.width() - 24 or text in box.toolTip() or _view_is_wide(box):
        return None
    return f"{text!r} needs {needed} in {box.width() - 24}"


def _view_is_wide(box: QComboBox) -> bool:
    return box.view().minimumWidth() >= box.view().sizeHintForColumn(0)


def _cut_cells(view: QAbstractItemView) -> str | None:
    """A cell may be cut where its row opens, or leads a pane that says it whole."""
    if not isinstance(view, QTableView | QListView) or _leads(view):
        return None
    if type(view.itemDelegate()).__module__ not in ("PySide6.QtWidgets",):
        return None  # painters of our own are looked at in their own tests
    model, metrics = view.model(), QFontMetrics(view.font())
    for row in range(min(model.rowCount(), 60)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            index = model.index(row, column)
            text = str(index.data() or "")
            if text in str(index.data(Qt.ItemDataRole.ToolTipRole) or ""):
                continue
            if isinstance(view, QTableView) and not view.wordWrap():
                room = view.columnWidth(column) - CELL_EDGE
                if metrics.horizontalAdvance(text) > room + LEEWAY:
                    return f"{text!r} in column {column} needs more than {room}"
    return None


def _leads(view: QAbstractItemView) -> bool:
    if not isinstance(view, RecordTable):
        return False
    signals = (QMetaMethod.fromSignal(signal) for signal in (view.opened, view.current))
    return any(view.isSignalConnected(signal) for signal in signals)


# Room


def sideways(page: QWidget) -> list[str]:
    """Areas that scroll, or would have to scroll, to the side."""
    return [
        f"{name_of(area)}: {area.horizontalScrollBar().maximum()} px"
        for area in shown(page)
        if isinstance(area, QAbstractScrollArea)
        and not of_qt(area)
        and area.horizontalScrollBar().maximum() > 0
    ]


def outside(window: QWidget) -> list[str]:
    """Widgets that stick out of what holds them, where nothing scrolls to them."""
    found = []
    for widget in shown(window):
        holder = widget.parentWidget()
        if holder is None or widget.isWindow() or isinstance(widget, QMainWindow) or of_qt(widget):
            continue
        if holder.objectName().startswith("qt_scrollarea") or isinstance(
            holder.parentWidget(), QAbstractItemView
        ):
            if widget.width() > holder.width() + LEEWAY:
                found.append(f"{name_of(widget)} is wider than its area")
            continue
        place = QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())
        if not holder.rect().adjusted(-LEEWAY, -LEEWAY, LEEWAY, LEEWAY).contains(place):
            found.append(f"{name_of(widget)} {place.getRect()} in {holder.size().toTuple()}")
    return found


def too_small(page: QWidget, least: int = TOUCH) -> list[str]:
    """What a finger would miss."""
    small = [
        f"{name_of(w)}: {w.width()}x{w.height()}"
        for w in operable(page)
        if not isinstance(w, QAbstractItemView) and min(w.height(), w.width()) < least
    ]
    rows = [
        f"{name_of(view)}: rows of {height}"
        for view in operable(page)
        if isinstance(view, QAbstractItemView) and 0 < (height := _row_height(view)) < least
    ]
    return small + rows


def _row_height(view: QAbstractItemView) -> int:
    if view.model() is None or not view.model().rowCount():
        return 0
    return (
        view.sizeHintForRow(0)
        if isinstance(view, QListView)
        else view.visualRect(view.model().index(0, 0)).height()
    )


# Focus


def tab_walk(window: QMainWindow, most: int = 600) -> list[QWidget]:
    """Widgets in the order Tab visits them, until one comes again."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    order: list[QWidget] = []
    for _ in range(most):
        at = QApplication.focusWidget()
        inside = bool(order) and at is order[-1]  # a date has three places to stop at
        if at is None or (at in order and not inside):
            break
        if not inside:
            order.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return order


def area_of(widget: QWidget) -> QScrollArea | None:
    """The scrolling area a widget lies in."""
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    return at

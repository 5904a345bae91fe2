"""Locks the window when nobody has touched it for a while; only the passphrase opens it again.

Everything is covered, open dialogs as well, and no key, click or shortcut reaches what is below.
Nothing is closed: a package that is being made goes on. What stands in fields goes into the
encrypted workspace at that moment, so that not even a power cut behind the cover takes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui import preferences

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from models.store.workspace import Workspace
    from ui.screens.lock_cover import Cover
    from ui.window import Window

MINUTE = 60_000
_KIND = QEvent.Type
TOUCHED = frozenset(
    {
        _KIND.KeyPress,
        _KIND.MouseButtonPress,
        _KIND.MouseMove,
        _KIND.Wheel,
        _KIND.TouchBegin,
        _KIND.TabletPress,
        _KIND.InputMethod,
    }
)
"""What a person does; anything of it begins the time anew."""
BLOCKED = TOUCHED | {
    _KIND.KeyRelease,
    _KIND.Shortcut,
    _KIND.ShortcutOverride,
    _KIND.MouseButtonRelease,
    _KIND.MouseButtonDblClick,
    _KIND.ContextMenu,
    _KIND.DragEnter,
    _KIND.Drop,
    _KIND.ToolTip,
}
"""What does not get below the cover."""


class IdleLock(QObject):
    """One per window; counts from the last touch of any of the program's windows."""

    locked = Signal()
    unlocked = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._covers: list[Cover] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lock)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self._touched: QWindow | None = None
        app.focusWindowChanged.connect(self._follow)
        self._follow(QApplication.focusWindow())
        window.session.opened.connect(self._offer_kept)
        self.use_minutes(preferences.idle_minutes(), keep=False)

    @staticmethod
    def of(window: Window) -> IdleLock:
        """Return the lock of a window, made on first use."""
        return window.findChild(IdleLock) or IdleLock(window)

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return bool(self._covers)

    def use_minutes(self, minutes: int, keep: bool = True) -> None:
        """Lock after so many minutes from now on; 0 never locks."""
        if keep:
            preferences.keep_idle_minutes(minutes)
        self._timer.setInterval(minutes * MINUTE)
        self._timer.start() if minutes else self._timer.stop()

    def _follow(self, now: QWindow | None) -> None:
        """Watch the window of the system that has the focus, and only that one."""
        if self._touched is not None and shiboken6.isValid(self._touched):
            self._touched.removeEventFilter(self)
        self._touched = now
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin the time anew at every touch; let nothing below the cover while it is locked."""
        kind = event.type()
        if not self._covers:
            if kind in TOUCHED and self._timer.isActive():
                self._timer.start()
            return False
        if kind not in BLOCKED:
            return False
        if isinstance(watched, QWidget):
            return not any(c is watched or c.isAncestorOf(watched) for c in self._covers)
        return kind is _KIND.Shortcut  # windows of the system hand on to widgets

    # Locking

    def lock(self) -> None:
        """Keep what is being typed, and cover everything; without a workspace nothing is open."""
        workspaces = self._workspaces()
        if self._window.session.worker.ended:  # the time may run out while the program closes
            return
        if self._covers or not workspaces:
            self._timer.start() if self._timer.interval() else None
            return
        from ui.screens.lock_cover import Cover

        self._keep(workspaces[0])
        asks = QApplication.activeModalWidget() or self._window
        for top in _shown():
            self._covers.append(Cover(top, asks=top is asks))
        for cover in self._covers:
            cover.given.connect(self._try)
        self._window.centralWidget().hide()  # what is hidden, no screen reader reads either
        self._app.installEventFilter(self)
        self.locked.emit()

    def _keep(self, workspace: Workspace) -> None:
        from models.store import unsaved

        typed = _typed()
        task = self._window.session.worker.write(lambda: unsaved.keep(workspace, typed))
        task.failed.connect(self._window.refuse)

    def _workspaces(self) -> tuple[Workspace, ...]:
        from ui.desk_session import DeskSession

        session = self._window.findChild(DeskSession)
        desk = session.desk.workspace if session is not None and session.desk else None
        return tuple(one for one in (self._window.session.workspace, desk) if one is not None)

    # Unlocking

    def _try(self, passphrase: str) -> None:
        workspaces = self._workspaces()

        def work() -> None:
            for one in workspaces[:-1]:
                if _proved(one, passphrase):
                    return
            workspaces[-1].prove(passphrase)

        self._be_busy(True)
        task = self._window.session.worker.compute(lambda _told: work())
        task.done.connect(lambda _nothing: self._open())
        task.failed.connect(self._refuse)
        task.broke.connect(lambda: self._be_busy(False))  # or nobody gets in any more

    def _be_busy(self, busy: bool) -> None:
        for cover in self._covers:
            cover.set_busy(busy)

    def _refuse(self, error: ExpectedError) -> None:
        for cover in self._covers:
            cover.refuse(error)

    def _open(self) -> None:
        self._app.removeEventFilter(self)
        covers, self._covers = self._covers, []
        for cover in covers:
            cover.lift()
        self._window.centralWidget().show()
        self._forget()
        if self._timer.interval():
            self._timer.start()
        self.unlocked.emit()

    def _forget(self) -> None:
        """The fields have their texts still."""
        from models.store import unsaved

        workspaces = self._workspaces()
        if workspaces:
            self._window.session.worker.write(lambda: unsaved.keep(workspaces[0], ()))

    # After a power cut behind the cover

    def _offer_kept(self) -> None:
        """Show what stood in the fields when the program ended while it was locked."""
        workspace = self._window.session.workspace
        if workspace is None:
            return

        def work() -> object:
            from models.store import unsaved

            return unsaved.kept(workspace)

        self._window.session.worker.write(work).done.connect(self._show_kept)

    def _show_kept(self, typed: tuple[tuple[str, str], ...]) -> None:
        if typed:
            from ui.dialogs.kept_typing import KeptTyping

            shown = KeptTyping(typed, self._window)
            shown.dealt_with.connect(self._forget)
            shown.open()


def _proved(workspace: Workspace, passphrase: str) -> bool:
    from models.errors import StoreError

    try:
        workspace.prove(passphrase)
    except StoreError:
        return False
    return True


def _shown() -> list[QWidget]:
    """Every window of the program that can be seen; menus and tips close by themselves."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        continue
    return [top for top in QApplication.topLevelWidgets() if top.isVisible()]


def _typed() -> tuple[tuple[str, str], ...]:
    """What stands in visible fields that can be written in; never a passphrase."""
    found: list[tuple[QWidget, str, bool]] = []
    for top in _shown():
        for line in top.findChildren(QLineEdit):
            if line.isVisible() and line.echoMode() is QLineEdit.EchoMode.Normal:
                found.append((line, line.text(), line.isReadOnly()))
        texts: list[QPlainTextEdit | QTextEdit] = list(top.findChildren(QPlainTextEdit))
        texts += top.findChildren(QTextEdit)
        found += [(t, t.toPlainText(), t.isReadOnly()) for t in texts if t.isVisible()]
    return tuple(
        (field.accessibleName() or field.objectName(), words)
        for field, words, fixed in found
        if words.strip() and not fixed
    )

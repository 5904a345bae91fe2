"""设置: language, look, passphrase, backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui import language, preferences, program_keys
from ui.locking import IdleLock
from ui.screens.backup_strip import BackupStrip
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import Pairs, clear_widget, page_head, panel, scrolling_layout
from ui.widgets.choice import Choice
from ui.widgets.fields import line_field
from ui.widgets.message import Message

if TYPE_CHECKING:
    from ui.window import Window

WIDTH = 560
SHORTEST = 8


class SettingsScreen(QWidget):
    """A card for each; what is changed there holds at once and is said."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self.message = Message("settingsMessage")
        left = column(self._language(), self._theme(), self._text_size(), gap=12)
        right = column(gap=12)
        if self._session.workspace is not None:  # an office computer may have none
            left.addWidget(self._backup())
            right.addWidget(self._passphrase())
        right.addWidget(self._lock())
        right.addWidget(self._about())
        for side in (left, right):
            side.addStretch(1)
        cards = row(left, right, 1, gap=12)
        head = page_head(self.tr("Settings"))
        area = scrolling_layout(cards, "settings_area")
        self.setLayout(column(head, self.message, area, gap=12, margin=14))

    def _card(self, title: str, *parts: object) -> QWidget:
        made = panel(title, *parts)  # type: ignore[arg-type]
        made.setMaximumWidth(theme.px(WIDTH))
        return made

    def _language(self) -> QWidget:
        said = self.tr("Language")
        items = ((language.CHINESE, "简体中文"), (language.ENGLISH, "English"))
        choice = Choice("settings_language", items, said)
        choice.select(language.current())
        choice.chosen.connect(self._window.use_language)
        return self._card(said, row(choice, 1))

    def _theme(self) -> QWidget:
        said = self.tr("Look")
        items = (
            (theme.Theme.LIGHT.value, self.tr("Light")),
            (theme.Theme.DARK.value, self.tr("Dark")),
            (theme.Theme.CONTRAST.value, self.tr("High contrast")),
        )
        choice = Choice("settings_theme", items, said)
        choice.select(theme.current().value)
        choice.chosen.connect(lambda value: self._window.use_theme(theme.Theme(value)))
        return self._card(said, row(choice, 1))

    def _text_size(self) -> QWidget:
        said = self.tr("Size of the words")
        items = [(str(percent), f"{percent} %") for percent in theme.TEXT_SIZES]
        choice = Choice("settings_text_size", items, said)
        choice.select(str(theme.text_size()))
        choice.chosen.connect(lambda value: self._window.use_text_size(int(value)))
        return self._card(said, row(choice, 1))

    def _lock(self) -> QWidget:
        said = self.tr("Lock when nobody is here")
        lock = IdleLock.of(self._window)
        never, minutes = self.tr("Never"), self.tr("{n} min")
        items = [
            (str(n), minutes.format(n=n) if n else never)
            for n in sorted(preferences.IDLE_MINUTES, key=lambda n: n or 99)
        ]
        choice = Choice("settings_lock", items, said)
        choice.select(str(preferences.idle_minutes()))
        choice.chosen.connect(lambda value: lock.use_minutes(int(value)))
        now = button(self.tr("Lock now"), "settings_lock_now", icon="lock")
        now.clicked.connect(lock.lock)
        words = self.tr("What is being typed is kept encrypted first; nothing is closed.")
        return self._card(said, row(choice, 1), label(words, "small", wrap=True), row(now, 1))

    def _about(self) -> QWidget:
        """What an office is asked for by telephone: the version, and where the data lie."""
        from sync.package.contents import PROGRAM

        pairs = Pairs(width=72)
        pairs.add(self.tr("Version"), PROGRAM.replace("/", " "), "settings_version")
        keys = button(self.tr("Keys (F1)"), "settings_keys", icon="list")
        keys.clicked.connect(lambda: program_keys.tell(self._window))
        place = () if self._session.workspace is None else (self._folder_line(),)
        return self._card(self.tr("About the program"), pairs, *place, row(keys, 1))

    def _folder_line(self) -> QWidget:
        """To be copied as it is: a label would have to break a long one."""
        where = line_field("settings_folder", self.tr("Workspace"))
        where.setReadOnly(True)
        where.setText(str(self._session.folder))
        where.setCursorPosition(0)
        where.setToolTip(where.text())
        said = label(self.tr("Workspace"), "second")
        said.setFixedWidth(theme.px(72))
        return clear_widget(row(said, where, gap=12))

    def _passphrase(self) -> QWidget:
        self._old = line_field("settings_old", self.tr("Present passphrase"), secret=True)
        self._new = line_field("settings_new", self.tr("New passphrase"), secret=True)
        self._again = line_field("settings_again", self.tr("The same once more"), secret=True)
        self._change = button(self.tr("Change passphrase"), "settings_change", "primary", "key")
        self._change.clicked.connect(self._change_passphrase)
        self._again.returnPressed.connect(self._change_passphrase)
        words = self.tr("Backups made before keep the passphrase they were made with.")
        return self._card(
            self.tr("Passphrase"),
            self._old,
            self._new,
            self._again,
            label(words, "small", wrap=True),
            row(self._change, 1),
        )

    def _backup(self) -> QWidget:
        strip = BackupStrip(
            self._session, "settings_backup", self.tr("Back up now"), role="primary"
        )
        strip.told.connect(self.message.say)
        strip.refused.connect(self.message.refuse)
        words = self.tr("The copy is encrypted like the workspace and is opened once to prove it.")
        return self._card(self.tr("Backup"), strip, label(words, "small", wrap=True))

    def _change_passphrase(self) -> None:
        workspace = self._session.workspace
        problem = self._problem()
        if problem or workspace is None:
            self.message.say(problem, "warn")
            return
        old, new = self._old.text(), self._new.text()
        self._change.setEnabled(False)
        task = self._session.worker.write(lambda: workspace.change_passphrase(old, new))
        task.done.connect(self._changed)
        task.failed.connect(self.message.refuse)
        task.finished.connect(while_there(self, lambda: self._change.setEnabled(True)))

    def _problem(self) -> str:
        if len(self._new.text()) < SHORTEST:
            return self.tr("A passphrase has at least {n} characters.").format(n=SHORTEST)
        if self._new.text() != self._again.text():
            return self.tr("The two passphrases differ.")
        return ""

    def _changed(self, _result: object) -> None:
        for line in (self._old, self._new, self._again):
            line.clear()
        self.message.say(self.tr("The passphrase is changed."), "ok")

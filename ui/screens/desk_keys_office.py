"""办公室密钥: the office's keys, the trust file for all laptops, and what needs the root key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.revoke_district import RevokeDistrictDialog
from ui.screens.desk_keys_part import DeskKeysPart
from ui.screens.desk_keys_recipients import RecipientsPanel
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.blocks import Pairs, panel, scrolling_layout
from ui.widgets.fields import line_field
from ui.widgets.folder_field import FolderField

if TYPE_CHECKING:
    from models.district.desk import Desk
    from sync.keeping import Overview
    from sync.office import Enrolled
    from ui.desk_session import DeskSession

SIDE_WIDTH = 460


class KeyOffice(DeskKeysPart):
    """Left what there is, right what a clerk does with it."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._pairs = QVBoxLayout()
        self.recipients = RecipientsPanel(desk)
        self.recipients.told.connect(self.told)
        self.recipients.changed.connect(self.changed)
        left = column(
            panel(self.tr("Keys of this office"), self._pairs), self.recipients, 1, gap=12
        )
        right = column(self._bundle_panel(), self._root_panel(), 1, gap=12)
        side = QWidget()
        side.setProperty("role", "clear")
        side.setLayout(right)
        side.setFixedWidth(theme.side(SIDE_WIDTH))
        both = row(left, side, gap=12)
        both.setStretch(0, 1)
        self.setLayout(column(scrolling_layout(both, "desk_keys_office")))

    def _bundle_panel(self) -> QWidget:
        self._stick = FolderField("desk_bundle_folder", self.tr("Folder or stick"))
        write = button(self.tr("Write trust file"), "desk_bundle_write", "primary", "drive")
        write.clicked.connect(self._write)
        words = self.tr(
            "For every laptop: newest revocation lists, the district's standards and readings. "
            "Carry it round once a month, and after every revocation."
        )
        said = label(words, "small", "desk_bundle_about", wrap=True)
        return panel(self.tr("Trust file for all laptops"), said, self._stick, row(write, 1))

    def _root_panel(self) -> QWidget:
        self._root = FolderField("desk_renew_folder", self.tr("Stick with root-key.json"))
        self._secret = line_field(
            "desk_renew_passphrase", self.tr("Passphrase of the root key"), secret=True
        )
        district = button(
            self.tr("Renew district's certificate"), "desk_renew_district", icon="key"
        )
        list_ = button(self.tr("Renew root's list"), "desk_renew_list", icon="key")
        district.clicked.connect(self._renew_district)
        list_.clicked.connect(self._renew_list)
        words = self.tr(
            "Only when a line above says so: take the stick out of the safe, renew, lock it away "
            "again. Then back up the desk and write the trust file for all laptops."
        )
        said = label(words, "small", "desk_renew_about", wrap=True)
        void = button(self.tr("Revoke district's certificate…"), "desk_void_district", icon="stop")
        void.clicked.connect(self._revoke_district)
        fields = (said, self._root, self._secret)
        parts = (*fields, row(district, 1), row(list_, 1), row(void, 1))
        return panel(self.tr("With the root key"), *parts)

    def show_keys(self, found: Overview) -> None:
        """Show what there is and until when."""
        empty(self._pairs)
        pairs = Pairs(width=128)
        pairs.add(self.tr("Number of the office"), found.root, "desk_keys_root")
        pairs.add(self.tr("District's certificate"), self._until(found.district_until))
        lists = self.tr("No. {number}, until {day} (renewed by itself)")
        said = lists.format(number=found.list_number, day=found.list_until)
        pairs.add(self.tr("Revocation list"), said)
        pairs.add(self.tr("Root's list"), self._until(found.root_list_until))
        nobody = self.tr("nobody: packages are not encrypted")
        names = "、".join(one.name for one in found.recipients)
        pairs.add(self.tr("Packages open for"), names or nobody)
        self._pairs.addLayout(pairs)
        self.recipients.refresh()

    def _until(self, day: str) -> str:
        return self.tr("until {day}").format(day=day)

    def _write(self) -> None:
        from ui.desk_keys import write_bundle

        folder, packs = self._stick.require(), self._desk.packs
        if folder is None:
            return
        task = self._desk.write(lambda desk: write_bundle(desk, folder, packs))
        task.done.connect(self._written)

    def _written(self, made: Enrolled) -> None:
        words = self.tr(
            "{file} (No. {number}) is written; every laptop reads it under Certificate."
        )
        self.told.emit(words.format(file=made.file_name, number=made.serial), "ok")
        self.changed.emit()

    def _renew_district(self) -> None:
        from sync.keeping import renew_district

        done = self.tr("The district's certificate is renewed; back up the desk now.")
        self._with_root(renew_district, done)

    def _renew_list(self) -> None:
        from sync.keeping import renew_root_list

        self._with_root(renew_root_list, self.tr("The root's list is renewed for five years."))

    def _revoke_district(self) -> None:
        """Ask why, after folder and passphrase are there; everything else follows by itself."""
        from sync.keeping import revoke_district
        from sync.keys.reasons import Reason

        if self._root.require() is None:
            return
        if not self._secret.text():
            self._secret.setFocus()
            return
        done = self.tr(
            "The former certificate is revoked. Back up the desk, write the trust file for all "
            "laptops, and enrol every laptop anew."
        )

        def act(reason: str, remark: str) -> None:
            def step(desk: Desk, file: Path, secret: str) -> None:
                revoke_district(desk, file, secret, Reason(reason), remark)

            self._with_root(step, done)

        asked = RevokeDistrictDialog(self)
        asked.given.connect(act)
        asked.open()

    def _with_root(self, step: Callable[[Desk, Path, str], None], done: str) -> None:
        from sync.office import ROOT_FILE

        folder, secret = self._root.require(), self._secret.text()
        if folder is None:
            return
        if not secret:
            self._secret.setFocus()
            return
        self._secret.clear()
        task = self._desk.write(lambda desk: step(desk, folder / ROOT_FILE, secret))
        task.done.connect(while_there(self, lambda _none: self._renewed(done)))

    def _renewed(self, words: str) -> None:
        self.told.emit(words, "ok")
        self.changed.emit()

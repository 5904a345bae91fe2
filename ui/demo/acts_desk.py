"""Third part: the district office makes its desk, enrols, receives, decides, prints."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from ui.demo import sample
from ui.demo.driver import Driver


def make_desk(driver: Driver, desk: Path, safe: Path) -> None:
    """Make the desk: root key onto its own stick, district keys into the desk."""
    driver.click("nav_desk")
    driver.type("desk_new_folder", str(desk))
    driver.type("desk_new_office", sample.ORGANISATION)
    driver.type("desk_new_passphrase", sample.DESK_PASSPHRASE)
    driver.type("desk_new_again", sample.DESK_PASSPHRASE)
    driver.type("desk_root_folder", str(safe))
    driver.type("desk_root_passphrase", sample.ROOT_PASSPHRASE)
    driver.shot("desk-make")
    driver.click("desk_create")
    driver.find("desk_recovery_key")
    driver.click("desk_recovery_done")
    driver.find("desk_receive")


def enrol(driver: Driver, stick: Path) -> None:
    """Compare the laptop's number and issue its certificate."""
    driver.click("desk_enrol")
    driver.type("desk_enrol_folder", str(stick))
    driver.click("desk_enrol_read")
    driver.find("desk_request_number")
    driver.shot("desk-enrol")
    driver.click("desk_enrol_issue")
    driver.until(lambda: list(stick.glob("trust-bundle-*.p7m")), "the trust file is on the stick")
    driver.click("desk_enrol_back")


def receive(driver: Driver, stick: Path, folder: Path) -> None:
    """Receive what is on the stick; a changed copy goes to quarantine."""
    driver.click("nav_desk")
    driver.type("desk_receive_folder", str(stick))
    driver.click("desk_receive")
    driver.until(lambda: list(stick.glob("receipt-*.p7m")), "the receipt is on the stick")
    from ui.desk_session import DeskSession

    worker = DeskSession.of(driver.window).worker
    driver.until(lambda: worker.idle, "the package is received")
    driver.drop("desk_slot", [_changed_copy(next(stick.glob("visit-*.zip.age")), folder)])
    driver.settle(0.3)
    driver.until(lambda: worker.idle, "the changed copy was looked at")
    driver.settle(0.5)
    driver.shot("desk-received")


def open_packages(driver: Driver, folder: Path) -> None:
    """Lay the packages in clear beside the encrypted ones, for a stranger without our keys."""
    from ui.desk_session import DeskSession
    from ui.unsealing import hand_out_opened

    desk = DeskSession.of(driver.window).desk
    assert desk is not None  # it was opened in the act before
    for sealed in folder.glob("visit-*.zip.age"):
        hand_out_opened(sealed, desk, folder)


def _changed_copy(package: Path, folder: Path) -> Path:
    """Copy the package and change one bit of it, as a careless or dishonest hand would."""
    folder.mkdir(exist_ok=True)
    copy = Path(shutil.copy(package, folder / package.name))
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    return copy


def decide(driver: Driver, papers: Path) -> None:
    """Open the acceptance case, look, record the decision, print the forms with it."""
    table = driver.find("desk_cases", QTableView)
    driver.until(lambda: table.model().rowCount() > 0, "a case has arrived")
    _select_hospital(driver, table)
    driver.click("desk_open_case")
    driver.find("desk_tabs_result")
    driver.settle(0.6)
    driver.shot("desk-case")
    driver.click("desk_tabs_findings")
    driver.settle(0.6)
    driver.shot("desk-findings")
    driver.click("desk_tabs_decision")
    driver.type("decision_opinion", sample.DECISION_OPINION)
    driver.type("decision_by", sample.DECIDER)
    driver.type("decision_number", sample.DOCUMENT_NUMBER)
    driver.shot("desk-decision")
    driver.click("decision_record")
    driver.find("decision_standing")
    driver.shot("desk-decided")
    driver.click("desk_tabs_forms")
    driver.type("desk_forms_folder", str(papers))
    driver.click("forms_save_all")
    driver.until(lambda: len(list(papers.glob("*.pdf"))) >= sample.FORMS, "the forms are saved")
    driver.shot("desk-forms")


def _select_hospital(driver: Driver, table: QTableView) -> None:
    """Choose the case of the standard that is decided."""
    model = table.model()
    for line in range(model.rowCount()):
        words = [model.index(line, c).data() or "" for c in range(model.columnCount())]
        if any("社区医院" in str(word) for word in words):
            table.selectRow(line)
            return
    table.selectRow(0)


def look_around(driver: Driver) -> None:
    """Show standards and settings, and the window in English and in the dark."""
    driver.click("nav_standards")
    driver.settle(0.8)
    driver.shot("standards")
    driver.click("nav_settings")
    driver.settle(0.2)
    driver.shot("settings")
    driver.click("settings_language_en")
    driver.settle(0.3)
    driver.shot("settings-english")
    driver.click("settings_language_zh")
    driver.settle(0.3)
    driver.click("settings_theme_dark")
    driver.settle(0.3)
    driver.click("nav_visits")
    driver.settle(0.4)
    driver.shot("visits-dark")
    driver.press(Qt.Key.Key_Down)

"""First part of the story: the evaluator's laptop, from the first start to the last mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListView

from ui.demo import sample
from ui.demo.driver import Driver
from ui.demo.photos import SamplePhoto
from ui.demo.sample import HOSPITAL, QUALITY, Finding, Step
from ui.screens.visit.clauses_pane import ClausesPane
from ui.widgets.facility_form import FIELDS

_KEYS = {
    "1": Qt.Key.Key_1,
    "2": Qt.Key.Key_2,
    "3": Qt.Key.Key_3,
    "4": Qt.Key.Key_4,
    "0": Qt.Key.Key_0,
}


def first_start(driver: Driver) -> None:
    """Make the workspace, keep the recovery key, come to the empty list of visits."""
    driver.shot("unlock")
    driver.type("passphrase", sample.PASSPHRASE)
    driver.type("passphraseAgain", sample.PASSPHRASE)
    driver.click("unlockButton")
    driver.find("recoveryCard")
    driver.shot("recovery-key")
    key = driver.find("recoveryKeyText", QLabel).text()
    driver.type("recoveryConfirm", key.split("-")[-1])
    driver.click("recoveryContinue")
    driver.find("newVisit")


def new_visit(driver: Driver) -> None:
    """Plan an on-site evaluation under both standards."""
    driver.click("newVisit")
    for field, key in FIELDS.items():
        if key in sample.FACILITY:
            driver.type(field, sample.FACILITY[key])
    driver.choose("facilityBeds", "yes")
    driver.type("visitOrganisation", sample.ORGANISATION)
    team = ((sample.LEADER, "综合管理"), (sample.EVALUATOR, "护理、医院感染管理"))
    for number, (name, specialty) in enumerate(team):
        driver.type(f"memberName_{number}", name)
        driver.type(f"memberSpecialty_{number}", specialty)
        driver.type(f"memberOrganisation_{number}", sample.ORGANISATION)
    driver.shot("new-visit")
    driver.click("beginVisit")
    driver.find("clausesPane")
    driver.find(f"card_{HOSPITAL}_1")


def measure_criteria(driver: Driver) -> None:
    """Enter the figures of the eleven criteria and mark each 达标."""
    for code, values in sample.CRITERIA.items():
        _come_to(driver, HOSPITAL, code)
        _enter(driver, HOSPITAL, code, values)
        _mark(driver, HOSPITAL, code, "1")
        if code == "5":
            driver.shot("criterion-with-figures")


def walk(driver: Driver, photos: Sequence[SamplePhoto]) -> None:
    """Walk through the 2015 indicators: keys, remarks, photos, findings, and one undo."""
    for step in sample.STEPS:
        _come_to(driver, QUALITY, step.clause)
        _enter(driver, QUALITY, step.clause, sample.NUMERIC.get(step.clause, {}))
        _mark(driver, QUALITY, step.clause, step.key, step.reason)
        if step.note:
            _remark(driver, step.clause, step.note)
        if step.photo is not None:
            _attach(driver, photos[step.photo], looked_at=step.clause == "2.3.3/2")
        if step.finding is not None:
            _write_finding(driver, step.finding)
        _look(driver, step)


def slip_and_undo(driver: Driver) -> None:
    """Press a wrong key, and take it back."""
    last = sample.STEPS[-1]
    name = f"{QUALITY}_{last.clause}"
    driver.click(f"met_{name}")
    driver.until(lambda: driver.look(f"reason_{name}") is None, "the slip shows")
    driver.click("undo")
    _saved(driver)


def refuse_bad_photo(driver: Driver, folder: Path) -> None:
    """Drop a text file that calls itself a photo: one sentence, and nothing else changes."""
    fake = folder / "not-a-photo.jpg"
    fake.write_text("这不是照片", encoding="utf-8")
    driver.drop("evidencePane", [fake])
    driver.find("evidenceMessage")
    driver.shot("photo-refused")


def search(driver: Driver) -> None:
    """Look for words in all clauses."""
    driver.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    driver.type("search", "隔帘")
    driver.settle(0.3)
    driver.shot("search")
    driver.type("search", "")
    driver.settle(0.2)
    driver.press(Qt.Key.Key_Escape)


def by_room(driver: Driver) -> None:
    """Look at the same clauses room by room, and come back."""
    pane = driver.find("clausesPane", ClausesPane)
    driver.press(Qt.Key.Key_F5)
    driver.find("roomList")
    driver.until(lambda: pane.complete, "the room is there")
    driver.settle(0.3)
    driver.shot("by-room")
    driver.press(Qt.Key.Key_F5)
    driver.find("indicatorTree")
    driver.until(lambda: pane.complete, "the indicator is there")


def _come_to(driver: Driver, pack: str, clause: str) -> None:
    """Step through the indicators until the clause is on the screen, and choose it."""
    name = f"card_{pack}_{clause}"
    pane = driver.find("clausesPane", ClausesPane)
    for _ in range(80):
        driver.until(lambda: pane.complete, "every card is there")
        if driver.look(name) is not None:
            break
        driver.press(Qt.Key.Key_PageDown)
        driver.settle(0.005)
    card = driver.find(name)
    driver.reveal(card)
    driver.click(f"text_{pack}_{clause}")


def _enter(driver: Driver, pack: str, clause: str, values: Mapping[str, int | str]) -> None:
    for key, value in values.items():
        name = f"value_{pack}_{clause}_{key}"
        if isinstance(driver.find(name), QComboBox):
            driver.choose(name, value)
        else:
            driver.type(name, str(value))
            driver.leave(name)
    if values:
        _saved(driver)


def _mark(driver: Driver, pack: str, clause: str, key: str, reason: str = "") -> None:
    driver.click(f"text_{pack}_{clause}")
    driver.press(Qt.Key.Key_Escape)  # the keys belong to the clause, not to a field
    driver.press(_KEYS[key])
    if reason:
        driver.type(f"reason_{pack}_{clause}", reason)
        driver.click(f"reasonGiven_{pack}_{clause}")
    _saved(driver)


def _remark(driver: Driver, clause: str, note: str) -> None:
    driver.click(f"addRemark_{QUALITY}_{clause}")
    driver.type(f"remark_{QUALITY}_{clause}", note)
    driver.leave(f"remark_{QUALITY}_{clause}")
    _saved(driver)


def _attach(driver: Driver, photo: SamplePhoto, looked_at: bool) -> None:
    """Drop a photo, open it, and write what it shows."""
    before = len(driver.state().evidence)
    driver.drop("evidencePane", [photo.path])
    if driver.look("privacyNobody") is not None:  # asked once for a clause where patients are
        driver.click("privacyNobody")
    driver.until(lambda: len(driver.state().evidence) == before + 1, "the photo is in the record")
    grid = driver.find("thumbnails", QListView)
    driver.until(lambda: grid.model().rowCount() == 1, "the photo stands beside the clause")
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Return)
    driver.type("photoCaption", photo.title)
    if looked_at:
        driver.settle(0.4)
        driver.shot("photo")
    driver.click("photoKeep")
    sha256 = list(driver.state().evidence)[-1]
    driver.until(lambda: driver.state().evidence[sha256].caption, "the words are kept")


def _write_finding(driver: Driver, finding: Finding) -> None:
    before = len(driver.state().findings)
    driver.type("findingFact", finding.fact)
    driver.type("findingRectification", finding.rectification)
    driver.type("findingPlace", finding.place)
    driver.type("findingDue", finding.due_on())
    driver.click("findingSave")
    driver.until(lambda: len(driver.state().findings) == before + 1, "the finding is kept")


def _look(driver: Driver, step: Step) -> None:
    """Take a picture where the screen has something to show."""
    if step.clause == "1.2.4/5":
        _come_to(driver, QUALITY, "1.2.4/4")
        driver.settle(0.4)  # thumbnails arrive
        driver.shot("marking")
    elif step.clause == "2.3.3/2":
        driver.settle(0.4)
        driver.shot("marking-finding")


def _saved(driver: Driver) -> None:
    """Wait until what was handed in is durable."""
    driver.settle(0.005)
    driver.until(lambda: not driver.session().is_busy, "the writer is done")


def open_first_visit(driver: Driver) -> None:
    """Open the first visit of the list with the keyboard."""
    visits = driver.find("visitList", QListView)
    driver.until(lambda: visits.model().rowCount() > 0, "the list of visits is there")
    driver.settle(0.2)
    visits.setFocus()
    visits.setCurrentIndex(visits.model().index(0, 0))
    driver.shot("visits")
    driver.press(Qt.Key.Key_Return)
    driver.find("clausesPane")

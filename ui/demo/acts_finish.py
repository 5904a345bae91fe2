"""Second part: closing, forms, signatures, package, stick, and home again with the receipt."""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel

from models.facts.state import VisitState
from ui.demo import sample
from ui.demo.driver import Driver, Stroke
from ui.demo.sample import HOSPITAL


def close(driver: Driver) -> VisitState:
    """Answer the vetoes, list what stays unchecked, fill the forms, freeze the record."""
    driver.click("closeVisit")
    driver.find("closing_close")
    driver.shot("closing-blocked")
    _answer_vetoes(driver)
    _list_unchecked(driver)
    _fill_forms(driver)
    driver.click(f"closing_tabs_{HOSPITAL}")
    driver.shot("closing-ready")
    driver.click("closing_close")
    driver.until(lambda: driver.state().closed is not None, "the record is frozen")
    driver.find("closing_sign")
    driver.until(lambda: _is_backed_up(driver), "the backup is made")
    driver.shot("closing-frozen")
    return driver.state()


def _is_backed_up(driver: Driver) -> bool:
    line = driver.look("closing_backup_state")
    return line is not None and line.property("tone") == "ok"


def _answer_vetoes(driver: Driver) -> None:
    driver.click("closing_tabs_vetoes")
    for code in ("V1", "V2", "V3"):
        for basis in ("declaration", "office"):
            name = f"veto_{code}_{basis}"
            driver.type(f"{name}_source", sample.VETO_SOURCES[basis])
            driver.click(f"{name}_none")
    answered = 2 * len(("V1", "V2", "V3"))
    driver.until(lambda: len(driver.state().vetoes) == answered, "every veto is answered")
    driver.shot("vetoes")


def _list_unchecked(driver: Driver) -> None:
    driver.click("closing_tabs_unchecked")
    driver.type("unchecked_reason", sample.UNCHECKED_REASON)
    driver.click("unchecked_apply")
    driver.click("unchecked_all")
    driver.until(lambda: driver.state().unchecked, "the leader's list is kept")
    driver.shot("unchecked-list")


def _fill_forms(driver: Driver) -> None:
    driver.click("closing_forms")
    for code, values in (("annex-2", sample.ANNEX_2), ("annex-4", sample.ANNEX_4)):
        driver.click(f"formFieldsForm_{HOSPITAL}_{code}")
        driver.click("formFieldsTakeAll")
        for key, value in values.items():
            _fill(driver, f"field_{key}", value)
        driver.shot(f"form-{code}")
        driver.click("formFieldsSave")
        driver.until(partial(_is_kept, driver, code), f"{code} is kept")
    driver.click("formFieldsBack")
    driver.find("closing_close")


def _is_kept(driver: Driver, code: str) -> bool:
    return (HOSPITAL, code) in driver.state().forms


def _fill(driver: Driver, name: str, value: object) -> None:
    if isinstance(value, tuple):
        for box in driver.window.findChildren(QCheckBox):
            if box.objectName().startswith(name) and box.text() in value and not box.isChecked():
                driver.click(box.objectName())
    elif name.endswith("resources_standard"):
        driver.choose(name, value)
    else:
        driver.type(name, str(value))


def sign(driver: Driver) -> None:
    """Evaluator, leader, facility: in this order, each on the pad."""
    driver.click("closing_sign")
    driver.until(lambda: driver.find("signing_who", QLabel).text(), "somebody is asked to sign")
    for number, office in enumerate(("", "", "中心主任")):
        driver.find("signature_pad")
        facility = number == 2
        if facility:
            driver.click("signing_kind_objected")
            driver.type("signing_statement", sample.OBJECTION)
            driver.type("signing_title", office)
        driver.draw("signature_pad", handwriting(number))
        driver.shot("signing-facility" if facility else f"signing-{number + 1}")
        asked = driver.find("signing_who", QLabel).text()
        driver.click("signing_confirm")
        driver.until(partial(_other_asked, driver, asked), "the next one is asked to sign")
    driver.click("signing_deliver")
    driver.find("delivery_folder")


def _other_asked(driver: Driver, asked: str) -> bool:
    return driver.find("signing_who", QLabel).text() != asked


def handwriting(seed: int) -> list[Stroke]:
    """Return a few strokes that look written: nobody's signature."""
    strokes: list[Stroke] = []
    for number in range(6):
        x = 0.12 + 0.125 * number
        turn = 0.9 * number + 1.7 * seed
        strokes.append(
            [
                (
                    x + 0.075 * t / 11 + 0.03 * math.sin(turn + t / 2.1),
                    0.5 + 0.27 * math.sin(turn + t / 3.3) + 0.08 * math.cos(1.9 * t + seed),
                )
                for t in range(12)
            ]
        )
    return strokes


def ask_for_certificate(driver: Driver, stick: Path) -> None:
    """Make the key, and put the request on the stick."""
    driver.type("delivery_folder", str(stick))
    driver.leave("delivery_folder")
    driver.shot("delivery-no-certificate")
    driver.type("keys_name", "现场评价组笔记本")
    driver.click("keys_request")
    driver.until(lambda: list(stick.glob("*.csr")), "the request is on the stick")
    driver.find("keys_fingerprint")


def take_certificate(driver: Driver, stick: Path) -> None:
    """Compare the office's number and take its trust file over."""
    driver.type("delivery_folder", str(stick))
    driver.click("keys_import")
    driver.find("keys_accept")
    driver.shot("delivery-compare-numbers")
    driver.click("keys_accept")
    driver.find("keys_ready")


def pack_and_copy(driver: Driver, stick: Path) -> Path:
    """Build the signed package and copy it to the stick."""
    driver.click("delivery_build")
    driver.click("delivery_copy")
    driver.until(lambda: list(stick.glob("visit-*.zip.age")), "the package is on the stick")
    driver.settle(0.3)
    driver.shot("delivery-copied")
    return next(iter(stick.glob("visit-*.zip.age")))


def bring_receipt_home(driver: Driver) -> None:
    """Find the desk's receipt on the stick; only now is the visit 已送达."""
    driver.click("delivery_receipts")
    driver.settle(0.5)
    driver.shot("delivery-delivered")

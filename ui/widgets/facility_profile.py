"""What a facility has and how large it is: decides 不适用, tiers and warnings, never a mark."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from models.facts.bodies import Facility
from models.facts.figures import (
    FEWEST_PERSONS,
    MOST_TEN_THOUSANDS,
    PeopleUnit,
    parse_people,
)
from models.facts.profile import parse_name_days, parse_staff
from models.standards.types import FACILITY_FEATURES
from models.standards.working import ten_thousands
from ui.widgets.basics import row
from ui.widgets.blocks import clear_widget
from ui.widgets.grid_form import add_field, choice_of

PEOPLE = {"facilityServed": "served", "facilityResidents": "residents"}
DAYS = {"facilityPlateFrom": "second_name_from", "facilityPlateUntil": "second_name_until"}


class FacilityProfile(QWidget):
    """The fields below the particulars; none of them is needed.

    A widget only so that it has a parent and words; its fields stand in the grid of the form.
    """

    def __init__(self, grid: QGridLayout) -> None:
        super().__init__()
        self.hide()
        self._grid = grid
        self.lines: dict[str, QLineEdit] = {}
        self._units: dict[str, QComboBox] = {}
        self._features: dict[str, QComboBox] = {}

    def add_second_name_days(self) -> None:
        """Add the days between which the second name is valid (R3.11)."""
        self._line("facilityPlateFrom", self.tr("Second name from"), self.tr("yyyy-mm-dd"))
        self._line("facilityPlateUntil", self.tr("Second name until"), self.tr("yyyy-mm-dd"))

    def add_profile(self) -> None:
        """Add ownership, grade, figures and what it has."""
        unknown = self.tr("Not known yet")
        owned = {"government": self.tr("Government-run"), "other": self.tr("Other ownership")}
        grades = {"a": self.tr("Grade A"), "b": self.tr("Grade B")}
        grades |= {"other": self.tr("Another grade, or none")}
        self._ownership = choice_of("facilityOwnership", {"": unknown, **owned})
        self._grade = choice_of("facilityGrade", {"": unknown, **grades})
        add_field(self._grid, self.tr("Ownership"), self._ownership)
        add_field(self._grid, self.tr("Grade review"), self._grade)
        self._line("facilityStaff", self.tr("Staff, people"))
        self._people("facilityServed", self.tr("Population served"))
        self._people("facilityResidents", self.tr("Residents"))
        self._sure = QCheckBox(self.tr("The figures are right"))
        self._sure.setObjectName("facilityFiguresRight")
        add_field(self._grid, self.tr("Unusual figures"), self._sure)
        for feature, said in self._feature_words().items():
            words = {"": unknown, "yes": self.tr("Yes"), "no": self.tr("No")}
            self._features[feature] = choice_of(f"facilityHas_{feature}", words)
            add_field(self._grid, said, self._features[feature])

    def _feature_words(self) -> dict[str, str]:
        """What a clause may need, but for beds, which have a field of their own."""
        return {
            "shared_wards": self.tr("Wards of several patients"),
            "special_clinics": self.tr("Fever or enteric clinic"),
            "imaging": self.tr("Imaging"),
            "special_drugs": self.tr("Narcotic and psychotropic drugs"),
            "care_homes": self.tr("Homes for the elderly in its area"),
            "hospice": self.tr("Hospice and elderly care"),
        }

    def _line(self, name: str, said: str, hint: str = "") -> None:
        made = QLineEdit()
        made.setObjectName(name)
        made.setMaxLength(40)
        made.setPlaceholderText(hint)
        self.lines[name] = made
        add_field(self._grid, said, made)

    def _people(self, name: str, said: str) -> None:
        made = QLineEdit()
        made.setObjectName(name)
        made.setMaxLength(40)
        made.setAccessibleName(said)
        units = {PeopleUnit.PERSONS: self.tr("people"), PeopleUnit.TEN_THOUSANDS: self.tr("10,000")}
        unit = choice_of(f"{name}Unit", {str(key): words for key, words in units.items()})
        unit.setAccessibleName(self.tr("Unit of {field}").format(field=said))
        self.lines[name], self._units[name] = made, unit
        both = row(made, unit, gap=6)
        both.setStretch(0, 1)
        holder = clear_widget(both)
        holder.setFocusProxy(made)
        add_field(self._grid, said, holder)

    def put(self, facility: Facility) -> None:
        """Show what the record says."""
        for name, key in DAYS.items():
            self.lines[name].setText(getattr(facility, key) or "")
        self.lines["facilityStaff"].setText("" if facility.staff is None else str(facility.staff))
        for name, key in PEOPLE.items():
            self._put_people(name, getattr(facility, key))
        for box, value in ((self._ownership, facility.ownership), (self._grade, facility.grade)):
            box.setCurrentIndex(max(box.findData(value or ""), 0))
        for feature, box in self._features.items():
            said = (facility.features or {}).get(feature, "")
            box.setCurrentIndex(max(box.findData(said), 0))
        known = [getattr(facility, key) for key in PEOPLE.values()]
        self._sure.setChecked(any(_unusual(number) for number in known))

    def _put_people(self, name: str, number: int | None) -> None:
        unit = PeopleUnit(self._units[name].currentData())
        if number is None:
            self.lines[name].clear()
        elif unit is PeopleUnit.TEN_THOUSANDS:
            self.lines[name].setText(ten_thousands(number).replace(",", ""))
        else:
            self.lines[name].setText(str(number))

    def values(self, kept: Facility | None) -> dict[str, Any]:
        """Return what is typed, by field of the record.

        Raises FactsError for figures and days that cannot be kept as they stand (R1.5, R3.11).
        """
        first, last = (self.lines[name].text() for name in DAYS)
        begun, ended = parse_name_days(first, last)
        found: dict[str, Any] = {"second_name_from": begun, "second_name_until": ended}
        found["staff"] = parse_staff(self.lines["facilityStaff"].text())
        for name, key in PEOPLE.items():
            unit = PeopleUnit(self._units[name].currentData())
            sure = self._sure.isChecked()
            found[key] = parse_people(self.lines[name].text(), unit, confirmed=sure)
        found["ownership"] = self._ownership.currentData() or None
        found["grade"] = self._grade.currentData() or None
        found["features"] = self._has(kept) or None
        return found

    def _has(self, kept: Facility | None) -> dict[str, str]:
        """What is chosen; features that this program does not know stay as they are."""
        before = (kept.features or {}) if kept else {}
        others = {k: v for k, v in before.items() if k not in FACILITY_FEATURES}
        chosen = {f: box.currentData() for f, box in self._features.items() if box.currentData()}
        return {**others, **chosen}


def _unusual(number: int | None) -> bool:
    """Whether a person must have confirmed it."""
    return number is not None and (number < FEWEST_PERSONS or number > MOST_TEN_THOUSANDS * 10_000)

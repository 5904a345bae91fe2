"""The particulars of a facility, as they are typed for a new visit and corrected later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.errors import ExpectedError
from models.facts.bodies import Facility, FacilityKind
from ui import language, words
from ui.widgets.basics import tell
from ui.widgets.facility_profile import FacilityProfile
from ui.widgets.grid_form import add_field, choice_of, field_grid

FIELDS = {
    "facilityName": "name",
    "facilityCode": "code",
    "facilitySecondName": "second_name",
    "facilityAddress": "address",
    "facilityPostcode": "postcode",
    "facilityPhone": "phone",
    "facilityLicence": "licence_code",
    "facilityLegalName": "legal_name",
    "facilityLegalCertificate": "legal_certificate",
    "facilityLegal": "legal_representative",
    "facilityHead": "responsible_person",
}
"""Names of the lines, and the fields of the record they hold."""


class FacilityForm(QWidget):
    """Only the name is needed."""

    name_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: Facility | None = None
        self.setObjectName("facilityForm")
        self.setProperty("role", "clear")
        self.lines: dict[str, QLineEdit] = {}
        self._type = choice_of("facilityKind", {k: words.facility_kind(k) for k in FacilityKind})
        beds = {
            "unknown": self.tr("Not known yet"),
            "yes": self.tr("Yes"),
            "no": self.tr("No"),
        }
        self._beds = choice_of("facilityBeds", beds)
        self._grid = field_grid()
        self.profile = FacilityProfile(self._grid)
        self.profile.setParent(self)
        self._lay_out()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._grid)

    def _lay_out(self) -> None:
        self._line("facilityName", self.tr("Name"))
        self.lines["facilityName"].setPlaceholderText(self.tr("needed"))
        self._line("facilityCode", self.tr("Institution code"))
        add_field(self._grid, self.tr("Type"), self._type)
        self._line("facilitySecondName", self.tr("Second name"))
        self.profile.add_second_name_days()
        self._line("facilityAddress", self.tr("Address"))
        self._line("facilityPostcode", self.tr("Postcode"))
        self._line("facilityPhone", self.tr("Telephone"))
        self._line("facilityLicence", self.tr("Practice licence number"))
        self._line("facilityLegalName", self.tr("Legal person"))
        self._line("facilityLegalCertificate", self.tr("Legal person certificate"))
        self._line("facilityLegal", self.tr("Legal representative"))
        self._line("facilityHead", self.tr("Person in charge"))
        add_field(self._grid, self.tr("In-patient service"), self._beds)
        self.profile.add_profile()

    def _line(self, name: str, said: str) -> None:
        made = QLineEdit()
        made.setObjectName(name)
        made.setMaxLength(200)
        self.lines[name] = made
        add_field(self._grid, said, made)
        if name == "facilityName":
            made.textChanged.connect(self.name_changed)

    def focus_first(self) -> None:
        """Let the person type the name."""
        self.lines["facilityName"].setFocus()

    def has_name(self) -> bool:
        """Whether there is a name; the line is marked when there is none."""
        line = self.lines["facilityName"]
        named = bool(line.text().strip())
        tell(line, "invalid", not named)
        return named

    def fault(self) -> str:
        """What cannot be kept as it stands, as a sentence; empty when all can."""
        try:
            self.facility()
        except ExpectedError as error:
            return error.sentence(language.current())
        return ""

    def put(self, facility: Facility) -> None:
        """Show what the record says."""
        self._kept = facility
        for name, key in FIELDS.items():
            self.lines[name].setText(getattr(facility, key))
            self.lines[name].setCursorPosition(0)  # a long name is read from its beginning
        self._type.setCurrentIndex(self._type.findData(facility.kind))
        self._beds.setCurrentIndex(self._beds.findData(facility.beds))
        self.profile.put(facility)

    def facility(self) -> Facility:
        """What is typed; raises FactsError for figures and days that cannot be kept."""
        typed = {key: self.lines[name].text().strip() for name, key in FIELDS.items()}
        chosen = {
            "kind": FacilityKind(self._type.currentData()),
            "beds": self._beds.currentData(),
        }
        kept = self._kept.model_dump() if self._kept else {}
        profile = self.profile.values(self._kept)
        return Facility.model_validate({**kept, **typed, **chosen, **profile})

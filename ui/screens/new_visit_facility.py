"""The facility of a new visit: typed, or picked from the list, with its last visit named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import words
from ui.session import FieldSession
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.facility_form import FacilityForm
from ui.widgets.facility_pick import FacilityPick

if TYPE_CHECKING:
    from models.visits.facilities import Known


class NewVisitFacility(QWidget):
    """The form with a completing name above everything else."""

    list_wanted = Signal()
    """The district's list is to be seen or read."""

    def __init__(self, session: FieldSession, form: FacilityForm) -> None:
        super().__init__()
        self.setObjectName("newVisitFacility")
        self.setProperty("role", "clear")
        self._session, self._form = session, form
        self.pick = FacilityPick(form.lines["facilityName"])
        self.pick.picked.connect(self._picked)
        self._about = label("", "second", "facilityKnown", wrap=True)
        shown = button(self.tr("List of facilities …"), "facilityList", "link", "list")
        shown.clicked.connect(self.list_wanted)
        top = row(self._about, shown)
        top.setStretch(0, 1)
        self.setLayout(column(top, form, gap=8))
        self._say("")

    def refresh(self) -> None:
        """Read in the worker what can be picked."""
        from models.visits.facilities import known

        book = self._session.book
        task = self._session.worker.compute(lambda _told: known(book))
        task.done.connect(self._offer)
        task.failed.connect(while_there(self, lambda error: self._say(words_of(error))))

    def _offer(self, known: tuple[Known, ...]) -> None:
        self.pick.offer(known)
        if not self._form.lines["facilityName"].text():
            count = self.tr("Type a name or code: {count} facilities are known.")
            nothing = self.tr("A name is enough; a list makes the rest faster.")
            self._say(count.format(count=len(known)) if known else nothing)

    def _picked(self, known: Known) -> None:
        self._form.put(known.facility)
        source = self.tr("from the list") if known.listed else self.tr("from an earlier visit")
        if known.visit_on is None:
            last = self.tr("never visited from this computer")
        else:
            last = self.tr("last visit {day}").format(day=words.day(known.visit_on))
        self._say(f"{source} · {last}")

    def _say(self, said: str) -> None:
        self._about.setText(said)


def words_of(error: object) -> str:
    """The sentence of an expected error; the visit can begin without the list."""
    from ui import language

    return language.told(error)  # type: ignore[arg-type]

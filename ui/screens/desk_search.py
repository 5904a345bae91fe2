"""One line that finds a case among all of them, ten thousand if need be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from ui import desk_words
from ui.tasks import while_there

if TYPE_CHECKING:
    from models.district.records import CaseSummary
    from ui.tasks import Worker

LATER_MS = 120
"""Filling a table anew between two keys would hold up the second one."""
MOST = 200
"""Characters of the line: a facility, a standard and a day."""


class CaseSearch(QLineEdit):
    """Leaves the cases that have every word that is typed, wherever in the line it stands."""

    found = Signal(object)
    """The cases that are left, a tuple; all while nothing is typed."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.setObjectName("desk_search")
        self.setAccessibleName(self.tr("Search all cases"))
        self.setPlaceholderText(self.tr("Search: facility, code, standard, day or state"))
        self.setClearButtonEnabled(True)
        self.setMaxLength(MOST)
        self._worker = worker
        self._cases: tuple[CaseSummary, ...] = ()
        self._texts: tuple[str, ...] | None = None
        self._reading: tuple[CaseSummary, ...] | None = None
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._seek)
        self.textChanged.connect(lambda _text: self._later.start())

    @property
    def seeks(self) -> bool:
        """Whether anything is typed, so that cases may be out of sight."""
        return bool(self.text().split())

    def show_cases(self, cases: tuple[CaseSummary, ...]) -> None:
        """Take over the cases there are now; what is typed goes on choosing among them."""
        self._cases, self._texts = cases, None
        self._seek()

    def _seek(self) -> None:
        words = self.text().casefold().split()
        if not words:
            self.found.emit(self._cases)
        elif self._texts is None:
            self._read()
        else:
            both = zip(self._cases, self._texts, strict=True)
            self.found.emit(tuple(case for case, text in both if all(w in text for w in words)))

    def _read(self) -> None:
        """Put the words of every case together, beside the window: it takes some tenths."""
        cases = self._cases
        if cases is self._reading:
            return
        self._reading = cases
        task = self._worker.compute(lambda _told: tuple(map(_text, cases)))
        task.done.connect(while_there(self, partial(self._have, cases)))

    def _have(self, cases: tuple[CaseSummary, ...], texts: tuple[str, ...]) -> None:
        if cases is self._cases:  # else newer ones are being read
            self._reading, self._texts = None, texts
            self._seek()


def _text(case: CaseSummary) -> str:
    state, _tone = desk_words.case_state(case)
    said = (case.facility_name, case.facility_code, case.pack_title, case.package.visit_on, state)
    return "\n".join(said).casefold()

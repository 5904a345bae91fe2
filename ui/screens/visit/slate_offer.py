"""Files chosen for one clause among which a slate is: asked once whether to sort them instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from models.facts.bodies import ClauseRef
from ui.screens.visit.intake import Intake
from ui.screens.visit.question import Question
from ui.screens.visit.sources import Source
from ui.session import FieldSession
from ui.tasks import Progress, while_there
from ui.there import is_folder

GoOn = Callable[[], None]
Here = Callable[[bool], None]
"""Takes them in for the clause; told whether to look for slates further behind meanwhile."""


class SlateOffer(QObject):
    """Looks through several files beside the window before they are handed to the intake."""

    def __init__(self, session: FieldSession, intake: Intake, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._intake = session, intake
        self.question = Question("slateOffer")
        """To be laid out in the pane."""
        self._looked_for: ClauseRef | None = None

    def admit(self, sources: tuple[Source, ...], ref: ClauseRef, here: Here, sort: GoOn) -> None:
        """Go on with `here` at once, or after the person has chosen between `here` and `sort`.

        A single file follows no slate, and a pasted picture is none.
        """
        paths = [each for each in sources if isinstance(each, Path)]
        if len(paths) < 2 and all(is_folder(path) is False for path in paths):
            here(False)
            return
        self._looked_for = ref

        def work(progress: Progress) -> bool:
            from models.evidence.codes import any_code
            from models.evidence.folders import files_in

            def going() -> None:
                progress(0.0, "")

            return any_code(files_in(paths, going), going)

        task = self._session.worker.compute(work)
        self._intake.await_answer(1)
        task.done.connect(while_there(self, lambda found: self._looked(ref, found, here, sort)))
        task.failed.connect(
            while_there(self, lambda _error: here(False))
        )  # taking them in says why
        task.finished.connect(while_there(self, lambda: self._intake.await_answer(-1)))

    def _looked(self, ref: ClauseRef, found: bool, here: Here, sort: GoOn) -> None:
        if not found or self._looked_for != ref:
            here(True)  # a slate further behind is asked about when all are in
            return
        words = self.tr("Among these files is a photographed slate. Sort them by their slates?")
        all_here = self.tr("All to clause {code}").format(code=ref.clause)
        self.question.ask(
            words,
            ("slateOfferSort", self.tr("Sort by slate"), sort),
            ("slateOfferHere", all_here, lambda: here(False)),
            ("slateOfferLeave", self.tr("Do not add"), lambda: None),
        )

    def leave(self) -> bool:
        """Another clause is shown: what waits is let go; tells whether anything waited."""
        waited = self.question.asked
        self._looked_for = None
        self.question.hide()
        return waited

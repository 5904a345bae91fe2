"""The slate of the clause one is at, with what the visit knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from models.facts.bodies import ClauseRef
from models.standards.types import Pack
from ui.dialogs.slate import Said, SlateDialog
from ui.screens.visit.sorting import camera_words
from ui.session import FieldSession

if TYPE_CHECKING:
    from ui.screens.visit.evidence_pane import EvidencePane

translate = QCoreApplication.translate


def slate_dialog(
    session: FieldSession, pack: Pack, ref: ClauseRef, pane: EvidencePane, over: QWidget
) -> SlateDialog:
    """Put it together; whether slates are kept is remembered while the program runs."""
    state = session.state
    assert state is not None
    said = Said(
        visit=state.visit_id,
        facility=state.facility.name,
        room=pane.here or pane.room,
        pack=ref.pack,
        clause=ref.clause,
        words=pack.clause(ref.clause).text,
    )
    sorting = pane.intake.sorting
    keep = QCheckBox(translate("SlateDialog", "Keep photographed slates as evidence too"))
    keep.setObjectName("slateKeep")
    keep.setChecked(sorting.keep_slates)
    keep.toggled.connect(lambda on: setattr(sorting, "keep_slates", on))
    cameras = "\n".join(camera_words(*each) for each in sorted(state.cameras.items()))
    return SlateDialog(said, session.book.clock, cameras, keep, over)

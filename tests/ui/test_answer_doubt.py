"""An answer that tells the remarks otherwise is named above what was really sent back."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.district.records import PackageStatus, PackageSummary
from models.facts.returning import AnsweredRemark
from models.facts.revisions import Changes
from sync.sending import Compared
from ui.screens.desk_changes import ChangesView

SUMMARY = {name: "" for name in PackageSummary.__dataclass_fields__}


def shown(qtbot: QtBot, doubt: str) -> list[str]:
    one = PackageSummary(**{**SUMMARY, "revision": 1, "status": PackageStatus.IMPORTED})  # type: ignore[arg-type]
    asked = Changes("p", "1", "条款", (), ((1, AnsweredRemark(text="请补拍门牌")),))
    view = ChangesView(None)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view._show("", Compared(one, one, (asked,), doubt))
    return [found.text() for found in view.findChildren(QLabel, "changes_doubt")]


def test_a_doubt_is_said_in_words(qtbot: QtBot) -> None:
    for doubt in ("return-not-taken", "return-told-otherwise", "return-not-ours"):
        (said,) = shown(qtbot, doubt)
        assert len(said) > 20
        assert doubt not in said
    assert shown(qtbot, "") == []

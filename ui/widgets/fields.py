"""The fields that stand in no form: one line to type in, one box to choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit


def line_field(
    name: str, said: str, hint: str = "", *, most: int = 0, secret: bool = False
) -> QLineEdit:
    """A line to type in. ``said`` names it to a screen reader and, without ``hint``, stands in it.

    ``most`` is the number of letters it takes; 0 leaves Qt's own bound. ``secret`` shows dots.
    """
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(said)
    made.setPlaceholderText(hint or said)
    if most:
        made.setMaxLength(most)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def narrow_box(name: str, said: str, letters: int) -> QComboBox:
    """A box to choose from that is ``letters`` wide, however long its choices are."""
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(said)
    made.setMinimumContentsLength(letters)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made

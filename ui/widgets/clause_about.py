"""What is said about a clause beside its words: where and how, what is soft, what is overtaken."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from models.standards.parts_types import Tags
from models.standards.types import Clause, Method
from ui import words
from ui.widgets.basics import button, tell

translate = QCoreApplication.translate
NONE = Tags()
FEW_PLACES = 1


def flags(clause: Clause, tags: Tags) -> Iterator[tuple[str, str, str]]:
    """Yield name, words and tone of every chip about a clause."""
    if clause.soft:
        yield "soft", translate("ClauseAbout", "Suggestion"), "blue"
    if "U" in clause.flags:
        yield "undefined", translate("ClauseAbout", "Standard not defined"), "warn"
    if "O" in clause.flags:
        yield "overtaken", translate("ClauseAbout", "Later rules exist"), "warn"
    if tags.privacy_risk == 2:
        yield "photos", translate("ClauseAbout", "Photos: patients"), "bad"
    elif tags.privacy_risk == 1:
        yield "photos", translate("ClauseAbout", "Photos: bystanders"), ""


def quiet(tags: Tags, methods: tuple[Method, ...]) -> str:
    """Return how and where in a few words; the whole stands in :func:`explained`."""
    how = words.method(methods[0]) if methods else ""
    where = ""
    if len(tags.places) > FEW_PLACES:
        where = translate("ClauseAbout", "{n} places").format(n=len(tags.places))
    elif tags.places:
        where = tags.places[0]
    return " · ".join(part for part in (how, where) if part)


def explained(clause: Clause, tags: Tags, methods: tuple[Method, ...]) -> str:
    """Return everything in sentences, one a line."""
    lines = [clause.remark or ""]
    if clause.soft:
        lines.append(translate("ClauseAbout", "Soft wording: not met is reported as a suggestion."))
    if "U" in clause.flags and not clause.remark:
        lines.append(
            translate("ClauseAbout", "The document refers to a standard it does not give.")
        )
    if "O" in clause.flags and not clause.remark:
        lines.append(translate("ClauseAbout", "Later law or renaming; judged by the words here."))
    if tags.privacy_risk == 2:
        lines.append(
            translate("ClauseAbout", "Patients, children or records: no faces or names in photos.")
        )
    elif tags.privacy_risk == 1:
        lines.append(translate("ClauseAbout", "Bystanders or staff data may get into photos."))
    named = (
        (translate("ClauseAbout", "Themes"), tags.themes),
        (translate("ClauseAbout", "Places"), tags.places),
        (translate("ClauseAbout", "Methods"), tuple(words.method(m) for m in methods)),
    )
    lines += [f"{what}：{'、'.join(items)}" for what, items in named if items]
    return "\n".join(line for line in lines if line)


def chip_button(text: str, name: str, tone: str = "") -> QPushButton:
    """A chip that can be pressed, by hand or by key."""
    made = button(text, name, "chip")
    tell(made, "tone", tone)
    return made

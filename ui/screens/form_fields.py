"""The fields of the document's own forms: what is kept, and what the record proposes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from models.facts.bodies import FormValue
from models.facts.state import VisitState
from models.standards.types import FormField, FormSpec, Pack
from ui.form_proposals import editable, proposals
from ui.style import theme
from ui.widgets.basics import button, chip, column, empty, frame, label, leave_by_escape, row
from ui.widgets.blocks import page_head, scrolling_column
from ui.widgets.choice import Choice
from ui.widgets.form_editors import FieldEditor, RowsEditor, editor_for
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from ui.window import Window

PRINTED_FROM_MARKS = ("annex-1",)
"""Forms without a field to fill in."""
LABEL_WIDTH = 210


class FormFieldsScreen(QWidget):
    """Annexes 2 and 4, field by field. Nothing proposed is taken over by itself."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._editors: dict[str, FieldEditor] = {}
        self._rows: list[RowsEditor] = []
        self._proposed: Mapping[str, FormValue] = {}
        self._forms: dict[str, tuple[Pack, FormSpec]] = {}
        self._choice: Choice | None = None
        self._shown = ""
        self._choice_place = row()
        self.message = Message("formFieldsMessage")
        self._area, self._list = scrolling_column("formFieldsArea")
        self.setLayout(column(self._head(), self.message, self._area, gap=10, margin=14))

    def _head(self) -> QWidget:
        back = button(self.tr("Back to closing"), "formFieldsBack", icon="back")
        self._take_all = button(self.tr("Take all proposals"), "formFieldsTakeAll")
        self._save = button(self.tr("Save fields"), "formFieldsSave", "primary", "saved")
        back.clicked.connect(self._leave)
        leave_by_escape(self, back)
        self._take_all.clicked.connect(self._take_every)
        self._save.clicked.connect(self.save)
        title = self.tr("Form fields")
        return page_head(title, self._choice_place, 1, back, self._take_all, self._save)

    def entered(self) -> None:
        if self._session.state is not None:
            self._offer_forms(self._session.state)
            self._show()

    def left(self) -> None:
        self.save()

    def _leave(self) -> None:
        self._window.go("closing")

    # Which form

    def _offer_forms(self, state: VisitState) -> None:
        packs = self._session.packs_of(state)
        self._forms = {
            f"{pack.id}_{form.code}": (pack, form)
            for pack in packs
            for form in pack.forms
            if form.code not in PRINTED_FROM_MARKS
        }
        empty(self._choice_place)
        items = [(key, form.title) for key, (_, form) in self._forms.items()]
        self._choice = Choice("formFieldsForm", items, self.tr("Form"), "nav")
        self._choice.select(items[0][0] if items else "")
        self._choice.chosen.connect(self._other_form)
        self._choice_place.addWidget(self._choice)

    def _other_form(self, _key: str) -> None:
        self.save()
        self._show()

    def _current(self) -> tuple[str, Pack, FormSpec] | None:
        """The form whose fields are on the screen, whatever is chosen above."""
        key = self._shown
        return (key, *self._forms[key]) if key in self._forms else None

    # What is shown

    def _show(self) -> None:
        self._shown = self._choice.value() if self._choice else ""
        state, current = self._session.state, self._current()
        empty(self._list)
        self._editors, self._rows = {}, []
        if state is None or current is None:
            self._list.addWidget(label(self.tr("These standards have no forms."), "second"))
            return
        _, pack, form = current
        self._proposed = proposals(state, pack, form)
        kept = state.forms.get((pack.id, form.code), {})
        for group, fields in groupby(editable(form), key=lambda f: f.group):
            self._list.addWidget(self._group(group, list(fields), kept))
        closed = state.closed is not None
        for part in (*self._editors.values(), *self._rows, self._save, self._take_all):
            part.setEnabled(not closed)
        if closed:
            self.message.say(self.tr("The visit is closed; its forms can no longer change."))

    def _group(self, title: str, fields: list[FormField], kept: Mapping[str, FormValue]) -> QFrame:
        made = frame("panel")
        body = column(gap=8, margin=14)
        if title:
            body.addWidget(label(title, "heading", wrap=True))
        rows = tuple(f for f in fields if f.kind == "rows")
        for field in fields:
            if field.kind != "rows":
                self._add_field(body, field, kept.get(field.key, ""))
        if rows:
            editor = RowsEditor(rows, f"field_{rows[0].key}")
            editor.put(dict(kept))
            self._rows.append(editor)
            body.addWidget(editor)
        made.setLayout(body)
        return made

    def _add_field(self, body: QVBoxLayout, field: FormField, kept: FormValue) -> None:
        name = f"field_{field.key}"
        editor = editor_for(field, name)
        editor.put(kept)
        self._editors[field.key] = editor
        said = label(field.label + (f"（{field.unit}）" if field.unit else ""), "second", wrap=True)
        said.setFixedWidth(theme.px(LABEL_WIDTH))
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        said.setSizePolicy(policy)
        said.setBuddy(editor)
        parts: list[QWidget | int] = [said, editor]
        parts += list(self._proposal(field, name))
        line = row(*parts, gap=10)
        line.setStretch(1, 1)
        body.addLayout(line)

    def _proposal(self, field: FormField, name: str) -> Iterator[QWidget]:
        """What the record says, while the field says something else; persons stay hidden."""
        state, value = self._session.state, self._proposed.get(field.key)
        if value is None or state is None or state.closed is not None:
            return  # nothing can be taken any more
        shown = "•••" if field.personal else str(value)
        said = chip(self.tr("Proposed: {value}").format(value=shown), "blue", f"{name}_proposed")
        take = button(self.tr("Take"), f"{name}_take", "link")
        take.setAccessibleName(self.tr("Take the proposal for {field}").format(field=field.label))
        editor = self._editors[field.key]

        def compare() -> None:
            differs = editor.value() != value
            said.setVisible(differs)
            take.setVisible(differs)

        take.clicked.connect(lambda: editor.put(value))
        take.clicked.connect(editor.setFocus)  # the button goes away
        editor.changed.connect(compare)
        for part in (said, take):
            if editor.value() == value:
                part.hide()
            yield part

    def _take_every(self) -> None:
        for key, value in self._proposed.items():
            editor = self._editors.get(key)
            if editor is not None and editor.value() in ("", ()):
                editor.put(value)

    # Keeping

    def save(self) -> None:
        """Keep what differs; the others stay as they are."""
        from models.visits.findings import fill_form

        state, current = self._session.state, self._current()
        if state is None or current is None or state.closed is not None:
            return
        _, pack, form = current
        kept = state.forms.get((pack.id, form.code), {})
        entered = {key: editor.value() for key, editor in self._editors.items()}
        for rows in self._rows:
            entered |= rows.values()
        changed = {k: v for k, v in entered.items() if v != kept.get(k, _nothing(v))}
        if not changed:
            return
        book, packs, actor = self._session.book, self._session.packs, self._session.actor
        task = self._session.submit(
            lambda now: fill_form(book, now, packs, actor, pack.id, form.code, changed),
            self._refuse,
        )
        task.done.connect(self._kept)

    def _kept(self, _result: object) -> None:
        self.message.say(self.tr("The fields are saved."), "ok")

    def _refuse(self, error: ExpectedError) -> None:
        self.message.refuse(error)


def _nothing(value: FormValue) -> FormValue:
    return () if isinstance(value, tuple) else ""

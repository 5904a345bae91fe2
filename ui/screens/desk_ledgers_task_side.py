"""One task: its text in full, what was entered about it, and the form for one more entry."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.base import LONGEST_TEXT
from models.standards.ledgers.lines import TaskLine
from models.standards.ledgers.progress import TaskEntry, TaskState, TaskStatus
from reports.cited import document
from ui import ledger_words
from ui.screens.desk_ledgers_form_side import FormSide
from ui.screens.desk_ledgers_tab import remark
from ui.widgets.basics import chip, column, empty, frame, label, row
from ui.widgets.blocks import Pairs, clear_widget, state_line
from ui.widgets.entry_form import Ask, EntryForm


class TaskSide(FormSide):
    """Right of the table."""

    def __init__(self) -> None:
        super().__init__("ledger_task_area")
        self.number = 0
        self._projects: tuple[str, ...] | None = None

    def title(self) -> str:
        return self.tr("Task")

    def show_line(self, line: TaskLine | None, differs: str = "") -> None:
        """Show a task; None when no task fits the filter."""
        empty(self._facts)
        if line is None:
            self.number = 0
            self._facts.addWidget(remark(self.tr("No task fits what was asked for.")))
            self._offer(None)
            return
        changed = self.number != line.task.number
        self.number = line.task.number
        self._show_text(line, differs)
        self._show_states(line)
        for entry in reversed(line.entries):
            self._facts.addWidget(self._entry(entry))
        self._offer(tuple(state.project for state in line.projects))
        if changed:
            self.clear_form()
            self._start_from(line.state)

    def _show_text(self, line: TaskLine, differs: str) -> None:
        task = line.task
        text = label(f"{task.number}. {task.text}", "issued", "ledger_task_text", wrap=True)
        text.setAccessibleName(text.text())
        self._facts.addWidget(text)
        source = f"{document(task.source.document)} · {task.source.line}"
        pairs = Pairs(
            (
                (self.tr("Category"), line.category),
                (self.tr("Group"), line.group),
                (self.tr("Departments"), task.departments_text),
                (self.tr("Source line"), source),
            )
        )
        self._facts.addWidget(clear_widget(pairs))
        if differs:
            self._facts.addWidget(state_line(differs, "warn", "alert", "ledger_task_differs"))
        if task.masks:
            said = self.tr("(略) is printed so in the published text; what it hides is not known.")
            self._facts.addWidget(remark(said))

    def _show_states(self, line: TaskLine) -> None:
        for state in (line.state, *line.projects):
            self._facts.addWidget(self._state(state))

    def _state(self, state: TaskState) -> QWidget:
        what = state.project or self.tr("The whole task")
        parts = [ledger_words.status(state.status), ledger_words.due(state)]
        said = chip("  ".join(filter(None, parts)), ledger_words.status_tone(state))
        layout = row(label(what, "second"), 1, said, gap=6)
        return clear_widget(layout, f"ledger_state_{state.project}")

    def _entry(self, entry: TaskEntry) -> QWidget:
        made = frame("well")
        head = [entry.recorded_on, entry.project, ledger_words.status(entry.status)]
        if entry.due_on:
            head.append(self.tr("due {day}").format(day=entry.due_on))
        lines = [label("  ".join(filter(None, head)), "small", wrap=True)]
        if entry.evidence:
            said = self.tr("Evidence: {names}").format(names="、".join(entry.evidence))
            lines.append(remark(said))
        if entry.note:
            lines.append(label(entry.note, "", wrap=True))
        made.setLayout(column(*lines, gap=2, margin=8))
        return made

    def _offer(self, projects: tuple[str, ...] | None) -> None:
        """The form stays as it is while the task has the same projects."""
        if projects == self._projects and self._form is not None:
            return
        empty(self._form_place)
        self._projects, self._form = projects, None
        if projects is None:
            return
        self._form = EntryForm("ledger_entry", self._asked(projects), self.tr("Save entry"))
        self._form.given.connect(self._give)
        self._form_place.addWidget(label(self.tr("Add an entry"), "heading"))
        self._form_place.addWidget(self._form)

    def _asked(self, projects: tuple[str, ...]) -> tuple[Ask, ...]:
        whole = (("", self.tr("The whole task")), *((p, p) for p in projects))
        states = tuple((str(s), ledger_words.status(s)) for s in TaskStatus)
        about = (Ask("project", self.tr("About"), choices=whole),) if projects else ()
        return (
            *about,
            Ask("status", self.tr("Status"), choices=states),
            Ask("due_on", self.tr("Due, set by us"), self.tr("yyyy-mm-dd")),
            Ask("evidence", self.tr("Evidence"), self.tr("Document numbers, 、 between")),
            Ask("note", self.tr("Note"), most=LONGEST_TEXT),
        )

    def _give(self, values: dict[str, str]) -> None:
        self.given.emit({"project": "", **values})

    def _start_from(self, state: TaskState) -> None:
        """A new entry begins with what counts now, so that a due date is not lost by mistake."""
        if self._form is not None:
            self._form.put("status", str(state.status))
            self._form.put("due_on", state.due_on or "")

    def clear_form(self) -> None:
        """Empty what belongs to one entry only."""
        if self._form is not None:
            self._form.clear("evidence", "note")

"""任务台账: the tasks of a plan by department, with what the office enters beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QStackedWidget

from models.standards.ledgers.lines import TaskFilter, TaskLine
from models.standards.ledgers.progress import DepartmentSummary, TaskState, TaskStatus
from ui import ledger_desk, ledger_office, ledger_words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_ledgers_tab import SIDE_WIDTH, LedgerTab, Paper
from ui.screens.desk_ledgers_task_side import TaskSide
from ui.style import theme
from ui.widgets.basics import column, label, row
from ui.widgets.blocks import panel
from ui.widgets.choice import Choice
from ui.widgets.fields import line_field, narrow_box
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.district.ledgerbook import Books, LedgerView
    from ui.ledger_office import OfficeTable

TASKS, DEPARTMENTS = "tasks", "departments"


class TasksTab(LedgerTab):
    """Left the table with its filter, right one task with its entries."""

    def __init__(self) -> None:
        super().__init__()
        self._view: LedgerView | None = None
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("ledger_tasks", self.tr("Tasks"), self.model)
        self.departments_model = RecordsModel(self._department_columns())
        self.departments = RecordTable(
            "ledger_departments", self.tr("Departments"), self.departments_model
        )
        self.side = TaskSide()
        self._counted = label("", "second", "ledger_tasks_counted", wrap=True)
        self._make_filter()
        self._shown = Choice(
            "ledger_tasks_shown",
            [(TASKS, self.tr("Tasks")), (DEPARTMENTS, self.tr("By department"))],
            self.tr("Shown"),
        )
        self._shown.select(TASKS)
        self._lay_out()
        self.table.current.connect(self._open)
        self.departments.opened.connect(self._choose_department)
        self._shown.chosen.connect(lambda which: self._tables.setCurrentIndex(which != TASKS))
        self.side.given.connect(self._enter)

    def _make_filter(self) -> None:
        self._department = self._combo("ledger_department", self.tr("Department"))
        self._status = self._combo("ledger_status", self.tr("Status"))
        self._status.addItem(self.tr("Every status"), "")
        for value in TaskStatus:
            self._status.addItem(ledger_words.status(value), value.value)
        self._words = line_field("ledger_words", self.tr("Number or words"), most=100)
        self._words.textChanged.connect(self._filter)
        self._overdue = QCheckBox(self.tr("Overdue"))
        self._overdue.setObjectName("ledger_overdue")
        self._overdue.setAccessibleName(self.tr("Overdue"))
        self._overdue.toggled.connect(self._filter)

    def _combo(self, name: str, said: str) -> QComboBox:
        made = narrow_box(name, said, 7)
        made.currentIndexChanged.connect(self._filter)
        return made

    def _lay_out(self) -> None:
        self._tables = QStackedWidget()
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.departments)
        asked = row(self._department, self._status, self._words, self._overdue)
        for place, weight in ((0, 3), (1, 2), (2, 3)):
            asked.setStretch(place, weight)
        left = panel(
            self.tr("Tasks of the plan"), asked, self._counted, self._tables, aside=self._shown
        )
        self.side.setFixedWidth(theme.side(SIDE_WIDTH))
        layout = row(left, self.side, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(column(layout))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("No."), lambda one: str(one.task.number), width=46),
            Column(self.tr("Group"), lambda one: one.group, width=130),
            Column(self.tr("Task"), lambda one: one.task.text),
            Column(self.tr("Departments"), lambda one: one.task.departments_text, width=130),
            Column(
                self.tr("Status"),
                lambda one: ledger_words.status(one.state.status),
                lambda one: _tone(one.state),
                width=100,
            ),
            Column(
                self.tr("Due"),
                lambda one: ledger_words.due(one.state),
                lambda one: "bad" if one.state.overdue else "",
                width=150,
            ),
            Column(self.tr("Evidence"), lambda one: str(len(one.state.evidence) or ""), width=72),
        )

    def _department_columns(self) -> tuple[Column, ...]:
        def counted(key: str, said: str, tone: str = "") -> Column:
            def tone_of(one: DepartmentSummary) -> str:
                return tone if getattr(one, key) else ""

            return Column(said, lambda one: str(getattr(one, key)), tone_of, width=92)

        return (
            Column(self.tr("Department, as issued"), lambda one: one.department),
            counted("tasks", self.tr("Tasks")),
            counted("not_started", ledger_words.status(TaskStatus.NOT_STARTED)),
            counted("running", ledger_words.status(TaskStatus.RUNNING)),
            counted("done", ledger_words.status(TaskStatus.DONE), "ok"),
            counted("stopped", ledger_words.status(TaskStatus.STOPPED)),
            counted("overdue", self.tr("Overdue"), "bad"),
        )

    def fill(self, books: Books) -> None:
        view = books.ledger(ledger_desk.TASK_LEDGER)
        if self._view is None:
            self._department.addItem(self.tr("Every department"), "")
            for one in view.ledger.departments:
                self._department.addItem(one.name, one.name)
        self._view = view
        self.departments_model.fill(view.departments)
        self._filter()

    def wanted(self) -> TaskFilter:
        """Return the filter as it is set."""
        chosen = self._status.currentData()
        return TaskFilter(
            department=self._department.currentData() or "",
            status=TaskStatus(chosen) if chosen else None,
            words=self._words.text(),
            overdue=self._overdue.isChecked(),
        )

    def lines(self) -> tuple[TaskLine, ...]:
        """Return the tasks that are shown."""
        if self._view is None:
            return ()
        wanted = self.wanted()
        return tuple(line for line in self._view.lines if wanted.lets(line))

    def _filter(self) -> None:
        if self._view is None:
            return
        before = self.side.number
        lines = self.lines()
        self.model.fill(lines)
        self._tell_counts(lines)
        numbers = [line.task.number for line in lines]
        if lines:
            self.table.selectRow(numbers.index(before) if before in numbers else 0)
        else:
            self.side.show_line(None)
        self.paper_changed.emit()

    def _tell_counts(self, lines: tuple[TaskLine, ...]) -> None:
        said = self.tr("{n} of {all} tasks").format(n=len(lines), all=len(self._all()))
        counts = [sum(x.state.status is status for x in lines) for status in TaskStatus]
        parts = [f"{ledger_words.status(s)} {n}" for s, n in zip(TaskStatus, counts, strict=True)]
        late = sum(line.state.overdue for line in lines)
        parts.append(self.tr("overdue {n}").format(n=late))
        note = ""
        if self._department.currentData():
            note = self.tr("The one named first is not said to lead.")
        self._counted.setText("   ".join(filter(None, (said, *parts, note))))

    def _all(self) -> tuple[TaskLine, ...]:
        return () if self._view is None else self._view.lines

    def _choose_department(self, one: DepartmentSummary) -> None:
        self._department.setCurrentIndex(self._department.findData(one.department))
        self._shown.select(TASKS)
        self._tables.setCurrentIndex(0)

    def _open(self, line: TaskLine) -> None:
        self.side.show_line(line, self._differs(line))

    def _differs(self, line: TaskLine) -> str:
        """Where the body of the plan and its annex name other departments."""
        from models.standards.ledgers.filters import department_differences

        view = self._view
        if view is None:
            return ""
        codes = {t.number: group.code for group in view.ledger.groups() for t in group.tasks}
        for one in department_differences(view.ledger):
            if one.group == codes[line.task.number]:
                none = self.tr("none")
                return self.tr(
                    "Body and annex name different departments in this group: only in the body"
                    " {body}; only in the annex {annex}."
                ).format(
                    body="、".join(one.body_only) or none, annex="、".join(one.annex_only) or none
                )
        return ""

    def _enter(self, values: dict[str, str]) -> None:
        from models.standards.ledgers.entries import entry
        from models.standards.ledgers.progress import TaskEntry

        books = self.books
        if books is None or not self.side.number:
            return
        make = partial(
            entry,
            TaskEntry,
            task=self.side.number,
            project=values["project"],
            status=TaskStatus(values["status"]),
            recorded_on=books.today,
            due_on=values["due_on"] or None,
            evidence=ledger_desk.split(values["evidence"]),
            note=values["note"],
        )
        self.hand_in(ledger_desk.TASK_LEDGER, make)

    def kept(self) -> None:
        self.side.clear_form()

    def paper(self) -> Paper | None:
        view, office, lines = self._view, self.office, self.lines()
        if view is None:
            return None
        title = self.tr("Task ledger")
        return Paper(
            title,
            f"ledger-tasks-{view.today}.pdf",
            form="ledger-tasks",
            mark=view.mark,
            make=partial(ledger_desk.tasks_paper, office, view, lines, self._said()),
        )

    def office_table(self, title: str) -> Callable[[], OfficeTable]:
        view = self._view
        if view is None:
            return super().office_table(title)
        return partial(ledger_office.tasks_table, self.office, view, self.lines(), self._said())

    def _said(self) -> str:
        """What was chosen, in the words of the paper, which is always Chinese."""
        wanted = self.wanted()
        from reports.ledger_tasks import STATUS_WORDS

        parts = [f"责任部门：{wanted.department}"] if wanted.department else []
        parts += [f"状态：{STATUS_WORDS[wanted.status]}"] if wanted.status else []
        parts += [f"含“{wanted.words.strip()}”"] if wanted.words.strip() else []
        parts += ["逾期"] if wanted.overdue else []
        return "；".join(parts)


def _tone(state: TaskState) -> str:
    """The status itself; that it is overdue stands with the date."""
    tone = ledger_words.status_tone(state)
    return "" if tone == "bad" else tone

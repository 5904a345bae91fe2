"""退回补正 at the desk: tick clauses, say what is to be put right, look at it once more, send."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.base import LONGEST_NAME, LONGEST_TEXT
from models.district.states import RETURNABLE, CaseState
from models.facts.returning import Remark, VisitReturn
from ui import words
from ui.days import is_day
from ui.screens.desk_return_clauses import ClausePicker, Key
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.blocks import clear_widget, scrolling_layout, state_line
from ui.widgets.folder_field import FolderField
from ui.widgets.message import Message, limit

if TYPE_CHECKING:
    from models.district.desk import Desk
    from models.district.records import SentReturn
    from models.district.returning import SendingBack
    from sync.sending import SentBack, TakenBack
    from ui.desk_case import CaseView
    from ui.desk_session import DeskSession

PICKER_WIDTH = 340
NARROW, LARGE = 220, 125
"""Width of the list where words are large, and from how many percent on they are."""
LABEL_WIDTH = 96


class ReturnPage(QWidget):
    """What was sent back, and the form that sends back; nothing leaves without a last look."""

    changed = Signal()
    """The case has moved."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
        self._view: CaseView | None = None
        self._fields: dict[Key, QLineEdit] = {}
        self.message = Message("return_message")
        self._standing = QVBoxLayout()
        self.picker = ClausePicker()
        self.picker.ticked.connect(self._show_remarks)
        self._remarks = column(gap=6)
        self._whole = self._line("return_whole", self.tr("About the visit as a whole"))
        self._reason = self._line("return_reason", self.tr("Reason of the return"))
        self._who = self._line("return_by", self.tr("Sent back by"), LONGEST_NAME)
        self._due = self._line("return_due", self.tr("Due, yyyy-mm-dd"), 10)
        self._number = self._line("return_number", self.tr("Document number"), LONGEST_NAME)
        self.folder = FolderField("return_folder", self.tr("Stick for the return"))
        self._look = button(self.tr("Look at it"), "return_preview", "primary", "right")
        self._look.clicked.connect(self.preview)
        self._shown = clear_widget(self._lay_out_preview())
        self._shown.hide()
        self._form = clear_widget(self._lay_out_form())
        self._waits = clear_widget(self._lay_out_waiting())
        body = column(self._standing, self.message, self._waits, self._form, gap=10)
        body.setStretch(3, 1)
        body.addStretch(0)  # what is short stays at the top while the form is away
        self.setLayout(body)

    def _line(self, name: str, said: str, most: int = LONGEST_TEXT) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(said)
        made.setPlaceholderText(said)
        made.textEdited.connect(lambda _text: self._edit_again())
        limit(made, most, self.message)
        return made

    def _lay_out_form(self) -> QVBoxLayout:
        right = column(
            label(self.tr("What is to be put right"), "heading"),
            self._remarks,
            self._named(self.tr("Whole visit"), self._whole),
            self._named(self.tr("Reason"), self._reason),
            self._named(self.tr("Sent back by"), self._who),
            self._named(self.tr("Due, number"), self._due_and_number()),
            self.folder,
            row(1, self._look),
            self._shown,
            1,
            gap=8,
        )
        right.setContentsMargins(0, 0, 6, 0)
        self.picker.setFixedWidth(theme.px(NARROW) if _large() else theme.side(PICKER_WIDTH))
        both = row(self.picker, scrolling_layout(right, "return_area"), gap=12)
        both.setStretch(1, 1)
        return column(both)

    def _named(self, said: str, part: QWidget | QBoxLayout) -> QWidget:
        """What a line is stays to be read when it is filled."""
        what = label(said, "second")
        if _large():
            return clear_widget(column(what, part, gap=2))
        what.setFixedWidth(theme.px(LABEL_WIDTH))
        layout = row(what, part)
        layout.setStretch(1, 1)
        return clear_widget(layout)

    def _due_and_number(self) -> QBoxLayout:
        both = (self._due, self._number)
        return column(*both, gap=4) if _large() else row(*both)

    def _lay_out_preview(self) -> QVBoxLayout:
        self._said = column(gap=4)
        change = button(self.tr("Change it"), "return_change", icon="pencil")
        change.clicked.connect(self._edit_again)
        self._send = button(self.tr("Sign and send back"), "return_send", "primary", "send")
        self._send.clicked.connect(self.send)
        return column(self._said, row(1, change, self._send), gap=8)

    def _lay_out_waiting(self) -> QVBoxLayout:
        self._again_folder = FolderField("return_again_folder", self.tr("Stick for the return"))
        again = button(self.tr("Write it out again"), "return_again", icon="drive")
        again.clicked.connect(self._hand_out)
        self._why = self._line("return_withdraw_reason", self.tr("Reason of taking it back"))
        self._whose = self._line("return_withdraw_by", self.tr("Taken back by"), LONGEST_NAME)
        back = button(self.tr("Take the return back"), "return_withdraw", icon="undo")
        back.clicked.connect(self._take_back)
        first = row(self._again_folder, again)
        first.setStretch(0, 1)
        self._taking = clear_widget(row(self._why, self._whose, back))
        return column(first, self._taking, gap=8)

    # Showing

    def show_case(self, view: CaseView) -> None:
        """Show what a case sent back, and the form where it may send back."""
        before, self._view = self._view, view
        if before is None or before.file.summary.id != view.file.summary.id:
            self._clear()
        empty(self._standing)
        for sent in view.file.returns:
            self._standing.addWidget(self._sent(sent))
        state = view.file.summary.state
        self._form.setVisible(state in RETURNABLE)
        waits, last = state is CaseState.RETURNED, view.file.returns[-1:]
        gone = any(sent.withdrawn and not sent.answer for sent in last)
        self._waits.setVisible(waits or gone)
        self._taking.setVisible(waits)
        if state not in RETURNABLE and state is not CaseState.RETURNED:
            said = self.tr("A decided case is not sent back; correct the decision first.")
            self._standing.addWidget(state_line(said, "", "lock"))
        self.picker.show_clauses(view.facts, view.pack.id)

    def _clear(self) -> None:
        self.message.clear()
        self.picker.untick()
        self._show_remarks(())
        for line in (self._whole, self._reason, self._due, self._number, self._why):
            line.clear()

    def _sent(self, sent: SentReturn) -> QWidget:
        content = sent.content
        state = self.tr("taken back") if sent.withdrawn else self.tr("waits for the answer")
        state = self.tr("answered") if sent.answer else state
        said = self.tr("Revision {n} sent back on {day}: {count} remarks, {state}. {reason}")
        said = said.format(
            n=content.revision,
            day=words.day_at(content.sent_at),
            count=len(content.remarks),
            state=state,
            reason=content.reason,
        )
        tone = "ok" if sent.answer else "" if sent.withdrawn else "warn"
        return state_line(said, tone, "undo", "return_standing")

    def _show_remarks(self, keys: tuple[Key, ...]) -> None:
        """A line for every ticked clause; what was typed stays as long as it is ticked."""
        self.message.clear()
        typed = {key: line.text() for key, line in self._fields.items()}
        empty(self._remarks)
        self._fields = {}
        for number, key in enumerate(keys):
            said = self.tr("Clause {code}: what is to be put right").format(code=key[1])
            made = self._line(f"return_remark_{number}", said)
            made.setText(typed.get(key, ""))
            self._fields[key] = made
            self._remarks.addWidget(self._named(key[1], made))
        if not keys:
            said = self.tr("Tick the clauses on the left that are to be put right.")
            self._remarks.addWidget(label(said, "small", wrap=True))
        self._edit_again()

    def _edit_again(self) -> None:
        self._shown.hide()
        self._look.show()

    # Sending

    def _given(self) -> SendingBack:
        from models.district.returning import SendingBack

        remarks = [
            Remark(pack=key[0], clause=key[1], text=line.text().strip() or " ")
            for key, line in self._fields.items()
        ]
        if self._whole.text().strip():
            remarks.append(Remark(text=self._whole.text()))
        return SendingBack(
            remarks=tuple(remarks),
            reason=self._reason.text(),
            by=self._who.text(),
            organisation=self._desk.office,
            due_on=self._due.text().strip() or None,
            document_number=self._number.text(),
        )

    def preview(self) -> None:
        """Show what would be signed, or say what is missing."""
        if self._view is None or not self._day_is_one():
            return
        case, given = self._view.file.summary.id, self._given()
        self.message.clear()
        task = self._desk.worker_task(lambda desk: _what_is_signed(desk, case, given))
        task.done.connect(while_there(self, partial(self._previewed, case, given)))
        task.failed.connect(while_there(self, self.message.refuse))

    def _day_is_one(self) -> bool:
        typed = self._due.text().strip()
        if not typed or is_day(typed):
            return True
        self._due.setFocus()
        self.message.say(self.tr("A date is written as 2026-12-01."), "bad")
        return False

    def _previewed(self, case: str, given: SendingBack, content: VisitReturn) -> None:
        """Show it, unless something else stands in the form by now: that would be signed."""
        if not self._shows(case) or given != self._given():
            return
        empty(self._said)
        head = self.tr("Revision {n} goes back: {reason}")
        head = head.format(n=content.revision, reason=content.reason)
        self._said.addWidget(label(head, "heading", "return_said", wrap=True))
        for number, remark in enumerate(content.remarks, start=1):
            where = remark.clause or self.tr("The visit as a whole")
            self._said.addWidget(label(f"{number}. {where}: {remark.text}", "", wrap=True))
        self._look.hide()
        self._shown.show()
        self._send.setFocus()

    def send(self) -> None:
        """Sign it, move the case, write the file."""
        from ui.drawable import send_back

        if self._view is None:
            return
        case, given, folder = self._view.file.summary.id, self._given(), self.folder.folder()
        self._send.setEnabled(False)
        task = self._desk.writer_task(lambda desk: send_back(desk, case, given, folder))
        task.done.connect(while_there(self, partial(self._sent_back, case)))
        task.failed.connect(while_there(self, self.message.refuse))
        task.finished.connect(while_there(self, lambda *_: self._send.setEnabled(True)))

    def _shows(self, case: str) -> bool:
        """Whether this is the case one sees; another may have been opened meanwhile."""
        return self._view is not None and self._view.file.summary.id == case

    def _sent_back(self, case: str, sent: SentBack) -> None:
        if self._shows(case):  # else what stands here was typed for another one
            self._clear()
            self._tell_written(sent)
        self.changed.emit()

    def _tell_written(self, sent: SentBack | TakenBack) -> None:
        """Say where the file is, or why it is not there."""
        from models.messages import sentence
        from sync.sending import TakenBack
        from ui import language

        if sent.notes:
            self.message.say(sentence(sent.notes[0], None, language.current()), "warn")
            return
        file = sent.beside or sent.file
        said = self.tr("Sent back; the return is in {file}.")
        if isinstance(sent, TakenBack):
            said = self.tr("Taken back; {file} tells it to the laptop.")
        self.message.say(said.format(file=file.name if file else ""), "ok")

    def _hand_out(self) -> None:
        from sync.sending import again

        folder = self._again_folder.require()
        if self._view is None or folder is None:
            return
        case = self._view.file.summary.id
        task = self._desk.writer_task(lambda desk: again(desk, case, folder))
        task.done.connect(while_there(self, partial(self._handed_out, case)))
        task.failed.connect(while_there(self, self.message.refuse))

    def _handed_out(self, case: str, sent: SentBack | TakenBack) -> None:
        if self._shows(case):
            self._tell_written(sent)

    def _take_back(self) -> None:
        from models.district.returning import SendingBack
        from sync.sending import take_back

        if self._view is None:
            return
        case, office = self._view.file.summary.id, self._desk.office
        given = SendingBack((), self._why.text(), self._whose.text(), office)
        folder = self._again_folder.folder()
        self._taking.setEnabled(False)
        task = self._desk.writer_task(lambda desk: take_back(desk, case, given, folder))
        task.done.connect(while_there(self, partial(self._taken_back, case)))
        task.failed.connect(while_there(self, self.message.refuse))
        task.finished.connect(while_there(self, lambda *_: self._taking.setEnabled(True)))

    def _taken_back(self, case: str, taken: TakenBack) -> None:
        if self._shows(case):
            self._why.clear()
            self._tell_written(taken)
        self.changed.emit()


def _what_is_signed(desk: Desk, case: str, given: SendingBack) -> VisitReturn:
    from sync.sending import preview
    from ui.drawable import check_return

    check_return(given)
    return preview(desk, case, given)


def _large() -> bool:
    """True where a name beside its line would leave the line no room."""
    return theme.text_size() >= LARGE

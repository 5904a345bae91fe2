"""The stick's part of the delivery page: copy, compare, stop, try again, and look for answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.screens.outbox_panel import OutboxPanel
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import clear_widget
from ui.widgets.stick_menu import stick_button

if TYPE_CHECKING:
    from models.errors import ExpectedError, PackageError
    from sync.outbox import Copied
    from ui.carrying import OutboxItem, ReceiptSeen
    from ui.session import FieldSession
    from ui.tasks import Progress, Task
    from ui.widgets.folder_field import FolderField
    from ui.widgets.message import Message

Work = Callable[["Progress"], Any]
Answer = Callable[[Any], None]


class DeliveryRoad(QWidget):
    """Works beside the window, one thing at a time, and can always be stopped."""

    changed = Signal()
    """Something may have come further: read the outbox anew."""
    began = Signal()
    """It is telling how far it is: bring that into sight."""

    def __init__(self, session: FieldSession, stick: FolderField, message: Message) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._session, self._stick, self._message = session, stick, message
        self._task: Task | None = None
        self._answered = False
        self._again: Callable[[], None] | None = None
        self.outbox = OutboxPanel(stick_button("delivery_sticks", stick, session.worker))
        self._bar = QProgressBar()
        self._bar.setObjectName("road_progress")
        self._bar.setAccessibleName(self.tr("Progress of the copy"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._said = label("", "small", "road_said", wrap=True)
        self._stop = button(self.tr("Stop"), "road_stop", icon="cross")
        self._stop.clicked.connect(self.stop)
        self._retry = button(self.tr("Try again"), "road_retry", icon="redo")
        self._retry.clicked.connect(self._try_again)
        self._retry.hide()
        line = row(self._stop, column(self._bar, self._said, gap=2))
        line.setStretch(1, 1)
        self._under_way = clear_widget(line)
        self.setLayout(column(self.outbox, self._under_way, row(self._retry, 1), gap=10))
        self.outbox.copy.connect(self._copy)
        self.outbox.copy_all.connect(self._copy_all)
        self.outbox.compare.connect(self._compare)
        self.outbox.look.connect(self._look)
        self._fit()

    def stop(self) -> None:
        """Stop at the next piece; nothing half is left on the stick."""
        if self._task is not None:
            self._task.cancel()

    # What is done

    def _copy(self, item: OutboxItem) -> None:
        from ui.carrying import carry_copy

        folder, book = self._stick.require(), self._session.book
        if folder is not None:
            self._run(
                lambda told: carry_copy(book, item, folder, told),
                self._copied,
                lambda: self._copy(item),
            )

    def _copy_all(self) -> None:
        from ui.carrying import carry_all, waiting

        folder, book = self._stick.require(), self._session.book
        if folder is not None:
            self._run(
                lambda told: carry_all(book, waiting(book), folder, told),
                self._copied_all,
                self._copy_all,
            )

    def _compare(self, item: OutboxItem) -> None:
        from ui.carrying import compare

        folder, book = self._stick.require(), self._session.book
        if folder is not None:
            self._run(
                lambda told: compare(book, item, folder, told),
                self._compared,
                lambda: self._compare(item),
            )

    def _look(self) -> None:
        from ui.carrying import bring_home

        folder, book = self._stick.require(), self._session.book
        if folder is not None:
            self._run(
                lambda told: bring_home(book, folder, lambda: told(0.0, "")),
                self._looked,
                self._look,
            )

    # What came of it

    def _copied(self, copied: Copied) -> None:
        said = self.tr("{file} ({size} MB) is copied and compared; the stick can be pulled out.")
        if copied.before:
            said = self.tr("{file} ({size} MB) was there already and is the same; nothing to copy.")
        size = f"{copied.size / 1_000_000:.1f}"
        self._message.say(said.format(file=copied.path.name, size=size), "ok")

    def _copied_all(self, found: tuple[tuple[Copied, ...], PackageError | None]) -> None:
        made, problem = found
        if problem is None:
            said = self.tr("{n} packages are copied and compared; the stick can be pulled out.")
            self._message.say(said.format(n=len(made)), "ok")
            return
        self._refused(problem)
        if made:
            said = self.tr("{n} packages are copied and compared. The next one is not: {why}")
            why = problem.sentence(_language())
            self._message.say(said.format(n=len(made), why=why), "warn")

    def _compared(self, path: Path) -> None:
        said = self.tr(
            "{file} was read back once more and is the same; the stick can be pulled out."
        )
        self._message.say(said.format(file=path.name), "ok")

    def _looked(self, seen: tuple[ReceiptSeen, ...]) -> None:
        told, tone = answers_in_words(seen)
        self._message.say(told, tone)

    # How it is done

    def _run(self, work: Work, done: Answer, again: Callable[[], None]) -> None:
        """Beside the writer too: a stick that answers slowly holds up no mark."""
        if self._task is None:
            self._follow(self._session.worker.compute(work), done, again)

    def _follow(self, task: Task, done: Answer, again: Callable[[], None]) -> None:
        self._task, self._again, self._answered = task, again, False

        def answer(found: Any) -> None:
            self._answered = True
            done(found)

        self._bar.setValue(0)
        self._said.setText("")
        self._retry.hide()
        self._message.clear()
        task.progress.connect(while_there(self, self._moved))
        task.done.connect(while_there(self, answer))
        task.failed.connect(while_there(self, self._refused))
        task.finished.connect(while_there(self, self._ran))
        self._fit()
        self.began.emit()

    def _moved(self, share: float, words: str) -> None:
        self._bar.setValue(round(share * 1000))
        stage, _, rest = words.partition(" ")
        done, _, total = rest.partition(" ")
        if not (done.isdigit() and total.isdigit()):
            return
        said = self.tr("Writing: {done} of {total} MB. Do not pull the stick out.")
        if stage == "checking":
            said = self.tr("Reading back: {done} of {total} MB. Do not pull the stick out.")
        done_, total_ = (f"{int(n) / 1_000_000:.1f}" for n in (done, total))
        self._said.setText(said.format(done=done_, total=total_))

    def _refused(self, error: ExpectedError) -> None:
        self._answered = True
        self._message.refuse(error)
        self._retry.show()

    def _try_again(self) -> None:
        if self._again is not None and self._task is None:
            self._again()

    def _ran(self) -> None:
        task, self._task = self._task, None
        self._fit()
        if not self._answered and task is not None and task.cancelled:
            self._message.say(self.tr("Stopped; nothing half is left on the stick."), "")
        self.changed.emit()

    def _fit(self) -> None:
        running = self._task is not None
        self._under_way.setVisible(running)
        if running:
            self._retry.hide()
        self.outbox.set_busy(running)


def answers_in_words(seen: tuple[ReceiptSeen, ...]) -> tuple[str, str]:
    """Say what lay in a folder: what counts first, then what does not, then what is not ours."""
    translate = QCoreApplication.translate
    counted = [s for s in seen if s.status]
    problems = [s for s in seen if s.problem]
    others = len(seen) - len(counted) - len(problems)
    said, tone = [], "ok"
    if not counted:
        said.append(translate("DeliveryRoad", "There is no receipt for this laptop in the folder."))
        tone = "warn"
    elif all(s.status == "imported" for s in counted):
        words = translate("DeliveryRoad", "Delivered: the office has taken {n} packages in.")
        one = translate("DeliveryRoad", "Delivered: the office has taken the package in.")
        said.append(one if len({s.package_digest for s in counted}) == 1 else words)
    else:
        said.append(translate("DeliveryRoad", "The office has answered; see the state."))
        tone = "warn"
    if problems:
        words = translate("DeliveryRoad", "{n} files do not count, the first because: {why}")
        why = problems[0].problem.sentence(_language()) if problems[0].problem else ""
        said.append(words.format(n=len(problems), why=why))
        tone = "bad"
    if others:
        said.append(
            translate("DeliveryRoad", "{n} of other laptops were passed over.").format(n=others)
        )
    packages = len({s.package_digest for s in counted})
    return " ".join(said).replace("{n}", str(packages)), tone


def _language() -> str:
    from ui import language

    return language.current()

"""The form around the pad: who signs, what it says, and the handwriting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from models.base import LONGEST_NAME
from models.facts.signing import SignatureKind, SignerRole
from models.facts.types import Facts
from models.visits.signing_order import SPOKEN
from ui.signing_steps import Act, Step, missing
from ui.style import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import clear_widget
from ui.widgets.choice import Choice
from ui.widgets.fields import line_field
from ui.widgets.flow import FlowLayout
from ui.widgets.message import Message, limit
from ui.widgets.signature_pad import SignaturePad

DEPUTY = "受委托人"
"""The office a deputy signs in, as papers print it."""


class SigningForm(QWidget):
    """Asks one person at a time; ``given`` brings a complete act."""

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._step: Step | None = None
        self.message = Message("signing_missing")
        self._who = label("", "title", "signing_who", wrap=True)
        self._name = self._line("signing_name", self.tr("Name"))
        self._office = self._line("signing_title", self.tr("Office held"))
        self._witness = self._line("signing_witness", self.tr("Name of the witness"))
        self._statement = QPlainTextEdit()
        self._statement.setObjectName("signing_statement")
        self._statement.setTabChangesFocus(True)
        self._statement.setMinimumHeight(theme.px(60))
        policy = QSizePolicy.Policy
        self._statement.setSizePolicy(policy.Expanding, policy.Ignored)
        self.pad = SignaturePad()
        self._pad_words = label("", "second", "signing_pad_words")
        self._kind = Choice("signing_kind", self._kinds(), self.tr("What the facility says"))
        self._kind.chosen.connect(lambda _kind: self._fit())
        there = [("signed", self.tr("Signs"), "met"), ("absent", self.tr("Absent"), "not_met")]
        self._presence = Choice("signing_presence", there, self.tr("Whether the evaluator is here"))
        self._presence.chosen.connect(lambda _kind: self._fit())
        self._deputy = QCheckBox(self.tr("A deputy signs for the head"))
        self._deputy.setObjectName("signing_deputy")
        self._deputy.setAccessibleName(self._deputy.text())
        self._deputy.toggled.connect(self._deputise)
        self._deputy_reason = self._line("signing_deputy_reason", self.tr("Why a deputy signs"))
        self._deputy_reason.setMaximumWidth(theme.px(320))
        self._consent = label(
            self.tr("Receipt is not consent: it only says that the findings were received."),
            "small",
            "signing_consent",
            wrap=True,
        )
        self._lay_out()

    def _kinds(self) -> list[tuple[str, str, str]]:
        return [
            ("received", self.tr("Received"), "met"),
            ("objected", self.tr("With an objection"), "to_verify"),
            ("refused", self.tr("Refuses to sign"), "not_met"),
        ]

    def _line(self, name: str, said: str) -> QLineEdit:
        made = line_field(name, said)
        made.setMaximumWidth(theme.px(220))
        limit(made, LONGEST_NAME, self.message)
        return made

    def _lay_out(self) -> None:
        undo = button(self.tr("Undo stroke"), "signing_undo", icon="undo")
        clear = button(self.tr("Clear"), "signing_clear", icon="trash")
        self._confirm = button(self.tr("Confirm signature"), "signing_confirm", "primary", "check")
        undo.clicked.connect(self.pad.undo)
        clear.clicked.connect(self.pad.clear)
        self._confirm.clicked.connect(self._give)
        chosen = FlowLayout(8)  # in as few rows as there is room for: the pad stands below
        who = (self._kind, self._presence, self._name, self._office)
        for part in (*who, self._deputy, self._deputy_reason, self._witness):
            chosen.addWidget(part)
        names = column(self._consent, chosen, gap=8)
        self._strokes = clear_widget(row(undo, clear, 1))
        tools = column(self._statement, self._strokes, 1, row(self._confirm, 1), gap=8)
        tools.setStretchFactor(self._statement, 100)
        pad = row(self.pad, tools, gap=12)
        pad.setStretch(1, 1)
        pad.setAlignment(self.pad, Qt.AlignmentFlag.AlignTop)
        self._pad_part = clear_widget(column(self._pad_words, pad, gap=4))
        self.setLayout(column(self._who, names, self.message, self._pad_part, gap=10))

    def ask(self, step: Step | None, facts: Facts) -> None:
        """Ask the next person, or nobody."""
        self._step = step
        self.setEnabled(step is not None)
        self.message.clear()
        self.pad.clear()
        self._statement.clear()
        self._witness.clear()
        self._office.clear()
        self._deputy.setChecked(False)
        self._deputy_reason.clear()
        for part in (self._name, self._office, self._pad_part):
            part.setVisible(step is not None)
        if step is None:
            self._who.setText(self.tr("Everybody has signed. The record can be packed now."))
            for part in (self._kind, self._presence, self._deputy, self._consent):
                part.hide()
            self._fit()
            return
        facility = step.role is SignerRole.FACILITY
        evaluator = step.role is SignerRole.EVALUATOR
        self._presence.setVisible(evaluator)
        self._presence.select("signed" if evaluator else "")
        self._deputy.setVisible(facility)
        self._consent.setVisible(facility)
        self._who.setText(self._asking(step))
        self._kind.setVisible(facility)
        self._kind.select("received" if facility else "")
        self._name.setText(facts.facility.responsible_person if facility else step.name)
        self._name.setReadOnly(not facility)
        self._fit()

    def _asking(self, step: Step) -> str:
        if step.role is SignerRole.FACILITY:
            return self.tr("{name}, please confirm the receipt").format(name=step.name)
        role = self.tr("team leader") if step.role is SignerRole.LEADER else self.tr("evaluator")
        return self.tr("{name}, {role}, please sign").format(name=step.name, role=role)

    def _fit(self) -> None:
        """Show what the chosen answer needs."""
        kind = self._chosen_kind()
        refused, absent = kind is SignatureKind.REFUSED, kind is SignatureKind.ABSENT
        self._statement.setVisible(kind in SPOKEN)
        for part in (self.pad, self._strokes, self._pad_words):
            part.setVisible(not absent)
        self._office.setVisible(self._step is not None and not absent)
        self._deputy_reason.setVisible(self._is_deputy())
        said = self._statement_words(kind)
        self._statement.setPlaceholderText(said)
        self._statement.setAccessibleName(said)
        self._witness.setVisible(refused)
        self._pad_words.setText(
            self.tr("The witness signs:") if refused else self.tr("Handwriting:")
        )

    def _statement_words(self, kind: SignatureKind) -> str:
        if kind is SignatureKind.ABSENT:
            return self.tr("Why the evaluator is absent")
        refused = kind is SignatureKind.REFUSED
        return self.tr("Reason of the refusal") if refused else self.tr("Objection, in words")

    def _is_deputy(self) -> bool:
        facility = self._step is not None and self._step.role is SignerRole.FACILITY
        return facility and self._deputy.isChecked()

    def _deputise(self, deputy: bool) -> None:
        """A deputy is not the head: the proposed name goes, and the role is named."""
        if deputy:
            self._name.clear()
        title = self._office.text().strip()
        if deputy and not title:
            self._office.setText(DEPUTY)
        elif not deputy and title == DEPUTY:
            self._office.clear()
        self._fit()

    def _chosen_kind(self) -> SignatureKind:
        if self._step is not None and self._step.role is SignerRole.EVALUATOR:
            return SignatureKind(self._presence.value() or "signed")
        if self._step is None or self._step.role is not SignerRole.FACILITY:
            return SignatureKind.SIGNED
        return SignatureKind(self._kind.value() or "received")

    def act(self) -> Act | None:
        """Return what is filled in, complete or not."""
        if self._step is None:
            return None
        return Act(
            role=self._step.role,
            kind=self._chosen_kind(),
            name=self._name.text(),
            title=self._office.text(),
            statement=self._statement.toPlainText(),
            strokes=self.pad.strokes(),
            witness=self._witness.text(),
            deputy=self._deputy_reason.text() if self._is_deputy() else None,
        )

    def _give(self) -> None:
        act = self.act()
        if act is None:
            return
        lacks = missing(act)
        if lacks:
            self.message.say(self._lacking(lacks), "warn")
            self._field(lacks).setFocus()
        else:
            self.message.clear()
            self.given.emit(act)

    def _field(self, lacks: str) -> QWidget:
        fields: dict[str, QWidget] = {
            "name": self._name,
            "statement": self._statement,
            "witness": self._witness,
            "deputy": self._deputy_reason,
        }
        return fields.get(lacks, self.pad)

    def _lacking(self, lacks: str) -> str:
        return {
            "name": self.tr("Write the name of the person who signs."),
            "statement": self.tr("Write down the objection or the reason in words."),
            "witness": self.tr("A refusal needs a witness who is somebody else: write the name."),
            "deputy": self.tr("Write why a deputy signs for the head."),
            "strokes": self.tr("There is no handwriting on the pad yet."),
        }[lacks]

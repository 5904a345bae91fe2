"""签字 in the real window: the order, what each kind needs, and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.errors import VisitError
from models.facts.signing import Signature, SignatureKind, SignerRole, Strokes
from models.visits import papers
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import STROKES, close, fill, sample
from ui.dialogs.paper import PaperDialog
from ui.screens import signing
from ui.screens.signing import Sheet, SigningScreen, keep
from ui.signing_steps import Act


@pytest.fixture
def frozen(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path, fill, close) as made:
        made.go("signing")
        yield made


def given(made: Room) -> tuple[Signature, ...]:
    digest = papers.snapshot_of(made.field.book, made.field.visit).facts_digest
    return papers.signatures(made.field.book, made.field.visit, digest)


def sign(made: Room) -> None:
    made.draw()
    made.click("signing_confirm")


def test_an_empty_pad_is_told_in_place(frozen: Room) -> None:
    frozen.click("signing_confirm")

    assert "no handwriting" in frozen.find("signing_missingText", QLabel).text()
    assert given(frozen) == ()


def test_evaluators_then_leader_then_facility(frozen: Room) -> None:
    asked = []
    for _ in range(3):
        asked.append(frozen.find("signing_who", QLabel).text())
        if not frozen.find("signing_name").property("text"):
            frozen.type("signing_name", "somebody")
        sign(frozen)

    assert sample.EVALUATOR in asked[0]
    assert sample.LEADER in asked[1]
    assert sample.FACILITY["name"] in asked[2]
    assert [s.role for s in given(frozen)] == [
        SignerRole.EVALUATOR,
        SignerRole.LEADER,
        SignerRole.FACILITY,
    ]
    assert all(s.strokes for s in given(frozen))
    assert frozen.find("signing_deliver").isEnabled()


def test_an_objection_needs_its_words(frozen: Room) -> None:
    sign(frozen)
    sign(frozen)
    frozen.click("signing_kind_objected")
    sign(frozen)
    assert len(given(frozen)) == 2

    frozen.find("signing_statement", QPlainTextEdit).setPlainText(sample.OBJECTION)
    frozen.click("signing_confirm")

    last = given(frozen)[-1]
    assert last.kind is SignatureKind.OBJECTED
    assert last.statement == sample.OBJECTION


def test_words_that_no_form_can_show_are_told_before_they_are_kept(frozen: Room) -> None:
    """They would stand on every form, and nothing could be handed over any more."""
    sign(frozen)
    sign(frozen)
    frozen.click("signing_kind_objected")
    frozen.find("signing_statement", QPlainTextEdit).setPlainText("不同意😀")
    sign(frozen)
    assert len(given(frozen)) == 2
    assert "U+1F600" in frozen.window.page_widget("signing").message.text()

    frozen.find("signing_statement", QPlainTextEdit).setPlainText(sample.OBJECTION)
    frozen.click("signing_confirm")
    assert len(given(frozen)) == 3


def test_a_refusal_is_signed_by_its_witness(frozen: Room) -> None:
    sign(frozen)
    sign(frozen)
    frozen.click("signing_kind_refused")
    frozen.find("signing_statement", QPlainTextEdit).setPlainText("not agreed")
    sign(frozen)
    assert "witness" in frozen.find("signing_missingText", QLabel).text()

    frozen.type("signing_witness", "witness one")
    frozen.click("signing_confirm")

    refused, witness = given(frozen)[-2:]
    assert refused.kind is SignatureKind.REFUSED
    assert refused.strokes is None
    assert witness.role is SignerRole.WITNESS
    assert witness.strokes is not None
    assert frozen.find("signing_deliver").isEnabled()


def test_everybody_sees_what_is_signed_and_for_whom(frozen: Room) -> None:
    digest = papers.snapshot_of(frozen.field.book, frozen.field.visit).facts_digest

    shown = frozen.find("signing_digest", QLabel).text().replace(" ", "")

    assert shown == digest
    words = [w.text() for w in frozen.window.findChildren(QLabel) if w.isVisible()]
    assert sample.ORGANISATION in words
    frozen.click("signing_look_findings")
    dialog = frozen.window.findChild(PaperDialog)
    assert dialog is not None
    frozen.qtbot.waitUntil(lambda: dialog.view.page.drawn)
    dialog.close()


def test_copies_are_counted_apart_from_what_came_in(frozen: Room) -> None:
    """The strip below says 4 and 1 copy; five pieces of evidence would be another number."""
    page = frozen.window.page_widget("signing")
    assert isinstance(page, SigningScreen)
    facts = papers.snapshot_of(frozen.field.book, frozen.field.visit).facts()
    first = facts.evidence[0]
    copy = first.model_copy(update={"sha256": "0" * 64, "of": first.sha256})
    facts = facts.model_copy(update={"evidence": (*facts.evidence, copy)})
    page._show_what(Sheet(facts, "0" * 64, ()))
    shown = [w.text() for w in page.findChildren(QLabel)]
    n = len(facts.evidence) - 1
    assert any(f"{n} pieces of evidence, 1 copies" in text for text in shown)


def test_a_signature_that_is_kept_is_told_as_saved(frozen: Room) -> None:
    with frozen.qtbot.waitSignal(frozen.session.saved):
        sign(frozen)


def test_after_our_own_mistake_what_was_written_can_be_signed_again(
    frozen: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_given: object) -> str:
        raise ZeroDivisionError

    with monkeypatch.context() as patched, frozen.qtbot.captureExceptions() as caught:
        patched.setattr(signing, "keep", mistaken)
        sign(frozen)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    frozen.click("signing_confirm")
    assert len(given(frozen)) == 1


def test_an_open_visit_cannot_be_signed(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path) as begun:
        begun.go("signing")

        assert "still open" in begun.find("signing_state", QLabel).text()
        assert not begun.find("signing_confirm").isEnabled()


def refusing(**more: object) -> Act:
    return replace(
        Act(
            SignerRole.FACILITY,
            SignatureKind.REFUSED,
            "head",
            statement="not agreed",
            strokes=STROKES,
            witness="witness one",
        ),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"strokes": Strokes(width=10, height=10, lines=())}, "signature-empty"),
        ({"witness": "w" * 201}, "text-too-long"),
        ({"statement": "w" * 4001}, "text-too-long"),
    ],
)
def test_a_refusal_whose_witness_cannot_be_kept_is_not_kept_either(
    frozen: Room, wrong: dict[str, object], code: str
) -> None:
    sign(frozen)
    sign(frozen)
    team, field = given(frozen), frozen.field
    digest = papers.snapshot_of(field.book, field.visit).facts_digest
    with pytest.raises(VisitError) as caught:
        keep(field.book, field.state, digest, refusing(**wrong))

    assert caught.value.code == code
    assert len(team) == 2
    assert given(frozen) == team


def test_a_text_that_is_too_long_is_told_and_stays_in_its_field(frozen: Room) -> None:
    sign(frozen)
    sign(frozen)
    frozen.click("signing_kind_objected")
    words = frozen.find("signing_statement", QPlainTextEdit)
    words.setPlainText("长" * 4001)
    sign(frozen)

    assert len(given(frozen)) == 2
    assert "4000" in frozen.find("signingMessageText", QLabel).text()
    assert len(words.toPlainText()) == 4001

    words.setPlainText(sample.OBJECTION)
    frozen.click("signing_confirm")
    assert given(frozen)[-1].statement == sample.OBJECTION


def test_a_name_that_is_too_long_is_cut_and_told(frozen: Room) -> None:
    sign(frozen)
    sign(frozen)
    line = frozen.find("signing_title", QLineEdit)
    line.clear()
    QApplication.clipboard().setText("w" * 300)
    line.paste()

    assert len(line.text()) == 200
    assert "200" in frozen.find("signing_missingText", QLabel).text()


def test_r6_3_an_absent_evaluator_is_named_with_the_reason(frozen: Room) -> None:
    frozen.click("signing_presence_absent")
    assert not frozen.window.findChild(QWidget, "signature_pad").isVisible()
    frozen.click("signing_confirm")
    assert given(frozen) == ()

    frozen.find("signing_statement", QPlainTextEdit).setPlainText("15时因急诊离开")
    frozen.click("signing_confirm")

    (kept,) = given(frozen)
    assert (kept.kind, kept.name) == (SignatureKind.ABSENT, sample.EVALUATOR)
    assert kept.strokes is None
    assert sample.LEADER in frozen.find("signing_who", QLabel).text()
    assert not frozen.window.findChild(QWidget, "signing_presence").isVisible()
    sign(frozen)
    assert given(frozen)[-1].role is SignerRole.LEADER


def test_r6_3_a_deputy_signs_with_the_reason_and_the_page_says_what_receipt_is(
    frozen: Room,
) -> None:
    sign(frozen)
    sign(frozen)
    assert "not consent" in frozen.find("signing_consent", QLabel).text()

    frozen.find("signing_deputy", QCheckBox).setChecked(True)
    assert frozen.find("signing_title", QLineEdit).text() == "受委托人"
    frozen.type("signing_name", "deputy one")
    sign(frozen)
    assert len(given(frozen)) == 2
    assert "deputy" in frozen.find("signing_missingText", QLabel).text()

    frozen.type("signing_deputy_reason", "the head is away")
    frozen.click("signing_confirm")

    last = given(frozen)[-1]
    assert (last.kind, last.name, last.title) == ("received", "deputy one", "受委托人")
    assert last.deputy == "the head is away"
    words = [w.text() for w in frozen.window.findChildren(QLabel) if w.isVisible()]
    assert any("the head is away" in text for text in words)


def test_r6_3_a_witness_is_somebody_else(frozen: Room) -> None:
    sign(frozen)
    sign(frozen)
    frozen.click("signing_kind_refused")
    frozen.type("signing_name", "head")
    frozen.find("signing_statement", QPlainTextEdit).setPlainText("not agreed")
    frozen.type("signing_witness", "head")
    sign(frozen)

    assert len(given(frozen)) == 2
    assert "somebody else" in frozen.find("signing_missingText", QLabel).text()

"""From frozen facts to a stick and back, without a window."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.errors import ExpectedError, VisitError
from models.facts.bodies import ClauseRef
from models.visits import closing, marking, papers
from models.visits.records import VisitStatus
from sync.inbox import receive
from sync.keys.bundle import load_trust
from sync.package.reader import examine
from sync.recipients import identities, keep_named
from sync.sealing import opened
from tests.reports.papers import text_of
from tests.ui.sample_visit import (
    LEADER,
    PASSPHRASE,
    Field,
    close,
    enrol,
    fill,
    new_desk,
    new_field,
    sample,
    sign,
)
from ui import delivery, field_papers, laptop_keys
from ui.tasks import Cancelled


def desk_keys(folder: Path) -> tuple[str, ...]:
    with Desk.open(folder, PASSPHRASE) as desk, desk.read() as connection:
        return identities(connection)


def quiet(_fraction: float, _words: str) -> None:
    return None


def test_a_laptop_without_a_certificate_builds_nothing(field: Field) -> None:
    sign(field)

    with pytest.raises(ExpectedError) as refused:
        delivery.build_package(field.book, field.visit, field.packs, quiet)

    assert refused.value.code == "bundle-no-certificate"
    assert refused.value.sentence()


def test_the_request_is_carried_out_and_the_bundle_brought_home(
    field: Field, stick: Path, tmp_path: Path
) -> None:
    assert not laptop_keys.key_state(field.workspace).ready

    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)
        state = laptop_keys.key_state(field.workspace)

        assert state.ready
        assert state.root_fingerprint == load_trust(desk.folder / "trust.pem").fingerprint()
        assert len(state.fingerprint.split()) == 8


def test_a_signed_visit_becomes_a_package_the_desk_accepts(
    field: Field, stick: Path, tmp_path: Path
) -> None:
    sign(field)
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)

    told: list[float] = []
    built = delivery.build_package(
        field.book, field.visit, field.packs, lambda fraction, _words: told.append(fraction)
    )

    assert os.name == "nt" or built.path.parent.stat().st_mode & 0o077 == 0
    assert [p.name for p in built.path.parent.iterdir()] == [built.path.name], "none in clear"
    assert built.path.name.endswith(".zip.age")
    trust = load_trust(tmp_path / "desk" / "trust.pem")
    with opened(built.path, desk_keys(tmp_path / "desk"), tmp_path / "room") as plain:
        verdict = examine(plain, trust, packs=field.packs)
    assert verdict.accepted, verdict.sentence()
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert delivery.status(field.book, field.visit) is VisitStatus.PACKED
    again = delivery.build_package(field.book, field.visit, field.packs, quiet)
    assert again.package_digest == built.package_digest


def test_a_stopped_package_leaves_nothing(field: Field, stick: Path, tmp_path: Path) -> None:
    sign(field)
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)

    def stop(fraction: float, _words: str) -> None:
        if fraction > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        delivery.build_package(field.book, field.visit, field.packs, stop)

    assert list(delivery.outbox_folder(field.book).iterdir()) == []
    assert delivery.outbox(field.book, field.visit) == ()
    assert delivery.status(field.book, field.visit) is VisitStatus.SIGNED


def test_the_outbox_remembers_where_a_package_was_copied_to(
    field: Field, stick: Path, tmp_path: Path
) -> None:
    sign(field)
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)
    delivery.build_package(field.book, field.visit, field.packs, quiet)
    (item,) = delivery.outbox(field.book, field.visit)
    assert item.here
    assert not item.copied_to

    target = delivery.carry(field.book, item, stick, quiet)

    (item,) = delivery.outbox(field.book, field.visit)
    assert target.exists()
    assert item.copied_to == str(stick)
    assert item.answer == ""


def test_a_package_from_before_the_encryption_never_leaves_in_clear(
    field: Field, stick: Path, tmp_path: Path
) -> None:
    sign(field)
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)
    named = delivery.recipients(field.book)
    with field.workspace.write() as connection:
        keep_named(connection, ())
    built = delivery.build_package(field.book, field.visit, field.packs, quiet)
    assert built.path.suffix == ".zip", "the office names nobody"
    with field.workspace.write() as connection:
        keep_named(connection, named)

    (item,) = delivery.outbox(field.book, field.visit)
    target = delivery.carry(field.book, item, stick, quiet)

    assert target.name == f"{item.file_name}.age"
    assert list(stick.glob("*.zip")) == list(delivery.outbox_folder(field.book).glob("*.zip")) == []
    (item,) = delivery.outbox(field.book, field.visit)
    assert (item.here, item.file_name, item.copied_to) == (True, target.name, str(stick))


def test_a_forged_receipt_changes_nothing(field: Field, stick: Path, tmp_path: Path) -> None:
    sign(field)
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)
    built = delivery.build_package(field.book, field.visit, field.packs, quiet)
    (stick / f"receipt-{built.package_digest[:16]}.p7m").write_bytes(b"not a receipt")

    (seen,) = delivery.bring_home(field.book, stick)

    assert seen.problem is not None
    assert seen.problem.sentence()
    assert delivery.status(field.book, field.visit) is VisitStatus.PACKED


def test_a_receipt_under_the_name_of_another_package_changes_nothing(
    field: Field, stick: Path, tmp_path: Path
) -> None:
    sign(field)
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)
        delivery.build_package(field.book, field.visit, field.packs, quiet)
        (item,) = delivery.outbox(field.book, field.visit)
        result = receive(delivery.carry(field.book, item, stick, quiet), desk, field.packs)
    assert result.receipt_beside is not None
    result.receipt_beside.rename(stick / "receipt-0000000000000000.p7m")

    (seen,) = delivery.bring_home(field.book, stick)

    assert seen.problem is not None
    assert seen.problem.code == "receipt-misnamed"
    assert delivery.status(field.book, field.visit) is VisitStatus.PACKED


def test_every_form_of_the_visit_can_be_printed(field: Field, stick: Path) -> None:
    printed = delivery.print_to(stick, field.book, field.visit, field.packs, "annex-1")
    assert printed.read_bytes().startswith(b"%PDF-")


def test_what_leaves_for_paper_is_numbered_and_the_base_is_not(field: Field, stick: Path) -> None:
    given = (field.book, field.visit, field.packs, "annex-1")
    base = delivery.form_pdf(*given)
    first = text_of(delivery.print_to(stick, *given).read_bytes())
    again = text_of(delivery.copy_pdf(*given))
    assert "第 1 次打印" in first
    assert "补打" not in first
    assert "第 2 次打印 补打" in again
    assert delivery.form_pdf(*given) == base
    assert "次打印" not in text_of(base)


def test_sign_in_sheets_from_before_and_after_the_closing_are_told_apart(tmp_path: Path) -> None:
    """By their revision and print number: no two sheets may both be the same one."""
    made = new_field(tmp_path / "laptop")
    fill(made)
    first = field_papers.copy_pdf(made.book, made.state, made.packs, field_papers.ATTENDANCE)
    close(made)
    given = (made.book, made.visit, made.packs, field_papers.ATTENDANCE)
    sheets = [text_of(pdf) for pdf in (first, delivery.copy_pdf(*given), delivery.copy_pdf(*given))]
    made.workspace.close()
    said = [tuple(re.findall(r"未定稿|第 \d+ (?:版|次打印)", words)) for words in sheets]
    assert all(len(one) == 2 for one in said)
    assert len(set(said)) == 3


def test_a_package_of_facts_that_were_amended_meanwhile_is_refused(
    field: Field, stick: Path, tmp_path: Path
) -> None:
    sign(field)
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)

    def amend(_fraction: float, words: str) -> None:
        if words == "package" and field.state.revision == 1:
            book, packs = field.book, field.packs
            state = closing.reopen(book, field.state, LEADER, "更正一处")
            ref = ClauseRef(pack=sample.QUALITY, clause="1.1.1/1")
            state = marking.note(book, state, packs, LEADER, ref, "已更正")
            field.state = closing.close(book, state, packs, LEADER)
            sign(field)

    with pytest.raises(VisitError) as refused:
        delivery.build_package(field.book, field.visit, field.packs, amend)

    assert refused.value.code == "package-other-facts"
    assert refused.value.sentence("zh")
    assert papers.packages(field.book, field.visit) == ()
    assert delivery.status(field.book, field.visit) is VisitStatus.SIGNED
    assert list(delivery.outbox_folder(field.book).iterdir()) == []

"""Closing and its papers: what blocks, what is frozen, who signed, what came back."""

from __future__ import annotations

import pytest

from models.errors import VisitError
from models.facts import bodies
from models.facts.events import read_log
from models.facts.signing import Signature, SignatureKind, SignerRole, Strokes
from models.facts.snapshot import check_follows, facts_digest, judge
from models.facts.state import VisitState
from models.facts.types import Moment
from models.standards.judgement import PackOutcome
from models.standards.types import Verdict
from models.visits import closing, findings, marking, papers
from models.visits.book import VisitBook
from models.visits.closing import Severity
from models.visits.meetings import FIRST_MISSING, LAST_MISSING
from models.visits.records import VisitStatus
from tests.laptop import OPENED, PACK, PACKS, ref
from tests.support import EVALUATOR, LEADER

PACKAGE = "d" * 64


def codes(state: VisitState, severity: Severity = Severity.BLOCKS) -> list[tuple[str, str | None]]:
    found = [b for b in closing.blockers(state, PACKS) if b.severity is severity]
    assert all(b.sentence("zh") and b.sentence("en") for b in found)
    spoken = [
        b for b in found if b.code not in (FIRST_MISSING, LAST_MISSING)
    ]  # no meeting is held here
    return [(b.code, b.clause or b.veto) for b in spoken]


def complete(book: VisitBook, state: VisitState) -> VisitState:
    """Do all that closing asks for: one clause not met, one left unchecked with a reason."""
    for basis in ("declaration", "office"):
        state = findings.answer_veto(
            book, state, PACKS, LEADER, PACK.id, "V1", basis, "none", "医保局复函"
        )
    state = marking.mark(book, state, PACKS, LEADER, ref("1"), Verdict.MET)
    values = {"part": 3, "whole": 10}
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), values)
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.NOT_MET)
    state = findings.record_finding(
        book, state, PACKS, LEADER, ref("2"), "药柜未上锁。", place="药房", rectification="上锁。"
    )
    state = marking.mark(book, state, PACKS, LEADER, ref("3"), Verdict.NOT_APPLICABLE)
    return findings.list_unchecked(book, state, PACKS, LEADER, {(PACK.id, "4"): "停电，未能查看。"})


@pytest.fixture
def closed(book: VisitBook, state: VisitState) -> VisitState:
    return closing.close(book, complete(book, state), PACKS, LEADER)


def signed(digest: str, role: SignerRole, name: str, **more: object) -> Signature:
    values = {
        "role": role,
        "kind": SignatureKind.SIGNED,
        "name": name,
        "strokes": Strokes(width=100, height=50, lines=(((1, 1, 500, 0), (9, 9, 500, 8)),)),
        "facts_digest": digest,
        "at": Moment(utc="2021-09-15T03:00:00.000Z", offset=480, seq=0),
    }
    return Signature(**{**values, **more})  # type: ignore[arg-type]


def sign_team(book: VisitBook, visit: str) -> str:
    digest = papers.snapshot_of(book, visit).facts_digest
    papers.add_signature(book, visit, signed(digest, SignerRole.EVALUATOR, "组员乙"))
    papers.add_signature(book, visit, signed(digest, SignerRole.LEADER, "组长甲"))
    return digest


def refusal(digest: str) -> Signature:
    given = {"kind": SignatureKind.REFUSED, "strokes": None, "statement": "不认可第2项。"}
    return signed(digest, SignerRole.FACILITY, "负责人丙", **given)


def sign_all(book: VisitBook, state: VisitState) -> VisitStatus:
    digest = sign_team(book, state.visit_id)
    received = signed(digest, SignerRole.FACILITY, "负责人丙", kind=SignatureKind.RECEIVED)
    return papers.add_signature(book, state.visit_id, received)


def test_an_empty_visit_says_everything_that_is_missing(state: VisitState) -> None:
    assert codes(state) == [
        ("veto-unanswered-declaration", "V1"),
        ("veto-unanswered-office", "V1"),
        *[("clause-unchecked", code) for code in "1234"],
    ]


def test_each_thing_that_blocks_has_its_sentence(book: VisitBook, state: VisitState) -> None:
    state = marking.mark(book, state, PACKS, LEADER, ref("1"), Verdict.MET)
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.NOT_MET)
    state = marking.mark(book, state, PACKS, LEADER, ref("3"), Verdict.TO_VERIFY)
    assert codes(state)[2:] == [
        ("figures-missing", "1"),
        ("finding-missing", "2"),
        ("clause-to-verify", "3"),
        ("clause-unchecked", "4"),
    ]
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), {"part": 29, "whole": 100})
    assert ("mark-against-figures", "1") in codes(state)
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), {"part": 30, "whole": 100})
    assert "1" not in [clause for _, clause in codes(state)]
    state = findings.record_finding(book, state, PACKS, LEADER, ref("2"), "药柜未上锁。")
    assert "2" not in [clause for _, clause in codes(state)]
    assert codes(state, Severity.WARNS) == [
        ("finding-no-evidence", "2"),
        ("finding-no-place", "2"),
        ("finding-no-rectification", "2"),
    ]


def test_a_denominator_of_nought_blocks(book: VisitBook, state: VisitState) -> None:
    state = marking.mark(book, state, PACKS, LEADER, ref("1"), Verdict.MET)
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), {"part": 3, "whole": 0})
    assert ("figures-missing", "1") in codes(state)


def test_a_found_veto_needs_no_second_answer(book: VisitBook, state: VisitState) -> None:
    state = findings.answer_veto(book, state, PACKS, LEADER, PACK.id, "V1", "declaration", "found")
    assert not [code for code, _ in codes(state) if code.startswith("veto")]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("self_assessment", []), ("on_site", [("veto-unanswered-office", "V1")])],
)
def test_with_the_declaration_alone_only_a_self_assessment_closes_and_none_passes(
    book: VisitBook, kind: str, asked: list[tuple[str, str]]
) -> None:
    state = book.start(OPENED.model_copy(update={"kind": bodies.VisitKind(kind)}), LEADER)
    state = findings.answer_veto(
        book, state, PACKS, LEADER, PACK.id, "V1", "declaration", "none", "书面声明"
    )
    for code in ("1", "2", "3", "4"):
        state = marking.mark(book, state, PACKS, LEADER, ref(code), Verdict.MET)
    values = {"part": 3, "whole": 10}
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), values)

    assert codes(state) == asked
    assert judge(state, PACK).outcome is PackOutcome.UNDETERMINED
    state = findings.answer_veto(
        book, state, PACKS, LEADER, PACK.id, "V1", "office", "none", "医保局复函"
    )
    assert codes(state) == []
    assert judge(state, PACK).outcome is PackOutcome.PASSED


def test_a_team_needs_one_leader(book: VisitBook, state: VisitState) -> None:
    two = [m.model_copy(update={"role": bodies.Role.LEADER}) for m in state.members]
    assert ("leader-twice", None) in codes(findings.set_team(book, state, LEADER, two))
    none = [m.model_copy(update={"role": bodies.Role.EVALUATOR}) for m in state.members]
    state = book.load(state.visit_id)
    assert ("leader-missing", None) in codes(findings.set_team(book, state, LEADER, none))


def test_who_has_marked_stays_on_the_team(book: VisitBook, state: VisitState) -> None:
    state = marking.mark(book, state, PACKS, EVALUATOR, ref("2"), Verdict.MET)
    with pytest.raises(VisitError) as caught:
        findings.set_team(book, state, LEADER, [m for m in state.members if m.id == LEADER])
    assert caught.value.code == "member-has-acted"


def test_closing_is_refused_while_something_blocks(book: VisitBook, state: VisitState) -> None:
    with pytest.raises(VisitError) as caught:
        closing.close(book, state, PACKS, LEADER)
    assert (caught.value.code, caught.value.params["count"]) == ("closing-blocked", 6)
    assert caught.value.sentence("zh").startswith("还有 6 处")
    assert book.load(state.visit_id) == state


def test_closing_freezes_what_follows_from_the_log(book: VisitBook, closed: VisitState) -> None:
    snapshot = papers.snapshot_of(book, closed.visit_id)
    assert (snapshot.revision, snapshot.facts_digest) == (1, facts_digest(snapshot.data))
    check_follows(snapshot.data, list(read_log(book.events(closed.visit_id))), PACKS)
    assert snapshot.facts().clause(PACK.id, "2").verdict is Verdict.NOT_MET
    assert book.summary(closed.visit_id).status is VisitStatus.CLOSED
    assert book.summary(closed.visit_id).revision == 1
    with pytest.raises(KeyError):
        papers.snapshot_of(book, closed.visit_id, 2)


def test_a_closed_visit_takes_no_more_steps(book: VisitBook, closed: VisitState) -> None:
    for step in (
        lambda: marking.mark(book, closed, PACKS, LEADER, ref("1"), Verdict.NOT_MET),
        lambda: findings.withdraw_finding(book, closed, LEADER, next(iter(closed.findings))),
        lambda: closing.close(book, closed, PACKS, LEADER),
    ):
        with pytest.raises(VisitError) as caught:
            step()
        assert caught.value.code == "visit-closed"


def test_the_leader_s_list_follows_what_was_marked_since(
    book: VisitBook, state: VisitState
) -> None:
    state = complete(book, state)
    state = marking.mark(book, state, PACKS, LEADER, ref("4"), Verdict.MET)
    closed = closing.close(book, state, PACKS, LEADER)
    assert closed.unchecked == ()
    assert book.load(closed.visit_id) == closed


def test_a_listed_clause_that_changed_its_state_blocks_again(
    book: VisitBook, state: VisitState
) -> None:
    state = complete(book, state)
    state = marking.mark(book, state, PACKS, LEADER, ref("4"), Verdict.TO_VERIFY)
    assert codes(state) == [("clause-to-verify", "4")]


def test_the_list_takes_reasons_for_open_clauses_only(book: VisitBook, state: VisitState) -> None:
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.MET)
    for reasons, code in (
        ({(PACK.id, "2"): "停电"}, "unchecked-has-result"),
        ({(PACK.id, "1"): " "}, "unchecked-needs-reason"),
    ):
        with pytest.raises(VisitError) as caught:
            findings.list_unchecked(book, state, PACKS, LEADER, reasons)
        assert caught.value.code == code


def test_small_steps_are_checked(book: VisitBook, state: VisitState) -> None:
    with pytest.raises(VisitError) as caught:
        findings.record_finding(book, state, PACKS, LEADER, ref("1"), "  ")
    assert caught.value.code == "finding-needs-fact"
    with pytest.raises(VisitError) as caught:
        findings.answer_veto(book, state, PACKS, LEADER, PACK.id, "V1", "office", "none")
    assert caught.value.code == "veto-needs-source"


def test_a_finding_is_replaced_and_withdrawn(book: VisitBook, state: VisitState) -> None:
    state = findings.record_finding(book, state, PACKS, LEADER, ref("2"), "药柜未上锁。")
    (finding,) = state.findings.values()
    state = findings.record_finding(
        book, state, PACKS, LEADER, ref("2"), "两个药柜未上锁。", finding_id=finding.id
    )
    assert [f.fact for f in state.findings.values()] == ["两个药柜未上锁。"]
    state = findings.withdraw_finding(book, state, LEADER, finding.id, "已核实有锁")
    assert not state.findings


def pack(book: VisitBook, visit: str, package: str = PACKAGE) -> VisitStatus:
    built_from = papers.snapshot_of(book, visit).facts_digest
    return papers.record_package(book, visit, package, "visit.zip", built_from)


def test_from_closed_to_delivered(book: VisitBook, closed: VisitState) -> None:
    visit = closed.visit_id
    with pytest.raises(VisitError) as caught:
        pack(book, visit)
    assert caught.value.code == "visit-unsigned"
    assert sign_all(book, closed) is VisitStatus.SIGNED
    sheet = papers.signature_sheet(book, visit)
    assert sheet.expected == ("组员乙", "组长甲")
    assert [s.name for s in sheet.signatures] == ["组员乙", "组长甲", "负责人丙"]
    assert pack(book, visit) is VisitStatus.PACKED
    assert papers.record_receipt(book, "e" * 64, "imported", b"other laptop") is None
    assert book.summary(visit).status is VisitStatus.PACKED
    for status in ("held", "conflict", "stale", "rejected"):
        told = papers.record_receipt(book, PACKAGE, status, status.encode())
        assert told is VisitStatus(status)
    assert papers.record_receipt(book, PACKAGE, "imported", b"r") is VisitStatus.DELIVERED
    assert papers.record_receipt(book, PACKAGE, "imported", b"r") is VisitStatus.DELIVERED
    assert papers.record_receipt(book, PACKAGE, "held", b"late") is VisitStatus.DELIVERED
    assert book.summary(visit).status is VisitStatus.DELIVERED
    assert [r.status for r in papers.receipts(book, visit)][-2:] == ["imported", "held"]
    assert [p.file_name for p in papers.packages(book, visit)] == ["visit.zip"]
    with pytest.raises(ValueError, match="opened"):
        papers.record_receipt(book, PACKAGE, "opened", b"")


def test_signatures_that_do_not_count(book: VisitBook, closed: VisitState) -> None:
    visit, digest = closed.visit_id, papers.snapshot_of(book, closed.visit_id).facts_digest
    first = signed(digest, SignerRole.EVALUATOR, "组员乙")
    papers.add_signature(book, visit, first)
    blank = Strokes(width=1, height=1, lines=((),))
    for signature, code in (
        (first, "signature-twice"),
        (signed("0" * 64, SignerRole.LEADER, "组长甲"), "signature-other-facts"),
        (signed(digest, SignerRole.LEADER, "组长甲", strokes=None), "signature-empty"),
        (signed(digest, SignerRole.LEADER, "组长甲", strokes=blank), "signature-empty"),
    ):
        with pytest.raises(VisitError) as caught:
            papers.add_signature(book, visit, signature)
        assert caught.value.code == code
    assert papers.signatures(book, visit, digest) == (first,)


def test_an_objection_may_be_pasted(book: VisitBook, closed: VisitState) -> None:
    """Text from a telephone comes composed in another way; it must not be lost for that."""
    visit, digest = closed.visit_id, papers.snapshot_of(book, closed.visit_id).facts_digest
    sign_team(book, visit)
    words = {"kind": SignatureKind.OBJECTED, "statement": "不同意\r\ncafe\u0301"}
    papers.add_signature(book, visit, signed(digest, SignerRole.FACILITY, "负责人丙", **words))
    kept = papers.signatures(book, visit, digest)[-1]
    assert kept.statement == "不同意\ncaf\u00e9"


def test_a_refusal_counts_with_its_witness(book: VisitBook, closed: VisitState) -> None:
    visit = closed.visit_id
    digest = sign_team(book, visit)
    refused = refusal(digest)
    with pytest.raises(VisitError) as caught:
        papers.add_signature(book, visit, refused)
    assert caught.value.code == "signature-needs-witness"
    witness = signed(digest, SignerRole.WITNESS, "见证人丁")
    assert papers.add_signature(book, visit, refused, witness) is VisitStatus.SIGNED


def test_a_refusal_and_its_witness_are_one_act(book: VisitBook, closed: VisitState) -> None:
    """Half of it could not be mended: the facility has acted, and nobody asks for the witness."""
    visit = closed.visit_id
    digest = sign_team(book, visit)
    team, refused = papers.signatures(book, visit, digest), refusal(digest)
    nobody = signed(digest, SignerRole.WITNESS, "见证人丁", strokes=None)
    with pytest.raises(VisitError):
        papers.add_signature(book, visit, refused, nobody)
    assert papers.signatures(book, visit, digest) == team
    witness = signed(digest, SignerRole.WITNESS, "见证人丁")
    papers.add_signature(book, visit, refused, witness)
    assert papers.signatures(book, visit, digest) == (*team, refused, witness)


def test_an_amendment_is_signed_and_sent_again(book: VisitBook, closed: VisitState) -> None:
    visit = closed.visit_id
    sign_all(book, closed)
    pack(book, visit)
    papers.record_receipt(book, PACKAGE, "imported", b"receipt")
    first = papers.snapshot_of(book, visit)
    with pytest.raises(VisitError) as caught:
        closing.reopen(book, closed, LEADER, "")
    assert caught.value.code == "reopening-needs-reason"
    state = closing.reopen(book, closed, LEADER, "数据填错")
    assert book.summary(visit).status is VisitStatus.OPEN
    with pytest.raises(VisitError) as caught:
        papers.add_signature(
            book, visit, signed(first.facts_digest, SignerRole.WITNESS, "见证人丁")
        )
    assert caught.value.code == "visit-open"
    state = marking.mark(book, state, PACKS, LEADER, ref("4"), Verdict.MET)
    state = closing.close(book, state, PACKS, LEADER)
    second = papers.snapshot_of(book, visit)
    assert (second.revision, papers.snapshot_of(book, visit, 1)) == (2, first)
    assert book.summary(visit).status is VisitStatus.CLOSED
    assert papers.signature_sheet(book, visit).signatures == ()
    assert len(papers.signature_sheet(book, visit, 1).signatures) == 3
    assert sign_all(book, state) is VisitStatus.SIGNED
    with pytest.raises(VisitError) as caught:
        papers.record_package(book, visit, "e" * 64, "visit2.zip", first.facts_digest)
    assert caught.value.code == "package-other-facts"
    assert pack(book, visit, "e" * 64) is VisitStatus.PACKED
    assert papers.record_receipt(book, "e" * 64, "imported", b"two") is VisitStatus.DELIVERED
    with pytest.raises(VisitError) as caught:
        closing.reopen(book, book.load(visit), "99999999-9999-4999-8999-999999999999", "x")
    assert caught.value.code == "not-in-team"


def test_an_amendment_never_undoes_what_was_signed(book: VisitBook, closed: VisitState) -> None:
    from models.visits.undo import undo, undoable

    assert undoable(closed) is None
    state = closing.reopen(book, closed, LEADER, "数据填错")
    assert undo(book, state, LEADER) is state
    state = marking.mark(book, state, PACKS, LEADER, ref("1"), Verdict.NOT_MET)
    state = undo(book, state, LEADER)
    assert state.verdict(PACK.id, "1") is Verdict.MET
    assert undo(book, state, LEADER) is state


def test_r2_3_a_changed_profile_takes_not_applicable_away(
    book: VisitBook, state: VisitState
) -> None:
    """The centre has beds after all: what was excused for want of them is to be marked again."""
    state = complete(book, state)
    assert codes(state) == []
    with_beds = state.facility.model_copy(update={"beds": "yes"})
    state = findings.set_facility(book, state, LEADER, with_beds)
    assert codes(state) == [("not-applicable-no-longer", "3")]
    state = marking.mark(book, state, PACKS, LEADER, ref("3"), Verdict.MET)
    assert codes(state) == []


def test_r1_2_a_share_above_the_whole_is_told(book: VisitBook, state: VisitState) -> None:
    """Ten of three passes as arithmetic; that the two were swapped only a person can see."""
    state = complete(book, state)
    assert ("share-above-whole", "1") not in codes(state, Severity.WARNS)
    values = {"part": 10, "whole": 3}
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), values)
    assert ("share-above-whole", "1") in codes(state, Severity.WARNS)

"""R6.3: evaluators, leader, facility; receipt is not consent; an amendment is signed again."""

from __future__ import annotations

from typing import Any

import pytest

from models.errors import VisitError
from models.facts.signing import Signature, SignatureKind, SignerRole, missing_signatures
from models.facts.state import VisitState
from models.visits import closing, findings, papers
from models.visits.book import VisitBook
from models.visits.records import VisitStatus
from tests.laptop import PACKS
from tests.models.visits.test_closing import complete, refusal, sign_all, sign_team, signed
from tests.support import LEADER

EVALUATOR_ROLE, LEADER_ROLE = SignerRole.EVALUATOR, SignerRole.LEADER
FACILITY, WITNESS = SignerRole.FACILITY, SignerRole.WITNESS
B, A, HEAD = "组员乙", "组长甲", "负责人丙"


@pytest.fixture
def closed(book: VisitBook, state: VisitState) -> VisitState:
    return closing.close(book, complete(book, state), PACKS, LEADER)


def digest_of(book: VisitBook, state: VisitState) -> str:
    return papers.snapshot_of(book, state.visit_id).facts_digest


def refused(book: VisitBook, state: VisitState, *act: Signature) -> str:
    before = papers.signatures(book, state.visit_id, digest_of(book, state))
    with pytest.raises(VisitError) as caught:
        papers.add_signature(book, state.visit_id, *act)
    assert papers.signatures(book, state.visit_id, digest_of(book, state)) == before
    return caught.value.code


def absent(digest: str, why: str = "15时因急诊离开。", **more: Any) -> Signature:
    given = {"kind": SignatureKind.ABSENT, "strokes": None, "statement": why}
    return signed(digest, EVALUATOR_ROLE, B, **given).model_copy(update=more)


def test_r6_3_nobody_signs_before_their_turn(book: VisitBook, closed: VisitState) -> None:
    digest = digest_of(book, closed)
    received = signed(digest, FACILITY, HEAD, kind=SignatureKind.RECEIVED)
    leader = signed(digest, LEADER_ROLE, A)
    assert refused(book, closed, leader) == "signature-out-of-turn"
    assert refused(book, closed, received) == "signature-out-of-turn"
    papers.add_signature(book, closed.visit_id, signed(digest, EVALUATOR_ROLE, B))
    assert refused(book, closed, received) == "signature-out-of-turn"
    papers.add_signature(book, closed.visit_id, leader)
    assert papers.add_signature(book, closed.visit_id, received) is VisitStatus.SIGNED


def test_r6_3_only_the_team_signs_as_team(book: VisitBook, closed: VisitState) -> None:
    digest = digest_of(book, closed)
    stranger = signed(digest, EVALUATOR_ROLE, "路人")
    assert refused(book, closed, stranger) == "signature-not-in-team"
    as_leader = signed(digest, LEADER_ROLE, B)
    assert refused(book, closed, as_leader) == "signature-not-in-team"


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (EVALUATOR_ROLE, SignatureKind.OBJECTED),
        (EVALUATOR_ROLE, SignatureKind.REFUSED),
        (LEADER_ROLE, SignatureKind.ABSENT),
        (FACILITY, SignatureKind.SIGNED),
        (FACILITY, SignatureKind.ABSENT),
        (WITNESS, SignatureKind.RECEIVED),
    ],
)
def test_r6_3_each_part_says_only_what_it_may(
    book: VisitBook, closed: VisitState, role: SignerRole, kind: SignatureKind
) -> None:
    """The facility never signs in consent: there is only 签收, 异议 and 拒签."""
    name = {EVALUATOR_ROLE: B, LEADER_ROLE: A}.get(role, HEAD)
    act = signed(digest_of(book, closed), role, name, kind=kind, statement="词")
    assert refused(book, closed, act) == "signature-kind"


@pytest.mark.parametrize("kind", [SignatureKind.OBJECTED, SignatureKind.REFUSED])
def test_r6_3_an_objection_and_a_refusal_need_their_words(
    book: VisitBook, closed: VisitState, kind: SignatureKind
) -> None:
    digest = sign_team(book, closed.visit_id)
    act = signed(digest, FACILITY, HEAD, kind=kind, statement=" \n")
    assert refused(book, closed, act) == "signature-needs-words"


def test_r6_3_a_refusal_needs_a_witness_who_is_somebody_else(
    book: VisitBook, closed: VisitState
) -> None:
    digest = sign_team(book, closed.visit_id)
    assert refused(book, closed, refusal(digest)) == "signature-needs-witness"
    witness = signed(digest, WITNESS, "见证人丁")
    assert refused(book, closed, witness) == "signature-needs-witness"
    own = signed(digest, WITNESS, HEAD)
    assert refused(book, closed, refusal(digest), own) == "witness-same-person"
    status = papers.add_signature(book, closed.visit_id, refusal(digest), witness)
    assert status is VisitStatus.SIGNED


def test_r6_3_a_deputy_signs_with_the_reason(book: VisitBook, closed: VisitState) -> None:
    digest = sign_team(book, closed.visit_id)
    given: dict[str, Any] = {"kind": SignatureKind.RECEIVED, "title": "受委托人"}
    silent = signed(digest, FACILITY, HEAD, **given, deputy=" ")
    assert refused(book, closed, silent) == "signature-needs-deputy-reason"
    deputy = signed(digest, FACILITY, HEAD, **given, deputy="主任外出\r\n开会")
    assert papers.add_signature(book, closed.visit_id, deputy) is VisitStatus.SIGNED
    kept = papers.signatures(book, closed.visit_id, digest)[-1]
    assert (kept.title, kept.deputy) == ("受委托人", "主任外出\n开会")


def test_r6_3_nobody_deputises_for_an_evaluator(book: VisitBook, closed: VisitState) -> None:
    act = signed(digest_of(book, closed), EVALUATOR_ROLE, B, deputy="有事")
    assert refused(book, closed, act) == "signature-kind"


def test_r6_3_an_absent_evaluator_is_named_and_the_leader_answers(
    book: VisitBook, closed: VisitState
) -> None:
    digest = digest_of(book, closed)
    assert refused(book, closed, absent(digest, " ")) == "signature-needs-words"
    papers.add_signature(book, closed.visit_id, absent(digest))
    given = papers.signatures(book, closed.visit_id, digest)
    facts = papers.snapshot_of(book, closed.visit_id).facts()
    assert missing_signatures(facts, given, digest)[0] == A
    papers.add_signature(book, closed.visit_id, signed(digest, LEADER_ROLE, A))
    received = signed(digest, FACILITY, HEAD, kind=SignatureKind.RECEIVED)
    assert papers.add_signature(book, closed.visit_id, received) is VisitStatus.SIGNED
    sheet = papers.signature_sheet(book, closed.visit_id)
    assert sheet.expected == (B, A)
    assert sheet.signatures[0].kind is SignatureKind.ABSENT


def test_r6_3_an_absence_without_words_counts_for_nothing(
    book: VisitBook, closed: VisitState
) -> None:
    """As another program could send it."""
    facts = papers.snapshot_of(book, closed.visit_id).facts()
    digest = digest_of(book, closed)
    assert missing_signatures(facts, (absent(digest, ""),), digest)[0] == B
    as_leader = absent(digest, role=LEADER_ROLE, name=A)
    assert A in missing_signatures(facts, (as_leader,), digest)


def test_r6_3_an_amendment_is_signed_again_by_the_same_people(
    book: VisitBook, closed: VisitState
) -> None:
    sign_all(book, closed)
    state = closing.reopen(book, closed, LEADER, "数据填错")
    without = [member for member in state.members if member.id == LEADER]
    with pytest.raises(VisitError) as caught:
        findings.set_team(book, state, LEADER, without)
    assert caught.value.code == "member-has-signed"
    state = closing.close(book, state, PACKS, LEADER)
    snapshot = papers.snapshot_of(book, state.visit_id)
    given = papers.signatures(book, state.visit_id, snapshot.facts_digest)
    assert missing_signatures(snapshot.facts(), given, snapshot.facts_digest)[:2] == [B, A]
    assert book.summary(state.visit_id).status is VisitStatus.CLOSED
    assert sign_all(book, state) is VisitStatus.SIGNED


def test_before_anybody_signed_a_member_may_still_leave(
    book: VisitBook, closed: VisitState
) -> None:
    state = closing.reopen(book, closed, LEADER, "人员有误")
    without = [member for member in state.members if member.id == LEADER]
    assert len(findings.set_team(book, state, LEADER, without).members) == 1


def test_r6_3_nobody_signs_without_a_name(book: VisitBook, closed: VisitState) -> None:
    digest = digest_of(book, closed)
    sign_team(book, closed.visit_id)
    nameless = signed(digest, FACILITY, " ", kind=SignatureKind.RECEIVED)
    assert refused(book, closed, nameless) == "signature-needs-name"
    witness = signed(digest, WITNESS, " ")
    assert refused(book, closed, refusal(digest), witness) == "signature-needs-name"


def test_r6_3_the_facility_acts_once_whoever_comes_for_it(
    book: VisitBook, closed: VisitState
) -> None:
    digest = digest_of(book, closed)
    sign_team(book, closed.visit_id)
    received = signed(digest, FACILITY, HEAD, kind=SignatureKind.RECEIVED)
    assert papers.add_signature(book, closed.visit_id, received) is VisitStatus.SIGNED
    witness = signed(digest, WITNESS, "见证人戊")
    assert refused(book, closed, refusal(digest), witness) == "signature-twice"
    deputy = signed(digest, FACILITY, "副职丁", kind=SignatureKind.RECEIVED)
    assert refused(book, closed, deputy) == "signature-twice"

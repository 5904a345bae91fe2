"""Writes a kept workspace with today's program: ``python -m tests.kept.workspaces.make v2``.

Run it once for a new version of the schema and commit the folder; never over an old one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from models.evidence import shelf
from models.evidence.intake import prepare
from models.facts.signing import Signature, SignatureKind, SignerRole, Strokes
from models.facts.state import VisitState
from models.facts.types import Moment
from models.standards.types import Verdict
from models.store import keyring
from models.store.workspace import Workspace
from models.visits import closing, findings, marking, papers
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.laptop import OPENED, PACK, PACKS, FixedClock, ref
from tests.support import EVALUATOR, LEADER

PASSPHRASE = "kept-sample 保留样本"
PAPER = b"%PDF-1.4\n% a kept piece of evidence\n%%EOF\n"
RECEIPT = b"not a real receipt; verifying it is another room's work"


def marked(book: VisitBook) -> VisitState:
    """Begin a visit and do a little of everything."""
    state = book.start(OPENED, LEADER)
    state = marking.mark(book, state, PACKS, EVALUATOR, ref("1"), Verdict.MET, note="备注")
    figures = {"part": 3, "whole": 10}
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), figures, source="年报")
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.NOT_MET)
    state = shelf.add(book, state, LEADER, prepare(PAPER), ref("2"), "年报")
    state = findings.record_finding(book, state, PACKS, LEADER, ref("2"), "药柜未上锁。")
    state = marking.mark(book, state, PACKS, LEADER, ref("3"), Verdict.NOT_APPLICABLE)
    for basis in ("declaration", "office"):
        state = findings.answer_veto(
            book, state, PACKS, LEADER, PACK.id, "V1", basis, "none", "复函"
        )
    return findings.list_unchecked(book, state, PACKS, LEADER, {(PACK.id, "4"): "停电"})


def sign(book: VisitBook, visit: str) -> None:
    """Let everybody sign."""
    strokes = Strokes(width=100, height=50, lines=(((1, 1, 500, 0), (9, 9, 500, 8)),))
    for role, kind, name in (
        (SignerRole.EVALUATOR, SignatureKind.SIGNED, "组员乙"),
        (SignerRole.LEADER, SignatureKind.SIGNED, "组长甲"),
        (SignerRole.FACILITY, SignatureKind.RECEIVED, "负责人丙"),
    ):
        signature = Signature(
            role=role,
            kind=kind,
            name=name,
            strokes=strokes,
            facts_digest=papers.snapshot_of(book, visit).facts_digest,
            at=Moment(utc="2021-09-15T03:00:00.000Z", offset=480, seq=0),
        )
        papers.add_signature(book, visit, signature)


def make(folder: Path) -> str:
    """Write the sample; return its recovery key."""
    workspace, recovery_key = Workspace.create(folder, PASSPHRASE, FIELD)
    with workspace:
        book = VisitBook(workspace, FixedClock(), PACKS)
        with workspace.write() as connection:
            keyring.put(connection, "sample", b"a kept secret")
        closed = closing.close(book, marked(book), PACKS, LEADER)
        sign(book, closed.visit_id)
        stands = papers.snapshot_of(book, closed.visit_id).facts_digest
        papers.record_package(book, closed.visit_id, "d" * 64, "visit.zip", stands)
        papers.record_receipt(book, "d" * 64, "imported", RECEIPT)
        book.start(OPENED.model_copy(update={"title": "第二次检查"}), LEADER)
    (folder / "workspace.lock").unlink()
    return recovery_key


if __name__ == "__main__":
    print(make(Path(__file__).parent / sys.argv[1]))

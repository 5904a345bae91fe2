"""A laptop and a desk at work until they are killed; run as a process by tests of survival.

Says on standard output, each in one line and only after the step has returned:

    begin STEP            what is under way from now on; promises nothing
    mark VISIT SEQ HASH   a mark, a figure, a finding, an answer: event SEQ of the visit is kept
    photo VISIT SEQ HASH SHA256
    closed VISIT REVISION FACTS_DIGEST
    signed VISIT FACTS_DIGEST NUMBER
    package VISIT PACKAGE_DIGEST FILE
    receipt PACKAGE_DIGEST SHA256     the desk has received it and signed a receipt
    home VISIT PACKAGE_DIGEST         the receipt is back on the laptop
    backup NAME

``python -m tests.soak.life FOLDER`` lives once. With ``--nursery`` it imports everything and then
forks one life for every line it reads: ``pid N`` and, once it is over, ``dead SIGNAL``.
"""

from __future__ import annotations

import hashlib
import io
import os
import random
import signal
import sys
from functools import partial
from pathlib import Path

from PIL import Image

from models.clock import SystemClock
from models.district.desk import Desk
from models.evidence import shelf
from models.evidence.intake import Prepared, prepare
from models.facts.signing import Signature, SignatureKind, SignerRole, Strokes
from models.facts.state import VisitState
from models.facts.types import Moment
from models.standards.types import Verdict
from models.store import checkpoints
from models.store.workspace import Workspace
from models.visits import closing, findings, marking, papers
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from sync import office
from sync.inbox import receive
from tests.laptop import CHEAP, OPENED, PACK, PACKS, PASSPHRASE, ref
from tests.support import EVALUATOR, LEADER
from ui import carrying, delivery, laptop_keys

LAPTOP, DESK, STICK = "laptop", "desk", "stick"
MARKS, PHOTOS = 12, 4
"""Of one visit, before it is closed."""
STROKES = Strokes(width=100, height=50, lines=(((1, 1, 500, 0), (9, 9, 500, 8)),))
PEOPLE = (
    (SignerRole.EVALUATOR, SignatureKind.SIGNED, "组员乙"),
    (SignerRole.LEADER, SignatureKind.SIGNED, "组长甲"),
    (SignerRole.FACILITY, SignatureKind.RECEIVED, "样例甲"),
)


def say(*words: object) -> None:
    """One line in one write: a kill leaves it whole or not there."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def begin(folder: Path) -> None:
    """Make the two workspaces and carry the keys between them."""
    (folder / STICK).mkdir(parents=True)
    workspace, _ = Workspace.create(folder / LAPTOP, PASSPHRASE, FIELD, cost=CHEAP)
    desk, _ = Desk.create(folder / DESK, PASSPHRASE, "样例办公室", cost=CHEAP)
    office.found(desk, PASSPHRASE)
    request = laptop_keys.write_request(workspace, "评价一组", folder / STICK)
    enrolled = office.enrol(desk, request.read_bytes())
    bundle = folder / STICK / enrolled.file_name
    bundle.write_bytes(enrolled.bundle)
    laptop_keys.accept(workspace, laptop_keys.read_offer(workspace, bundle))
    workspace.close()
    desk.close()


class Life:
    """From one start to one kill; goes on with whatever the last one left."""

    def __init__(self, folder: Path) -> None:
        say("begin", "open")
        self.folder = folder
        self.dice = random.Random()
        self.workspace = Workspace.open(folder / LAPTOP, PASSPHRASE, FIELD)
        self.book = VisitBook(self.workspace, SystemClock(), PACKS)
        self.desk = office.open_desk(folder / DESK, PASSPHRASE)

    def live(self) -> None:
        """Work until killed."""
        latest = max(self.book.summaries(), key=lambda s: s.changed_at, default=None)
        while True:
            status = str(latest.status) if latest else "delivered"
            if status == "open":
                self._work(self.book.load(latest.id))
            elif status == "closed":
                self._sign(latest.id)
            elif status == "signed":
                self._pack(latest.id)
            elif status == "packed":
                self._deliver(latest.id)
            elif latest and latest.revision == 1 and self.dice.random() < 0.5:
                say("begin", "reopen")
                state = self.book.load(latest.id)
                self._kept("mark", closing.reopen(self.book, state, LEADER, "漏记一处。"))
            else:
                say("begin", "visit")
                self._kept("mark", self.book.start(OPENED, LEADER))
            latest = max(self.book.summaries(), key=lambda s: s.changed_at)

    def _kept(self, word: str, state: VisitState, *more: object) -> VisitState:
        say(word, state.visit_id, state.count, state.head, *more)
        return state

    def _work(self, state: VisitState) -> None:
        for _ in range(MARKS):
            say("begin", "mark")
            verdict = self.dice.choice((Verdict.MET, Verdict.NOT_MET, Verdict.TO_VERIFY))
            note = f"记 {state.count}"
            state = marking.mark(self.book, state, PACKS, LEADER, ref("2"), verdict, note=note)
            self._kept("mark", state)
        for _ in range(PHOTOS // 2):
            state = self._photo(state)
        state = self._photos(state)
        if self.dice.random() < 0.3:
            say("begin", "backup")
            say("backup", self.workspace.backup_beside().name)
        self._close(self._complete(state))

    def _photo(self, state: VisitState) -> VisitState:
        say("begin", "photo")
        taken = prepare(photo(self.dice))
        finding = state.findings_by_clause().get((PACK.id, "2"), ())
        shown = finding[0] if finding else None
        state = shelf.add(self.book, state, EVALUATOR, taken, ref("2"), "现场", shown)
        return self._kept("photo", state, taken.sha256)

    def _photos(self, state: VisitState) -> VisitState:
        """Several in one transaction, as the window does; none is acknowledged before all are."""
        say("begin", "photo")
        after: list[tuple[VisitState, str]] = []
        steps = [partial(self._one_of, after, prepare(photo(self.dice))) for _ in range(PHOTOS)]
        state, answers = shelf.together(self.book, state, steps)
        assert answers == (None,) * PHOTOS
        for each, sha256 in after:
            self._kept("photo", each, sha256)
        return state

    def _one_of(
        self, after: list[tuple[VisitState, str]], taken: Prepared, state: VisitState
    ) -> VisitState:
        state = shelf.add(self.book, state, EVALUATOR, taken, ref("2"))
        after.append((state, taken.sha256))
        return state

    def _complete(self, state: VisitState) -> VisitState:
        """Do all that closing asks for."""
        say("begin", "mark")
        book = self.book
        for basis in ("declaration", "office"):
            state = findings.answer_veto(
                book, state, PACKS, LEADER, PACK.id, "V1", basis, "none", "复函"
            )
        for clause, verdict in (("1", Verdict.MET), ("2", Verdict.NOT_MET)):
            state = marking.mark(book, state, PACKS, LEADER, ref(clause), verdict)
        state = marking.measure(book, state, PACKS, LEADER, ref("1"), {"part": 3, "whole": 10})
        state = marking.mark(book, state, PACKS, LEADER, ref("3"), Verdict.NOT_APPLICABLE)
        if not state.findings:
            state = findings.record_finding(
                book, state, PACKS, LEADER, ref("2"), "药柜未上锁。", place="药房",
                rectification="上锁。", evidence=state.links.get((PACK.id, "2"), ()),
            )  # fmt: skip
        open_ = {(PACK.id, "4"): "停电，未能查看。"}
        state = findings.list_unchecked(book, state, PACKS, LEADER, open_)
        return self._kept("mark", state)

    def _close(self, state: VisitState) -> None:
        say("begin", "close")
        state = closing.close(self.book, state, PACKS, LEADER)
        digest = papers.snapshot_of(self.book, state.visit_id).facts_digest
        self._kept("mark", state)
        say("closed", state.visit_id, state.revision, digest)

    def _sign(self, visit: str) -> None:
        digest = papers.snapshot_of(self.book, visit).facts_digest
        given = {s.role for s in papers.signatures(self.book, visit, digest)}
        for role, kind, name in PEOPLE:
            if role in given:
                continue
            say("begin", "sign")
            now = self.book.clock.now()
            signature = Signature(
                role=role,
                kind=kind,
                name=name,
                strokes=STROKES,
                facts_digest=digest,
                at=Moment(utc=now.utc, offset=now.offset, seq=1),
            )
            papers.add_signature(self.book, visit, signature)
            count = len(papers.signatures(self.book, visit, digest))
            say("signed", visit, digest, count)

    def _pack(self, visit: str) -> None:
        say("begin", "package")
        built = delivery.build_package(self.book, visit, PACKS, lambda _done, _what: None)
        say("package", visit, built.package_digest, built.path.name)

    def _deliver(self, visit: str) -> None:
        item = carrying.outbox(self.book, visit)[0]
        stick = self.folder / STICK
        say("begin", "carry")
        file = carrying.carry(self.book, item, stick, lambda _done, _what: None)
        say("begin", "receive")
        result = receive(file, self.desk, PACKS)
        receipt = self.desk.receipt(result.package_digest)
        if result.status != "imported":
            raise AssertionError(result.sentence("en"))
        say("receipt", result.package_digest, hashlib.sha256(receipt).hexdigest())
        say("begin", "home")
        carrying.bring_home(self.book, stick)
        say("home", visit, result.package_digest)
        for old in stick.iterdir():
            old.unlink()


def photo(dice: random.Random) -> bytes:
    """A small picture, another one every time."""
    out = io.BytesIO()
    colour = tuple(dice.randrange(256) for _ in range(3))
    words = dice.randbytes(8).hex()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG", quality=70, comment=words)
    return out.getvalue()


def nurse(folder: Path) -> None:
    """Fork a life for every line that is read."""
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            Life(folder).live()
        say("pid", child)
        status = os.waitpid(child, 0)[1]
        say("dead", os.WTERMSIG(status) if os.WIFSIGNALED(status) else -1)


def main(words: list[str]) -> None:
    """Be what the arguments ask for."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Every photo has the log folded beside the writer, and every few begin it anew: as a full card.
    checkpoints.DUE, checkpoints.LONGEST = 1, 60
    if "--nursery" in words:
        nurse(Path(words[0]))
    else:
        say("pid", os.getpid())
        Life(Path(words[0])).live()


if __name__ == "__main__":
    main(sys.argv[1:])

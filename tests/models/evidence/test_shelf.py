"""Evidence in the workspace: with its event or not at all, and never twice."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image

from models.errors import StoreError, VisitError
from models.evidence import shelf
from models.evidence.intake import Prepared, prepare
from models.facts.reader import ByteReader
from models.facts.state import VisitState
from models.visits.book import VisitBook
from models.visits.undo import undo
from tests.laptop import OPENED, PACK, ref
from tests.support import LEADER


def photo(colour: str = "red") -> Prepared:
    out = io.BytesIO()
    Image.new("RGB", (2000, 1000), colour).save(out, "JPEG")
    return prepare(out.getvalue())


def test_a_photo_is_kept_with_what_derives_from_it(book: VisitBook, state: VisitState) -> None:
    taken = photo()
    state = shelf.add(book, state, LEADER, taken, ref("1"), "药柜")
    assert state.links[(PACK.id, "1")] == (taken.sha256,)
    assert book.load(state.visit_id) == state
    kept = state.evidence[taken.sha256]
    assert (kept.size, kept.caption, kept.width) == (len(taken.original), "药柜", 2000)
    reader: ByteReader = shelf.EvidenceReader(book.workspace)
    assert reader.read(taken.sha256) == taken.original
    with reader.open(taken.sha256) as stream:
        assert hashlib.file_digest(stream, "sha256").hexdigest() == taken.sha256
    assert kept.preview
    assert reader.read(kept.preview.sha256) == taken.preview
    assert shelf.preview(book.workspace, taken.sha256) == taken.preview
    assert shelf.thumbnail(book.workspace, taken.sha256) == taken.thumbnail
    assert shelf.thumbnail(book.workspace, "f" * 64) is None


def test_the_same_photo_again_is_only_linked(book: VisitBook, state: VisitState) -> None:
    taken = photo()
    state = shelf.add(book, state, LEADER, taken, ref("1"))
    assert shelf.add(book, state, LEADER, taken, ref("1")) is state
    assert shelf.add(book, state, LEADER, taken, None) is state
    state = shelf.add(book, state, LEADER, taken, ref("2"))
    assert state.count == 4
    assert list(state.evidence) == [taken.sha256]
    other = shelf.add(book, book.start(OPENED, LEADER), LEADER, taken, ref("1"))
    assert taken.sha256 in other.evidence
    with book.workspace.read() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM blob").scalar()
    assert count == 3


def test_a_preview_taken_in_as_a_photo_is_a_photo(book: VisitBook, state: VisitState) -> None:
    taken = photo()
    state = shelf.add(book, state, LEADER, taken, ref("1"))
    assert taken.preview
    state = shelf.add(book, state, LEADER, prepare(taken.preview), ref("1"))
    assert len(state.evidence) == 2
    for sha256 in state.evidence:
        assert shelf.thumbnail(book.workspace, sha256)
        assert hashlib.sha256(shelf.EvidenceReader(book.workspace).read(sha256)).hexdigest()


def test_a_document_has_no_picture(book: VisitBook, state: VisitState) -> None:
    paper = prepare(b"%PDF-1.4\n%%EOF\n")
    state = shelf.add(book, state, LEADER, paper, None)
    assert not state.links
    assert shelf.preview(book.workspace, paper.sha256) is None
    state = shelf.link(book, state, LEADER, paper.sha256, ref("2"))
    state = shelf.caption(book, state, LEADER, paper.sha256, "年报")
    assert shelf.caption(book, state, LEADER, paper.sha256, "年报") is state
    assert state.evidence[paper.sha256].caption == "年报"
    state = shelf.unlink(book, state, LEADER, paper.sha256, ref("2"))
    assert not state.links
    state = undo(book, state, LEADER)
    assert state.links == {(PACK.id, "2"): (paper.sha256,)}


def test_no_photo_without_its_event(book: VisitBook, state: VisitState) -> None:
    taken = photo()
    shelf.add(book, state, LEADER, photo("blue"), ref("1"))
    with pytest.raises(StoreError) as caught:
        shelf.add(book, state, LEADER, taken, ref("1"))
    assert caught.value.code == "visit-changed-elsewhere"
    with pytest.raises(KeyError):
        shelf.EvidenceReader(book.workspace).read(taken.sha256)


def test_a_full_disk_keeps_neither_photo_nor_event(book: VisitBook, state: VisitState) -> None:
    with book.workspace.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError) as caught:
        shelf.add(book, state, LEADER, photo(), ref("1"))
    assert caught.value.code == "disk-full"
    assert book.load(state.visit_id) == state


def test_words_that_are_too_long(book: VisitBook, state: VisitState) -> None:
    with pytest.raises(VisitError) as caught:
        shelf.add(book, state, LEADER, photo(), ref("1"), "长" * 4001)
    assert caught.value.code == "text-too-long"


# Several in one transaction


def adding(book: VisitBook, taken: Prepared, clause: str = "1") -> shelf.Step:
    return lambda state: shelf.add(book, state, LEADER, taken, ref(clause))


def test_photos_kept_together_are_the_same_log_as_one_by_one(
    book: VisitBook, state: VisitState
) -> None:
    reds = [photo("red"), photo("navy"), photo("red")]
    after, answers = shelf.together(book, state, [adding(book, each) for each in reds])
    assert answers == (None, None, None)
    assert book.load(state.visit_id) == after
    assert list(after.evidence) == [reds[0].sha256, reds[1].sha256]
    assert after.links[(PACK.id, "1")] == (reds[0].sha256, reds[1].sha256)
    assert after.count == state.count + 4
    for each in reds:
        assert shelf.EvidenceReader(book.workspace).read(each.sha256) == each.original


def test_one_that_is_refused_leaves_the_others(book: VisitBook, state: VisitState) -> None:
    def refused(_state: VisitState) -> VisitState:
        raise VisitError("visit-closed")

    red, navy = photo("red"), photo("navy")
    after, answers = shelf.together(book, state, [adding(book, red), refused, adding(book, navy)])
    assert [answer and answer.code for answer in answers] == [None, "visit-closed", None]
    assert list(book.load(state.visit_id).evidence) == list(after.evidence)
    assert len(after.evidence) == 2


def test_a_fault_of_the_disk_takes_all_of_them_back(book: VisitBook, state: VisitState) -> None:
    def fails(_state: VisitState) -> VisitState:
        raise StoreError("disk-full")

    red = photo("red")
    with pytest.raises(StoreError):
        shelf.together(book, state, [adding(book, red), fails])
    assert book.load(state.visit_id) == state
    assert shelf.thumbnail(book.workspace, red.sha256) is None
    after, _ = shelf.together(book, state, [adding(book, red)])
    assert book.load(state.visit_id) == after


def test_nothing_of_a_group_is_seen_before_it_is_left(book: VisitBook, state: VisitState) -> None:
    seen: list[int] = []

    def look(now: VisitState) -> VisitState:
        seen.append(book.load(state.visit_id).count)  # another connection, as after a crash
        return now

    after, _ = shelf.together(book, state, [adding(book, photo()), look])
    assert seen == [state.count]
    assert after.count == state.count + 2

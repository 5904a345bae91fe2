"""Evidence in the workspace: with its event or not at all, and never twice."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from models.errors import StoreError, VisitError
from models.evidence import shelf
from models.evidence.intake import Prepared, prepare
from models.facts.reader import ByteReader
from models.facts.state import VisitState
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.undo import undo
from tests.laptop import OPENED, PACK, PACKS, FixedClock, new_workspace, ref
from tests.support import LEADER


def photo(colour: str = "red") -> Prepared:
    out = io.BytesIO()
    Image.new("RGB", (2000, 1000), colour).save(out, "JPEG")
    return prepare(out.getvalue())


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "w") as made:
        yield made


@pytest.fixture
def book(workspace: Workspace) -> VisitBook:
    return VisitBook(workspace, FixedClock(), PACKS)


@pytest.fixture
def state(book: VisitBook) -> VisitState:
    return book.start(OPENED, LEADER)


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

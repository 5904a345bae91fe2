"""A covered photo on its way to the desk: the copy goes, the original never does."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.evidence import copies, shelf
from models.evidence.cover import Box
from models.facts.bodies import EvidenceAdded
from models.visits import papers
from reports.render import render
from sync.inbox import receive
from sync.keys.bundle import load_trust
from sync.package.reader import examine
from sync.recipients import keep_named
from tests.ui import stages
from tests.ui.sample_visit import LEADER, Field, close, enrol, fill, new_desk, sign
from ui import delivery, paper_shelf


def quiet(_fraction: float, _words: str) -> None:
    return None


def cover_all(field: Field) -> tuple[EvidenceAdded, ...]:
    """Cover every photo of the sample visit; return the originals."""
    originals = tuple(field.state.evidence.values())
    for each in originals:
        data = shelf.EvidenceReader(field.workspace).read(each.sha256)
        shapes = (Box(0, 0, each.width / 2, each.height),)
        made = copies.make(data, shapes, field.state.evidence)
        field.state = copies.add_copy(field.book, field.state, LEADER, made, each, shapes)
    return originals


@pytest.fixture
def field(tmp_path: Path) -> Iterator[Field]:
    made = stages.laptop(tmp_path, fill)
    yield made
    made.workspace.close()


def package(field: Field, tmp_path: Path) -> Path:
    close(field)
    sign(field)
    stick = tmp_path / "stick"
    stick.mkdir()
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)
        with field.workspace.write() as connection:
            keep_named(connection, ())  # in clear, so that its members can be looked at
        built = delivery.build_package(field.book, field.visit, field.packs, quiet).path
        trust = load_trust(desk.folder / "trust.pem")
        verdict = examine(built, trust, packs=field.packs)
        assert verdict.accepted, verdict.sentence()
        result = receive(built, desk, field.packs)
        assert result.status == "imported", result
    return built


def test_no_original_of_a_covered_photo_is_in_the_package(field: Field, tmp_path: Path) -> None:
    originals = cover_all(field)
    hidden = [shelf.EvidenceReader(field.workspace).read(e.sha256) for e in originals]
    hidden += [shelf.preview(field.workspace, e.sha256) or b"none" for e in originals]
    built = package(field, tmp_path)
    with zipfile.ZipFile(built) as opened:
        names, held = opened.namelist(), [opened.read(name) for name in opened.namelist()]
    for each in originals:
        assert each.preview is not None
        assert not any(each.sha256 in n or each.preview.sha256 in n for n in names)
    assert not set(hidden) & set(held)
    whole = built.read_bytes()
    assert not any(data in whole for data in hidden)
    newest = [e for e in field.state.evidence.values() if e.of]
    assert all(any(e.sha256 in n for n in names) for e in newest)


def test_originals_go_along_when_the_visit_says_so(field: Field, tmp_path: Path) -> None:
    originals = cover_all(field)
    field.state = copies.set_carriage(
        field.book, field.state, LEADER, "both", "区卫生健康委员会要求核对原件"
    )
    with zipfile.ZipFile(package(field, tmp_path)) as opened:
        names = opened.namelist()
    assert all(any(e.sha256 in n for n in names) for e in field.state.evidence.values())
    assert len(field.state.evidence) == 2 * len(originals)


class Spy(shelf.EvidenceReader):
    """Tells which bytes the forms asked for."""

    asked: set[str]

    def read(self, sha256: str) -> bytes:
        self.asked.add(sha256)
        return super().read(sha256)


def test_forms_show_the_covered_copy(field: Field) -> None:
    originals = cover_all(field)
    close(field)
    snapshot = papers.snapshot_of(field.book, field.visit)
    spy = Spy(field.workspace)
    spy.asked = set()
    facts = snapshot.facts()
    for code in paper_shelf.carried_codes(facts, field.packs):
        render(code, facts, snapshot.facts_digest, reader=spy, packs=field.packs)
    hidden = {e.sha256 for e in originals} | {e.preview.sha256 for e in originals if e.preview}
    copied = {e.preview.sha256 for e in field.state.evidence.values() if e.of and e.preview}
    assert spy.asked & copied
    assert not spy.asked & hidden

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import main
from models.clock import SystemClock
from models.facts import bodies
from models.facts.events import EventType
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.standards.loading import LoadedPack, available
from models.standards.types import Verdict
from sync.keys.bundle import read_bundle
from sync.keys.laptop import make_key_and_csr
from sync.keys.signing import Signer
from sync.package.contents import PackageContents
from sync.package.writer import build
from tests.support import DEVICE, Chain, opening
from tests.sync.package import kit

PASSPHRASE = "desk-口令"
OFFICE = "示例区卫生健康委员会"


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the program as a shell does."""
    monkeypatch.setenv("CHAYAN_LANG", "en")
    monkeypatch.setenv("CHAYAN_PASSPHRASE", PASSPHRASE)

    def call(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = main.main([str(a) for a in arguments])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call


@dataclass(frozen=True)
class Office:
    """A desk, a stick, and a package of an enrolled laptop on it."""

    desk: Path
    stick: Path
    package: Path
    trust: Path
    init: Any
    enrolled: Any
    signer: Signer

    def packed(self, contents: PackageContents) -> Path:
        """Another package of the same laptop, on the same stick."""
        return build(self.stick, contents, kit.shelf(), self.signer).path


@pytest.fixture
def office(tmp_path: Path, run: Run) -> Office:
    """Everything made by the commands themselves, the package by the laptop's own code."""
    desk, stick = tmp_path / "desk", tmp_path / "stick"
    stick.mkdir()
    init = run("desk", "init", "--desk", desk, "--office", OFFICE, "--json")
    key, request = make_key_and_csr(DEVICE, "评价一组")
    (stick / "request.csr").write_bytes(request)
    enrolled = run("desk", "enroll", stick / "request.csr", "--desk", desk, "--json")
    bundle = read_bundle(Path(enrolled.data["bundle"]).read_bytes())
    signer = bundle.signer(key)
    built = build(stick, visited(), kit.shelf(), signer)
    return Office(desk, stick, built.path, desk / "trust.pem", init.data, enrolled.data, signer)


def visited(among: Iterable[LoadedPack] = available()) -> PackageContents:
    """A visit by the two shipped standards, or others, with one mark and no photo."""
    shipped = [one for one in among if not one.pack.optional]
    refs = tuple(
        bodies.PackRef(id=p.pack.id, edition=p.pack.edition, sha256=p.sha256) for p in shipped
    )
    chain = Chain(opening().model_copy(update={"packs": refs}))
    first = next(shipped[0].pack.clauses()).code
    mark = bodies.Mark(pack=shipped[0].pack.id, clause=first, verdict=Verdict.NOT_MET)
    chain.add(EventType.MARK, mark)
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts = facts_bytes(freeze(fold(chain.events), {p.sha256: p.pack for p in shipped}))
    return PackageContents(
        facts=facts,
        signatures=kit.signed_by(facts_digest(facts)).to_bytes(),
        events=chain.log(),
        created_at=SystemClock().now().utc,
    )

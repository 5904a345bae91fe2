"""A laptop whose key lies on a token: request, enrolment, package, verdict, by the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.clock import SystemClock
from models.errors import PackageError
from models.store.workspace import Workspace
from models.visits import papers
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from sync.keys.laptop import read_request
from sync.pades.judging import judge_paper
from tests.softhsm import PIN, Tokens, needs_softhsm, plugged_in
from tests.ui import sample_visit
from tests.ui.commands.conftest import Run, Said
from ui import delivery, laptop_keys
from ui.token_keys import NEXT_TOKEN, SIGNED, TOKEN
from ui.token_signing import place_of

pytestmark = needs_softhsm
LABEL = "现场令牌"


@pytest.fixture
def tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tokens:
    made = plugged_in(tmp_path, monkeypatch)
    made.add(LABEL)
    monkeypatch.setenv("CHAYAN_PASSPHRASE", sample_visit.PASSPHRASE)
    monkeypatch.setenv("CHAYAN_TOKEN_PIN", PIN)
    return made


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    """A laptop with a visit that was just begun; nobody has it open."""
    sample_visit.new_field(tmp_path / "laptop").workspace.close()
    return tmp_path / "laptop"


def secrets(laptop: Path) -> dict[str, bytes]:
    opened = Workspace.open(laptop, sample_visit.PASSPHRASE, FIELD)
    with opened as workspace, workspace.read() as session:
        found = session.connection().exec_driver_sql("SELECT name, value FROM secret")
        return {name: bytes(value) for name, value in found}


def enrolled(run: Run, tmp_path: Path, asked: Said) -> None:
    """What the office does with the request, and the laptop with its answer."""
    desk, of = tmp_path / "desk", ("--workspace", tmp_path / "laptop")
    if not desk.exists():
        office = sample_visit.sample.ORGANISATION
        assert run("desk", "init", "--desk", desk, "--office", office).code == 0
    given = run("desk", "enroll", asked.data["request"], "--desk", desk, "--json")
    assert given.data["fingerprint"] == asked.data["fingerprint"]
    bundle = given.data["bundle"]
    told = run("laptop", "install", bundle, *of)
    if told.code:
        number = told.err.split(":", 1)[1].split("Ask")[0].split("says", 1)[-1].strip(" .")
        told = run("laptop", "install", bundle, *of, "--root", number)
    assert told.code == 0, told.err


def test_the_whole_road_with_a_key_on_a_token(
    run: Run, tokens: Tokens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = sample_visit.new_field(tmp_path / "laptop")
    for step in (sample_visit.fill, sample_visit.close, sample_visit.sign):
        step(field)
    stick, of = tmp_path / "stick", ("--workspace", tmp_path / "laptop", "--json")
    stick.mkdir()
    field.workspace.close()
    wanted = ("--token", tokens.module, "--label", LABEL)
    asked = run("laptop", "request", "--name", "现场第1组", "--out", stick, *wanted, *of)
    assert asked.code == 0, asked.err
    enrolled(run, tmp_path, asked)

    with Workspace.open(tmp_path / "laptop", sample_visit.PASSPHRASE, FIELD) as workspace:
        pulled_while_signing(VisitBook(workspace, SystemClock(), field.packs), field, tokens)
    monkeypatch.delenv("CHAYAN_TOKEN_PIN")
    said = run("laptop", "package", field.visit[:8], *of)
    assert (said.code, "PIN" in said.err) == (2, True)
    monkeypatch.setenv("CHAYAN_TOKEN_PIN", "000000")
    said = run("laptop", "package", field.visit[:8], *of)
    assert (said.code, "token's PIN is wrong" in said.err) == (1, True)
    assert not list((tmp_path / "laptop").glob("**/*.zip*"))
    monkeypatch.setenv("CHAYAN_TOKEN_PIN", PIN)
    made = run("laptop", "package", field.visit[:8], *of)
    assert made.code == 0, made.err
    again = run("laptop", "package", field.visit[:8], *of)
    assert again.data["package_digest"] == made.data["package_digest"], "the same package again"
    assert PIN not in made.out + made.err + asked.out + asked.err

    desk = tmp_path / "desk"
    taken = run("receive", made.data["package"], "--desk", desk, "--json")
    assert taken.code == 0, taken.out + taken.err
    assert run("laptop", "package", "zz", *of).code == 2

    kept = secrets(tmp_path / "laptop")
    assert laptop_keys.KEY not in kept
    assert not [name for name, value in kept.items() if PIN.encode() in value]
    assert len([name for name in kept if name.startswith(SIGNED)]) > 1
    tokens.pull()
    with Workspace.open(tmp_path / "laptop", sample_visit.PASSPHRASE, FIELD) as workspace:
        after_the_token(VisitBook(workspace, SystemClock(), field.packs), field)


def pulled_while_signing(book: VisitBook, field: sample_visit.Field, tokens: Tokens) -> None:
    """Between the forms and the package; nothing of it stays, and it goes on afterwards."""

    def pull(share: float, what: str) -> None:
        if what == "package" and any(tokens.folder.iterdir()):
            tokens.pull()

    with pytest.raises(PackageError) as caught:
        delivery.build_package(book, field.visit, field.packs, pull, PIN)
    assert caught.value.code.startswith("token-")
    assert not papers.packages(book, field.visit)
    assert not list(delivery.outbox_folder(book).iterdir())
    tokens.plug()


def after_the_token(book: VisitBook, field: sample_visit.Field) -> None:
    place = place_of(book.workspace)
    assert place is not None
    assert place.label == LABEL
    form = delivery.signed_pdf(book, field.visit, field.packs, "record")
    assert judge_paper(form).holds, "a form that was signed is given out again without the token"
    for pin, code in ((PIN, "token-none"), (None, "token-pin-missing")):
        with pytest.raises(PackageError) as caught:
            delivery.build_package(book, field.visit, field.packs, lambda *_: None, pin)
        assert caught.value.code == code


def test_a_laptop_moves_from_its_own_key_to_a_token_and_back(
    run: Run, tokens: Tokens, laptop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, of = tmp_path / "stick", ("--workspace", tmp_path / "laptop", "--json")
    stick.mkdir()
    asked = run("laptop", "request", "--name", "现场第1组", "--out", stick, *of)
    enrolled(run, tmp_path, asked)
    before = secrets(laptop)
    asked = run("laptop", "request", "--out", stick, "--token", tokens.module, *of)
    assert asked.code == 0, asked.err
    waiting = secrets(laptop)
    assert waiting[laptop_keys.KEY] == before[laptop_keys.KEY], "the old key signs until then"
    assert NEXT_TOKEN in waiting
    with monkeypatch.context() as without:
        without.delenv("CHAYAN_TOKEN_PIN")
        same = run("laptop", "request", "--out", stick, "--token", tokens.module, *of)
    assert same.data["fingerprint"] == asked.data["fingerprint"], "the request that is under way"
    enrolled(run, tmp_path, asked)
    moved = secrets(laptop)
    assert TOKEN in moved
    assert not {laptop_keys.KEY, NEXT_TOKEN, laptop_keys.NEXT_REQUEST} & set(moved)
    again = run("laptop", "request", "--out", stick, *of)
    assert again.data["fingerprint"] == asked.data["fingerprint"], "renewed without the token"
    said = run("laptop", "request", "--out", stick, "--name", "现场第2组", *of)
    assert (said.code, "--token" in said.err) == (1, True), "only the token can sign the new name"
    wanted = ("--token", tokens.module)
    said = run("laptop", "request", "--out", stick, "--name", "现场第2组", *wanted, *of)
    assert said.data["fingerprint"] == asked.data["fingerprint"], "the same key, another name"
    assert read_request(Path(said.data["request"]).read_bytes())[1] == "现场第2组"
    wanted = ("--token", tokens.module, "--new-key")
    other = run("laptop", "request", "--out", stick, *wanted, *of)
    assert other.data["fingerprint"] != asked.data["fingerprint"], "another key of the same token"
    enrolled(run, tmp_path, other)
    said = run("laptop", "request", "--out", stick, "--new-key", *of)
    assert (said.code, "--leave-token" in said.err) == (1, True)
    asked = run("laptop", "request", "--out", stick, "--new-key", "--leave-token", *of)
    enrolled(run, tmp_path, asked)
    assert laptop_keys.KEY in secrets(laptop)
    assert TOKEN not in secrets(laptop)


def test_options_of_a_token_want_a_token(
    run: Run, tokens: Tokens, laptop: Path, tmp_path: Path
) -> None:
    of = ("--workspace", tmp_path / "laptop", "--out", tmp_path / "stick", "--name", "甲")
    assert run("laptop", "request", "--label", LABEL, *of).code == 2
    said = run("laptop", "request", "--token", tmp_path / "none.so", *of)
    assert (said.code, "PKCS#11 module" in said.err) == (1, True)
    assert laptop_keys.REQUEST not in secrets(laptop)

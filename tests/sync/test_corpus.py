"""The corpus of attacks at a real desk: each refused with its code, and nothing but that happens.

Compared before and after: every file below the test's own folder, and every row of the desk's
database. A refusal may add its copy in quarantine and, when one of our own laptops signed, the
signed answer that it was refused; nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.clock import Now
from models.district.desk import Desk
from models.district.records import PackageStatus
from models.errors import PackageError
from models.messages import LANGUAGES, sentence
from sync import inbox, office
from sync.office import AUTHORITY
from sync.receipt import ReceiptStatus, read_receipt
from tests.sync import attack_table, attacks, desk_kit
from tests.sync.attacks import Attack
from tests.sync.attacks_keys import Deed, desk_authority
from tests.sync.package import kit

ATTACKS, DEEDS = attack_table.attacks(), attack_table.deeds()
PERSONAL = ("评价员甲", "组长乙", "评价一组", "评价二组", "候诊区", "占比为")
"""Names and words of people that the packages hold."""
State = dict[str, str]


class Clock:
    utc = kit.LATER

    def now(self) -> Now:
        return Now(utc=self.utc, offset=480)


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(scope="module")
def desk(world: Path, clock: Clock) -> Iterator[Desk]:
    with desk_kit.desk_in(world / "desk", clock) as made:  # type: ignore[arg-type]
        with made.write() as connection:
            connection.put_secret(AUTHORITY, desk_authority().dump())
        yield made


def files(folder: Path) -> State:
    """Every file but the database's own and the quarantine, by its digest."""
    found = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
        if not path.name.startswith("workspace.db") and "quarantine" not in path.parts
    }


def rows(desk: Desk) -> State:
    """Every table by the digest of its rows."""
    with desk.workspace.write() as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        tables = [str(name) for (name,) in connection.exec_driver_sql(query)]
        found = {t: connection.exec_driver_sql(f"SELECT * FROM {t}").all() for t in tables}
    return {
        t: hashlib.sha256(repr(sorted(map(repr, r))).encode()).hexdigest() for t, r in found.items()
    }


def changed(before: State, after: State) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_the_package_they_start_from_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "visit.zip"
    path.write_bytes(attacks.good())
    with desk_kit.desk_in(tmp_path / "desk") as desk:
        assert inbox.receive(path, desk, kit.PACKS).accepted


def test_there_are_many_kinds() -> None:
    kinds = [(a.group, a.kind) for a in (*ATTACKS, *DEEDS)]
    assert len(set(kinds)) == len(kinds) >= 60


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: f"{a.group}: {a.kind}")
def test_a_desk_refuses_it_and_nothing_else_happens(
    attack: Attack,
    desk: Desk,
    clock: Clock,
    world: Path,
    home: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    clock.utc = attack.at
    office.authority(desk)  # renews the list when this clock asks for it
    path = attacks.saved(attack, world / "stick")
    before, told_before, at_home = files(world), rows(desk), files(home)
    result = inbox.receive(path, desk, kit.PACKS)
    assert (result.status, result.code) == (PackageStatus.REJECTED, attack.code)
    _same_but_the_refusal(desk, world, result, (before, told_before))
    assert files(home) == at_home
    assert result.quarantine
    said = json.loads((result.quarantine / "reason.json").read_text("utf-8"))
    assert (said["code"], said["zh"], said["en"]) == (
        attack.code,
        result.sentence("zh"),
        result.sentence("en"),
    )
    assert (result.quarantine / "refused.zip").read_bytes() == path.read_bytes()
    written = caplog.text + (result.quarantine / "reason.txt").read_text("utf-8")
    assert not [word for word in PERSONAL if word in written]


def _same_but_the_refusal(
    desk: Desk, world: Path, result: inbox.IntakeResult, before: tuple[State, State]
) -> None:
    new = changed(before[0], files(world))
    answers = {result.receipt, result.receipt_beside} - {None}
    assert new == {str(answer.relative_to(world)) for answer in answers if answer}
    tables = changed(before[1], rows(desk))
    assert tables == ({"receipt"} if answers else set())
    if result.receipt:
        trust = office.authority(desk).trust()
        receipt, _ = read_receipt(
            result.receipt.read_bytes(), trust, max(desk.now().utc, kit.LATER)
        )
        assert (receipt.status, receipt.files) == (ReceiptStatus.REJECTED, ())
        result.receipt.unlink()
    if result.receipt_beside:
        result.receipt_beside.unlink()


@pytest.mark.parametrize("deed", DEEDS, ids=lambda d: f"{d.group}: {d.kind}")
def test_a_bad_receipt_or_trust_file_is_refused(
    deed: Deed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with pytest.raises(PackageError) as refusal:
        deed.act()
    assert refusal.value.code == deed.code
    assert all(refusal.value.sentence(language) for language in LANGUAGES)
    assert not [word for word in PERSONAL if word in caplog.text]


def test_a_desk_that_saw_them_all_still_takes_the_good_one(
    desk: Desk, clock: Clock, world: Path
) -> None:
    clock.utc = kit.LATER
    path = world / "good.zip"
    path.write_bytes(attacks.good())
    assert inbox.receive(path, desk, kit.PACKS).accepted


def test_the_table_of_kinds_is_current() -> None:
    assert attack_table.DOCUMENT.read_text("utf-8") == attack_table.text()


def test_every_sentence_of_the_table_is_its_own() -> None:
    codes = {a.code for a in (*ATTACKS, *DEEDS)}
    for language in LANGUAGES:
        said = {sentence(code, attack_table.FILLED, language) for code in codes}
        assert len(said) == len(codes)

"""The laptop's side of its keys: renewed with the same or a new key, and what a bundle installs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.errors import PackageError
from models.facts.assessment import GuidanceSet
from models.standards.loading import available
from models.store import guidance, keyring
from models.store.shelf import publish, shelf_of
from models.store.workspace import Workspace
from sync import keeping, office
from sync.keys.bundle import Recipient
from sync.keys.laptop import read_whole_request
from sync.keys.reasons import Reason
from sync.recipients import named
from tests.ui import sample_visit
from ui import laptop_keys

AGE = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Workspace]:
    field = sample_visit.new_field(tmp_path / "laptop")
    yield field.workspace
    field.workspace.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with sample_visit.new_desk(tmp_path / "desk") as made:
        yield made


def there_and_back(
    laptop: Workspace, desk: Desk, stick: Path, new_key: bool = False, name: str = "现场第1组"
) -> laptop_keys.KeyState:
    request = laptop_keys.write_request(laptop, name, stick, new_key)
    office.hand_out(office.enrol(desk, request.read_bytes()), stick)
    file = laptop_keys.bundle_in(stick, laptop.device_id)
    assert file is not None
    return laptop_keys.accept(laptop, laptop_keys.read_offer(laptop, file))


def test_a_certificate_is_renewed_with_the_same_key(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    first = there_and_back(laptop, desk, stick)
    before = laptop_keys.signer_of(laptop).certificate
    again = there_and_back(laptop, desk, stick)
    after = laptop_keys.signer_of(laptop).certificate
    assert first.fingerprint == again.fingerprint
    assert after.serial_number != before.serial_number
    assert again.days > 700
    key, certificate = laptop_keys.tls_of(laptop)
    assert certificate.public_key() != after.public_key()
    assert key


def test_a_new_key_takes_over_only_when_its_certificate_comes(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    first = there_and_back(laptop, desk, stick)
    laptop_keys.write_request(laptop, "", stick, new_key=True)
    waiting = laptop_keys.key_state(laptop)
    assert waiting.fingerprint == first.fingerprint
    assert waiting.next_fingerprint not in ("", first.fingerprint)
    assert laptop_keys.signer_of(laptop).sign_detached(b"x", "2026-03-01T08:00:00.000Z")
    done = there_and_back(laptop, desk, stick)  # the one that waits, not a third
    assert (done.fingerprint, done.next_fingerprint) == (waiting.next_fingerprint, "")
    assert laptop_keys.signer_of(laptop).certificate
    assert [one.name for one in office.issued(desk)] == ["现场第1组"] * 2


def test_another_name_at_renewal_is_asked_for_with_the_same_keys(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    first = there_and_back(laptop, desk, stick)
    tls = laptop_keys.tls_of(laptop)[0]
    same = laptop_keys.write_request(laptop, "现场第1组", stick).read_bytes()
    assert laptop_keys.write_request(laptop, "", stick).read_bytes() == same
    asked = read_whole_request(laptop_keys.write_request(laptop, "现场第2组", stick).read_bytes())
    assert asked.name == "现场第2组"
    renamed = there_and_back(laptop, desk, stick, name="")
    assert renamed.fingerprint == first.fingerprint, "nobody has to read a number aloud"
    assert laptop_keys.tls_of(laptop)[0] == tls
    assert [one.name for one in office.issued(desk)] == ["现场第1组", "现场第2组"]
    laptop_keys.write_request(laptop, "", stick, new_key=True)
    waiting = laptop_keys.key_state(laptop).next_fingerprint
    file = laptop_keys.write_request(laptop, "现场第3组", stick)
    assert read_whole_request(file.read_bytes()).name == "现场第3组"
    assert laptop_keys.key_state(laptop).next_fingerprint == waiting


def test_a_revoked_laptop_comes_back_with_a_new_key(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    there_and_back(laptop, desk, stick)
    office.revoke(desk, laptop.device_id, Reason.LOST)
    with pytest.raises(PackageError) as refused:
        there_and_back(laptop, desk, stick)
    assert refused.value.code == "request-key-revoked"
    state = there_and_back(laptop, desk, stick, new_key=True)
    assert not state.revoked


def test_a_bundle_installs_standards_readings_and_recipients(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    shipped = available()[0].pack
    pack = shipped.model_copy(update={"edition": "2030", "title": "本区补充标准"})
    reading = GuidanceSet(pack=shipped.id, issuer="区卫健委", notes={"1.1": "以现场核对为准"})
    with desk.workspace.write() as connection:
        digest = publish(connection, pack, "补充.xlsx", desk.now().utc)
        guidance.add(connection, reading, desk.now().utc)
    office.set_recipients(desk, (Recipient(name="备用", key=AGE),))
    state = there_and_back(laptop, desk, stick)
    assert (state.installed, state.readings, state.clashes) == (("本区补充标准",), 1, ())
    assert shelf_of(laptop)[digest] == pack
    assert guidance.latest(laptop)[shipped.id] == reading
    with laptop.read() as session:
        assert AGE in named(session)
    again = there_and_back(laptop, desk, stick)
    assert (again.installed, again.readings) == ((), 0), "the same again is nothing new"
    with desk.workspace.write() as connection:
        guidance.add(connection, reading.model_copy(update={"notes": {}}), desk.now().utc)
    assert there_and_back(laptop, desk, stick).readings == 1
    assert guidance.latest(laptop) == {}, "what the desk took back is taken back here"


def test_a_standard_that_clashes_does_not_keep_the_lists_out(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    shipped = available()[0].pack
    ours = shipped.model_copy(update={"edition": "2030", "title": "本机的"})
    theirs = shipped.model_copy(update={"edition": "2030", "title": "区县的"})
    for place, pack in ((laptop, ours), (desk.workspace, theirs)):
        with place.write() as connection:
            publish(connection, pack, "x", desk.now().utc)
    state = there_and_back(laptop, desk, stick)
    assert (state.installed, state.clashes, state.ready) == ((), ("区县的",), True)


def test_a_lower_number_is_refused_and_the_bundle_for_all_is_found(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    first = there_and_back(laptop, desk, stick)
    older = office.hand_out(office.bundle_for_all(desk), stick)
    kept = older.read_bytes()
    newer = office.hand_out(office.bundle_for_all(desk), stick)
    assert laptop_keys.bundle_in(stick, laptop.device_id) == newer
    state = laptop_keys.accept(laptop, laptop_keys.read_offer(laptop, newer))
    assert state.serial > first.serial
    older.write_bytes(kept)
    with pytest.raises(PackageError) as refused:
        laptop_keys.read_offer(laptop, older)
    assert refused.value.code == "bundle-older"


def test_a_desk_that_lost_its_database_learns_from_the_laptops_stick(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    there_and_back(laptop, desk, stick)
    with desk.read() as connection:
        copy = connection.secret(office.AUTHORITY)
    assert copy is not None
    for _ in range(3):
        office.step(desk, lambda kept: (kept.refreshed(desk.now().utc), ()))
    there_and_back(laptop, desk, stick)
    laptop_keys.write_request(laptop, "", stick)  # brings along the lists it knows
    (desk.folder / office.TRUST_FILE).unlink()
    with desk.write() as connection:
        connection.put_secret(office.AUTHORITY, copy)
    with pytest.raises(PackageError) as refused:
        there_and_back(laptop, desk, stick)
    assert refused.value.code == "trust-older"
    assert keeping.take_over_beside(desk, stick)
    assert there_and_back(laptop, desk, stick).ready


def test_a_key_of_an_earlier_program_gets_its_tls_key_when_renewed(
    laptop: Workspace, desk: Desk, stick: Path
) -> None:
    from sync.keys.laptop import make_key_and_csr, request_fingerprint

    key, request = make_key_and_csr(laptop.device_id, "旧程序")
    with laptop.write() as connection:
        keyring.put(connection, laptop_keys.KEY, key)
        keyring.put(connection, laptop_keys.REQUEST, request)
    with pytest.raises(PackageError) as refused:
        laptop_keys.tls_of(laptop)
    assert refused.value.code == "tls-no-client"
    state = there_and_back(laptop, desk, stick)
    assert state.fingerprint == request_fingerprint(request)
    assert laptop_keys.tls_of(laptop)
    assert office.issued(desk)[-1].tls_serial

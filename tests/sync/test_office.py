"""The desk's keys over time: what was published is what the database says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.door import Writing
from models.errors import PackageError
from sync import office, standing
from sync.keys.laptop import make_key_and_csr
from sync.keys.trust import Trust
from tests.sync.desk_kit import CHEAP, OTHER_DEVICE, Clock, desk_in
from tests.sync.package import kit


def published(folder: Path) -> Trust:
    return Trust.from_pem((folder / office.TRUST_FILE).read_bytes())


@pytest.mark.parametrize("left", [b"", None], ids=["old", "gone"])
def test_a_revocation_that_was_not_published_is_published_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: bytes | None
) -> None:
    folder = tmp_path / "desk"
    with desk_in(folder) as desk:
        office.publish(desk, office.authority(desk).trust())
        before = (folder / office.TRUST_FILE).read_bytes()
        with monkeypatch.context() as crash:
            crash.setattr(standing, "write_whole", _crash)
            with pytest.raises(KeyboardInterrupt):
                office.revoke(desk, kit.DEVICE)
        assert (folder / office.TRUST_FILE).read_bytes() == before
    if left is None:
        (folder / office.TRUST_FILE).unlink()

    with office.open_desk(folder, "口令", Clock()) as desk:
        told = office.authority(desk).trust().to_pem()

    assert (folder / office.TRUST_FILE).read_bytes() == told != before


def test_an_opening_changes_nothing_when_all_is_published(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    desk_in(folder).close()
    office.open_desk(folder, "口令", Clock()).close()
    first = (folder / office.TRUST_FILE).stat()
    office.open_desk(folder, "口令", Clock()).close()
    assert (folder / office.TRUST_FILE).stat() == first


def test_a_desk_that_cannot_publish_is_closed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    desk_in(folder).close()

    def refuse(_path: Path, _data: bytes) -> None:
        raise PackageError("courier-full")

    with monkeypatch.context() as full:
        full.setattr(standing, "write_whole", refuse)
        with pytest.raises(PackageError):
            office.open_desk(folder, "口令", Clock())
    office.open_desk(folder, "口令", Clock()).close()


def _crash(_path: Path, _data: bytes) -> None:
    raise KeyboardInterrupt


def test_a_bundle_of_another_office_is_not_overwritten(tmp_path: Path) -> None:
    """A laptop may serve two districts; the second enrolment must not undo the first."""
    stick = tmp_path / "stick"
    stick.mkdir()
    _key, request = make_key_and_csr(kit.DEVICE, "评价一组")
    other, _ = Desk.create(tmp_path / "two", "口令", "另一个区", Clock(), cost=CHEAP)
    with desk_in(tmp_path / "one") as one, other as two:
        office.found(two, "根口令")
        first = office.hand_out(office.enrol(one, request, ()), stick)
        kept = first.read_bytes()
        with pytest.raises(PackageError) as refused:
            office.hand_out(office.enrol(two, request, ()), stick)
        assert refused.value.code == "office-other-bundle"
        assert first.read_bytes() == kept
        again = office.hand_out(office.enrol(one, request, ()), stick)
    assert again == first
    assert first.read_bytes() != kept


def test_of_two_revocations_at_once_the_last_one_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    with desk_in(folder) as desk:
        office.enrol(desk, make_key_and_csr(OTHER_DEVICE, "评价二组")[1])
        write, came = desk.write, []

        @contextmanager
        def interrupted() -> Iterator[Writing]:
            with write() as store:
                yield store
            if not came:
                came.append(OTHER_DEVICE)  # another thread is quicker with what is published
                office.revoke(desk, OTHER_DEVICE)

        monkeypatch.setattr(desk, "write", interrupted)
        assert office.revoke(desk, kit.DEVICE).revoked_at
        assert published(folder) == office.authority(desk).trust()
        assert came

"""The workspace file on real SQLCipher: opening, refusing, writing, backing up."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData, inspect
from sqlalchemy.exc import DBAPIError

from models.errors import StoreError
from models.store import keyring, settings
from models.store.blobs import ORIGINAL, Blob, BlobReader, put
from models.store.schema import COMMON_TABLES_V1, Schema, run_script
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.laptop import CHEAP, PASSPHRASE, new_workspace


def refusal(folder: Path, passphrase: str = PASSPHRASE, schema: Schema = FIELD) -> str:
    before = {p.name: p.read_bytes() for p in folder.glob("workspace.[dk]*")}
    with pytest.raises(StoreError) as caught:
        Workspace.open(folder, passphrase, schema)
    after = {p.name: p.read_bytes() for p in folder.glob("workspace.[dk]*")}
    assert after == before, "a refusal touches nothing"
    assert caught.value.sentence("zh")
    assert caught.value.sentence("en")
    return caught.value.code


def test_what_is_written_is_there_again(folder: Path) -> None:
    with new_workspace(folder) as workspace:
        device = workspace.device_id
        with workspace.write() as connection:
            keyring.put(connection, "signing_key", b"\x00secret")
            settings.put(connection, "language", "en")
    with Workspace.open(folder, PASSPHRASE, FIELD) as workspace, workspace.read() as session:
        assert workspace.device_id == device
        assert keyring.get(session, "signing_key") == b"\x00secret"
        assert keyring.get(session, "nothing") is None
        assert settings.get(session, "language") == "en"


def test_every_connection_is_set_as_decided(workspace: Workspace) -> None:
    def asked(connection: Connection, name: str) -> object:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    with workspace.write() as writer, workspace.read() as session:
        for connection in (writer, session.connection()):
            assert asked(connection, "journal_mode") == "wal"
            assert asked(connection, "synchronous") == 2
            assert asked(connection, "foreign_keys") == 1
            assert asked(connection, "page_size") == "16384"  # SQLCipher's own answer is text
            assert asked(connection, "secure_delete") == 1
            assert asked(connection, "temp_store") == 2
            assert asked(connection, "cipher_version")


def test_nothing_is_in_clear_on_the_disk(workspace: Workspace, folder: Path) -> None:
    with workspace.write() as connection:
        settings.put(connection, "words", "a-sentence-to-look-for")
        wal = (folder / "workspace.db-wal").read_bytes()
    wal += (folder / "workspace.db-wal").read_bytes()
    for data in ((folder / "workspace.db").read_bytes(), wal):
        assert data
        assert b"SQLite format" not in data
        assert b"a-sentence-to-look-for" not in data


def test_a_failing_write_leaves_nothing(workspace: Workspace) -> None:
    def half() -> None:
        with workspace.write() as connection:
            settings.put(connection, "half", "done")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with workspace.read() as session:
        assert settings.get(session, "half") is None


def test_readers_cannot_write(workspace: Workspace) -> None:
    with pytest.raises(StoreError), workspace.read() as session:
        session.connection().exec_driver_sql("INSERT INTO setting VALUES ('a', 'b')")


def test_our_own_mistakes_are_not_blamed_on_the_world(workspace: Workspace) -> None:
    with pytest.raises(DBAPIError), workspace.write() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")
    with pytest.raises(RuntimeError), workspace.write(), workspace.write():
        pass


def test_many_threads_write_in_turn(workspace: Workspace) -> None:
    def count() -> None:
        for _ in range(20):
            with workspace.write() as connection:
                now = int(settings.get(connection, "n") or 0)
                settings.put(connection, "n", str(now + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with workspace.read() as session:
        assert settings.get(session, "n") == "80"


def test_readers_go_on_while_somebody_writes(workspace: Workspace) -> None:
    with workspace.write() as connection:
        settings.put(connection, "new", "1")
        with workspace.read() as session:
            assert settings.get(session, "new") is None


def test_wrong_passphrase(closed: Path) -> None:
    assert refusal(closed, "wrong") == "wrong-passphrase"


def test_the_recovery_key_opens_and_sets_a_new_passphrase(folder: Path) -> None:
    workspace, printed = Workspace.create(folder, PASSPHRASE, FIELD, cost=CHEAP)
    workspace.close()
    with Workspace.open_with_recovery(folder, printed, FIELD) as workspace:
        workspace.reset_passphrase(printed, "new one", cost=CHEAP)
    assert refusal(folder) == "wrong-passphrase"
    Workspace.open(folder, "new one", FIELD).close()
    Workspace.open_with_recovery(folder, printed, FIELD).close()
    with pytest.raises(StoreError) as caught:
        Workspace.open_with_recovery(folder, printed[::-1], FIELD)
    assert caught.value.code == "wrong-recovery-key"


def test_changing_the_passphrase_needs_the_old_one(workspace: Workspace, folder: Path) -> None:
    with pytest.raises(StoreError) as caught:
        workspace.change_passphrase("wrong", "new")
    assert caught.value.code == "wrong-passphrase"
    workspace.change_passphrase(PASSPHRASE, "new", cost=CHEAP)
    workspace.close()
    Workspace.open(folder, "new", FIELD).close()


def test_missing_files(tmp_path: Path, closed: Path) -> None:
    assert refusal(tmp_path / "nowhere") == "workspace-missing"
    assert refusal(tmp_path) == "workspace-missing"
    (closed / "workspace.key").rename(closed / "away")
    assert refusal(closed) == "key-missing"
    (closed / "away").rename(closed / "workspace.key")
    (closed / "workspace.db").unlink()
    assert refusal(closed) == "database-missing"


def test_a_file_instead_of_a_folder(closed: Path) -> None:
    assert refusal(closed / "workspace.db") == "not-a-workspace"


def test_a_key_file_of_something_else(closed: Path) -> None:
    (closed / "workspace.key").write_text("just words, and quite a lot of them")
    assert refusal(closed) == "not-a-workspace"


@pytest.mark.parametrize("content", [b"", b"words" * 9000, b"\0" * 65536])
def test_a_database_that_is_none(closed: Path, content: bytes) -> None:
    (closed / "workspace.db").write_bytes(content)
    assert refusal(closed) == "database-damaged"


def test_a_plain_sqlite_file_is_refused(closed: Path) -> None:
    (closed / "workspace.db").unlink()
    with sqlite3.connect(closed / "workspace.db") as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()
    assert refusal(closed) == "database-damaged"


def test_the_key_of_another_workspace(tmp_path: Path, closed: Path) -> None:
    new_workspace(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / "workspace.key", closed)
    assert refusal(closed) == "database-damaged"


def test_a_cut_or_changed_database(closed: Path) -> None:
    data = (closed / "workspace.db").read_bytes()
    (closed / "workspace.db").write_bytes(data[:20_000])
    assert refusal(closed) == "database-damaged"
    (closed / "workspace.db").write_bytes(data[:5000] + b"\xff" + data[5001:])
    assert refusal(closed) == "database-damaged"


def _nothing(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE later (a TEXT) STRICT")


def test_a_newer_workspace_is_left_alone(folder: Path) -> None:
    newer = replace(FIELD, migrations=(*FIELD.migrations, _nothing))
    Workspace.create(folder, PASSPHRASE, newer, cost=CHEAP)[0].close()
    assert refusal(folder) == "workspace-newer"


def test_an_older_workspace_is_brought_up(closed: Path) -> None:
    newer = replace(FIELD, migrations=(*FIELD.migrations, _nothing))
    with Workspace.open(closed, PASSPHRASE, newer) as workspace, workspace.read() as session:
        assert session.connection().exec_driver_sql("PRAGMA user_version").scalar() == len(
            newer.migrations
        )
        session.connection().exec_driver_sql("SELECT * FROM later")


def test_a_migration_that_fails_changes_nothing(closed: Path) -> None:
    def failing(connection: Connection) -> None:
        _nothing(connection)
        raise ZeroDivisionError

    newer = replace(FIELD, migrations=(*FIELD.migrations, failing))
    with pytest.raises(ZeroDivisionError):
        Workspace.open(closed, PASSPHRASE, newer)
    with Workspace.open(closed, PASSPHRASE, FIELD) as workspace, workspace.read() as session:
        names = inspect(session.connection()).get_table_names()
        assert "later" not in names


def test_a_desk_is_not_a_laptop(folder: Path) -> None:
    def first(connection: Connection) -> None:
        run_script(connection, COMMON_TABLES_V1)

    desk = Schema("desk", MetaData(), (first,))
    Workspace.create(folder, PASSPHRASE, desk, cost=CHEAP)[0].close()
    assert refusal(folder) == "workspace-other-kind"
    Workspace.open(folder, PASSPHRASE, desk).close()


def test_a_second_program_is_told(workspace: Workspace, folder: Path) -> None:
    assert refusal(folder) == "workspace-busy"
    script = (
        "import sys; from pathlib import Path; from models.store.workspace import Workspace;"
        "from models.visits.schema import FIELD; from models.errors import StoreError\n"
        "try: Workspace.open(Path(sys.argv[1]), sys.argv[2], FIELD)\n"
        "except StoreError as error: print(error.code)"
    )
    command = [sys.executable, "-c", script, str(folder), PASSPHRASE]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (run.stdout.strip(), run.stderr) == ("workspace-busy", "")


def test_creating_twice_is_refused(closed: Path) -> None:
    with pytest.raises(StoreError) as caught:
        new_workspace(closed)
    assert caught.value.code == "workspace-exists"
    Workspace.open(closed, PASSPHRASE, FIELD).close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks the system what is open")
def test_a_creation_that_fails_lets_go_of_everything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows would not even remove the half-made database while it is open."""

    def full(*_: object) -> None:
        raise StoreError("disk-full")

    with monkeypatch.context() as broken:
        broken.setattr("models.store.workspace.write_vault", full)
        with pytest.raises(StoreError) as caught:
            new_workspace(folder)
    assert caught.value.code == "disk-full"
    held = {os.readlink(fd) for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink()}
    assert not [name for name in held if "workspace.db" in name]
    assert [p.name for p in folder.iterdir()] == ["workspace.lock"]
    new_workspace(folder).close()


def test_a_full_disk_loses_the_step_and_nothing_else(workspace: Workspace) -> None:
    with workspace.write() as connection:
        settings.put(connection, "before", "kept")
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError) as caught, workspace.write() as connection:
        settings.put(connection, "step", "x" * 100_000)
    assert caught.value.code == "disk-full"
    with workspace.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert settings.get(connection, "step") is None
        assert settings.get(connection, "before") == "kept"
        settings.put(connection, "step", "again")


def test_a_read_only_folder_is_told(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so the refusal of the system is put in its mouth."""

    def refused(*_: object, **__: object) -> int:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refused)
        assert refusal(closed) == "read-only"


def test_blobs_are_read_whole_and_in_pieces(workspace: Workspace) -> None:
    data = bytes(range(256)) * 20_000
    with workspace.write() as connection:
        put(connection, [Blob("a" * 64, ORIGINAL, data), Blob("a" * 64, ORIGINAL, b"other")])
    reader = BlobReader(workspace)
    assert reader.read("a" * 64) == data
    with reader.open("a" * 64) as stream:
        assert stream.read(10) == data[:10]
        stream.seek(1000)
        assert stream.read(10) == data[1000:1010]
        stream.seek(0)
        assert b"".join(iter(lambda: stream.read(65536), b"")) == data
    for missing in (lambda: reader.read("b" * 64), lambda: reader.open("b" * 64).__enter__()):
        with pytest.raises(KeyError):
            missing()


def test_the_free_space_is_told(workspace: Workspace) -> None:
    assert workspace.free_bytes() > 0


def test_the_tables_are_what_the_classes_say(workspace: Workspace) -> None:
    with workspace.read() as session:
        looked = inspect(session.connection())
        for table in FIELD.metadata.sorted_tables:
            found = {c["name"]: c["nullable"] for c in looked.get_columns(table.name)}
            assert set(found) == set(table.columns.keys()), table.name
            keys = {tuple(k["constrained_columns"]) for k in looked.get_foreign_keys(table.name)}
            declared = {tuple(c.column_keys) for c in table.foreign_key_constraints}
            assert keys == declared, table.name
            primary = looked.get_pk_constraint(table.name)["constrained_columns"]
            assert primary == [c.name for c in table.primary_key], table.name


def test_the_events_cannot_be_rewritten(workspace: Workspace) -> None:
    with workspace.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO visit VALUES"
            " ('v','d','h',1,0,0,'t','f','k','2021-09-15','open',0,0,0,0,0,'x')"
        )
        connection.exec_driver_sql("INSERT INTO event VALUES ('v','d',1,'h',x'00')")
    for statement in (
        "UPDATE event SET line = x'01'",
        "DELETE FROM event",
        "INSERT INTO event VALUES ('v','d',1,'h',x'00')",
        "INSERT OR REPLACE INTO event VALUES ('v','d',1,'h',x'02')",
        "INSERT INTO event VALUES ('nobody','d',1,'h',x'00')",
        "DELETE FROM visit",
    ):
        with pytest.raises(DBAPIError), workspace.write() as connection:
            connection.exec_driver_sql(statement)

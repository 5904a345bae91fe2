"""Bytes on their way into the embedded store: small ones wait in memory, bulk goes into a file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.exc import SQLAlchemyError

from models.errors import StoreError
from models.store import placed, settings
from models.store.blobs import Blob, put
from models.store.container import EVIDENCE, PIECE, ContainerWriter, Place
from models.store.workspace import Workspace

MEMBER = "member"
"""Kind of the blobs that are files of packages."""
SMALL = 1 << 20
"""Bytes of a package up to which a file of its own would cost more than it saves."""
_HERE = text("SELECT sha256 FROM blob WHERE sha256 IN :wanted").bindparams(
    bindparam("wanted", expanding=True)
)
_NAMED = text("SELECT 1 FROM container WHERE name = :name")
UNDONE = "evidence-undone"
"""Setting: the file that was asked about last, written only for the log to go on."""
_AT_ONCE = 500
"""Values in one statement; SQLite takes no more than 32,766."""


class SqlDeposit:
    """A Deposit beside a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._wanted: dict[str, int] = {}
        self._small: dict[str, bytearray] = {}
        self._places: dict[str, Place] = {}
        self._writer: ContainerWriter | None = None
        self._ended = self._ending = False

    def expect(self, sizes: Mapping[str, int]) -> None:
        """Find out what is not here yet, and whether it needs a file."""
        here = self._here(tuple(sizes))
        self._wanted = {sha256: size for sha256, size in sizes.items() if sha256 not in here}
        if sum(self._wanted.values()) > SMALL:
            self._writer = ContainerWriter(self._workspace.folder / EVIDENCE)

    def _here(self, wanted: tuple[str, ...]) -> set[str]:
        found: set[str] = set()
        with self._workspace.read() as session:
            connection = session.connection()
            for at in range(0, len(wanted), _AT_ONCE):
                some = {"wanted": wanted[at : at + _AT_ONCE]}
                found.update(row[0] for row in connection.execute(_HERE, some))
        return found

    def lay(self, sha256: str) -> Callable[[bytes], None] | None:
        """Begin the bytes of a digest; None when they are here, or came a moment ago."""
        size = self._wanted.pop(sha256, None)
        if size is None:
            return None
        if self._writer is None:
            self._small[sha256] = bytearray()
            return self._small[sha256].extend
        self._places[sha256] = self._writer.begin(size)
        return _Pieces(self._writer, size).take

    def end(self) -> None:
        """Make the file durable, where there is one."""
        if self._writer and not self._ended:
            self._writer.end()
            self._ended = True

    def taken(self, connection: Connection) -> None:
        """Name what was laid, inside a transaction; it is durable by then."""
        self.end()
        put(connection, [Blob(sha, MEMBER, bytes(data)) for sha, data in self._small.items()])
        if self._writer and self._places:
            placed.add(connection, self._writer, self._places)

    def ending(self) -> None:
        """Say that the transaction is about to end: from now on only the database knows."""
        self._ending = True

    def ended(self) -> None:
        """Say that it has ended well."""
        if self._writer and self._places:
            self._writer.counts()
            self._writer = None

    def close(self) -> None:
        """Leave nothing of what no transaction took.

        Where one failed at its very end and the disk takes nothing now, the next opening asks the
        database what became of it.
        """
        if self._writer and (not (self._ending and self._places) or self._undone(self._writer)):
            self._writer.drop()

    def _undone(self, writer: ContainerWriter) -> bool:
        """Whether a transaction that failed at its very end is gone for certain.

        Its last bytes may lie in the log and count after a crash, until another one is written in
        their place: that is done here, as a gigabyte of a full disk would else stay full.
        """
        try:
            with self._workspace.write() as connection:
                settings.put(connection, UNDONE, writer.name)
            with self._workspace.read() as session:
                return session.connection().execute(_NAMED, {"name": writer.name}).first() is None
        except (StoreError, SQLAlchemyError):  # the second: the desk was closed meanwhile
            return False


class _Pieces:
    """Cuts bytes into pieces, which they are already when they come from a package."""

    def __init__(self, writer: ContainerWriter, size: int) -> None:
        self._writer, self._left, self._rest = writer, size, b""

    def take(self, data: bytes) -> None:
        """Hand on every whole piece and, at the end, what is left."""
        data = self._rest + data if self._rest else data
        whole = len(data) == self._left
        while len(data) > PIECE:
            self._put(data[:PIECE])
            data = data[PIECE:]
        if whole or len(data) == PIECE:
            self._put(data)
            data = b""
        self._rest = data

    def _put(self, piece: bytes) -> None:
        self._left -= len(piece)
        self._writer.put(piece, last=not self._left)


def folder_of(workspace: Workspace) -> Path:
    """Return the folder beside the database in which the files lie."""
    return workspace.folder / EVIDENCE

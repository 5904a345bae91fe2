"""The folder a person last chose files in: kept in the locked workspace, as it may name a place."""

from models.store import settings
from models.store.workspace import Workspace

NAME = "last-folder"


def keep(workspace: Workspace, folder: str) -> None:
    """Keep the folder durably in place of the earlier one. Raises StoreError."""
    with workspace.write() as connection:
        settings.put(connection, NAME, folder)


def kept(workspace: Workspace) -> str:
    """Return the folder; empty when none was chosen yet."""
    with workspace.read() as session:
        return settings.get(session, NAME) or ""

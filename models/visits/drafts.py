"""A paper list that is still being typed, kept so that no power cut takes it."""

from models.store import settings
from models.store.workspace import Workspace

LONGEST = 400_000
"""Characters; a longer text is no list and is not kept."""


def keep(workspace: Workspace, visit_id: str, text: str) -> None:
    """Keep what is in the field durably; raises StoreError."""
    if len(text) > LONGEST:
        return
    with workspace.write() as connection:
        settings.put(connection, _name(visit_id), text)


def kept(workspace: Workspace, visit_id: str) -> str:
    """Return what was in the field; empty when there was nothing."""
    with workspace.read() as session:
        return settings.get(session, _name(visit_id)) or ""


def _name(visit_id: str) -> str:
    return f"quick-entry:{visit_id}"

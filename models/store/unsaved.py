"""What stood in fields and was not saved when the window locked itself, kept encrypted."""

import json

from models.store import settings
from models.store.workspace import Workspace

NAME = "unsaved-typing"
LONGEST = 400_000
"""Characters in all; what goes beyond is cut off, so that one field cannot fill the disk."""
Typed = tuple[tuple[str, str], ...]
"""(field, text)"""


def keep(workspace: Workspace, typed: Typed) -> None:
    """Keep the texts durably in place of earlier ones; none forgets those. Raises StoreError."""
    left, kept = LONGEST, []
    for field, words in typed:
        kept.append([field, words[:left]])
        left = max(0, left - len(words))
    with workspace.write() as connection:
        settings.put(connection, NAME, json.dumps(kept, ensure_ascii=False) if kept else "")


def kept(workspace: Workspace) -> Typed:
    """Return what was kept; nothing when the window was unlocked again since."""
    with workspace.read() as session:
        found = settings.get(session, NAME)
    return tuple((field, words) for field, words in json.loads(found)) if found else ()

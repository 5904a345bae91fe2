"""What is still being typed: a paper list, and words without a place in the record yet."""

import json
from collections.abc import Mapping

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


def keep_typed(workspace: Workspace, visit_id: str, typed: Mapping[str, str]) -> None:
    """Keep words by the field they stand in, in place of earlier ones; raises StoreError."""
    kept_: dict[str, str] = {}
    left = LONGEST
    for field, words in typed.items():
        if words and len(words) <= left:
            kept_[field] = words
            left -= len(words)
    with workspace.write() as connection:
        settings.put(connection, _typed_name(visit_id), json.dumps(kept_, ensure_ascii=False))


def typed(workspace: Workspace, visit_id: str) -> Mapping[str, str]:
    """Return the words that were kept, by field; none that cannot be read."""
    with workspace.read() as session:
        found = settings.get(session, _typed_name(visit_id))
    try:
        held = json.loads(found or "{}")
    except ValueError:
        return {}
    pairs = held.items() if isinstance(held, dict) else ()
    return {field: words for field, words in pairs if isinstance(words, str)}


def _typed_name(visit_id: str) -> str:
    return f"typing:{visit_id}"


def _name(visit_id: str) -> str:
    return f"quick-entry:{visit_id}"

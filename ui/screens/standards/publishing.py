"""From a draft to an edition in the open workspace: all of it, or nothing and one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from models.clock import SystemClock
from models.standards.importing.command import sound
from models.standards.importing.publish import Head, pack_of
from models.standards.types import Pack
from models.store.shelf import publish, shelf_of
from models.store.workspace import Workspace
from ui.screens.standards.drafting import Drafting


def publish_into(
    workspace: Workspace, one: Drafting, head: Head | None
) -> tuple[str, Mapping[str, Pack]]:
    """Publish; return the digest and the standards of the workspace. For the writer thread."""
    pack = sound(_pack(one, head))
    with workspace.write() as connection:
        sha256 = publish(connection, pack, one.name, SystemClock().now().utc)
    return sha256, shelf_of(workspace)


def _pack(one: Drafting, head: Head | None) -> Pack:
    """Return the pack of a draft, or the one of a workbook of ours."""
    pack = one.pack if one.draft is None else pack_of(one.draft, head)
    if pack is None:
        raise ValueError("neither a draft nor a pack")
    return pack

"""The pieces of a compound clause: an embedded list whose points are ticked one by one (R2.5)."""

from typing import Annotated

from pydantic import Field

from models.base import Name, Record, Text
from models.standards.terms import Code


class Part(Record):
    """One point of a list inside a clause, ticked for itself."""

    code: Code
    """Code inside the clause: ``1``, ``2`` …"""
    text: Text
    """The point as issued: a piece of the clause's own text, character for character."""
    needs: Code | None = None
    """What the facility must have for this point to apply; without it the point is left out."""
    choice: Name | None = None
    """Points that share this word are alternatives: one of them is enough."""


class Tags(Record):
    """Where, how and under which theme a clause is looked at; proposals of ours, never issued."""

    themes: tuple[Name, ...] = ()
    """Themes that cut across the tree: 环境, 隐私, 感染控制, 药品管理 …"""
    places: tuple[Name, ...] = ()
    """Kinds of room where this clause is looked at."""
    privacy_risk: Annotated[int, Field(ge=0, le=2)] = 0
    """Photo risk: 0 none, 1 bystanders or staff data, 2 patients, children or records."""

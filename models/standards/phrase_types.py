"""One stock phrase (常用语) of an office."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import Name, Record, Text
from models.standards.terms import Code

Abbreviation = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{0,11}$")]
"""What is typed for a phrase: lower-case letters and digits, mostly first letters of its pinyin."""


class PhraseKind(StrEnum):
    """Where a phrase belongs."""

    FACT = "fact"
    """What was seen."""
    RECTIFICATION = "rectification"
    """What is to be put right."""
    NOTE = "note"
    """A remark."""


class Phrase(Record):
    """A sentence that people need again and again; the office's own words, no document's."""

    abbreviation: Abbreviation
    """What is typed for it; unique together with the kind."""
    kind: PhraseKind = Field(strict=False)
    """Where it belongs."""
    text: Text
    """The words. ``□`` stands where something is to be filled in."""
    theme: Name = ""
    """Theme of models/standards/themes; empty for all."""
    clause: Code | None = None
    """Only for this clause number; absent for all."""
    gone: Annotated[str, StringConstraints(pattern=r"^yes$")] | None = None
    """``yes`` where the office has taken the phrase out of its list."""

    @property
    def key(self) -> str:
        """What the latest entry replaces."""
        return f"{self.kind.value}/{self.abbreviation}"

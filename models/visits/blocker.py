"""One thing between a visit and its closing."""

from dataclasses import dataclass
from enum import StrEnum

from models.messages import DEFAULT_LANGUAGE, sentence


class Severity(StrEnum):
    """Whether a blocker can be passed over."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing between the visit and its closing."""

    code: str
    """Stable code, also of its sentence."""
    severity: Severity
    """``blocks`` or ``warns``."""
    pack: str = ""
    """Pack, when it is about one."""
    clause: str | None = None
    """Clause, when it is about one."""
    veto: str | None = None
    """Veto, when it is about one."""
    said: tuple[tuple[str, str], ...] = ()
    """What else its sentence names: days, names of specialties, a document."""
    form: str = ""
    """Form, when it is about figures of one."""

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence for the user."""
        named = {"clause": self.clause or "", "veto": self.veto or "", **dict(self.said)}
        return sentence(self.code, named, language)

"""What became of one file at the desk, as commands and screens tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.district.records import PackageStatus
from models.messages import DEFAULT_LANGUAGE, sentence

KEPT = frozenset({PackageStatus.IMPORTED, PackageStatus.HELD, PackageStatus.CONFLICT})
"""What counts as accepted: the desk has the package and will work with it."""


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """What became of one file."""

    file: str
    """Name of the file."""
    status: PackageStatus
    """Imported, held, conflict, stale or rejected."""
    code: str
    """Code of the sentence below."""
    params: Mapping[str, str | int] = field(default_factory=dict)
    """What fills the sentence."""
    package_digest: str = ""
    """Identity of the package, as far as it could be read."""
    again: bool = False
    """True when this package had come before; the receipt is the one of that time."""
    receipt: Path | None = None
    """The receipt in the desk's folder; None when there is none."""
    receipt_beside: Path | None = None
    """The receipt next to the package, to go home with the stick; None if it cannot be written."""
    quarantine: Path | None = None
    """Folder of the refused copy."""
    cases: tuple[str, ...] = ()
    """Cases it belongs to."""
    notes: tuple[str, ...] = ()
    """Codes of what else is to be said: ``quarantine-failed``, ``receipt-not-written``,
    ``receipt-not-beside``, ``admit-not-marked``, ``evidence-mended``."""

    @property
    def accepted(self) -> bool:
        """True when the desk took the package."""
        return self.status in KEPT

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return what became of it as one plain sentence."""
        return sentence(self.code, self.params, language)

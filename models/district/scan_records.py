"""What is said of a scan of a signed original, and what is kept of it: frozen records."""

from dataclasses import dataclass

from models.base import Count, Instant, Name, Record, Sha256, Text, Uuid
from models.district.papers import PaperAnswer
from models.district.records import PackageSummary
from models.messages import DEFAULT_LANGUAGE, sentence

NO_CODE, TWO_CODES, NO_NUMBER = "no-code", "two-codes", "no-number"
MISSING, DOUBLE, TOTALS, PRINTS = "missing", "double", "totals", "prints"
OTHER_VISIT = "other-visit"
STRANGE = frozenset(
    {PaperAnswer.OTHER_FACILITY, PaperAnswer.OTHER_CASE, PaperAnswer.WAITING, OTHER_VISIT}
)
"""Pages that belong elsewhere: a scan with one of them is not kept."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a scan, as it was read."""

    number: int
    """From 1, through all the files of a scan."""
    texts: tuple[str, ...]
    """What its QR codes say, ours or not."""


class Noted(Record):
    """One thing that is said of a scan."""

    what: Name
    """A ``PaperAnswer`` or one of the words above; ``scan-<what>`` is the sentence."""
    sheet: Count | None = None
    """Page of the scan; absent for what the scan lacks."""
    form: Name | None = None
    """Form."""
    page: Count | None = None
    """Page of the form."""
    pages: Text | None = None
    """Pages of the form that are missing or double: ``2, 4-9``."""
    revision: Count | None = None
    """Revision on the paper."""
    newest: Count | None = None
    """Newest revision that is here."""

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return what a person is told."""
        said: dict[str, str | int] = {
            "sheet": self.sheet or 0,
            "form": (self.form or "").upper(),
            "page": self.page or 0,
            "pages": self.pages or "",
            "revision": self.revision or 0,
            "newest": self.newest or 0,
        }
        return sentence(f"scan-{self.what}", said, language)


class PlacedPage(Record):
    """A page of the scan that is a page of a form of the package."""

    sheet: Count
    """Page of the scan."""
    form: Name
    """Form."""
    page: Count
    """Page of the form."""
    pages: Count
    """How many the form has."""
    printed: Name
    """Which print it is: ``F3``, ``D1``, ``0`` for the base."""


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan is, before anything of it is kept."""

    package: PackageSummary | None = None
    """The package its pages were printed from; None when no page agrees with anything here."""
    pages: tuple[PlacedPage, ...] = ()
    """The pages that agree, in the order of the scan."""
    noted: tuple[Noted, ...] = ()
    """Everything a person has to know before keeping it."""
    sheets: int = 0
    """How many pages were looked at."""

    @property
    def strange(self) -> bool:
        """Whether a page belongs elsewhere."""
        return any(one.what in STRANGE for one in self.noted)


class ScanFile(Record):
    """One file of a scan."""

    sha256: Sha256
    """Its bytes in the evidence."""
    size: Count
    """Bytes."""
    kind: Name
    """``pdf``, ``jpg``, ``png``, ``tif``, ``webp`` or ``heic``."""
    sheets: Count
    """Pages."""


class SignedScan(Record):
    """A kept scan of a signed original."""

    package: Sha256
    """The package its pages were printed from."""
    visit: Uuid
    """Its visit."""
    revision: Count
    """Its revision."""
    facts_digest: Sha256
    """Its facts."""
    files: tuple[ScanFile, ...]
    """The files, in order."""
    pages: tuple[PlacedPage, ...]
    """The pages that agree."""
    noted: tuple[Noted, ...] = ()
    """What the person who kept it was told."""
    by: Name
    """Who kept it."""
    device: Uuid
    """Machine it was done on."""
    at: Instant
    """When, by the desk's clock."""
    offset: int
    """Minutes east of UTC there."""

"""What is known of a package after it was examined: one answer to each question."""

from pydantic import Field

from models.base import Record, Sha256
from models.messages import DEFAULT_LANGUAGE, sentence
from sync.keys.verifying import SignerInfo


class Check(Record):
    """The answer to one question."""

    held: bool | None = None
    """True or False; None when it was not reached or could not be asked."""
    code: str | None = None
    """Reason against it, a code of the message catalogue."""
    params: dict[str, str | int] = Field(default_factory=dict)
    """What fills the sentence; ``file`` names the member at fault."""

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the reason as a sentence; empty when there is none."""
        return sentence(self.code, self.params, language) if self.code else ""


PASSED = Check(held=True)
QUESTIONS = ("complete", "valid", "intact", "trusted", "consistent", "follows")
"""In the order in which a reason is picked."""


class PackageVerdict(Record):
    """The judgement of a package; nothing of it is kept as a truth, it can be asked again."""

    complete: Check = Check()
    """The file is whole: a ZIP as we write it, with exactly the members that are listed."""
    valid: Check = Check()
    """The signature is over this tag manifest and made with the key of its certificate."""
    intact: Check = Check()
    """Every byte is the one that was signed."""
    trusted: Check = Check()
    """The certificate leads to our root, was not revoked, is in time and may sign packages."""
    consistent: Check = Check()
    """Label, facts, signatures, event log and evidence say the same."""
    follows: Check = Check()
    """The facts follow from the event log; None when a standard is not at hand."""
    package_digest: Sha256 | None = None
    """Identity of the package."""
    signature_sha256: Sha256 | None = None
    """SHA-256 of the signature file; not an identity."""
    signer: SignerInfo | None = None
    """Whose certificate signed."""
    signed_at: str | None = None
    """The signer's claim of when."""
    visit_id: str | None = None
    """The visit; from here on only read once the package is trusted and intact."""
    device_id: str | None = None
    """The laptop."""
    revision: int | None = None
    """Revision."""
    facts_digest: Sha256 | None = None
    """What people signed."""
    newer_minor: bool = False
    """A later program wrote it; details may be missing from what we show."""
    unknown_packs: tuple[str, ...] = ()
    """Ids of standards that are not installed here."""
    files: int = 0
    """Payload files."""
    size: int = 0
    """Bytes of the payload."""

    @property
    def reason(self) -> Check:
        """The first question that was answered with no; an empty check if none was."""
        asked: list[Check] = [getattr(self, name) for name in QUESTIONS]
        return next((check for check in asked if check.held is False), Check())

    @property
    def accepted(self) -> bool:
        """True when nothing speaks against it; ``follows`` may be open (a held package)."""
        first = (self.complete, self.valid, self.intact, self.trusted, self.consistent)
        return all(check.held for check in first) and self.follows.held is not False

    @property
    def code(self) -> str | None:
        """Code of the reason; None when the package is accepted."""
        return self.reason.code

    @property
    def file(self) -> str | None:
        """The member at fault, where one is."""
        found = self.reason.params.get("file")
        return str(found) if found is not None else None

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the outcome as one plain sentence."""
        if self.code:
            return self.reason.sentence(language)
        return sentence("package-newer-minor" if self.newer_minor else "package-fine", {}, language)

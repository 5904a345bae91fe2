"""What is known of a package after it was examined: one answer to each question.

Never one yes or no for all of it: a package may be intact and signed with a certificate that
was void by then, and a person has to see both. Every answer is for a moment.
"""

from enum import StrEnum

from pydantic import Field

from models.base import Instant, Record, Sha256
from models.messages import DEFAULT_LANGUAGE, sentence
from sync.keys.roles import Role
from sync.keys.verifying import AUTHORITY_REVOKED, SignatureVerdict, SignerInfo


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


class Answer(StrEnum):
    """What a question came to."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Where a revision stands among those of its visit and laptop that were received."""

    FIRST = "first"
    """Nothing of this visit had come before."""
    NEWER = "newer"
    """It takes the place of an earlier revision."""
    STALE = "stale"
    """This revision or a later one had come before."""
    SAME = "same"
    """This very package had come before."""
    CONFLICT = "conflict"
    """Another laptop sent the same visit."""


class Finding(Record):
    """One row of the verdict, ready to be shown."""

    question: str
    """What was asked: ``intact``, ``complete``, …"""
    answer: Answer
    """Yes, no or unknown."""
    code: str
    """Code of the reason."""
    params: dict[str, str | int] = Field(default_factory=dict)
    """What fills the sentence."""
    at: Instant | None = None
    """The moment it was judged for; None when the question was not reached."""

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the reason as one plain sentence."""
        return sentence(self.code, self.params, language)


PASSED = Check(held=True)
QUESTIONS = (
    "complete", "valid", "intact", "trusted", "timely", "consistent", "papers", "follows",
    "receipt",
)  # fmt: skip
"""In the order in which a reason is picked."""
ROWS = ("intact", "complete", "valid", "trusted", "timely", "standard", "revision")
"""What every verdict shows."""
MORE_ROWS = ("consistent", "papers", "forms", "follows", "receipt")
"""What it shows when it was asked."""
UNPROVED = "signer-revoked-unproved"
"""Signed before the revocation by its own clock only: a person has to decide."""
IN_TIME_CODES = frozenset(
    {
        "signer-revoked",
        AUTHORITY_REVOKED,
        UNPROVED,
        "signer-not-yet",
        "signer-expired",
        "trust-stale",
        "trust-too-new",
    }
)
"""Refusals that speak against the moment, not against the chain."""


def signer_checks(found: SignatureVerdict) -> dict[str, Check]:
    """Split what is known of a valid signature: whose certificate it is, and was it in force."""
    if found.code is None:
        return {"trusted": PASSED, "timely": PASSED}
    refused = Check(held=False, code=found.code)
    if found.code not in IN_TIME_CODES:
        return {"trusted": refused, "timely": Check()}
    good_role = found.signer is not None and found.signer.role is Role.EVALUATOR
    trusted = PASSED if good_role else Check(held=False, code="signer-role")
    return {"trusted": trusted, "timely": refused}


class PackageVerdict(Record):
    """The judgement of a package; nothing of it is kept as a truth, it can be asked again."""

    complete: Check = Check()
    """The file is whole: a ZIP as we write it, with exactly the members that are listed."""
    valid: Check = Check()
    """The signature is over this tag manifest and made with the key of its certificate."""
    intact: Check = Check()
    """Every byte is the one that was signed."""
    trusted: Check = Check()
    """The certificate leads to our root and may sign packages."""
    timely: Check = Check()
    """At ``judged_for`` it was in force, not revoked, and the revocation lists could tell."""
    consistent: Check = Check()
    """Label, facts, signatures, event log and evidence say the same."""
    papers: Check = Check()
    """Every form carries the signatures that the label names; None when none is said to."""
    forms: Check = Check()
    """The forms are what the facts make, drawn again; a remark only, which refuses nothing."""
    follows: Check = Check()
    """The facts follow from the event log; None when a standard is not at hand."""
    receipt: Check = Check()
    """A receipt proves when it was there; None when none was given."""
    revision_standing: Standing | None = None
    """Where the revision stands; None when earlier ones are not known."""
    judged_for: Instant | None = None
    """The moment it was judged for: now, one asked for, or that of its receipt."""
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
    facts_digest: str | None = None
    """What people signed."""
    newer_minor: bool = False
    """A later program wrote it; details may be missing from what we show."""
    packs_asked: bool = False
    """True when it was read, and looked whether its standards are installed."""
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
        first = (
            self.complete, self.valid, self.intact, self.trusted, self.timely, self.consistent,
        )  # fmt: skip
        may_be_open = (self.papers, self.follows, self.receipt)
        return all(c.held for c in first) and not any(c.held is False for c in may_be_open)

    @property
    def known_signer(self) -> bool:
        """True when its signature is by one of our laptops and its certificate was in force."""
        return bool(self.valid.held and self.trusted.held and self.timely.held)

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

    def findings(self) -> tuple[Finding, ...]:
        """Return every answer with its reason and moment, in the order of the rows."""
        asked = ((name, getattr(self, name)) for name in MORE_ROWS)
        more = (name for name, check in asked if check.held is not None or check.code)
        return tuple(self._finding(name) for name in (*ROWS, *more))

    def _finding(self, question: str) -> Finding:
        if question == "standard":
            return self._standard()
        if question == "revision":
            return self._revision()
        check: Check = getattr(self, question)
        if check.held is False and check.code:
            return self._row(question, Answer.NO, check.code, check.params)
        if check.held is None:
            code = check.code or f"verdict-{question}-unknown"
            return self._row(question, Answer.UNKNOWN, code, check.params)
        by_receipt = question == "timely" and self.receipt.held
        code = "verdict-timely-receipt" if by_receipt else f"verdict-{question}-yes"
        return self._row(question, Answer.YES, code, check.params)

    def _standard(self) -> Finding:
        if self.unknown_packs:
            missing: dict[str, str | int] = {"standard": "、".join(self.unknown_packs)}
            return self._row("standard", Answer.NO, "verdict-standard-no", missing)
        answer = Answer.YES if self.packs_asked else Answer.UNKNOWN
        return self._row("standard", answer, f"verdict-standard-{answer}")

    def _revision(self) -> Finding:
        told: dict[str, str | int] = {"revision": self.revision or 0}
        standing = self.revision_standing
        if standing is None:
            return self._row("revision", Answer.UNKNOWN, "verdict-revision-unknown")
        against = standing in (Standing.STALE, Standing.CONFLICT)
        answer = Answer.NO if against else Answer.YES
        return self._row("revision", answer, f"verdict-revision-{standing}", told)

    def _row(
        self, question: str, answer: Answer, code: str, params: dict[str, str | int] | None = None
    ) -> Finding:
        at = None if answer is Answer.UNKNOWN else self.judged_for
        return Finding(question=question, answer=answer, code=code, params=params or {}, at=at)

"""Errors that are the world's fault: expected, coded, and told in one plain sentence.

What we did wrong ourselves is never one of these; it ends in a crash report.
"""

from collections.abc import Mapping

from models.messages import DEFAULT_LANGUAGE, sentence


class ExpectedError(Exception):
    """Something outside the program went wrong; the user can act on the sentence.

    ``code`` is stable and printed with ``--json``; ``params`` fill the sentence of the
    message catalogue (``resources/messages``). Parameters never hold personal data.
    """

    def __init__(self, code: str, /, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, str | int] = dict(params)

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence for the user in ``language`` (``zh`` or ``en``)."""
        return sentence(self.code, self.params, language)

    def __str__(self) -> str:
        return self.sentence()


class StandardError(ExpectedError):
    """A standard pack cannot be read or is not what it says it is."""


class StoreError(ExpectedError):
    """The workspace file cannot be opened, written or backed up."""


class VisitError(ExpectedError):
    """A step of a visit is refused: the rules or the state of the visit forbid it."""


class EvidenceError(ExpectedError):
    """A photo or document cannot be taken in."""


class FactsError(ExpectedError):
    """Facts or events handed to us are not in canonical form or do not agree."""


class FormError(ExpectedError):
    """A form cannot be made from these facts."""


class PackageError(ExpectedError):
    """A package, receipt or key file is refused."""


class DistrictError(ExpectedError):
    """The desk refuses a step: the state of the case or the rules forbid it."""

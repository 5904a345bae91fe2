"""What a command says: lines for people or one JSON document, refusals always on stderr."""

import json
import sys
from dataclasses import dataclass, field
from typing import Any, TextIO

from models.errors import ExpectedError
from models.messages import sentence

OK, REFUSED, USAGE, UNDECIDED, UNOPENED = 0, 1, 2, 3, 4
"""Exit codes: done; refused; called wrongly; only a person can decide (`verify`); encrypted, and no
key at hand opens it, so nothing was judged (`verify`, `forms`)."""


class UsageError(ExpectedError):
    """The command was called in a way it cannot be carried out."""


class UnopenedError(ExpectedError):
    """The package is encrypted, and no key at hand opens it: that says nothing against it."""


@dataclass
class Console:
    """One run of one command."""

    language: str
    json: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    data: dict[str, Any] = field(default_factory=dict)
    """What `--json` prints."""

    def word(self, code: str, **params: str | int) -> str:
        """A sentence of the catalogue in the console's language."""
        return sentence(code, params, self.language)

    def say(self, code: str, **params: str | int) -> None:
        """Print a sentence."""
        self.line(self.word(code, **params))

    def line(self, text: str) -> None:
        """Print a line for people; with `--json` the document says it instead."""
        if not self.json:
            print(text, file=self.out)

    def complain(self, text: str) -> None:
        """Print one plain sentence of refusal or warning."""
        print(text, file=self.err)

    def refuse(self, error: ExpectedError) -> None:
        """Tell why the command was not carried out."""
        said = error.sentence(self.language)
        self.data |= {"ok": False, "code": error.code, "sentence": said}
        self.complain(said)

    def finish(self, status: int) -> int:
        """Print the document, if one was asked for; return the exit code."""
        if self.json:
            document = {"ok": status == OK, **self.data}
            print(json.dumps(document, ensure_ascii=False, indent=1), file=self.out)
        return status

"""What ``standards check`` found: the lines it prints and the data it gives, for every kind.

A pack, a ledger and a programme are each one file with a digest; plans and links stand beside
them. What is said of their faults is the same for all.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from models.errors import StandardError
from models.messages import DEFAULT_LANGUAGE
from models.standards.sentences import Sentence

Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(ABC):
    """What came of checking one thing."""

    sentences: tuple[Sentence, ...] = ()
    """What is wrong with it."""
    error: StandardError | None = None
    """Why it could not be read."""

    @property
    def ok(self) -> bool:
        """True when there is nothing to say."""
        return self.error is None and not self.sentences

    @abstractmethod
    def title(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return what it is, with its counts; else the name of its file."""

    @abstractmethod
    def plain(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the same as data, for ``--json``."""

    def lines(self, language: str = DEFAULT_LANGUAGE) -> Iterator[str]:
        """Yield the printed lines: what it is with its counts, then every sentence."""
        yield self.title(language)
        yield from ("  " + problem["text"] for problem in self.problems(language))

    def problems(self, language: str = DEFAULT_LANGUAGE) -> list[dict[str, str]]:
        """Return code and words of everything that is wrong, as data."""
        said = [{"code": s.code, "text": s.text(language)} for s in self.sentences]
        if self.error is not None:
            said.append({"code": self.error.code, "text": self.error.sentence(language)})
        return said


@dataclass(frozen=True, slots=True)
class FileKind(Generic[Loaded]):
    """What the checker does with one kind of file: pack, ledger or programme."""

    load: Callable[[Path], Loaded]
    """Read a file or the folder that holds it; raises StandardError."""
    faults: Callable[[Loaded], Iterable[Sentence]]
    """Say what is wrong with it."""
    describe: Callable[[Loaded, str], str]
    """Return its line in a language: identity, counts and digest."""
    reference: Callable[[Loaded], dict[str, Any]]
    """Return identity and counts as data."""

    def check(self, path: Path) -> "CheckedFile[Loaded]":
        """Return what came of checking the file at ``path``."""
        try:
            loaded = self.load(path)
        except StandardError as error:
            return CheckedFile(kind=self, file=str(path), error=error)
        faults = tuple(self.faults(loaded))
        return CheckedFile(kind=self, file=str(path), loaded=loaded, sentences=faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile(Checked, Generic[Loaded]):
    """What came of checking one file."""

    kind: FileKind[Loaded]
    """What kind of file it is."""
    file: str
    """The file as it was named."""
    loaded: Loaded | None = None
    """What it holds, when it could be read."""

    def title(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return its line; the name as given for what could not be read."""
        return self.file if self.loaded is None else self.kind.describe(self.loaded, language)

    def plain(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the same as data, for ``--json``."""
        found = {} if self.loaded is None else self.kind.reference(self.loaded)
        return {"file": self.file, "ok": self.ok, **found, "problems": self.problems(language)}

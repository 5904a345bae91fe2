"""What ``standards list`` and ``standards check`` say of programmes; the words, not the wiring."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import StandardError
from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.programme import (
    PROGRAMME_FILE,
    LoadedProgramme,
    Programme,
    loaded,
    shipped,
    shipped_files,
)
from models.standards.programme_check import check
from models.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class CheckedProgramme:
    """What came of checking one programme file."""

    file: str
    """The file as it was named."""
    loaded: LoadedProgramme | None
    """The programme, when the file could be read as one."""
    error: StandardError | None = None
    """Why it could not."""
    sentences: tuple[Sentence, ...] = ()
    """What is wrong with it."""

    @property
    def ok(self) -> bool:
        """True when there is nothing to say."""
        return self.error is None and not self.sentences

    def lines(self, language: str = DEFAULT_LANGUAGE) -> Iterator[str]:
        """Yield the printed lines: what it is with its counts, then every sentence."""
        yield self.file if self.loaded is None else describe(self.loaded, language)
        yield from ("  " + problem["text"] for problem in self._problems(language))

    def plain(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the same as data, for ``--json``."""
        found = {} if self.loaded is None else reference(self.loaded)
        return {"file": self.file, "ok": self.ok, **found, "problems": self._problems(language)}

    def _problems(self, language: str) -> list[dict[str, str]]:
        said = [{"code": s.code, "text": s.text(language)} for s in self.sentences]
        if self.error is not None:
            said.append({"code": self.error.code, "text": self.error.sentence(language)})
        return said


def list_programmes() -> tuple[LoadedProgramme, ...]:
    """Return the shipped programmes for ``standards list``."""
    return shipped()


def is_programme(path: Path) -> bool:
    """Return whether a path names a programme: by its name, or a folder that holds one."""
    return path.name == PROGRAMME_FILE or (path / PROGRAMME_FILE).is_file()


def check_programmes(paths: Sequence[Path] = ()) -> list[CheckedProgramme]:
    """Check the programmes at ``paths`` (files or folders); without any, all shipped ones."""
    return [_check(path) for path in paths or shipped_files()]


def describe(found: LoadedProgramme, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the line of a programme: identity, counts and digest."""
    counted = sentence("programme-counts", counts(found.programme), language)
    return f"{found.programme.id}  {counted}  sha256:{found.sha256}"


def reference(found: LoadedProgramme) -> dict[str, Any]:
    """Return identity and counts of a programme as data."""
    plan = found.programme
    return {
        "id": plan.id,
        "title": plan.title,
        "sha256": found.sha256,
        "counts": counts(plan),
    }


def counts(plan: Programme) -> dict[str, int]:
    """Return how many of everything a programme has."""
    return {
        "passages": len(plan.passages),
        "goals": len(plan.goals),
        "dates": len(plan.dates),
        "specialties": len(plan.specialties),
        "groups": len(plan.groups),
        "posts": sum(len(group.posts) for group in plan.groups),
        "consequences": len(plan.consequences),
    }


def _check(path: Path) -> CheckedProgramme:
    file = path / PROGRAMME_FILE if path.is_dir() else path
    try:
        found = loaded(file)
    except StandardError as error:
        return CheckedProgramme(file=str(path), loaded=None, error=error)
    return CheckedProgramme(file=str(path), loaded=found, sentences=tuple(check(found.programme)))

"""What ``standards list`` and ``standards check`` say of programmes; the words, not the wiring."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.checked import CheckedFile, FileKind
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


def list_programmes() -> tuple[LoadedProgramme, ...]:
    """Return the shipped programmes for ``standards list``."""
    return shipped()


def is_programme(path: Path) -> bool:
    """Return whether a path names a programme: by its name, or a folder that holds one."""
    return path.name == PROGRAMME_FILE or (path / PROGRAMME_FILE).is_file()


def check_programmes(paths: Sequence[Path] = ()) -> list[CheckedFile[LoadedProgramme]]:
    """Check the programmes at ``paths`` (files or folders); without any, all shipped ones."""
    return [_PROGRAMME.check(path) for path in paths or shipped_files()]


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


def _load(where: Path) -> LoadedProgramme:
    return loaded(where / PROGRAMME_FILE if where.is_dir() else where)


def _faults(found: LoadedProgramme) -> Iterator[Sentence]:
    return check(found.programme)


_PROGRAMME = FileKind(load=_load, faults=_faults, describe=describe, reference=reference)

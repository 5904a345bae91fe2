"""What ``standards list`` and ``standards check`` say of ledgers; the words, not the wiring."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.checked import CheckedFile, FileKind
from models.standards.ledgers.checker import check
from models.standards.ledgers.duties import annual_duties
from models.standards.ledgers.loading import (
    LEDGER_FILE,
    LoadedLedger,
    available,
    load,
    shipped_files,
)
from models.standards.ledgers.types import ActionKind, Ledger
from models.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One ledger as ``standards list`` shows it."""

    title: str
    """Title as issued."""
    text: str
    """Identity, edition, counts and digest."""
    data: dict[str, Any]
    """The same as data."""


def describe_ledgers(language: str = DEFAULT_LANGUAGE) -> tuple[LedgerLine, ...]:
    """Return the shipped ledgers with their counts, for ``standards list``."""
    return tuple(
        LedgerLine(title=one.ledger.title, text=_line(one, language), data=_reference(one))
        for one in available()
    )


def is_ledger(path: Path) -> bool:
    """Return whether a path names a ledger: by the file's name, or a folder that holds one."""
    return path.name == LEDGER_FILE or (path / LEDGER_FILE).is_file()


def check_ledgers(paths: Sequence[Path] = ()) -> list[CheckedFile[LoadedLedger]]:
    """Check the ledgers at ``paths`` (files or folders); without any, all shipped ones."""
    return [_LEDGER.check(path) for path in paths or shipped_files()]


def counts(ledger: Ledger) -> dict[str, int]:
    """Return how many of everything a ledger has."""
    return {
        "actions": sum(a.kind is ActionKind.ACTION for a in ledger.actions),
        "organisation": sum(a.kind is ActionKind.ORGANISATION for a in ledger.actions),
        "categories": len(ledger.categories),
        "groups": sum(1 for _ in ledger.groups()),
        "tasks": sum(1 for _ in ledger.tasks()),
        "departments": len(ledger.departments),
        "targets": len(ledger.targets),
        "annual": sum(target.annual for target in ledger.targets),
        "facility_annual": len(annual_duties(ledger)),
    }


def _line(loaded: LoadedLedger, language: str) -> str:
    ledger = loaded.ledger
    kind = "ledger-counts-tasks" if ledger.categories else "ledger-counts-targets"
    counted = sentence(kind, counts(ledger), language)
    return f"{ledger.id}  {ledger.edition}  {counted}  sha256:{loaded.sha256}"


def _reference(loaded: LoadedLedger) -> dict[str, Any]:
    ledger = loaded.ledger
    named = {"id": ledger.id, "edition": ledger.edition, "title": ledger.title}
    return {**named, "sha256": loaded.sha256, "counts": counts(ledger)}


def _faults(loaded: LoadedLedger) -> Iterator[Sentence]:
    return check(loaded.ledger)


_LEDGER = FileKind(load=load, faults=_faults, describe=_line, reference=_reference)

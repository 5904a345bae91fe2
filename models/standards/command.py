"""What ``standards check`` and ``standards list`` do; the words, not the wiring."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.checked import CheckedFile, FileKind
from models.standards.checker import check
from models.standards.checks_tree import headings
from models.standards.loading import LoadedPack, available, load, shipped_files
from models.standards.sentences import Sentence
from models.standards.types import Pack, Section


def check_files(paths: Sequence[Path] = ()) -> list[CheckedFile[LoadedPack]]:
    """Check the packs at ``paths`` (files or folders); without any, all shipped ones."""
    return [_PACK.check(path) for path in paths or shipped_files()]


def list_packs() -> list[LoadedPack]:
    """Return the shipped packs for ``standards list``; see :func:`describe`."""
    return list(available())


def describe(loaded: LoadedPack, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the line of a pack: identity, edition, counts and digest."""
    pack = loaded.pack
    counted = sentence("standard-counts", counts(pack), language)
    return f"{pack.id}  {pack.edition}  {counted}  sha256:{loaded.sha256}"


def reference(loaded: LoadedPack) -> dict[str, Any]:
    """Return identity and counts of a pack as data."""
    pack = loaded.pack
    named = {"id": pack.id, "edition": pack.edition, "title": pack.title}
    return {**named, "sha256": loaded.sha256, "counts": counts(pack)}


def counts(pack: Pack) -> dict[str, int]:
    """Return how many headings of each level, clauses and notes a pack has."""
    nodes = [node for top in pack.sections for node in headings(top)]
    indicators = tuple(pack.indicators())
    return {
        "level1": len(pack.sections),
        "level2": sum(isinstance(n, Section) for n in nodes) - len(pack.sections),
        "level3": len(indicators),
        "clauses": sum(len(i.clauses) for i in indicators),
        "notes": sum(len(i.notes) for i in indicators),
    }


def _faults(loaded: LoadedPack) -> Iterator[Sentence]:
    return check(loaded.pack)


_PACK = FileKind(load=load, faults=_faults, describe=describe, reference=reference)

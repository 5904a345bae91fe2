"""What ``standards check`` and ``standards list`` do; the words, not the wiring."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import StandardError
from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.checker import check
from models.standards.checks_tree import headings
from models.standards.loading import LoadedPack, available, load, shipped_files
from models.standards.sentences import Sentence
from models.standards.types import Pack, Section


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What came of checking one file."""

    file: str
    """The file as it was named."""
    loaded: LoadedPack | None
    """The pack, when the file could be read as one."""
    error: StandardError | None = None
    """Why it could not."""
    sentences: tuple[Sentence, ...] = ()
    """What is wrong with the pack."""

    @property
    def ok(self) -> bool:
        """True when there is nothing to say."""
        return self.error is None and not self.sentences

    def lines(self, language: str = DEFAULT_LANGUAGE) -> Iterator[str]:
        """Yield the printed lines: what it is with its counts, then every sentence."""
        if self.loaded is None:
            yield self.file
        else:
            yield describe(self.loaded, language)
        if self.error is not None:
            yield "  " + self.error.sentence(language)
        for said in self.sentences:
            yield "  " + said.text(language)

    def plain(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the same as data, for ``--json``."""
        problems = [{"code": s.code, "text": s.text(language)} for s in self.sentences]
        if self.error is not None:
            problems.append({"code": self.error.code, "text": self.error.sentence(language)})
        found = {} if self.loaded is None else reference(self.loaded)
        return {"file": self.file, "ok": self.ok, **found, "problems": problems}


def check_files(paths: Sequence[Path] = ()) -> list[CheckedFile]:
    """Check the packs at ``paths`` (files or folders); without any, all shipped ones."""
    return [_check(path) for path in paths or shipped_files()]


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


def _check(path: Path) -> CheckedFile:
    try:
        loaded = load(path)
    except StandardError as error:
        return CheckedFile(file=str(path), loaded=None, error=error)
    return CheckedFile(file=str(path), loaded=loaded, sentences=tuple(check(loaded.pack)))

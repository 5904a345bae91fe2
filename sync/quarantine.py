"""Where refused files go: a copy as it came, and why, for the person who calls the sender."""

import hashlib
import json
import os
import threading
import uuid
from dataclasses import dataclass
from pathlib import Path

from models.clock import Now
from models.errors import ExpectedError, PackageError
from models.limits import MAX_PACKAGE_BYTES
from models.messages import LANGUAGES, sentence
from models.store.disk import forget
from models.store.leftovers import INCOMING
from sync.files import chunks, courier_faults, private_folder, write_whole
from sync.sealing import SUFFIX, is_sealed

COPY = "refused.zip"
"""Name of the copy; with ``.age`` behind it when it came encrypted, and so it stays."""
REASON = "reason.txt"
DATA = "reason.json"
EXPLAINING = threading.RLock()
"""The same bytes may be refused twice at once, or while somebody clears their old copy."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A refused file, as the desk's screen lists it."""

    folder: Path
    """Where the copy lies."""
    file: str
    """What the file was called when it came."""
    code: str
    """Reason."""
    sentences: dict[str, str]
    """The reason as a sentence, by language."""
    at: str
    """When, in UTC."""
    admitted: str = ""
    """When a person let it in, in UTC; empty while nobody did."""
    cleared: str = ""
    """When a person had the old copy removed, in UTC; this note stays."""


def put_away(path: Path, quarantine: Path, error: ExpectedError, now: Now) -> Path:
    """Copy the refused file below ``quarantine`` with its reason; return the folder.

    The same bytes refused again go to the same folder. Raises PackageError
    (``quarantine-failed``) when the copy cannot be made; the file itself is never touched.
    """
    try:
        with courier_faults():
            private_folder(quarantine)
            part = quarantine / f"{INCOMING}{uuid.uuid4().hex[:12]}.part"  # two may come at once
            try:
                digest = _copy(path, part)
                folder = quarantine / digest[:16]
                name = COPY + SUFFIX if is_sealed(part) else COPY
                with EXPLAINING:
                    folder.mkdir(exist_ok=True)
                    os.replace(part, folder / name)
                    _explain(folder, path.name, digest, error, now)
            except BaseException:
                forget(part)
                raise
    except PackageError as failed:
        raise PackageError("quarantine-failed") from failed
    return folder


def list_quarantine(quarantine: Path) -> tuple[Quarantined, ...]:
    """Return what lies in quarantine, the latest first."""
    found = []
    names = (DATA, COPY, COPY + SUFFIX)  # a kill leaves a copy before its note
    for folder in sorted({path.parent for name in names for path in quarantine.glob(f"*/{name}")}):
        try:
            found.append(read_note(folder / DATA))
        except (OSError, ValueError, KeyError, TypeError):  # one damaged note hides no other
            code = "quarantine-note-damaged"
            sentences = {language: sentence(code, {}, language) for language in LANGUAGES}
            found.append(Quarantined(folder, folder.name, code, sentences, ""))
    return tuple(sorted(found, key=lambda item: item.at, reverse=True))


def read_note(data: Path) -> Quarantined:
    """Return what a note says; raises OSError, ValueError, KeyError or TypeError for none."""
    told = json.loads(data.read_text(encoding="utf-8"))
    sentences = {language: str(told[language]) for language in LANGUAGES}
    return Quarantined(
        data.parent,
        str(told["file"]),
        str(told["code"]),
        sentences,
        str(told["refused_at"]),
        str(told.get("admitted_at", "")),
        str(told.get("cleared_at", "")),
    )


def mark_admitted(folder: Path, at: str) -> None:
    """Say beside a refused copy that a person let it in; who and why is in the desk's ledger.

    Raises PackageError(``quarantine-failed``) when the note is damaged or cannot be written.
    """
    _mark(folder, "admitted_at", at)


def mark_cleared(folder: Path, at: str) -> None:
    """Say in the note that the copy was removed; raises as ``mark_admitted``."""
    _mark(folder, "cleared_at", at)


def _mark(folder: Path, name: str, at: str) -> None:
    data = folder / DATA
    try:
        told = dict(json.loads(data.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise PackageError("quarantine-failed") from error
    told.setdefault(name, at)
    write_whole(data, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def _copy(path: Path, part: Path) -> str:
    found, size = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as source, part.open("wb") as target:
        for chunk in chunks(source):
            size += len(chunk)
            if size > MAX_PACKAGE_BYTES:  # no package of ours; do not fill the office's disk
                raise PackageError("courier-too-large")
            found.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return found.hexdigest()


def _shown(file: str) -> str:
    """Return a file name as one line: whoever named it must not write lines of the reason."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in file)


def _explain(folder: Path, file: str, digest: str, error: ExpectedError, now: Now) -> None:
    told = {language: error.sentence(language) for language in LANGUAGES}
    file = _shown(file)
    stated = {"file": file, "sha256": digest, "code": error.code, "refused_at": now.utc, **told}
    lines = [
        *(sentence("quarantine-note", {"file": file, "at": now.utc}, lang) for lang in LANGUAGES),
        *(f"{error.code}: {told[language]}" for language in LANGUAGES),
    ]
    write_whole(folder / REASON, ("\n".join(lines) + "\n").encode("utf-8"))
    data = json.dumps(stated, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / DATA, data.encode("utf-8"))

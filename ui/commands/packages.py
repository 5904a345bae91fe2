"""`verify`, `forms` and `demo`: what can be done with a package and no desk."""

import argparse
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from models.errors import FormError, PackageError
from models.standards.types import Pack
from sync.at_desk import judge_at_desk, open_at_desk
from sync.files import is_file, make_folder, write_whole
from sync.keys.trust import Trust
from sync.late import judge
from sync.outbox import MAX_RECEIPT_BYTES
from sync.package.reader import OpenPackage, open_package
from sync.package.unverified import open_unverified
from sync.package.verdict import UNPROVED, Check, PackageVerdict
from ui.commands import standpoint
from ui.commands.console import OK, REFUSED, UNDECIDED, Console, UnopenedError, UsageError
from ui.commands.standpoint import Standpoint
from ui.unsealing import in_clear

NO_KEY = {"sealed-closed": "sealed-closed", "sealed-other-recipient": "sealed-other-key"}
"""No key was named or is at hand; none of them fits. The intake says the second otherwise, as it
sets the file aside."""


def verify(given: argparse.Namespace, console: Console) -> int:
    """One line for each question, then the outcome; UNDECIDED where only a person can decide."""
    if not is_file(given.package):
        raise UsageError("cmd-no-file", file=given.package.name)
    receipt = _receipt(given.receipt)
    with standpoint.taken(given, console) as at:
        if at.trust is None:
            raise UsageError("cmd-verify-trust")
        with _in_clear(given.package, at.keys) as plain:
            verdict = _judged((plain, at.trust), at, given.at, receipt)
            if given.forms and verdict.accepted:
                verdict = verdict.model_copy(update={"forms": _forms_made(plain, at)})
    console.data |= {**_told(verdict, console), "sentence": verdict.sentence(console.language)}
    for line in table(verdict, console):
        console.line(line)
    if verdict.package_digest:
        console.say("cmd-package-digest", digest=grouped(verdict.package_digest))
    if verdict.signer and verdict.known_signer:
        console.say("cmd-signer", name=verdict.signer.name, serial=verdict.signer.serial)
    if not verdict.accepted:
        console.complain(verdict.sentence(console.language))
        return UNDECIDED if verdict.code == UNPROVED else REFUSED
    console.line(verdict.sentence(console.language))
    if verdict.unknown_packs:
        console.say("cmd-follows-open", standard=verdict.unknown_packs[0])
    return OK


@contextmanager
def _in_clear(package: Path, keys: Sequence[str]) -> Iterator[Path]:
    """Do as ``in_clear``; raises UnopenedError where no key fits, which is no refusal."""
    with ExitStack() as stack:
        try:
            plain = stack.enter_context(in_clear(package, keys))
        except PackageError as error:
            if error.code not in NO_KEY:
                raise
            raise UnopenedError(NO_KEY[error.code]) from error
        yield plain


def _judged(
    what: tuple[Path, Trust], at: Standpoint, moment: str | None, receipt: bytes | None
) -> PackageVerdict:
    plain, trust = what
    if at.desk is None:
        return judge(plain, trust, moment, at.packs, receipt)
    return judge_at_desk(plain, at.desk, trust, at.packs, moment, receipt)


def _forms_made(plain: Path, at: Standpoint) -> Check:
    """Draw the forms of a sound package again and compare; a remark, which refuses nothing."""
    from ui.form_check import check_forms, of_open

    with open_unverified(plain, at.packs) as package:  # it was judged a moment ago
        return check_forms(of_open(package), at.packs)


def table(verdict: PackageVerdict, console: Console) -> Iterator[str]:
    """Yield the answers as lines: question, answer, moment, reason."""
    for found in verdict.findings():
        name = console.word(f"verdict-name-{found.question}")
        answer = console.word(f"verdict-answer-{found.answer}")
        moment = found.at[:19] + "Z" if found.at else ""
        reason = found.sentence(console.language)
        yield f"{_wide(name, 12)}{_wide(answer, 9)}{_wide(moment, 22)}{reason}"


def _wide(text: str, columns: int) -> str:
    """Fill up to ``columns``; a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(1, columns - taken)


def grouped(digest: str) -> str:
    """Return a digest in groups of eight, as the delivery note prints it, to compare by eye."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _told(verdict: PackageVerdict, console: Console) -> dict[str, object]:
    signer = verdict.signer.plain() if verdict.signer else None
    names = (
        "accepted",
        "code",
        "file",
        "judged_for",
        "package_digest",
        "facts_digest",
        "visit_id",
        "device_id",
        "revision",
        "signed_at",
        "files",
        "size",
    )
    findings = [{**f.plain(), "sentence": f.sentence(console.language)} for f in verdict.findings()]
    return {
        **{name: getattr(verdict, name) for name in names},
        "findings": findings,
        "signer": signer,
        "newer": verdict.newer_minor,
        "unknown_standards": list(verdict.unknown_packs),
    }


def _receipt(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            return file.read(MAX_RECEIPT_BYTES)
    except OSError as error:
        raise UsageError("receipt-missing") from error


def forms(given: argparse.Namespace, console: Console) -> int:
    """Write the forms of a package as PDF."""
    if not is_file(given.package):
        raise UsageError("cmd-no-file", file=given.package.name)
    with ExitStack() as stack:
        at = stack.enter_context(standpoint.taken(given, console))
        plain, packs = stack.enter_context(_in_clear(given.package, at.keys)), at.packs
        package = stack.enter_context(_opened(plain, at))
        _say_who(package, at.trust is not None, console)
        make_folder(given.out)
        written, refused = [], []
        for code in _codes(package, packs):
            try:
                for target in _write(given, code, _render(code, package, packs, given.package)):
                    written.append(str(target))
                    console.say("cmd-written", file=str(target))
            except FormError as error:
                refused.append({"form": code, "code": error.code})
                console.complain(error.sentence(console.language))
        if given.office:
            for target in _office(package, given.out):
                written.append(str(target))
                console.say("cmd-written", file=str(target))
        missing = [ref.id for ref in package.documents.facts.packs if ref.sha256 not in packs]
    for standard in missing:
        console.complain(console.word("cmd-forms-left-out", standard=standard))
    console.data |= {"written": written, "refused": refused, "missing_standards": missing}
    return REFUSED if missing or refused else OK


def _write(given: argparse.Namespace, code: str, made: bytes) -> list[Path]:
    """Write a form and, when it is asked for, the archive's copy beside it."""
    files = {f"{code}.pdf": made}
    if given.archive:
        from reports.archive import archive_copy, archive_name

        files[archive_name(f"{code}.pdf")] = archive_copy(made)
    for name, data in files.items():
        write_whole(given.out / name, data)
    return [given.out / name for name in files]


def _opened(plain: Path, at: Standpoint) -> AbstractContextManager[OpenPackage]:
    if at.trust is None:
        return open_unverified(plain, at.packs)
    if at.desk is None:
        return open_package(plain, at.trust, packs=at.packs)
    return open_at_desk(plain, at.desk, at.trust, at.packs)


def _say_who(package: OpenPackage, verified: bool, console: Console) -> None:
    signer = package.verdict.signer
    name = signer.name if signer else ""
    console.data |= {"trusted": verified, "signer": name}
    console.say("cmd-signer-verified" if verified else "cmd-signer-unverified", name=name)


def _codes(package: OpenPackage, packs: Mapping[str, Pack]) -> Iterator[str]:
    """The papers of the visit in the order of the window, and what is handed over."""
    from ui import paper_groups, paper_shelf

    yield from paper_shelf.codes_of(package.documents.facts, packs)
    yield paper_groups.DELIVERY_NOTE


def _render(code: str, package: OpenPackage, packs: Mapping[str, Pack], file: Path) -> bytes:
    from ui import handover, paper_groups, paper_shelf

    documents = package.documents
    if code == paper_groups.DELIVERY_NOTE:
        return handover.note_of_package(package, file)
    return paper_shelf.paper(
        code,
        documents.facts,
        documents.label.facts_digest,
        signatures=documents.signatures,
        reader=package,
        packs=packs,
    )


def _office(package: OpenPackage, folder: Path) -> list[Path]:
    """Write the tables and the letter, which follow from the facts and need no standard."""
    from ui.office_ends import save_office

    documents = package.documents
    digest = documents.label.facts_digest
    return save_office(folder, documents.facts, digest, documents.signatures, package)


def demo(given: argparse.Namespace, console: Console) -> int:
    """Play one whole visit through the window, off-screen."""
    from ui.demo import run

    return int(run(given.out))

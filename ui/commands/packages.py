"""`verify`, `forms` and `demo`: what can be done with a package and no desk."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from models.errors import ExpectedError, FormError
from models.standards.types import Pack
from sync.files import is_file, make_folder, write_whole
from sync.keys.bundle import load_trust
from sync.keys.trust import Trust
from sync.package.reader import OpenPackage, examine, open_package
from sync.package.unverified import open_unverified
from sync.package.verdict import Check, PackageVerdict
from ui.commands import places
from ui.commands.console import OK, REFUSED, Console, UsageError

ALWAYS = ("record", "findings")
"""Forms that every visit has; the others belong to a standard."""


def verify(given: argparse.Namespace, console: Console) -> int:
    """Intact? valid? trusted? One line each, then the reason."""
    if not is_file(given.package):
        raise UsageError("cmd-no-file", file=given.package.name)
    packs = places.packs(given, console)
    verdict = examine(given.package, _trust(given.trust, given.at), given.at, packs)
    intact = _both(verdict.complete, verdict.intact)
    answers = {"intact": intact, "valid": verdict.valid.held, "trusted": verdict.trusted.held}
    console.data |= {**answers, **_told(verdict), "sentence": verdict.sentence(console.language)}
    for name, held in answers.items():
        console.line(f"{console.word(f'cmd-{name}')}{console.word(_yes_or_no(held))}")
    if verdict.signer and verdict.trusted.held:
        console.say("cmd-signer", name=verdict.signer.name, serial=verdict.signer.serial)
    if not verdict.accepted:
        console.complain(verdict.sentence(console.language))
        return REFUSED
    console.line(verdict.sentence(console.language))
    if verdict.unknown_packs:
        console.say("cmd-follows-open", standard=verdict.unknown_packs[0])
    return OK


def _both(first: Check, second: Check) -> bool | None:
    """Whole, and every byte the signed one; unknown when it was not got so far."""
    if first.held is False or second.held is False:
        return False
    return True if first.held and second.held else None


def _yes_or_no(held: bool | None) -> str:
    return {True: "cmd-yes", False: "cmd-no", None: "cmd-not-asked"}[held]


def _told(verdict: PackageVerdict) -> dict[str, object]:
    signer = verdict.signer.plain() if verdict.signer else None
    names = (
        "accepted",
        "code",
        "file",
        "package_digest",
        "facts_digest",
        "visit_id",
        "device_id",
        "revision",
        "signed_at",
        "files",
        "size",
    )
    return {
        **{name: getattr(verdict, name) for name in names},
        "signer": signer,
        "newer": verdict.newer_minor,
        "unknown_standards": list(verdict.unknown_packs),
    }


def _trust(path: Path, at: str | None = None) -> Trust:
    try:
        return load_trust(path, at)
    except ExpectedError as error:  # a trust file that cannot be used says nothing of the package
        raise UsageError(error.code, **error.params) from error


def forms(given: argparse.Namespace, console: Console) -> int:
    """Write the forms of a package as PDF."""
    if not is_file(given.package):
        raise UsageError("cmd-no-file", file=given.package.name)
    packs = places.packs(given, console)
    with _opened(given, packs) as package:
        _say_who(package, given.trust is not None, console)
        make_folder(given.out)
        written, refused = [], []
        for code in _codes(package, packs):
            try:
                target = given.out / f"{code}.pdf"
                write_whole(target, _render(code, package, packs))
                written.append(str(target))
                console.say("cmd-written", file=str(target))
            except FormError as error:
                refused.append({"form": code, "code": error.code})
                console.complain(error.sentence(console.language))
        missing = [ref.id for ref in package.documents.facts.packs if ref.sha256 not in packs]
    for standard in missing:
        console.complain(console.word("cmd-forms-left-out", standard=standard))
    console.data |= {"written": written, "refused": refused, "missing_standards": missing}
    return REFUSED if missing or refused else OK


def _opened(
    given: argparse.Namespace, packs: Mapping[str, Pack]
) -> AbstractContextManager[OpenPackage]:
    if given.trust is None:
        return open_unverified(given.package, packs)
    return open_package(given.package, _trust(given.trust), packs=packs)


def _say_who(package: OpenPackage, verified: bool, console: Console) -> None:
    signer = package.verdict.signer
    name = signer.name if signer else ""
    console.data |= {"trusted": verified, "signer": name}
    console.say("cmd-signer-verified" if verified else "cmd-signer-unverified", name=name)


def _codes(package: OpenPackage, packs: Mapping[str, Pack]) -> Iterator[str]:
    """The forms of the visit's standards, then those that every visit has."""
    from reports.render import FORM_CODES

    used = [packs[ref.sha256] for ref in package.documents.facts.packs if ref.sha256 in packs]
    owned = {form.code for pack in used for form in pack.forms}
    return (code for code in FORM_CODES if code in owned or code in ALWAYS)


def _render(code: str, package: OpenPackage, packs: Mapping[str, Pack]) -> bytes:
    from reports.render import render

    documents = package.documents
    return render(
        code,
        documents.facts,
        documents.label.facts_digest,
        signatures=documents.signatures,
        reader=package,
        packs=packs,
    )


def demo(given: argparse.Namespace, console: Console) -> int:
    """Play one whole visit through the window, off-screen."""
    from ui.demo import run

    return int(run(given.out))

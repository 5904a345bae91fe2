"""A person's road out of quarantine, for a package whose moment of signing nothing proves.

It was signed by one of our laptops, whose certificate was revoked later than the package claims
to be. Only a person who knows the visit can say that it is genuine; the desk writes down who
said so and why, in the transaction that takes the package up. Everything else is asked as ever.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import rfc8785

from models.base import Name, Record, Text
from models.district.desk import Desk
from models.district.door import Writing
from models.errors import PackageError
from models.facts.wording import written
from models.standards.types import Pack
from sync.inbox import IntakeResult, hand_out, take_in
from sync.late import unproved
from sync.office import authority
from sync.package.reader import open_package
from sync.package.verdict import PASSED, UNPROVED, PackageVerdict
from sync.quarantine import COPY, mark_admitted
from sync.recipients import identities
from sync.sealing import OPENED, SUFFIX, opened

LEDGER, KIND = "deeds", "admitted"


class Admission(Record):
    """Who let a package in, and why."""

    package: Name
    """``package_digest``."""
    code: Name
    """Why it had been set aside."""
    by: Name
    """Who answers for it."""
    reason: Text
    """Why."""


def admit(
    desk: Desk, folder: Path, packs: Mapping[str, Pack], by: str, reason: str
) -> IntakeResult:
    """Take in the package of a quarantine folder that was set aside as ``signer-revoked-unproved``.

    Raises PackageError: ``admit-needs-name``, ``admit-not-here``, ``admit-not-this`` when it was
    refused for something else, ``text-too-long``, and what else speaks against the package.
    """
    by, reason = by.strip(), reason.strip()
    if not by or not reason:
        raise PackageError("admit-needs-name")
    typed = {"package": "", "code": UNPROVED, "by": by, "reason": reason}
    said = written(Admission, PackageError, typed)
    power = authority(desk)
    trust, now = power.trust(), desk.now()
    told: list[PackageVerdict] = []

    def excused(verdict: PackageVerdict) -> PackageVerdict:
        found = unproved(verdict, trust)
        if found.timely.code != UNPROVED:
            raise PackageError(found.code or "admit-not-this", **found.reason.params)
        told.append(found)
        return found.model_copy(update={"timely": PASSED})

    def deed(store: Writing) -> None:
        package = told[0].package_digest or ""
        line = said.model_copy(update={"package": package})
        store.add_line(LEDGER, KIND, (package, rfc8785.dumps(line.plain())), now)

    with ExitStack() as stack:
        plain = _plain(desk, folder, stack)
        deposit = stack.enter_context(desk.store.deposit())
        opening = open_package(plain, trust, now.utc, packs, excused, deposit)
        result = take_in(stack.enter_context(opening), deposit, desk, power, packs, deed)
    result = hand_out(result, None, desk)
    try:
        mark_admitted(folder, now.utc)
    except PackageError:  # the desk's ledger says it; the folder only looks as it did before
        return replace(result, notes=(*result.notes, "admit-not-marked"))
    return result


def admissions(desk: Desk) -> tuple[tuple[str, Admission], ...]:
    """Return every admission with its moment, in order."""
    with desk.read() as store:
        lines = store.lines(LEDGER, KIND)
    return tuple((line.at, Admission.model_validate_json(line.data)) for line in lines)


def _plain(desk: Desk, folder: Path, stack: ExitStack) -> Path:
    if folder.resolve().parent != desk.quarantine.resolve():
        raise PackageError("admit-not-here")
    if (folder / COPY).is_file():
        return folder / COPY
    sealed = folder / (COPY + SUFFIX)
    if not sealed.is_file():
        raise PackageError("admit-not-here")
    with desk.read() as store:
        keys = identities(store)
    return stack.enter_context(opened(sealed, keys, desk.folder / OPENED))

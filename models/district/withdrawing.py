"""收回退回 at the desk: which returns were taken back, and the signed notice that says so."""

from typing import Any

from models.district.door import Reading
from models.district.records import SentReturn
from models.district.returning import (
    CONTENT,
    LEDGER,
    WITHDRAWN,
    SendingBack,
    returns_of,
)
from models.errors import DistrictError
from models.facts.withdrawing import MOST_WITHDRAWN, ReturnWithdrawn
from models.facts.wording import written


def content_of(
    store: Reading, sent: SentReturn, given: SendingBack, signed: dict[str, Any]
) -> ReturnWithdrawn:
    """Return what is to be signed once a return is taken back.

    It names every return of that package taken back so far, so that the newest notice says all.
    ``signed`` has identity, moment and the number of the list. Raises DistrictError
    (``text-too-long``).
    """
    about = ("package_digest", "visit", "device", "revision", "facts_digest")
    values = {name: getattr(sent.content, name) for name in about}
    values |= {"office": given.organisation, "by": given.by, "reason": given.reason}
    before = [one for one in gone(store, sent.content.package_digest) if one != sent.sha256]
    values["returns"] = (*before, sent.sha256)[-MOST_WITHDRAWN:]
    return written(ReturnWithdrawn, DistrictError, {**values, **signed})


def gone(store: Reading, package_digest: str) -> tuple[str, ...]:
    """Return the digests of a package's returns that were taken back, as they were sent."""
    found = {
        one.sha256
        for case in store.cases_of(package_digest)
        for one in returns_of(store, case)
        if one.withdrawn and one.content.package_digest == package_digest
    }
    if not found:  # as a rule: no ledger is read for it
        return ()
    return tuple(line.subject for line in store.lines(LEDGER, CONTENT) if line.subject in found)


def notice(store: Reading, package_digest: str) -> bytes | None:
    """Return the newest signed notice about a package; None when nothing was taken back.

    What a program before 2026-11-23 took back has none of its own; the next notice names it.
    """
    mine = gone(store, package_digest)
    if not mine:
        return None
    kept = [line.data for line in store.lines(LEDGER, WITHDRAWN) if line.subject in mine]
    return kept[-1] if kept else None

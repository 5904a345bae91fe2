"""A case of the desk as a person names it on a command line: by how its identity begins."""

from models.district.desk import Desk
from ui.commands.console import Console, UsageError

MOST_LISTED = 50
"""Cases that are shown where none was named; the window has them all."""


def one_case(desk: Desk, begin: str, console: Console) -> str:
    """Return the one case whose identity begins so.

    For none or several it lists the cases and raises UsageError: no other command shows their
    identities.
    """
    wanted, cases = begin.strip().lower(), desk.list_cases()
    found = [one for one in cases if wanted and one.id.startswith(wanted)]
    if len(found) == 1:
        return found[0].id
    for one in (found or cases)[:MOST_LISTED]:
        day, title = one.package.visit_on, one.pack_title
        console.line(f"{one.id}  {day}  {title}  {one.facility_name}")
    raise UsageError("cmd-case-which")

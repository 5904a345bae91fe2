"""A case of the desk as a person names it on a command line: by how its identity begins."""

from models.district.desk import Desk
from ui.commands.console import UsageError


def one_case(desk: Desk, begin: str) -> str:
    """Return the one case whose identity begins so; raises UsageError for none or several."""
    wanted = begin.strip().lower()
    found = [one.id for one in desk.list_cases() if wanted and one.id.startswith(wanted)]
    if len(found) != 1:
        raise UsageError("cmd-case-which")
    return found[0]

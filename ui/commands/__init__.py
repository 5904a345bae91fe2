"""The command line: the same verbs as the window, for scripts and for machines without a screen.

No Qt in here.
"""

from collections.abc import Sequence

HELP = ("-h", "--help", "--version")


def wanted(arguments: Sequence[str]) -> bool:
    """True when the arguments name a command; anything else is for the window (or for Qt)."""
    return bool(arguments) and (not arguments[0].startswith("-") or arguments[0] in HELP)


def run(arguments: Sequence[str]) -> int:
    """Run the command of ``arguments`` and return its exit code: 0, 1 refused, 2 usage."""
    from ui.commands.cli import run as run_command

    return run_command(arguments)

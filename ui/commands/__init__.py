"""The command line: the same verbs as the window, for scripts and for machines without a screen.

No Qt in here.
"""

import os
import sys
from collections.abc import Sequence

HELP = ("-h", "--help", "--version")


def wanted(arguments: Sequence[str]) -> bool:
    """True when the arguments name a command; anything else is for the window (or for Qt)."""
    return bool(arguments) and (not arguments[0].startswith("-") or arguments[0] in HELP)


def run(arguments: Sequence[str]) -> int:
    """Run the command of ``arguments`` and return its exit code: 0, 1 refused, 2 usage."""
    from ui.commands.cli import run as run_command

    return run_command(arguments)


def has_screen() -> bool:
    """True where a window can open: anywhere but on a Linux machine without a display."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def tell_no_screen() -> int:
    """Say in one sentence that the window cannot open here; return the exit code."""
    from models.messages import console_language, sentence

    print(sentence("no-screen", None, console_language()), file=sys.stderr)
    return 1

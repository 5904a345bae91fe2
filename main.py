"""Chayan 查验: starts the window, or the command that was asked for."""

import sys
from collections.abc import Sequence

from ui import commands


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments after the program's name; return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if commands.wanted(arguments):
        return commands.run(arguments)
    if not commands.has_screen():
        return commands.tell_no_screen()
    from ui.app import run  # Qt is loaded only for the window

    return run([sys.argv[0], *arguments])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # while the program is still being read
        sys.exit(130)

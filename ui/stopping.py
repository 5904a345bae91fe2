"""How work tells how far it is, and how it is told to stop. No Qt in it: commands do the same."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Tells how far one is (0 to 1) and, if there is something to say, at what."""


class Cancelled(Exception):
    """The person asked to stop; not an error and never told as one."""

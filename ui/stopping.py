"""How work is told to stop. No Qt in it: what commands do too is stopped the same way."""


class Cancelled(Exception):
    """The person asked to stop; not an error and never told as one."""

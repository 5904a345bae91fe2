"""How long work below the window tells how far it is, and asks whether to go on."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is in all: bytes, unless the taker says else."""
Cancel = Callable[[], bool]
"""True once the person wants to stop."""

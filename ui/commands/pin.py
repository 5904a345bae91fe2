"""Where the PIN of a token comes from: the environment, or a person at the terminal."""

import getpass
import os
import sys

from ui.commands.console import Console, UsageError

VARIABLE = "CHAYAN_TOKEN_PIN"


def read(console: Console) -> str:
    """The PIN; raises UsageError when there is no way to get one. It is kept nowhere."""
    pin = os.environ.get(VARIABLE, "")
    if not pin and sys.stdin.isatty():
        pin = getpass.getpass(console.word("cmd-pin-ask"))
    if not pin:
        raise UsageError("cmd-pin-missing")
    return pin

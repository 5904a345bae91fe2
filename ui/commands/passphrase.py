"""Where a desk's passphrase comes from: a file, the environment, or a person at the terminal."""

import getpass
import os
import sys
from pathlib import Path

from ui.commands.console import Console, UsageError

VARIABLE = "CHAYAN_PASSPHRASE"
MAX_BYTES = 4096


def read(console: Console, file: Path | None, twice: bool = False) -> str:
    """The passphrase; raises UsageError when there is no way to get one."""
    if file is not None:
        return from_file(file)
    if VARIABLE in os.environ:
        return _given(os.environ[VARIABLE])
    if not sys.stdin.isatty():
        raise UsageError("cmd-passphrase-missing")
    first = _given(getpass.getpass(console.word("cmd-passphrase-ask")))
    if twice and getpass.getpass(console.word("cmd-passphrase-again")) != first:
        raise UsageError("cmd-passphrase-differs")
    return first


def from_file(file: Path) -> str:
    """The first line of a file, without its line end."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES)
        lines = data.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("cmd-passphrase-file", file=file.name) from error
    return _given(lines[0] if lines else "")


def _given(passphrase: str) -> str:
    if not passphrase:
        raise UsageError("cmd-passphrase-empty")
    return passphrase

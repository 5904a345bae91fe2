"""Tokens of SoftHSM, a public PKCS#11 module in software (Debian: softhsm2).

Debian 12 has 2.6.1. It is told where its tokens lie by the environment, each time it is begun.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

MODULES = tuple(Path("/usr/lib").glob("**/softhsm/libsofthsm2.so"))
needs_softhsm = pytest.mark.skipif(
    shutil.which("softhsm2-util") is None or not MODULES,
    reason="TOKEN NOT TESTED: needs the package softhsm2",
)
PIN, OFFICER_PIN = "314159", "27182818"
"""Of invented tokens."""


@dataclass(frozen=True)
class Tokens:
    """A place with tokens."""

    folder: Path

    @property
    def module(self) -> str:
        return str(MODULES[0])

    def add(self, label: str) -> None:
        command = ["softhsm2-util", "--init-token", "--free", "--label", label]
        command += ["--pin", PIN, "--so-pin", OFFICER_PIN]
        subprocess.run(command, check=True, capture_output=True, timeout=30)

    def pull(self) -> None:
        """Take every token away."""
        self.folder.rename(self.folder.with_name("pulled"))
        self.folder.mkdir()

    def plug(self) -> None:
        """Bring what was pulled back."""
        self.folder.rmdir()
        self.folder.with_name("pulled").rename(self.folder)


def plugged_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Tokens:
    """Point SoftHSM to a place of our own."""
    tokens = folder / "tokens"
    tokens.mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tokens}\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    return Tokens(tokens)

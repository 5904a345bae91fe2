"""The data the program ships with: standards, fonts, icons, translations, style."""

import sys
from pathlib import Path


def path(*parts: str) -> Path:
    """Where the shipped file or folder `parts` lies, in a checkout and in a packed program.

    A program packed by PyInstaller finds its data below `sys._MEIPASS`.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    home = Path(bundle) / "resources" if bundle else Path(__file__).resolve().parent
    return home.joinpath(*parts)

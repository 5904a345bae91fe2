"""Which plugin brings Chinese input: Qt's wheel has one for ibus and none for fcitx."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

CHOSEN = "QT_IM_MODULE"
IBUS = "ibus"
FOLDER = "platforminputcontexts"


def speak_ibus(environ: MutableMapping[str, str], plugins: Path) -> None:
    """Where the desktop asks for fcitx and there is no plugin for it, take the one for ibus.

    fcitx 5 understands the protocol of ibus; without this nobody could type Chinese on a desktop
    that sets ``QT_IM_MODULE=fcitx``, as 统信UOS and 麒麟 do. A plugin that somebody has put beside
    the others is left alone.
    """
    wanted = environ.get(CHOSEN, "")
    if wanted.startswith("fcitx") and not any((plugins / FOLDER).glob("*fcitx*")):
        environ[CHOSEN] = IBUS

"""Sets the stage for the demo: an empty home, a window off-screen, the sample photos."""

from __future__ import annotations

import os
import shutil
import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ui.demo.story import told

KEPT = ("screens", "forms", "papers", "desk", "safe", "stick", "workspace")
"""Folders the demo makes; an earlier demo's are taken away first."""


def play(out: Path) -> int:
    """Play the story into `out` and say what lies there."""
    started = time.monotonic()
    try:
        _clear(out)
        _own_home(out)
    except OSError:
        print(told("demo-folder", folder=str(out)), file=sys.stderr)
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from models.evidence.slate import BEIJING
    from ui.app import dispose, make_application, make_window
    from ui.demo.driver import DemoStuck, Driver
    from ui.demo.photos import make_photos
    from ui.demo.story import Places, Story

    qInstallMessageHandler(_quiet)
    app = make_application([sys.argv[0]])
    photos = make_photos(out / "photos", datetime.now(BEIJING))  # the visit is of today
    window = make_window(out / "workspace")
    window.show()
    places = Places(out)
    driver = Driver(window, places.folder("screens"))
    try:
        Story(driver, places, photos, _say).play()
    except DemoStuck as stuck:
        said = told("demo-stuck", what=str(stuck), picture=str(driver.shots[-1]))
        print(said, file=sys.stderr)
        return 1
    finally:
        dispose(window)
        app.quit()
    _papers(out)
    _say(told("demo-in-all", seconds=f"{time.monotonic() - started:5.1f}"))
    _tell_what_lies_there(out)
    return 0


def _papers(out: Path) -> None:
    from ui.demo.papers import leave_papers

    since = time.monotonic()
    leave_papers(out)
    _say(f"{time.monotonic() - since:5.1f} s  {told('demo-papers')}")


def _clear(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in (*KEPT, "photos", "home", "work"):
        if (out / name).is_dir():
            shutil.rmtree(out / name)
    for old in (*out.glob("visit-*.zip*"), *out.glob("receipt-*.p7m"), out / "trust.pem"):
        old.unlink(missing_ok=True)


def _own_home(out: Path) -> None:
    """Keep the demo's settings and reports away from the person's own."""
    home = out / "home"
    home.mkdir()
    os.environ["HOME"] = str(home)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home / name.lower())


def _tell_what_lies_there(out: Path) -> None:
    shutil.rmtree(out / "home", ignore_errors=True)
    _say(told("demo-left", folder=str(out)))
    names = ("visit-*.zip", "visit-*.zip.age", "trust.pem", "receipt-*.p7m")
    patterns = (*names, "forms/*.pdf", "screens/*.png", "papers/*.pdf")
    for pattern in patterns:
        found = sorted(out.glob(pattern))
        _say(f"{len(found):3} × {pattern:16} {found[0].name if found else ''}")
    package = next(iter(sorted(out.glob("visit-*.zip"))))
    _say(told("demo-papers-listed", index=str(out / "papers" / "index.txt")))
    _say(told("demo-next"))
    python = os.path.relpath(sys.executable) if sys.prefix != sys.base_prefix else "python3"
    _say(f"{python} main.py verify {package} --trust {out / 'trust.pem'}")


def _quiet(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """Pass on what Qt says, but for what the off-screen platform says of every window."""
    if "propagateSizeHints" not in words:
        print(f"{kind.name}: {words}", file=sys.stderr)


def _say(words: str) -> None:
    print(words, flush=True)

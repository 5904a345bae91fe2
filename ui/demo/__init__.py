"""The demo: one whole visit through the real window, driven off-screen."""

from __future__ import annotations

from pathlib import Path


def run(out: Path) -> int:
    """Play the demo into `out`; return the exit code."""
    from ui.demo.play import play  # Qt and everything else only now

    return play(out)

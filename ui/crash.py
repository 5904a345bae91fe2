"""What happens when we made a mistake: a report without anybody's data, and one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where in the program it happened; no values and no message, which may quote a person."""
    import platform
    import traceback

    lines = [
        f"python {platform.python_version()} on {platform.system()} {platform.machine()}",
        f"error {kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"


def write(folder: Path, text: str) -> Path | None:
    """Leave the report in `folder`; None when even that is not possible."""
    from datetime import datetime

    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
        file.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return file


def install(folder: Path, tell: Callable[[Path | None], None]) -> None:
    """From now on an unexpected error is written down and told; the program goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(write(folder, report(kind, trace)))

    sys.excepthook = hook

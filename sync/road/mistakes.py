"""What the log of a road that serves on its own says of a mistake of ours."""

import traceback
from pathlib import Path


def whereabouts(error: BaseException) -> str:
    """Return what kind of error it was and where; its own words may quote a package."""
    kind = type(error)
    frames = traceback.extract_tb(error.__traceback__)
    places = (f"{Path(one.filename).name}:{one.lineno} in {one.name}" for one in frames)
    return " < ".join((f"{kind.__module__}.{kind.__qualname__}", *reversed(list(places))))

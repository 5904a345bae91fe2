"""`python -m bench [NAME…]`: one line each, ours against a floor measured in the same run
or against the time that was promised."""

import argparse
import os
from collections.abc import Callable, Sequence

from bench import (
    courier,
    first_paint,
    intake,
    mark,
    package,
    paper,
    photos,
    report,
    resume,
    screen,
    standards,
    undo,
    upload,
)
from bench.result import HEADING, Line, NotMeasured

BENCHMARKS: dict[str, Callable[[int], Sequence[Line]]] = {
    "first-paint": first_paint.measure,
    "mark": mark.measure,
    "standards": standards.measure,
    "screen": screen.measure,
    "intake": intake.measure,
    "photos": photos.measure,
    "undo": undo.measure,
    "resume": resume.measure,
    "courier": courier.measure,
    "upload": upload.measure,
    "package": package.measure,
    "report": report.measure,
    "paper": paper.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark is called {unknown[0]}; there are: {', '.join(BENCHMARKS)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(HEADING)
    for name in given.names or BENCHMARKS:
        try:
            for result in BENCHMARKS[name](given.rounds):
                print(result.line, flush=True)
        except NotMeasured as reason:
            print(f"{name}: not measured: {reason}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

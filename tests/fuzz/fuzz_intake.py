"""Fuzz the intake for a bounded time: `make fuzz`.

With atheris (``pip install atheris``; not needed by anything else) the coverage of Pillow's own
parsers and of models/evidence guides it. Without it a seeded fuzzer of our own changes, cuts,
doubles and splices the same seeds. Either ends with a failure when anything but evidence or a
refusal in one sentence comes out, or when one file takes longer than a person waits.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

SLOW = 2.0
INTERESTING = (b"\0", b"\xff", b"\x7f", b"\x80", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff")


def seeds() -> list[bytes]:
    """One small file of each kind, with all the metadata that is read."""
    from tests.models.evidence.hostile import HEIC_SAMPLE, encoded, noise, patched_exif

    small = noise(48, 32)
    made = [patched_exif(), HEIC_SAMPLE.read_bytes(), b"%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n"]
    made += [encoded(small, kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF")]
    made.append(encoded(small, "JPEG", progressive=True))
    made.append(encoded(small, "TIFF", compression="tiff_lzw"))
    made.append(encoded(small.convert("CMYK"), "JPEG"))
    made.append(encoded(small, "WEBP", lossless=True))
    made.append(encoded(small, "PNG", save_all=True, append_images=[small.rotate(90)]))
    return made


def one(data: bytes) -> str:
    """Take one file in; return its type or the code of its refusal."""
    from models.errors import EvidenceError
    from models.evidence.intake import prepare

    start = time.perf_counter()
    try:
        came = prepare(data).mime
    except EvidenceError as refusal:
        came = refusal.code
        if not refusal.sentence("zh"):
            raise AssertionError(f"{came} has no sentence") from refusal
    if time.perf_counter() - start > SLOW:
        raise AssertionError(f"took more than {SLOW} s")
    return came


def changed(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Change a file as broken cables and hostile people do."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out)) if out else 0
        match chance.randrange(6):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                piece = chance.choice(INTERESTING)
                out[at : at + len(piece)] = piece
            case 2:
                del out[at : at + chance.randint(1, 64)]
            case 3:
                out[at:at] = out[at : at + chance.randint(1, 64)]
            case 4:
                start = chance.randrange(len(other))
                out[at : at + 40] = other[start : start + 40]
            case _:
                del out[at if chance.random() < 0.2 else len(out) :]
    return bytes(out)


def own(seconds: float, seed: int) -> Counter[str]:
    """Change seeds until the time is over; a failure keeps the file that caused it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libtiff says what it thinks of each file
    chance, start_files = random.Random(seed), seeds()
    found: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = changed(chance, chance.choice(start_files), chance.choice(start_files))
        kept(one, data, found)
    return found


def kept(work: Callable[[bytes], str], data: bytes, found: Counter[str]) -> None:
    """Run one file; what breaks is written to out/ so that it can become a test."""
    try:
        found[work(data)] += 1
    except BaseException:
        folder = ROOT / "out"
        folder.mkdir(exist_ok=True)
        (folder / "fuzz-failure.bin").write_bytes(data)
        print(f"the file is {folder / 'fuzz-failure.bin'}", traceback.format_exc(), flush=True)
        raise


def guided(seconds: int) -> None:
    """Let atheris (libFuzzer) look for paths not taken yet."""
    import atheris

    with atheris.instrument_imports(include=["PIL", "models.evidence"]):
        import models.evidence.pictures  # noqa: F401
    folder = ROOT / "out" / "fuzz-corpus"
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes(data)
    print("guided by coverage (atheris)", flush=True)
    options = [f"-max_total_time={seconds}", "-timeout=2", "-max_len=65536", "-rss_limit_mb=1500"]
    atheris.Setup([sys.argv[0], *options, str(folder)], lambda data: one(data) and None)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--own", action="store_true", help="without atheris")
    given = parser.parse_args()
    if not given.own:
        try:
            guided(given.seconds)
            return 0
        except ModuleNotFoundError as missing:
            if missing.name != "atheris":
                raise
    found = own(given.seconds, given.seed)
    total = sum(found.values())
    print(
        f"{total} files in {given.seconds} s, seed {given.seed}: taken in or refused, all of them"
    )
    for code, count in found.most_common():
        print(f"{count:8} {code}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

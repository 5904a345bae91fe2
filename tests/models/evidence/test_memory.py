"""Large photos, each in a program of its own: memory stays far below 350 MB."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from models.evidence import heic
from tests.models.evidence.hostile import encoded, noise

CHILD = """
import re, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from models.evidence.intake import prepare
made = prepare(Path(sys.argv[1]))
peak = re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(made.width, made.height, int(peak) // 1024)
"""


ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def taken(file: Path) -> tuple[int, int, int]:
    """Width, height, and the most memory of a program that takes the file in, in MiB."""
    command = [sys.executable, "-c", CHILD.format(root=str(ROOT)), str(file)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    width, height, peak = map(int, told.split())
    return width, height, peak


def test_108_megapixels_are_never_held_whole(tmp_path: Path) -> None:
    file = tmp_path / "huge.jpg"
    file.write_bytes(encoded(noise(1500, 1125).resize((12_000, 9_000)), "JPEG", quality=80))
    width, height, peak = taken(file)
    assert (width, height) == (12_000, 9_000)
    assert peak < 200


def test_a_heic_of_12_megapixels_is_copied_in_bands_alone() -> None:
    width, height, peak = taken(ROOT / "bench" / "photo.heic")
    assert (width, height) == (4000, 3000)
    assert peak < 115  # 125 with a copy of the whole


def test_the_bands_of_a_heic_are_the_whole_made_smaller() -> None:
    data = (ROOT / "bench" / "photo.heic").read_bytes()
    whole, banded = (heic.opened(io.BytesIO(data)) for _ in range(2))
    whole.load()
    small = heic.loaded(banded)
    assert small.size == (2000, 1500)
    assert small.tobytes() == whole.reduce(2).tobytes()

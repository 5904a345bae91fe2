"""A photo of 108 megapixels, in a program of its own: memory stays far below 350 MB."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_108_megapixels_are_never_held_whole(tmp_path: Path) -> None:
    file = tmp_path / "huge.jpg"
    file.write_bytes(encoded(noise(1500, 1125).resize((12_000, 9_000)), "JPEG", quality=80))
    root = str(Path(__file__).parents[3])
    command = [sys.executable, "-c", CHILD.format(root=root), str(file)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout
    width, height, peak = map(int, told.split())
    assert (width, height) == (12_000, 9_000)
    assert peak < 200

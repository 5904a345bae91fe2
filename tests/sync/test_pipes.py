"""A pipe that lies on a stick under the name of an answer lets nobody wait for its writer."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from sync.inbox import _proof_beside
from sync.keys.trust import Trust
from sync.package.verdict import PackageVerdict
from sync.receipt import receipt_name
from tests.sync.package import kit

DIGEST = "c" * 64


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_beside_a_package_is_no_receipt(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / receipt_name(DIGEST))
    found: list[object] = []
    trust: Trust = kit.district().trust

    def look() -> None:
        verdict = PackageVerdict.model_construct(package_digest=DIGEST)
        found.append(_proof_beside(tmp_path / "package.zip", verdict, trust))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(2)

    assert found == [None]

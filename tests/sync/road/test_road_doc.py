"""The lines of docs/road.md, run as they stand there with the public `curl` and `openssl`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from models.district.desk import Desk
from sync.keys.certificates import load_key, pem
from sync.road.answers import EXTENSIONS
from sync.road.limits import Limits
from tests.sync.road.line_kit import LOOPBACK, Laptop, Road

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "road.md"
pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")


def lines() -> list[str]:
    block = re.search(r"```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert block is not None
    return block[1].splitlines()


def test_curl_delivers_a_package(desk: Desk, laptop: Laptop, road: Road, tmp_path: Path) -> None:
    built = laptop.packed(tmp_path / "out")
    folder = built.path.parent
    (folder / "trust.pem").write_bytes((desk.folder / "trust.pem").read_bytes())
    plain = (
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    issuer = laptop.trust.issuer_of(laptop.tls)
    assert issuer is not None
    key = load_key(laptop.keys.tls).private_bytes(*plain)
    (folder / "laptop.pem").write_bytes(pem(laptop.tls) + pem(issuer) + key)
    named = {"PORT": str(road.port), "HOST": LOOPBACK, "PACKAGE": built.path.name}
    *sending, asking, proving = (
        re.sub("|".join(named), lambda found: named[found[0]], line) for line in lines()
    )

    def run(script: list[str]) -> str:
        whole = "\n".join(["shopt -s expand_aliases", *script])
        done = subprocess.run(["bash", "-c", whole], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(sending)
    again = [sending[0], sending[2], asking]
    ends = time.monotonic() + 20
    while (status := run(again).strip()) == "202" and time.monotonic() < ends:
        time.sleep(0.1)
    assert status == "200"
    run([proving])
    receipt = json.loads((folder / "receipt.json").read_bytes())
    assert (receipt["status"], receipt["package_digest"]) == ("imported", built.package_digest)


def test_the_document_names_what_the_desk_does() -> None:
    words, limits = DOCUMENT.read_text("utf-8"), Limits()
    assert EXTENSIONS.replace(",", ", ") in words
    for number in (
        f"{limits.handshake_seconds} s for a handshake",
        f"{limits.head_seconds} s for a head",
        f"{limits.strangers} callers",
        f"{limits.lines} lines, {limits.lines_each} of one laptop",
        f"{limits.requests_per_minute} requests a minute",
        f"{limits.creations_per_hour} new uploads",
        f"{limits.open_each} unfinished",
    ):
        assert number in words.replace("\n", " "), number

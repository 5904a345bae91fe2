from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reports.render import render
from tests.reports import sample

EXPECTED = Path(__file__).resolve().parents[1] / "expected"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="accept what the forms say now")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with its committed twin, or rewrite the twin with --update-expected."""

    def check(name: str, text: str) -> None:
        file = EXPECTED / name
        if request.config.getoption("--update-expected", default=False):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def made() -> Callable[[str], bytes]:
    """Each form of the sample visit, made once for all tests."""
    facts, digest = sample.facts()
    known: dict[str, bytes] = {}

    def make(code: str) -> bytes:
        if code not in known:
            known[code] = render(
                code,
                facts,
                digest,
                packs=sample.packs(),
                reader=sample.Bytes(sample.photos()[1]),
                signatures=sample.signatures(digest),
            )
        return known[code]

    return make

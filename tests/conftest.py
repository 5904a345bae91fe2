"""What holds for every test: off-screen, in a home of its own, and with nothing in the log."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns of any other kind of locale

import pytest
from hypothesis import HealthCheck, settings

HOME_FOLDERS = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}

COMMON = {"deadline": None, "database": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", max_examples=50, derandomize=True, **COMMON)
settings.register_profile("soak", max_examples=5000, **COMMON)
settings.load_profile(os.environ.get("CHAYAN_HYPOTHESIS", "quick"))


@pytest.fixture(scope="session", autouse=True)
def _runtime_folder() -> Iterator[None]:
    """Qt asks for a private XDG_RUNTIME_DIR once, when the application object is made."""
    with (
        tempfile.TemporaryDirectory(prefix="chayan-runtime-") as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("XDG_RUNTIME_DIR", folder)
        yield


@pytest.fixture(scope="session", autouse=True)
def _cheap_root_keys() -> Iterator[None]:
    """Desks of tests are sealed for seconds, not strength; one test seals at the full cost."""
    from sync.keys import rootfile
    from tests.support import ROOT_COST

    with pytest.MonkeyPatch.context() as patch:
        for name, value in ROOT_COST.items():
            assert getattr(rootfile, name) == value
        for name, value in {"MEMORY_KIB": 8 * 1024, "PASSES": 1, "LANES": 1}.items():
            patch.setattr(rootfile, name, value)
        yield


@pytest.fixture(scope="session", autouse=True)
def _cheap_passphrases() -> Iterator[None]:
    """A passphrase of a test is stretched for no time, where it is not said how long.

    Every call takes this very object as what it costs when nothing else is said. At the full cost
    a command of a desk takes 0.2 s of the processor longer; tests/models/store/test_vault.py pays
    it once, and so does whatever is played in a process of its own.
    """
    from models.store.vault import COST
    from tests.support import PASSPHRASE_COST

    cheap = {"memory_kib": 64, "iterations": 1, "lanes": 1}
    assert {name: getattr(COST, name) for name in cheap} == PASSPHRASE_COST
    for name, value in cheap.items():
        object.__setattr__(COST, name, value)  # it is frozen, and stands in the defaults
    yield
    for name, value in PASSPHRASE_COST.items():
        object.__setattr__(COST, name, value)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of this test's own; the person's files are out of reach."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for variable, place in HOME_FOLDERS.items():
        monkeypatch.setenv(variable, str(folder / place))
    return folder


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a warning or worse in the log without saying so.

    A test that expects one carries `@pytest.mark.allow_log` and asserts on `caplog` itself.
    """
    yield
    if request.node.get_closest_marker("allow_log"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [r for r in records if r.levelno >= logging.WARNING]
    if loud:
        lines = "\n".join(f"{r.levelname} {r.name}: {r.getMessage()}" for r in loud)
        pytest.fail(f"unexpected in the log:\n{lines}", pytrace=False)

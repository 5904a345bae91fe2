"""Chinese input on a desktop that asks for fcitx: Qt's wheel has only the plugin for ibus."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from ui.input_method import CHOSEN, FOLDER, speak_ibus

PLUGINS = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))


@pytest.mark.parametrize(
    ("asked", "taken"), [("fcitx", "ibus"), ("fcitx5", "ibus"), ("ibus", "ibus"), ("xim", "xim")]
)
def test_fcitx_is_spoken_to_as_ibus(tmp_path: Path, asked: str, taken: str) -> None:
    environ = {CHOSEN: asked}
    speak_ibus(environ, tmp_path)
    assert environ == {CHOSEN: taken}


def test_where_the_desktop_asks_for_nothing_nothing_is_set(tmp_path: Path) -> None:
    environ: dict[str, str] = {}
    speak_ibus(environ, tmp_path)
    assert environ == {}


def test_a_plugin_for_fcitx_that_somebody_installed_is_used(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "libfcitx5platforminputcontextplugin.so").touch()
    environ = {CHOSEN: "fcitx"}
    speak_ibus(environ, tmp_path)
    assert environ == {CHOSEN: "fcitx"}


@pytest.mark.skipif(sys.platform != "linux", reason="Windows brings its own input methods")
def test_the_pinned_qt_brings_the_plugin_for_ibus() -> None:
    """When it ever brings one for fcitx too, docs/decisions/034-input-methods.md is out of date."""
    brought = {file.name for file in (PLUGINS / FOLDER).glob("*.so")}
    assert any("ibus" in name for name in brought)
    assert not any("fcitx" in name for name in brought)

"""What the program remembers outside the locked workspace: nothing that says who or where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from ui.style.theme import TEXT_SIZES, Theme


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "chayan", "chayan")


def language() -> str:
    """Language of the window, ``zh`` unless chosen otherwise."""
    return "en" if _settings().value("language") == "en" else "zh"


def keep_language(language: str) -> None:
    """Remember the language."""
    _settings().setValue("language", language)


def theme() -> Theme:
    """Light unless chosen otherwise."""
    kept = _settings().value("theme")
    return next((theme for theme in Theme if theme.value == kept), Theme.LIGHT)


def keep_theme(theme: Theme) -> None:
    """Remember the theme."""
    _settings().setValue("theme", theme.value)


def text_size() -> int:
    """Size of the words in per cent, 100 unless chosen otherwise."""
    kept = str(_settings().value("text_size"))
    return int(kept) if kept in map(str, TEXT_SIZES) else TEXT_SIZES[0]


def keep_text_size(percent: int) -> None:
    """Remember the size of the words."""
    _settings().setValue("text_size", percent)


IDLE_MINUTES = (15, 5, 10, 30, 0)
"""After how long without a key or a touch the window locks; 0 never does. The first is usual."""


def idle_minutes() -> int:
    """Minutes after which the window locks itself, 0 for never."""
    kept = str(_settings().value("idle_minutes"))
    return int(kept) if kept in map(str, IDLE_MINUTES) else IDLE_MINUTES[0]


def keep_idle_minutes(minutes: int) -> None:
    """Remember the minutes."""
    _settings().setValue("idle_minutes", minutes)


def workspace_folder() -> Path:
    """The folder last opened, or the usual one."""
    kept = _settings().value("workspace")
    return Path(kept) if isinstance(kept, str) and kept else data_folder() / "workspace"


def keep_workspace_folder(folder: Path) -> None:
    """Remember the folder."""
    _settings().setValue("workspace", str(folder))


def desk_folder() -> Path | None:
    """The desk last opened here, or None."""
    kept = _settings().value("desk")
    return Path(kept) if isinstance(kept, str) and kept else None


def keep_desk_folder(folder: Path) -> None:
    """Remember the folder."""
    _settings().setValue("desk", str(folder))


def data_folder() -> Path:
    """Where the program keeps its files by default."""
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "chayan"

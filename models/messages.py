"""The catalogue of sentences that are told outside Qt: command line, errors, checker.

One YAML file per room under ``resources/messages``; every code has ``zh`` and ``en``.
"""

import os
from collections.abc import Mapping
from functools import cache

import yaml

import resources

DEFAULT_LANGUAGE = "zh"
LANGUAGES = ("zh", "en")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, ten times as quick, where the wheel of PyYAML has it."""


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return ``code -> language -> template`` from every file of the catalogue."""
    merged: dict[str, Mapping[str, str]] = {}
    for file in sorted(resources.path("messages").glob("*.yaml")):
        entries: dict[str, Mapping[str, str]] = (
            yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER) or {}
        )
        twice = merged.keys() & entries.keys()
        if twice:
            raise ValueError(f"message codes defined twice: {sorted(twice)} in {file.name}")
        merged.update(entries)
    return merged


def sentence(
    code: str, params: Mapping[str, str | int] | None = None, language: str = DEFAULT_LANGUAGE
) -> str:
    """Return the sentence of ``code`` with its parameters filled in.

    Raises KeyError for an unknown code: a missing sentence is our bug, not the user's.
    """
    return catalogue()[code][language].format(**(params or {}))


def console_language() -> str:
    """Return ``en`` when the environment asks for English, else ``zh``.

    ``CHAYAN_LANG`` decides; without it an English locale does; Chinese otherwise.
    """
    wanted = os.environ.get("CHAYAN_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    return "en" if wanted.lower().startswith("en") else "zh"

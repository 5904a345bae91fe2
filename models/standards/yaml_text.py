"""A strict reader of the small part of YAML that packs are written in.

It builds from the event stream: no tags, anchors or aliases, no key twice, no merging, bounded
depth, and only JSON's kinds of value. ``1.1`` or ``2021-03-16`` without quotes stay text, so a
code or a date never turns into a number behind the author's back.
"""

import re

import yaml

from models.errors import StandardError
from models.limits import MAX_JSON_DEPTH

Tree = dict[str, "Tree"] | list["Tree"] | str | int | bool | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
"""Fifteen digits: well inside what every JSON reader keeps exactly."""
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_SHOWN = 40


def shown(text: str) -> str:
    """Return a piece of a foreign file in a form that is safe and short enough to print."""
    return "".join(c if c.isprintable() else "�" for c in text[:_SHOWN])


def read_yaml(text: str) -> Tree:
    """Return the one document in ``text``; anything else is a StandardError with its line."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise StandardError("standard-yaml", line=_line_of(error)) from error
    return builder.root


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _scalar(event: yaml.ScalarEvent) -> Tree:
    value = str(event.value)
    if event.style:
        return value
    if value in _WORDS:
        return _WORDS[value]
    return int(value) if _INTEGER.fullmatch(value) else value


class _Builder:
    """Turns events into a tree, with its own stack instead of recursion."""

    def __init__(self) -> None:
        self.root: Tree = None
        self._stack: list[dict[str, Tree] | list[Tree]] = []
        self._keys: list[str | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise StandardError("standard-yaml-alias", line=line)
        if getattr(event, "tag", None):
            raise StandardError("standard-yaml-tag", line=line)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(line)

    def _document(self, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            raise StandardError("standard-yaml-documents", line=line)

    def _open(self, container: dict[str, Tree] | list[Tree], line: int) -> None:
        if len(self._stack) >= MAX_JSON_DEPTH:
            raise StandardError("standard-yaml-deep", line=line, limit=MAX_JSON_DEPTH)
        self._add(container, line)
        self._stack.append(container)
        self._keys.append(None)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if self._stack and isinstance(self._stack[-1], dict) and self._keys[-1] is None:
            self._key(str(event.value), line)
        else:
            self._add(_scalar(event), line)

    def _key(self, key: str, line: int) -> None:
        if key in self._stack[-1]:
            raise StandardError("standard-yaml-twice", line=line, key=shown(key))
        self._keys[-1] = key

    def _add(self, value: Tree, line: int) -> None:
        if not self._stack:
            self.root = value
            return
        parent = self._stack[-1]
        if isinstance(parent, list):
            parent.append(value)
            return
        key = self._keys[-1]
        if key is None:
            raise StandardError("standard-yaml-key", line=line)
        parent[key] = value
        self._keys[-1] = None

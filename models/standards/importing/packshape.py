"""What sheets and columns a pack needs, as its types say."""

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from models.messages import catalogue


@dataclass(frozen=True, eq=False)
class Shape:
    """The columns and children of one kind of record."""

    kind: type[BaseModel]
    columns: dict[str, str]
    """Column (``source.line`` for a record within) and what it holds: list, bool, int, text.

    A list of records that may be absent has a column too, which only says that it is there and
    empty; its records have their own sheet.
    """
    children: dict[str, type[BaseModel]]
    """Fields that hold lists of records: each has a sheet of its own."""
    defaults: dict[str, Any]
    """What an empty cell means."""

    def ambiguous(self, kind: type[BaseModel]) -> bool:
        """True when two fields hold records of ``kind``."""
        return list(self.children.values()).count(kind) > 1

    def empty(self, column: str) -> Any:
        """Return the value that an empty cell stands for; None when it means absent."""
        return self.defaults.get(column)

    def fill(self, values: dict[str, Any]) -> None:
        """Give required texts and lists that stand empty in the sheet their empty value."""
        for column, value in self.defaults.items():
            if column in self.columns and column not in values and value is not None:
                values[column] = value
        for name in self.children:
            if self.defaults.get(name) is not None:
                values.setdefault(name, [])


@cache
def shapes(root: type[BaseModel]) -> dict[type[BaseModel], Shape]:
    """Return the shapes of ``root`` and of everything below it, parents first."""
    found: dict[type[BaseModel], Shape] = {}
    waiting = [root]
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found[kind] = shape_of(kind)
            waiting += found[kind].children.values()
    return found


@cache
def shape_of(kind: type[BaseModel]) -> Shape:
    """Return the shape of ``kind``."""
    columns: dict[str, str] = {}
    children: dict[str, type[BaseModel]] = {}
    defaults: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        inner = _bare(field.annotation)
        item = _item(inner)
        if item is not None and _is_record(item):
            children[name] = item
            defaults[name] = _default(field, "list")
            if not field.is_required() and defaults[name] is None:
                columns[name] = "list"  # an empty list is not an absent one
        elif _is_record(inner):
            within = shape_of(inner)
            columns |= {f"{name}.{column}": form for column, form in within.columns.items()}
        else:
            columns[name] = _form(inner, item)
            defaults[name] = _default(field, columns[name])
    return Shape(kind, columns, children, defaults)


def title_of(name: str) -> str:
    """Return the Chinese words of a sheet or column; its name in the types when it has none."""
    entry = catalogue().get(f"import-column-{name.replace('.', '-')}")
    return entry["zh"] if entry else name


def _default(field: FieldInfo, form: str) -> Any:
    if field.is_required():
        return {"list": [], "text": ""}.get(form)
    value = field.get_default(call_default_factory=True)
    return list(value) if isinstance(value, tuple) else value


def _form(inner: Any, item: Any) -> str:
    if item is not None:
        return "list"
    if inner is bool or inner is int:
        return str(inner.__name__)
    return "text"


def _bare(annotation: Any) -> Any:
    """Return a type without ``Annotated`` and without ``| None``."""
    while get_origin(annotation) is typing.Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [one for one in get_args(annotation) if one is not type(None)]
        return _bare(inner[0]) if len(inner) == 1 else annotation
    return annotation


def _item(annotation: Any) -> Any:
    """Return what a tuple holds, or None."""
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is tuple else None


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)

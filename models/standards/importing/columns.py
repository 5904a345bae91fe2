"""What the columns of a table are: by their headings, else by what stands in them."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from models.errors import StandardError
from models.standards.importing.codes import read_code
from models.standards.importing.draft import Remark, guess, told
from models.standards.importing.methods import looks_like_method
from models.standards.importing.tables import Row, Table, brief


class Role(StrEnum):
    """What a column holds."""

    LEVEL = "level"
    """Headings of one level, code and name together."""
    CODE = "code"
    NAME = "name"
    CLAUSE = "clause"
    METHOD = "method"
    OTHER = "other"
    """Told and left out: scores, results, remarks."""


_LEVEL = re.compile(r"([一二三四五1-5])级(?:指标|目录|项目|标题|条目)?(?:名称|内容)?")
_CODES = frozenset(
    {
        "序号",
        "编号",
        "代码",
        "编码",
        "条款号",
        "条目号",
        "指标编号",
        "指标代码",
        "条款编号",
        "指标序号",
    }
)
_METHODS = re.compile(r"(?:评价|检查|考核|评审|核查|评估|验收|督查|审核)?(?:方法|方式)")
_CLAUSES = (
    "指标说明", "评价标准", "评审标准", "考核标准", "评价要点", "评审要点", "检查要点", "检查内容",
    "考核内容", "指标内容", "标准内容", "标准要求", "具体要求", "评价细则", "评分细则", "指标要求",
    "指标要素", "评估要点", "条款内容", "条款", "内容", "要求", "说明", "标准", "要点", "细则",
    "评价内容",
)  # fmt: skip
_NAMES = (
    "指标名称",
    "评价指标",
    "考核指标",
    "指标",
    "项目",
    "评价项目",
    "考核项目",
    "类别",
    "名称",
    "条目",
    "评价内容",
)
_CN = {sign: number for number, sign in enumerate("一二三四五", start=1)}
HEADER_WITHIN = 12
"""Rows from the top in which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of the columns of one table."""

    roles: tuple[Role, ...]
    heads: tuple[str, ...]
    """Words of the headings; empty where there are none."""
    first: int
    """Index of the first row below the headings."""
    levels: tuple[int, ...] = ()
    """Columns of headings, from the first level down."""
    remarks: tuple[Remark, ...] = ()

    def one(self, role: Role) -> int | None:
        """Return the column of ``role``."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def order(self) -> tuple[int, ...]:
        """The columns in the order in which a reader of the source text meets them."""
        rank = [Role.LEVEL, Role.CODE, Role.NAME, Role.CLAUSE, Role.METHOD]
        inner = sorted(
            (i for i, role in enumerate(self.roles) if role in rank and i not in self.levels),
            key=lambda i: rank.index(self.roles[i]),
        )
        return (*self.levels, *inner)


def recognise_columns(table: Table) -> Columns | None:
    """Return the columns of ``table``, or None when it does not look like a standard."""
    for index, row in enumerate(table.rows[:HEADER_WITHIN]):
        heads = words(row)
        roles = _by_heads(heads)
        if roles is not None:
            levels = _levels(heads, roles)
            left = tuple(
                told("import-left-column", name=brief(head))
                for head, role in zip(heads, roles, strict=True)
                if role is Role.OTHER and head
            )
            return Columns(roles, heads, index + 1, levels, left)
    return _by_content(table)


def words(row: Row) -> tuple[str, ...]:
    """Return the cells of a row without any spaces."""
    return tuple("" if cell is None else "".join(cell.text.split()) for cell in row)


def check_order(columns: Columns, rows: tuple[Row, ...]) -> None:
    """Refuse a table whose columns hold what their headings do not say."""
    depths = [(column, _depth(column, rows)) for column in columns.levels]
    known = [(column, depth) for column, depth in depths if depth]
    for (left, upper), (right, lower) in pairwise(known):
        if upper > lower:
            raise _swapped(columns, left, right)
    clause, method = columns.one(Role.CLAUSE), columns.one(Role.METHOD)
    if clause is None:
        return
    if method is not None and _methods(clause, rows) > _methods(method, rows):
        raise _swapped(columns, clause, method)
    for column in columns.levels[:-1]:
        # Headings are fewer and shorter than what stands below them.
        if len(set(_texts(column, rows))) > len(set(_texts(clause, rows))) and _longer(
            column, clause, rows
        ):
            raise _swapped(columns, column, clause)
    codes = [columns.one(Role.CODE), columns.one(Role.NAME), *columns.levels[-1:]]
    for column in (c for c in codes if c is not None):
        if _depth(clause, rows) > max(1, _depth(column, rows)) and _longer(column, clause, rows):
            raise _swapped(columns, column, clause)


def doubts(columns: Columns, rows: tuple[Row, ...]) -> tuple[Remark, ...]:
    """Say when a list's names are longer than its texts: that can be so, but rarely is."""
    name, clause = columns.one(Role.NAME), columns.one(Role.CLAUSE)
    if columns.levels or name is None or clause is None or not _longer(name, clause, rows):
        return ()
    first, second = (brief(columns.heads[c]) for c in (name, clause))
    return (guess("import-names-long", first=first, second=second),)


def _swapped(columns: Columns, left: int, right: int) -> StandardError:
    names = [columns.heads[c] or f"{c + 1}" for c in (left, right)]
    return StandardError("import-columns-swapped", first=brief(names[0]), second=brief(names[1]))


def _by_heads(heads: tuple[str, ...]) -> tuple[Role, ...] | None:
    roles = [role_of(head) for head in heads]
    # A heading merged over several columns names the first; the others are its continuation.
    names = [i for i, role in enumerate(roles) if role is Role.NAME]
    clauses = [i for i, role in enumerate(roles) if role is Role.CLAUSE]
    if not clauses and names:
        roles[names.pop()] = Role.CLAUSE
    elif len(clauses) > 1 and not names and Role.LEVEL not in roles:
        names = [clauses[0]]
        roles[clauses[0]] = Role.NAME
    for role in (Role.CODE, Role.NAME, Role.CLAUSE, Role.METHOD):
        for extra in [i for i, r in enumerate(roles) if r is role][1:]:
            roles[extra] = Role.OTHER
    if Role.LEVEL in roles:  # the levels are the names
        roles = [Role.OTHER if role is Role.NAME else role for role in roles]
    lead = Role.LEVEL in roles or Role.CODE in roles
    return tuple(roles) if lead and Role.CLAUSE in roles else None


def role_of(head: str) -> Role:
    """Return what a heading says its column holds."""
    bare = re.sub(r"[（(].*?[)）]", "", head)
    if _LEVEL.fullmatch(bare):
        return Role.LEVEL
    if bare in _CODES:
        return Role.CODE
    if _METHODS.fullmatch(bare):
        return Role.METHOD
    if bare in _CLAUSES:
        return Role.CLAUSE
    return Role.NAME if bare in _NAMES else Role.OTHER


def _levels(heads: tuple[str, ...], roles: tuple[Role, ...]) -> tuple[int, ...]:
    found: dict[int, int] = {}
    for column, (head, role) in enumerate(zip(heads, roles, strict=True)):
        match = _LEVEL.match(head)
        if role is Role.LEVEL and match:
            level = _CN.get(match[1]) or int(match[1])
            found.setdefault(level, column)
    return tuple(found[level] for level in sorted(found))


def _by_content(table: Table) -> Columns | None:
    """Guess the columns of a table without headings: codes of growing depth, then long texts."""
    width = max((len(row) for row in table.rows), default=0)
    depths = [_depth(column, table.rows) for column in range(width)]
    levels: list[int] = []
    for column, depth in enumerate(depths):
        if depth == len(levels) + 1 and _length(column, table.rows) < 30:
            levels.append(column)
    rest = [c for c in range(width) if c not in levels and _length(c, table.rows) > 0]
    if len(levels) < 2 or not rest:
        return None
    clause = max(rest, key=lambda column: _length(column, table.rows))
    roles = [Role.OTHER] * width
    for column in levels:
        roles[column] = Role.LEVEL
    roles[clause] = Role.CLAUSE
    heads = ("",) * width
    return Columns(tuple(roles), heads, 0, tuple(levels), (guess("import-columns-guessed"),))


def _texts(column: int, rows: tuple[Row, ...]) -> list[str]:
    cells = dict.fromkeys(row[column] for row in rows if column < len(row))
    return [cell.text for cell in cells if cell is not None and cell.lines]


def _depth(column: int, rows: tuple[Row, ...]) -> int:
    """Return the usual depth of the codes in a column; 0 when most cells have none."""
    texts = _texts(column, rows)
    codes = [read_code(text) for text in texts]
    found = Counter(code.depth for code in codes if code and code.style != "bracket")
    if not found or sum(found.values()) * 2 < len(texts):
        return 0
    return found.most_common(1)[0][0]


def _methods(column: int, rows: tuple[Row, ...]) -> int:
    return sum(looks_like_method(text) for text in _texts(column, rows))


def _length(column: int, rows: tuple[Row, ...]) -> int:
    texts = _texts(column, rows)
    return sum(map(len, texts)) // len(texts) if texts else 0


def _longer(column: int, other: int, rows: tuple[Row, ...]) -> bool:
    return _length(column, rows) > _length(other, rows)

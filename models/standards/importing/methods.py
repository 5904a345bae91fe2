"""The printed words of a method and what they mean."""

import re

from models.standards.types import Method

_WORDS = {
    Method.ON_SITE: ("现场查看", "现场检查", "实地查看", "现场核查", "查看现场", "实地检查"),
    Method.DOCUMENTS: (
        "查阅资料",
        "查看资料",
        "查资料",
        "资料查阅",
        "查阅档案",
        "查阅文件",
        "查阅",
    ),
    Method.ENQUIRY: ("现场了解", "问卷调查", "现场询问", "询问", "电话调查"),
    Method.INTERVIEW: ("访谈", "座谈"),
    Method.SKILL_TEST: ("操作考核", "技能考核", "现场考核", "现场操作"),
    Method.SYSTEM: ("系统核查", "系统查询", "信息系统"),
    Method.CALCULATION: ("数据计算", "计算", "数据核算"),
    Method.TRIAL: ("体验", "模拟就诊"),
}
_ONLY = re.compile(
    "(?:(?:"
    + "|".join(word for words in _WORDS.values() for word in words)
    + r")[、，。；,;\s和及/]*)+"
)
DEFAULT = (Method.ON_SITE, Method.DOCUMENTS)
"""Proposed where the document prints no method."""


def methods_of(text: str) -> tuple[Method, ...]:
    """Return the methods that the printed words name, in the order of print."""
    found = {
        method: min(text.find(word) for word in words if word in text)
        for method, words in _WORDS.items()
        if any(word in text for word in words)
    }
    return tuple(sorted(found, key=lambda method: found[method]))


def looks_like_method(text: str) -> bool:
    """True when ``text`` is nothing but names of methods."""
    return bool(_ONLY.fullmatch(text.strip()))

"""What the documents the shipped standards come from are called where a paper quotes them.

Our short names (000 to 004) and lines of the kept texts lead nobody on paper to anything, who has
the document and not our files; so the document is named, and the line said to be of its text.
"""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "000": "《社区卫生服务质量评价指标体系(2015年版)》",
    "001": "渝中卫发〔2021〕49号",
    "002": "《中卫市开展“优质服务基层行”活动实施方案》",
    "003": "《徐汇区进一步提升社区卫生服务能力的实施方案》",
    "004": "《“优质服务基层行”活动和社区医院建设三年行动方案》",
}
"""By short name: the number where the document has one, else its title."""


def document(short: str) -> str:
    """Return what a document is called; an imported one by its own short name."""
    return NAMES.get(short, f"文件{short}")


def quoted_from(short: str, first: int, last: int | None = None) -> str:
    """Return document and line of its text, or its first and last line."""
    lines = f"{first}至{last}" if last is not None and last != first else f"{first}"
    return f"{document(short)}文本第{lines}行"

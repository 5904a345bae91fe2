"""What a number in a sheet was meant to look like: codes, dates and percentages."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from models.standards.importing.archive import Archive

_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in number formats that show dates or times."""
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_DECIMALS = re.compile(r"0(?:\.(0+))?(%?)")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_DAY = 2_958_465


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell shows."""

    text: str
    formula: bool = False
    """It holds a formula; the text is what the last program to save it left behind."""
    date: bool = False
    """It is a date, which a code such as 1-2 easily turns into."""
    rounded: bool = False
    """It is a number with decimals: 1.10 would have become 1.1."""
    error: bool = False
    """It shows an error such as #REF!, which no document prints."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The number formats of a workbook by the style of a cell."""

    codes: tuple[str, ...] = ()
    dates: tuple[bool, ...] = ()
    epoch: datetime = _EPOCH

    @classmethod
    def of(cls, archive: Archive, root: Element) -> "Formats":
        """Read the formats of ``archive``, whose workbook is ``root``."""
        properties = root.find("s_workbookPr")
        since_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
        epoch = _EPOCH_1904 if since_1904 else _EPOCH
        part = archive.linked(archive.main, "styles")
        if part is None:
            return cls(epoch=epoch)
        styles = archive.xml(part)
        own = {
            f.get("numFmtId", ""): f.get("formatCode", "")
            for f in styles.iterfind("s_numFmts/s_numFmt")
        }
        used = [x.get("numFmtId", "0") for x in styles.iterfind("s_cellXfs/s_xf")]
        numbers = [int(n) if n.isascii() and n.isdigit() else 0 for n in used]
        codes = [own.get(n, _BUILT_IN.get(i, "")) for n, i in zip(used, numbers, strict=True)]
        dates = [
            i in _DATES or _is_date(own.get(n, "")) for n, i in zip(used, numbers, strict=True)
        ]
        return cls(tuple(codes), tuple(dates), epoch)

    def number(self, raw: str, style: str, formula: bool) -> Value:
        """Return what a number looks like in the given style."""
        index = int(style) if style.isascii() and style.isdigit() else 0
        try:
            exact = Decimal(raw)
        except InvalidOperation:
            return Value(raw, formula)
        if index < len(self.dates) and self.dates[index] and 0 <= exact <= _LAST_DAY:
            day = self.epoch + timedelta(days=int(exact))
            return Value(day.date().isoformat(), formula, date=True)
        shown = _shown(raw, exact, self.codes[index] if index < len(self.codes) else "")
        return Value(shown, formula, rounded="." in shown and not shown.endswith("%"))


def unescaped(text: str) -> str:
    """Return a string of a sheet with ``_x000D_`` and the like read as the characters meant."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _is_date(code: str) -> bool:
    bare = _QUOTED.sub("", code.partition(";")[0]).lower()
    return "general" not in bare and bool(set(bare) & set("ymdhs"))


def _shown(raw: str, exact: Decimal, code: str) -> str:
    if not exact.is_finite() or abs(exact) >= 10**15:
        return raw
    pattern = _DECIMALS.fullmatch(_QUOTED.sub("", code.partition(";")[0]))
    if pattern:
        percent = pattern[2]
        value = exact * 100 if percent else exact
        return f"{value:.{len(pattern[1] or '')}f}{percent}"
    # The shortest writing of the binary number Excel keeps: 1.1000000000000001 is 1.1.
    value = Decimal(repr(float(exact)))
    return f"{value.normalize():f}" if value else "0"

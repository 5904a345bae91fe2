"""Bringing a foreign text to what a pack may hold, and proposing what may have been meant.

Spaces and invisible characters are layout; wrong glyphs are words, and words are only proposed.
"""

import re
import unicodedata

_ODD = {"臵": "置"}
"""Characters that old converters leave behind, with what was meant."""
_RADICALS = re.compile(r"[\u2e80-\u2fdf]")
_HALF_TO_FULL = dict(zip(",:;!?()", "，：；！？（）", strict=True))
_HALF = re.compile(r"(?<=[\u3400-\u9fff])[,:;!?()]|[,:;!?()](?=[\u3400-\u9fff])")
_SPACES = re.compile(r"[\s\x00-\x1f]+")


def tidy(text: str) -> str:
    """Return ``text`` in NFC, without invisible characters and double or outer spaces."""
    normal = unicodedata.normalize("NFC", seen(text))
    found = [space for space in _SPACES.findall(normal) if space not in (" ", "\u3000")]
    return (_SPACES.sub(_one_space, normal) if found else normal).strip()


def seen(text: str) -> str:
    """Return ``text`` without the characters that nobody sees."""
    # The soft hyphen, byte order marks and zero-width marks are Cf.
    return text if text.isascii() else "".join(c for c in text if unicodedata.category(c) != "Cf")


def _one_space(found: re.Match[str]) -> str:
    return found[0] if found[0] == "\u3000" else " "


def has_wrong_glyph(text: str) -> bool:
    """True when ``text`` holds a character that is certainly not the one meant."""
    return any(c in _ODD for c in text) or bool(_RADICALS.search(text))


def proposed(text: str) -> str:
    """Return ``text`` as it may have been meant: whole ideographs, full-width marks."""
    whole = "".join(_ODD.get(c, c) for c in text)
    whole = _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), whole)
    return _HALF.sub(lambda found: _HALF_TO_FULL[found[0]], whole)


def odd_characters(text: str) -> list[str]:
    """Return what no reader can read: private, unassigned and replacement characters."""
    odd = {c for c in text if unicodedata.category(c) in ("Co", "Cs", "Cn", "Cc") or c == "\ufffd"}
    return sorted(f"U+{ord(c):04X}" for c in odd)

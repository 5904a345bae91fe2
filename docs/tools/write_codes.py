"""Write the table of refusal codes into docs/package-format.md; a test checks it is current.

Run: .venv/bin/python docs/tools/write_codes.py
"""

import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "package-format.md"
MESSAGES = ROOT / "resources" / "messages" / "package.yaml"
NO_REFUSAL = {"package-fine", "package-newer-minor"}
HEAD = "| code | sentence |\n|---|---|\n"


def table() -> str:
    """Return the table: every code of package.yaml with its English sentence."""
    entries = yaml.safe_load(MESSAGES.read_text("utf-8"))
    codes = [c for c in entries if not c.startswith("page-") and c not in NO_REFUSAL]
    return HEAD + "".join(f"| `{code}` | {entries[code]['en']} |\n" for code in codes)


def written(text: str) -> str:
    """Return the document with its table made anew."""
    return re.sub(re.escape(HEAD) + r"(\| .* \|\n)*", lambda _: table(), text)


if __name__ == "__main__":
    current = DOCUMENT.read_text("utf-8")
    if "--check" in sys.argv:
        raise SystemExit(0 if written(current) == current else "docs/package-format.md is stale")
    DOCUMENT.write_text(written(current), "utf-8")

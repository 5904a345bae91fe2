"""Write the JSON Schemas of the kept formats to docs/schemas; a test checks they are current.

Run: .venv/bin/python docs/tools/write_schemas.py
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from models.base import Record
from models.facts.events import BODY_OF, Event
from models.facts.returning import VisitReturn
from models.facts.signing import Signatures
from models.facts.types import Facts
from models.facts.withdrawing import ReturnWithdrawn
from sync.package.contents import PackageLabel
from sync.receipt import Receipt

FOLDER = Path(__file__).resolve().parents[1] / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
FORMATS: dict[str, type[Record]] = {
    "visit-facts-1": Facts,
    "visit-event-1": Event,
    "visit-signatures-1": Signatures,
    "visit-package-1": PackageLabel,
    "receipt-1": Receipt,
    "return-1": VisitReturn,
    "return-withdrawn-1": ReturnWithdrawn,
}


def schemas() -> dict[str, str]:
    """Return file name -> text of every published schema."""
    texts = {
        f"{name}.json": _text({"$schema": DIALECT, **kind.model_json_schema()})
        for name, kind in FORMATS.items()
    }
    bodies = {kind: body.model_json_schema() for kind, body in BODY_OF.items()}
    return texts | {"visit-event-bodies-1.json": _text(bodies)}


def _text(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, text in schemas().items():
        (FOLDER / file).write_text(text, encoding="utf-8")

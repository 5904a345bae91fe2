"""Tiers of a graded standard: what somebody adds to a draft, since its table prints none.

Names and proportions come from a file or a form and are written into the kept source text, so
that every threshold has a line that says it. A programme gives the consequences (``Head``).
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from models.base import Name, Record, Text
from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards.importing.draft import Draft, told
from models.standards.terms import Code, Operator, Source, Whole
from models.standards.tiers_types import Condition, Letter, Proportion, Scope, Tier
from models.standards.yaml_text import read_yaml

ADDED = "imported"
"""Stands for the source document of added lines until the edition has its name."""
_SHARE = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,4}))?\s*[%％]|([0-9]{1,6})\s*/\s*([0-9]{1,6})")


class ShareSaid(Record):
    """One proportion as somebody gives it."""

    letter: Letter
    """Grade to reach."""
    share: str
    """``80%`` or ``4/5``."""
    scope: Scope = Scope.ALL
    """All clauses, or those of basic indicators only."""

    def fraction(self) -> tuple[int, int]:
        """Return the share as two whole numbers; raises StandardError."""
        found = _SHARE.fullmatch(self.share.strip())
        if found is None or (found[4] is not None and int(found[4]) == 0):
            raise StandardError("import-tier-share", share=self.share[:20])
        if found[4] is not None:
            return int(found[3]), int(found[4])
        decimals = found[2] or ""
        return int(found[1] + decimals), 100 * 10 ** len(decimals)


class ConditionSaid(Record):
    """When a tier is open to a facility, as somebody gives it."""

    key: Code
    label: Name
    unit: Name = ""
    operator: Operator
    value: Whole


class TierSaid(Record):
    """One tier as somebody gives it, from low to high; the first asks for nothing."""

    name: Name
    """As the document names it."""
    text: Text = ""
    """The sentence of the document that defines it."""
    proportions: tuple[ShareSaid, ...] = ()
    """What must hold, all of it."""
    conditions: tuple[ConditionSaid, ...] = ()
    """When it is open to a facility."""


class _File(Record):
    tiers: Annotated[tuple[TierSaid, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _named(self) -> "_File":
        if not all(tier.name.strip() for tier in self.tiers):
            raise ValueError("a tier without a name")
        return self


def read_tiers(file: Path) -> tuple[TierSaid, ...]:
    """Read the tiers in a YAML or JSON file; raises StandardError with one plain sentence."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_PACK_BYTES + 1)
        if len(data) > MAX_PACK_BYTES:  # cut off, it might still be read, with tiers missing
            raise StandardError("import-tiers-file")
        text = data.decode("utf-8-sig")
        return TypeAdapter(_File).validate_json(json.dumps(read_yaml(text))).tiers
    except (OSError, ValueError, ValidationError) as error:
        raise StandardError("import-tiers-file") from error


def with_tiers(draft: Draft, said: Sequence[TierSaid]) -> Draft:
    """Return the draft with tiers; what was said of them before is replaced.

    Raises StandardError when the draft has no grades, or a proportion cannot be read.
    """
    if not draft.graded:
        raise StandardError("import-tiers-no-grades")
    lines = list(draft.source_lines)
    if draft.tiers:
        lines = lines[: draft.tiers[0].source.line - 1]
    tiers = []
    for one in said:
        lines.append(" ".join(_printed(one)))
        tiers.append(_tier(one, Source(document=ADDED, line=len(lines))))
    kept = [r for r in draft.remarks if r.code not in ("import-tiers-missing", "import-tiers")]
    names = "、".join(one.name for one in said)
    remarks = (*kept, told("import-tiers", names=names))
    update = {"tiers": tuple(tiers), "source_lines": tuple(lines), "remarks": remarks}
    return draft.model_copy(update=update)


def tiers_of(draft: Draft, document: str) -> tuple[Tier, ...] | None:
    """Return the tiers as they stand in the edition, whose name is known now."""
    if not draft.tiers:
        return None
    return tuple(_placed(tier, document) for tier in draft.tiers)


def _placed(tier: Tier, document: str) -> Tier:
    at = {"source": tier.source.model_copy(update={"document": document})}
    shares = tuple(one.model_copy(update=at) for one in tier.proportions)
    conditions = tuple(one.model_copy(update=at) for one in tier.conditions)
    return tier.model_copy(update={**at, "proportions": shares, "conditions": conditions})


def _tier(said: TierSaid, at: Source) -> Tier:
    return Tier(
        name=said.name,
        text=said.text,
        source=at,
        proportions=tuple(_proportion(one, at) for one in said.proportions),
        conditions=tuple(Condition(**dict(one), source=at) for one in said.conditions),
    )


def _proportion(said: ShareSaid, at: Source) -> Proportion:
    value, per = said.fraction()
    return Proportion(scope=said.scope, letter=said.letter, value=value, per=per, source=at)


def _printed(said: TierSaid) -> Iterator[str]:
    yield f"［导入时填写］档次：{said.name}"
    if said.text:
        yield said.text
    for share in said.proportions:
        of_them = "基本条款" if share.scope is Scope.BASIC else "全部条款"
        yield f"{of_them}达到{share.letter.value}的不低于{share.share}；"
    for one in said.conditions:
        yield f"{one.label} {one.operator.value} {one.value}{one.unit}；"

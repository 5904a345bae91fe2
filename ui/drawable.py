"""Words that are kept for ever and printed: a character no shipped font has is told before. No Qt.

The closing asks the same of the record (:mod:`ui.printability`). Here are the words that are
written afterwards and stand on every form: at the signing, in a decision, in a return.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.errors import FormError
from reports import fonts
from reports.places import Placed, listed, named

if TYPE_CHECKING:
    from pathlib import Path

    from models.district.decisions import Ruling
    from models.district.desk import Desk
    from models.district.returning import SendingBack
    from models.facts.signing import Signature
    from sync.sending import SentBack


def check_acts(acts: Iterable[Signature]) -> None:
    """Raise FormError(``words-unprintable``) before a signature is kept that no form can show.

    It stands on every form of the visit and is never taken back: nothing could be handed over.
    """
    for one in acts:
        _require(
            ("签字人姓名", one.name),
            ("签字人职务", one.title),
            ("意见或理由", one.statement),
            ("委托原因", one.deputy or ""),
        )


def check_ruling(ruling: Ruling) -> None:
    """Raise FormError(``words-unprintable``) before a decision is kept that no annex can show."""
    _require(
        ("审核意见", ruling.opinion),
        ("理由", ruling.reason),
        ("机关名称", ruling.organisation),
        ("文号", ruling.document_number),
    )


def check_return(given: SendingBack) -> None:
    """Raise FormError(``words-unprintable``) before a return is signed that no record can show.

    The laptop's next revision carries its words, and could not be closed with them.
    """
    remarks = ((f"第{n}条退回意见", one.text) for n, one in enumerate(given.remarks, start=1))
    _require(("退回原因", given.reason), ("经办人", given.by), *remarks)


def send_back(desk: Desk, case_id: str, given: SendingBack, folder: Path | None) -> SentBack:
    """Sign a return whose words a record can show; raises as ``sync.sending.send_back`` too."""
    from sync import sending

    check_return(given)
    return sending.send_back(desk, case_id, given, folder)


def _require(*texts: Placed) -> None:
    missing = fonts.missing(words for _, words in texts)
    if missing:
        where = named(texts, "".join(missing))
        raise FormError("words-unprintable", characters=listed(missing), places=where)

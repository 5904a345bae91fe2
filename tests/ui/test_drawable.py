"""Words that are kept for ever are refused while they can still be changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.district.decisions import Ruling
from models.district.returning import SendingBack
from models.errors import FormError
from models.facts.decision import DecisionOutcome
from models.facts.returning import Remark
from tests.reports import sample
from ui import drawable

ODD = "\U0001f600"
RULING = Ruling(DecisionOutcome.PASSED, "同意。", "林示例", "示例区卫生健康委", "2021-09-20")
RETURN = SendingBack((Remark(text="补照片。"),), "照片不清。", "林示例", "示例区卫生健康委")


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("opinion", "审核意见"),
        ("reason", "理由"),
        ("organisation", "机关名称"),
        ("document_number", "文号"),
    ],
)
def test_a_decision_that_no_annex_can_show(field: str, place: str) -> None:
    drawable.check_ruling(RULING)
    with pytest.raises(FormError) as told:
        drawable.check_ruling(replace(RULING, **{field: f"字{ODD}"}))
    assert told.value.params["places"] == place
    assert "U+1F600" in told.value.sentence("zh")
    assert "U+1F600" in told.value.sentence("en")


def test_a_return_that_no_record_can_show() -> None:
    drawable.check_return(RETURN)
    with pytest.raises(FormError) as told:
        drawable.check_return(replace(RETURN, reason=ODD))
    assert told.value.params["places"] == "退回原因"
    remarks = (*RETURN.remarks, Remark(text=f"补{ODD}"))
    with pytest.raises(FormError) as told:
        drawable.check_return(replace(RETURN, remarks=remarks))
    assert told.value.params["places"] == "第2条退回意见"


def test_signatures_with_rare_names_pass_and_odd_ones_are_named() -> None:
    given = sample.signatures("0" * 64).signatures
    drawable.check_acts(given)
    for field, place in (("name", "签字人姓名"), ("title", "签字人职务"), ("deputy", "委托原因")):
        with pytest.raises(FormError) as told:
            drawable.check_acts([given[2].model_copy(update={field: ODD})])
        assert told.value.params["places"] == place

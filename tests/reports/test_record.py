"""现场评价记录 and 存在问题反馈: what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from models.facts import bodies
from models.facts.events import EventType
from models.facts.signing import Signature, SignatureKind, SignerRole
from models.facts.types import Moment
from reports.render import render
from reports.signing import RECEIPT_NOTE
from tests.reports import papers, sample

Made = Callable[[str], bytes]


def words(data: bytes) -> str:
    return re.sub(r"[\s　]", "", papers.text_of(data))


def test_the_working_of_all_eleven_criteria(made: Made) -> None:
    text = words(made("record"))
    assert "16,790÷365=46.00≥30人次/日达标" in text
    assert "131,560÷57,800≈2.28≥2倍达标" in text
    assert "14÷58,214×10,000≈2.40≥2名/万人达标" in text
    assert "11项评价内容，评价人员记为达标11项，不达标0项" in text
    assert "按标准计算的结果：全部达标" in text


def test_the_2015_pack_has_counts_and_no_score(made: Made) -> None:
    text = words(made("record"))
    assert "（文件未规定）" in text
    assert "不计分" in text
    assert "合格率" not in text
    assert "符合率" not in text


def test_vetoes_with_both_answers(made: Made) -> None:
    text = words(made("record"))
    assert "未出现套取或骗取医保资金被医保行政部门处罚" in text
    assert "（区医保局函询回复）" in text


def test_a_mark_against_the_figures_is_seen() -> None:
    log = sample.chain(figures={"6": {"general_practitioners": 12, "resident_population": 60100}})
    facts, digest = sample.facts(log)
    text = words(render("record", facts, digest, packs=sample.packs()))
    assert "注意：评价人员记为“达标”，与数据计算结果不一致。" in text
    assert "按标准计算的结果：未全部达标" in text


def test_self_reported_figures_decide_nothing() -> None:
    log = sample.chain()
    log.events.pop()
    log.add(
        EventType.MEASURED,
        bodies.Measured(
            pack=sample.COMMUNITY,
            clause="9",
            values={"patient_satisfied": 37, "patient_valid": 40},
            origin="self_reported",
        ),
    )
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = sample.facts(log)
    text = words(render("record", facts, digest, packs=sample.packs()))
    assert "数据为机构自报，未经核实，不作为判定依据。满意的患者人数：37人" in text


def test_a_veto_fails_a_visit_whose_criteria_are_all_met() -> None:
    log = sample.chain()
    log.events.pop()
    found = bodies.VetoAnswered(
        pack=sample.COMMUNITY, veto="V3", basis="office", answer="found", source="现场查看"
    )
    log.add(EventType.VETO_ANSWERED, found)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = sample.facts(log)
    text = words(render("record", facts, digest, packs=sample.packs()))
    assert "按标准计算的结果：发现不符合前提条件的情形。" in text
    assert "发现此类情形（现场查看）" in text


def test_unanswered_vetoes_are_said_to_be_so() -> None:
    log = sample.Chain(sample.opening())
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = sample.facts(log)
    text = words(render("record", facts, digest, packs=sample.packs()))
    assert text.count("未答复") >= 6


def test_group_labels_come_again_on_the_next_page(made: Made) -> None:
    pages = [page.extract_text() for page in papers.reader(made("record")).pages]
    assert any("（续）" in page for page in pages)


def test_receipt_is_not_consent(made: Made) -> None:
    for code in ("record", "findings"):
        text = words(made(code))
        assert RECEIPT_NOTE in text
        assert "签收，有异议：对第2项有异议：二楼另有1间备用诊室。" in text


def test_a_refusal_with_its_witness() -> None:
    facts, digest = sample.facts()
    given = sample.signatures(digest)
    moment = Moment(utc="2021-09-15T16:30:00.000Z", offset=480, seq=0)
    refusal = Signature(
        role=SignerRole.FACILITY,
        kind=SignatureKind.REFUSED,
        name="欧阳䶮",
        statement="要求补充核实",
        facts_digest=digest,
        at=moment,
    )
    witness = Signature(
        role=SignerRole.WITNESS,
        kind=SignatureKind.SIGNED,
        name="见证人丁",
        strokes=sample.strokes(),
        facts_digest=digest,
        at=moment,
    )
    signed = given.model_copy(update={"signatures": (*given.signatures[:2], refusal, witness)})
    text = words(render("findings", facts, digest, signatures=signed))
    assert "拒绝签字：要求补充核实" in text
    assert "见证人见证人丁" in text
    assert "2021年9月16日00:30" in text


def test_without_signatures_the_lines_wait_for_ink() -> None:
    facts, digest = sample.facts()
    text = words(render("findings", facts, digest))
    assert text.count("年月日") == 3


def test_findings_name_fact_place_duty_and_day(made: Made) -> None:
    text = words(made("findings"))
    for part in ("抢救室设在二楼走廊尽头", "2021年10月15日", "图1-3", "交接班登记本（扫描件）"):
        assert part in text
    assert "共记录存在问题3项" in text

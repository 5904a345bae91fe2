"""A whole sample visit with both shipped standards, for the tests of forms. All names invented."""

from __future__ import annotations

import contextlib
import hashlib
import io
import math
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from PIL import Image, ImageDraw

from models.facts import bodies
from models.facts.decision import DecisionFacts, DecisionOutcome
from models.facts.events import EventType
from models.facts.signing import (
    SIGNATURES_FORMAT,
    Signature,
    SignatureKind,
    Signatures,
    SignerRole,
    Strokes,
)
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.facts.types import Facts, Moment
from models.standards.loading import available
from models.standards.types import Pack, Verdict
from tests.support import Chain

COMMUNITY, QUALITY = "community-hospital-cq-2020", "community-service-quality-2015"
LEADER = "33333333-3333-4333-8333-333333333333"
EVALUATOR = "44444444-4444-4444-8444-444444444444"
FIGURES: dict[str, dict[str, int | str]] = {
    "1": {"facility_kind": "community_centre", "grade": "a", "grade_date": "2020-11-05"},
    "3": {
        "specialty_name": "中医康复科",
        "specialty_level": "district",
        "specialty_visits": 16790,
        "specialty_open_days": 365,
    },
    "4": {"annual_visits": 131560, "service_population": 57800},
    "5": {"tcm_piece_kinds": 416, "tcm_prescriptions": 38106, "all_prescriptions": 110132},
    "6": {"general_practitioners": 14, "resident_population": 58214},
    "7": {"partner_hospitals": 2},
    "8": {"elite_teams": 3},
    "9": {"patient_satisfied": 37, "patient_valid": 40},
    "10": {"contracted_satisfied": 36, "contracted_valid": 40},
    "11": {"staff_satisfied": 47, "staff_valid": 53},
}
LONG_FACT = (
    "抢救室设在二楼走廊尽头，急救车内肾上腺素注射液2支已于2021年7月31日过期，除颤仪自检记录只做到2021年6月；"
    "值班护士（入职3个月）不能说出“心肺复苏”的按压与通气比例，现场操作时按压深度不足5cm，"
    "未按《基层医疗机构急救流程（试行）》的要求在10秒内完成判断；抢救药品登记本、交接班登记本"
    "和除颤仪使用登记本三本记录之间的日期、数量互相对不上，其中8月份缺11天。"
)
ANNEX_2 = {
    "representative_phone": "023-00000000",
    "representative_id": "50010319800101001X",
    "departments": (
        *("内科", "外科", "妇科", "儿科", "口腔科", "中医科", "检验科", "影像科"),
        *("心电图室", "西（中）药房", "消毒供应室"),
    ),
    "departments_other": "全科医疗科、康复医学科、预防保健科",
    "health_staff": 96,
    "permanent_health_staff": 71,
    "outpatient_visits": 128440,
    "discharges": 1204,
    "open_beds": 49,
    "specialty_staff": 12,
    "tcm_staff": 18,
    "tcm_daily_prescriptions": "152.4",
    "gp_name": ("欧阳䶮", "𬱖晓", "示例甲"),
    "gp_category": ("临床", "中医", "临床"),
    "gp_certificate": ("110500000000001", "141500000000002", "110500000000003"),
    "equipment_list": "心电图机2台，DR 1台，全自动生化分析仪1台，除颤仪2台。",
}
ANNEX_4 = {"applied_on": "2021-09-12", "pledged_on": ""}
SIZES = ((1600, 1200, 1), (1200, 1600, 1), (1600, 1200, 6), (900, 900, 1), (2000, 700, 1))


class Bytes:
    """A reader over bytes in memory."""

    def __init__(self, blobs: dict[str, bytes]) -> None:
        self.blobs = blobs

    @contextlib.contextmanager
    def open(self, sha256: str) -> Iterator[BinaryIO]:
        yield io.BytesIO(self.blobs[sha256])

    def read(self, sha256: str) -> bytes:
        return self.blobs[sha256]


def picture(width: int, height: int, orientation: int, hue: int) -> bytes:
    """A JPEG with a place name in its metadata, turned as the camera says."""
    image = Image.new("RGB", (width, height), (200, 210 - hue, 190 + hue))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width, height // 8), fill=(180, 40, 40))  # red marks the top as stored
    for step in range(0, width, 80):
        draw.line((step, 0, width - step, height), fill=(90, 90, 120), width=6)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "GPS-SECRET-PLACE"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, exif=exif)
    return out.getvalue()


@cache
def photos() -> tuple[tuple[bodies.EvidenceAdded, ...], dict[str, bytes]]:
    """Evidence of every shape, with the bytes by SHA-256."""
    items, blobs = [], {}
    captions = ("急救车内过期药品", "除颤仪自检记录", "", "治疗室锐器盒已超过3/4", "候诊区通道")
    for place, (width, height, turn) in enumerate(SIZES):
        data = picture(width, height, turn, place * 9)
        sha = hashlib.sha256(data).hexdigest()
        blobs[sha] = data
        upright = (height, width) if turn == 6 else (width, height)
        items.append(
            bodies.EvidenceAdded(
                sha256=sha,
                size=len(data),
                mime="image/jpeg",
                extension="jpg",
                width=upright[0],
                height=upright[1],
                caption=captions[place],
            )
        )
    pdf = b"%PDF-1.4 sample"
    sha = hashlib.sha256(pdf).hexdigest()
    blobs[sha] = pdf
    items.append(
        bodies.EvidenceAdded(
            sha256=sha,
            size=len(pdf),
            mime="application/pdf",
            extension="pdf",
            caption="交接班登记本（扫描件）",
        )
    )
    return tuple(items), blobs


def packs() -> dict[str, Pack]:
    """The shipped packs by SHA-256."""
    return {loaded.sha256: loaded.pack for loaded in available() if not loaded.pack.optional}


def pack(pack_id: str = COMMUNITY) -> Pack:
    return next(p for p in packs().values() if p.id == pack_id)


def facility() -> bodies.Facility:
    return bodies.Facility(
        code="TEST0001",
        name="示例街道社区卫生服务中心",
        kind=bodies.FacilityKind.COMMUNITY_CENTRE,
        address="示例市示例区示例路1号",
        postcode="400000",
        phone="023-00000000",
        licence_code="PDY00000X50000000D0000",
        legal_name="示例街道社区卫生服务中心",
        legal_certificate="12500000MB0000000X",
        legal_representative="欧阳䶮",
        responsible_person="欧阳䶮",
        beds="yes",
    )


def opening() -> bodies.VisitOpened:
    refs = {p.id: bodies.PackRef(id=p.id, edition=p.edition, sha256=s) for s, p in packs().items()}
    return bodies.VisitOpened(
        kind=bodies.VisitKind.ON_SITE,
        title="示例街道社区卫生服务中心 现场评价",
        organisation="示例区卫生健康委员会",
        visit_on="2021-09-15",
        period=bodies.Period(first="2020-01-01", last="2020-12-31"),
        facility=facility(),
        packs=(refs[COMMUNITY], refs[QUALITY]),
        members=(
            bodies.Member(
                id=LEADER,
                name="组长𬱖",
                role=bodies.Role.LEADER,
                specialty="医疗管理",
                organisation="示例区卫生健康委员会",
            ),
            bodies.Member(
                id=EVALUATOR,
                name="评价员甲",
                role=bodies.Role.EVALUATOR,
                specialty="公共卫生",
                organisation="示例区疾病预防控制中心",
            ),
        ),
    )


def chain(
    figures: dict[str, dict[str, int | str]] | None = None,
    annex_2: dict[str, object] | None = None,
    not_met: tuple[str, ...] = (),
) -> Chain:
    """The log of the sample visit up to its closing."""
    log = Chain(opening())
    _mark_criteria(log, {**FIGURES, **(figures or {})}, not_met)
    _mark_quality(log)
    _record_findings(log)
    for veto in ("V1", "V2", "V3"):
        for basis in ("declaration", "office"):
            source = "区医保局函询回复" if (veto, basis) == ("V2", "office") else ""
            log.add(
                EventType.VETO_ANSWERED,
                bodies.VetoAnswered(
                    pack=COMMUNITY, veto=veto, basis=basis, answer="none", source=source
                ),
            )
    for form, values in (("annex-2", {**ANNEX_2, **(annex_2 or {})}), ("annex-4", ANNEX_4)):
        log.add(EventType.FORM_FILLED, bodies.FormFilled(form=form, pack=COMMUNITY, values=values))
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return log


def _mark_criteria(
    log: Chain, figures: dict[str, dict[str, int | str]], not_met: tuple[str, ...]
) -> None:
    for clause in pack().clauses():
        verdict = Verdict.NOT_MET if clause.code in not_met else Verdict.MET
        log.add(EventType.MARK, bodies.Mark(pack=COMMUNITY, clause=clause.code, verdict=verdict))
        if clause.code in figures:
            log.add(
                EventType.MEASURED,
                bodies.Measured(
                    pack=COMMUNITY,
                    clause=clause.code,
                    values=figures[clause.code],
                    origin="verified",
                    source="HIS系统年度报表" if clause.code == "4" else "",
                ),
            )


def _mark_quality(log: Chain) -> None:
    verdicts = (Verdict.MET, Verdict.MET, Verdict.NOT_MET, Verdict.MET, Verdict.TO_VERIFY)
    unchecked = []
    for place, clause in enumerate(pack(QUALITY).clauses()):
        if place % 11 == 10:
            unchecked.append((clause.code, "unchecked"))
            continue
        verdict = verdicts[place % 5] if clause.code != "1.1.6/1" else Verdict.NOT_APPLICABLE
        if verdict is Verdict.TO_VERIFY:
            unchecked.append((clause.code, "to_verify"))
        mark = bodies.Mark(
            pack=QUALITY,
            clause=clause.code,
            verdict=verdict,
            note="现场抽查，与登记不符；已当场说明。" if verdict is Verdict.NOT_MET else "",
            place="抢救室" if place % 7 == 2 else "",
        )
        log.add(EventType.MARK, mark)
    log.add(
        EventType.UNCHECKED_LISTED,
        bodies.UncheckedListed(
            items=tuple(
                bodies.Unchecked(pack=QUALITY, clause=code, state=state, reason="资料待补充")
                for code, state in unchecked
            )
        ),
    )


def _record_findings(log: Chain) -> None:
    items, _ = photos()
    for item in items:
        log.add(EventType.EVIDENCE_ADDED, item)
    shas = [item.sha256 for item in items]
    findings = (
        ("1.1.2/2", LONG_FACT, "抢救室", (shas[0], shas[1], shas[2], shas[5]), "2021-10-15"),
        ("1.1.1/2", "全科诊室只有2间，高峰时两位医生共用一室。", "全科诊室", (shas[3],), None),
        ("1.1.3/2", "护士不能熟练演示手卫生七步法。", "治疗室", (), "2021-10-31"),
    )
    for place, (clause, fact, room, evidence, due) in enumerate(findings, start=1):
        for sha in evidence:
            link = bodies.EvidenceLink(pack=QUALITY, clause=clause, sha256=sha)
            log.add(EventType.EVIDENCE_LINKED, link)
        log.add(
            EventType.FINDING_RECORDED,
            bodies.Finding(
                id=f"55555555-5555-4555-8555-55555555555{place}",
                pack=QUALITY,
                clause=clause,
                fact=fact,
                place=room,
                rectification="立即清理过期药品，按日自检并登记；组织全员急救培训和考核，不合格者不得单独值班。",
                due_on=due,
                evidence=evidence,
            ),
        )


def facts(log: Chain | None = None) -> tuple[Facts, str]:
    """The frozen sample and its digest."""
    frozen = freeze(fold((log or chain()).events), packs())
    return frozen, facts_digest(facts_bytes(frozen))


def strokes(seed: int = 1) -> Strokes:
    """A scribble with changing pressure."""
    lines = []
    for stroke in range(5):
        points = []
        for step in range(40):
            t = step / 39
            x = 4000 + stroke * 6000 + int(4500 * t)
            y = 8000 + int(3500 * math.sin(t * 5 + stroke * seed)) + stroke * 200
            points.append((x, y, int(300 + 600 * math.sin(math.pi * t)), step * 12))
        lines.append(tuple(points))
    return Strokes(width=40000, height=16000, lines=tuple(lines))


def signatures(digest: str) -> Signatures:
    """Everybody has signed; the facility objects."""
    rows = (
        (SignerRole.EVALUATOR, SignatureKind.SIGNED, "评价员甲", "", ""),
        (SignerRole.LEADER, SignatureKind.SIGNED, "组长𬱖", "", ""),
        (
            SignerRole.FACILITY,
            SignatureKind.OBJECTED,
            "欧阳䶮",
            "主任",
            "对第2项有异议：二楼另有1间备用诊室。",
        ),
    )
    return Signatures(
        format=SIGNATURES_FORMAT,
        facts_digest=digest,
        expected=("评价员甲", "组长𬱖"),
        signatures=tuple(
            Signature(
                role=role,
                kind=kind,
                name=name,
                title=title,
                statement=statement,
                strokes=strokes(place),
                facts_digest=digest,
                at=Moment(utc="2021-09-15T08:30:00.000Z", offset=480, seq=0),
            )
            for place, (role, kind, name, title, statement) in enumerate(rows, start=1)
        ),
    )


def decision(digest: str) -> DecisionFacts:
    return DecisionFacts(
        facts_digest=digest,
        outcome=DecisionOutcome.PASSED,
        opinion="经现场验收，11项评价指标全部达标，未发现否决情形，同意通过验收。",
        decided_by="决定人丙",
        organisation="示例区卫生健康委员会",
        decided_on="2021-09-28",
        document_number="示例卫函〔2021〕12号",
    )

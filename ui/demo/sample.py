"""The invented visit that the demo plays: one centre, two evaluators, consistent figures.

Every name, number and place is made up. The figures agree with each other, so that the forms can
be read line by line: 131,560 visits for 60,430 people served, 17 general practitioners for 58,214
residents, 41,208 of 119,100 prescriptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

HOSPITAL = "community-hospital-cq-2020"
QUALITY = "community-service-quality-2015"
PASSPHRASE = "demo-passphrase"
DESK_PASSPHRASE = "demo-desk-passphrase"
ROOT_PASSPHRASE = "demo-root-passphrase"
FORMS = 9
"""Papers the desk makes of one visit."""

FACILITY: Mapping[str, str] = {
    "name": "示例街道社区卫生服务中心",
    "code": "PDY90001X50010312D1202",
    "address": "示例市示例区人民路100号",
    "postcode": "400010",
    "phone": "000-6370 0000",
    "licence_code": "PDY90001X50010312D1202",
    "legal_name": "示例街道社区卫生服务中心",
    "legal_certificate": "12500103MB0000000X",
    "legal_representative": "欧阳䶮",
    "responsible_person": "欧阳䶮",
}
ORGANISATION = "示例区卫生健康委员会"
LEADER = "周示例"
EVALUATOR = "林示例"


@dataclass(frozen=True)
class Finding:
    """A problem as the evaluator writes it down."""

    fact: str
    place: str
    rectification: str
    days: int
    """Days from the visit until it is to be put right."""

    def due_on(self) -> str:
        """Return the day as the field wants it."""
        return (date.today() + timedelta(days=self.days)).isoformat()


@dataclass(frozen=True)
class Step:
    """One clause: what is marked, and what comes with it."""

    clause: str
    key: str
    """The key pressed: 1 met, 2 not met, 3 not applicable, 4 to be verified."""
    note: str = ""
    reason: str = ""
    photo: int | None = None
    finding: Finding | None = None


CRITERIA: Mapping[str, Mapping[str, int | str]] = {
    "1": {"facility_kind": "community_centre", "grade": "a", "grade_date": "2024-11-20"},
    "2": {},
    "3": {
        "specialty_name": "中医康复科",
        "specialty_level": "district",
        "specialty_visits": 11_500,
        "specialty_open_days": 250,
    },
    "4": {"annual_visits": 131_560, "service_population": 60_430},
    "5": {"tcm_piece_kinds": 416, "tcm_prescriptions": 41_208, "all_prescriptions": 119_100},
    "6": {"general_practitioners": 17, "resident_population": 58_214},
    "7": {"partner_hospitals": 2},
    "8": {"elite_teams": 3},
    "9": {"patient_satisfied": 85, "patient_valid": 92},
    "10": {"contracted_satisfied": 73, "contracted_valid": 81},
    "11": {"staff_satisfied": 55, "staff_valid": 62},
}
"""Verified values of the eleven criteria; all are marked 达标."""

NUMERIC: Mapping[str, Mapping[str, int]] = {
    "1.1.2/1": {"emergency_drills": 2},
    "1.1.6/1": {"occupied_bed_days": 15_020, "open_bed_days": 17_885},
    "1.2.4/1": {"children_registered": 2_940, "children_0_6": 2_967},
    "1.2.4/4": {"aefi_in_48_hours": 17, "aefi_to_report": 19},
}
"""Figures of four numeric clauses of the 2015 indicators; the last one misses its threshold."""

_CURTAIN = Finding(
    fact="治疗室两张治疗床之间无隔帘，换药时相互可见。",
    place="治疗室（二楼203）",
    rectification="加装隔帘或屏风，换药时拉闭。",
    days=30,
)
_REPORT = Finding(
    fact="今年3月、7月各有1例疑似预防接种异常反应登记本未填写报告时间，19例中仅17例能证明在48小时内报告。",
    place="预防接种门诊",
    rectification="补记报告时间并说明原因，逐例核对系统上报时间，落实双人核对。",
    days=15,
)
_WASTE = Finding(
    fact="医疗废物暂存间一只利器盒盛装超过四分之三未封口，上周交接登记缺转运人签名。",
    place="医疗废物暂存间",
    rectification="立即封口更换，补签交接登记，每日巡查并记录。",
    days=3,
)

STEPS: tuple[Step, ...] = (
    Step("1.1.1/1", "1"),
    Step("1.1.1/2", "1"),
    Step("1.1.1/3", "1"),
    Step("1.1.1/4", "4", note="门诊量“一定的标准要求”文件未规定数值，待区里口径。"),
    Step("1.1.2/1", "1", note="查演练记录2次。"),
    Step("1.1.2/2", "1"),
    Step("1.1.2/3", "1"),
    Step("1.1.4/1", "1"),
    Step("1.1.4/2", "1"),
    Step("1.1.5/1", "1"),
    Step("1.1.5/2", "1"),
    Step("1.1.6/1", "1"),
    Step("1.1.7/1", "1"),
    Step("1.1.7/2", "1"),
    Step("1.2.2/1", "1"),
    Step("1.2.2/2", "4", note="抽查10份，2份电话未接通，下午再核。"),
    Step("1.2.4/1", "1", note="抽查接种证20份。"),
    Step("1.2.4/2", "1"),
    Step("1.2.4/3", "1"),
    Step("1.2.4/4", "2", photo=1, finding=_REPORT),
    Step("1.2.4/5", "1", photo=0),
    Step("1.3.1/1", "1", photo=4),
    Step("1.3.1/2", "1"),
    Step("1.3.1/3", "1"),
    Step("2.2.1/1", "1"),
    Step("2.2.1/2", "1"),
    Step("2.3.1/1", "1"),
    Step("2.3.1/2", "1"),
    Step("2.3.1/3", "1"),
    Step("2.3.1/4", "1", photo=6),
    Step("2.3.1/5", "1"),
    Step("2.3.2/6", "1", photo=2),
    Step("2.3.3/1", "1"),
    Step("2.3.3/2", "2", photo=3, finding=_CURTAIN),
    Step("2.3.3/3", "1"),
    Step("2.3.4/1", "1"),
    Step("2.3.4/2", "1"),
    Step("2.4.3/1", "1"),
    Step("2.4.3/2", "1"),
    Step("2.4.3/3", "3", reason="未设发热门诊和肠道门诊，由区人民医院统一设置。"),
    Step("2.4.3/4", "2", photo=7, finding=_WASTE),
    Step("3.5.1/1", "1"),
    Step("3.5.1/2", "1"),
    Step("3.5.1/3", "1"),
    Step("4.1.1/2", "1"),
    Step("4.3.1/4", "3", reason="辖区内没有养老机构，查民政部门名册。"),
)
"""What the evaluators mark of the 2015 indicators, in the order they walk."""

VETO_SOURCES: Mapping[str, str] = {
    "declaration": "申请表承诺，中心主任签名",
    "office": "区医保局复函、区卫生监督所查询记录",
}
UNCHECKED_REASON = "本次以社区医院验收为主，2015年版指标只查重点房间，其余随年度评价再查。"

ANNEX_2: Mapping[str, object] = {
    "representative_phone": "000-6370 0000",
    "departments": ("内科", "外科", "妇科", "儿科", "口腔科", "中医科", "检验科", "影像科"),
    "departments_other": "全科医疗科、康复医学科、预防保健科",
    "health_staff": 96,
    "permanent_health_staff": 71,
    "outpatient_visits": 128_900,
    "discharges": 1_204,
    "open_beds": 49,
    "specialty_staff": 12,
    "tcm_staff": 18,
    "tcm_daily_prescriptions": "164.8",
}
"""Fields of annex 2 that no measured figure proposes."""

ANNEX_4: Mapping[str, object] = {"resources_standard": "达标", "applied_on": "2026-09-01"}
"""Fields of annex 4 that no measured figure proposes."""

OBJECTION = "第2.4.3项：利器盒已于当日更换，请复查时予以确认。"
DECISION_OPINION = "经现场验收，11项评价指标全部达标，无一票否决情形，同意通过验收。"
DOCUMENT_NUMBER = "示区卫验〔2026〕1号"
DECIDER = "郑示例"

"""The lines of the plain-text twin that print tags, points of a list, and what is remarked."""

from collections.abc import Iterator, Mapping

from models.standards.parts_types import Part
from models.standards.types import Clause, Method

METHODS: Mapping[Method, str] = {
    Method.ON_SITE: "现场查看",
    Method.DOCUMENTS: "查阅资料",
    Method.ENQUIRY: "现场了解",
    Method.INTERVIEW: "访谈",
    Method.SKILL_TEST: "操作考核",
    Method.SYSTEM: "系统核查",
    Method.CALCULATION: "数据计算",
    Method.TRIAL: "体验/模拟就诊",
}
FEATURES: Mapping[str, str] = {
    "beds": "住院床位",
    "shared_wards": "多人病房",
    "special_clinics": "发热门诊或肠道门诊",
    "imaging": "医学影像",
    "special_drugs": "特殊药品",
    "care_homes": "辖区内的养老机构",
    "hospice": "临终关怀、老年养护",
}
_RISKS = ("无", "可能拍到旁人或职工信息", "很可能拍到患者、儿童或病历")


def tag_lines(clause: Clause) -> Iterator[str]:
    """Yield how and where a clause is looked at, its themes and its photo risk."""
    if clause.methods:
        yield f"      方法：{'、'.join(METHODS[method] for method in clause.methods)}"
    if clause.tags is not None:
        yield f"      主题：{'、'.join(clause.tags.themes)}"
        yield f"      地点：{'、'.join(clause.tags.places)}"
        yield f"      拍照隐私：{_RISKS[clause.tags.privacy_risk]}"


def part_lines(clause: Clause) -> Iterator[str]:
    """Yield the points of the list in a clause, then soft wording and the remark."""
    if clause.needs is not None:
        yield f"      所需条件：{FEATURES.get(clause.needs, clause.needs)}"
    if clause.parts_needed is not None:
        yield f"      逐项勾选（够 {clause.parts_needed} 项即可）："
    elif clause.parts:
        yield "      逐项勾选："
    for part in clause.parts or ():
        yield f"        □ {part.code} {part.text}{_condition(part)}"
    if clause.soft:
        yield "      软性要求：只作改进建议，不参与否决"
    if clause.remark is not None:
        yield f"      说明：{clause.remark}"


def _condition(part: Part) -> str:
    said = [f"需有{FEATURES.get(part.needs, part.needs)}"] if part.needs else []
    said += [f"“{part.choice}”中有一项即可"] if part.choice else []
    return f"（{'；'.join(said)}）" if said else ""

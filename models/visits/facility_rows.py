"""One row of the district's list of facilities: the words of its columns, and what they hold.

Nothing is repaired: a row that does not say a thing plainly is refused in one sentence, and the
person corrects the list.
"""

import re
from collections.abc import Mapping

from pydantic import ValidationError

from models.errors import VisitError
from models.facts.bodies import Facility, FacilityKind
from models.facts.figures import PeopleUnit, parse_people
from models.facts.profile import parse_name_days, parse_staff
from models.standards.importing.glyphs import tidy
from models.standards.importing.tables import brief

HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("机构名称", "第一名称", "单位名称", "名称"),
    "second_name": ("第二名称",),
    "code": ("机构代码", "组织机构代码", "统一社会信用代码", "代码"),
    "kind": ("机构类型", "机构类别", "类型", "类别"),
    "address": ("机构地址", "地址"),
    "postcode": ("邮政编码", "邮编"),
    "phone": ("联系电话", "电话"),
    "licence_code": ("许可证号", "执业许可证号", "执业许可证登记号", "登记号"),
    "legal_name": ("法人名称",),
    "legal_certificate": ("法人资质证明编号",),
    "legal_representative": ("法定代表人",),
    "responsible_person": ("主要负责人", "法定负责人", "负责人"),
    "beds": ("床位", "床位数", "住院服务"),
    "served": ("服务人口", "服务人口数"),
    "residents": ("常住人口", "常住人口数"),
    "staff": ("职工数", "职工人数", "在岗职工数"),
    "second_name_from": ("第二名称启用日期", "第二名称起"),
    "second_name_until": ("第二名称停用日期", "第二名称止"),
    "ownership": ("举办性质", "性质"),
    "grade": ("等级评审",),
    "shared_wards": ("多人病房",),
    "special_clinics": ("发热或肠道门诊", "发热门诊", "肠道门诊"),
    "imaging": ("影像检查", "放射", "影像"),
    "special_drugs": ("麻精药品",),
    "care_homes": ("辖区养老机构", "养老机构"),
    "hospice": ("安宁疗护",),
}
"""Words in the heading row by field; the first is the one of our own table."""
PROFILE = ("shared_wards", "special_clinics", "imaging", "special_drugs", "care_homes", "hospice")
"""Fields that answer yes or no, beside ``beds``."""
_TEXTS = (
    "second_name",
    "address",
    "phone",
    "licence_code",
    "legal_name",
    "legal_certificate",
    "legal_representative",
    "responsible_person",
)
_YES, _NO = ("有", "是", "√", "yes", "y"), ("无", "否", "没有", "×", "no", "n", "0")
_KINDS = {
    "社区卫生服务中心": FacilityKind.COMMUNITY_CENTRE,
    "乡镇卫生院": FacilityKind.TOWNSHIP_HOSPITAL,
    "中心卫生院": FacilityKind.TOWNSHIP_HOSPITAL,
    "卫生院": FacilityKind.TOWNSHIP_HOSPITAL,
}
_OWNERSHIP = {"政府办": "government", "公立": "government", "其他": "other", "社会办": "other"}
_GRADES = {"甲级": "a", "乙级": "b", "其他": "other", "无": "other"}
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-]{2,39}", re.ASCII)
_POSTCODE = re.compile(r"\d{6}", re.ASCII)
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_COUNT = re.compile(r"\d{1,5}", re.ASCII)
_UNIT = re.compile(r"[（(]\s*([^（）()]*)\s*[）)]\s*$")
_LONGEST = 200


def head_of(text: str) -> tuple[str, str] | None:
    """Return the field a heading stands for and the unit it names, or None."""
    plain = tidy(text).replace(" ", "")
    unit = _UNIT.search(plain)
    bare = _UNIT.sub("", plain)
    for field, said in HEADS.items():
        if bare in said:
            return field, unit[1] if unit else ""
    return None


def facility_of(row: Mapping[str, str], units: Mapping[str, str]) -> Facility:
    """Return the facility of a row, by field; ``units`` are those of the headings.

    Raises VisitError or FactsError with the one sentence that says what is wrong with it.
    """
    said = {field: tidy(text) for field, text in row.items()}
    name, code = said.get("name", ""), said.get("code", "")
    _check_identity(name, code)
    found: dict[str, object] = {"name": name, "code": code, "kind": _kind(said, name)}
    found |= {field: said[field] for field in _TEXTS if said.get(field)}
    found["postcode"] = _postcode(said.get("postcode", ""))
    found["beds"] = _beds(said.get("beds", ""))
    for field in ("served", "residents"):
        found[field] = _people(said.get(field, ""), units.get(field, ""))
    found["staff"] = parse_staff(said.get("staff", ""))
    days = (said.get("second_name_from", ""), said.get("second_name_until", ""))
    found["second_name_from"], found["second_name_until"] = parse_name_days(*days)
    found["ownership"] = _word("ownership", said, _OWNERSHIP)
    found["grade"] = _word("grade", said, _GRADES)
    features = {f: _yes_or_no(f, said[f]) for f in PROFILE if said.get(f)}
    found["features"] = features or None
    return _made(found)


def _made(found: Mapping[str, object]) -> Facility:
    for field, value in found.items():
        if isinstance(value, str) and len(value) > _LONGEST:
            raise VisitError("facility-row-too-long", head=HEADS[field][0], limit=_LONGEST)
    try:
        return Facility.model_validate(found)
    except ValidationError as error:
        field = str(error.errors(include_input=False)[0]["loc"][0])
        raise VisitError("facility-row-value", head=HEADS[field][0]) from error


def _check_identity(name: str, code: str) -> None:
    """The code is what a facility is known by for ever (R3.11); a swapped pair is named."""
    if _CODE.fullmatch(name) and _IDEOGRAPH.search(code):
        raise VisitError("facility-row-swapped")
    if not name:
        raise VisitError("facility-row-no-name")
    if not code:
        raise VisitError("facility-row-no-code")
    if not _IDEOGRAPH.search(name):
        raise VisitError("facility-row-name", text=brief(name))
    if not _CODE.fullmatch(code):
        raise VisitError("facility-row-code", text=brief(code))


def _kind(said: Mapping[str, str], name: str) -> FacilityKind:
    """What the list says it is; without a word of it the name has to say so."""
    given = said.get("kind", "")
    if given in _KINDS:
        return _KINDS[given]
    if not given:
        for word, kind in _KINDS.items():
            if word in name:
                return kind
    raise VisitError("facility-row-kind", text=brief(given or name))


def _postcode(text: str) -> str:
    if text and not _POSTCODE.fullmatch(text):
        raise VisitError("facility-row-postcode", text=brief(text))
    return text


def _beds(text: str) -> str:
    """A number of beds, or a word; an empty cell says nothing."""
    plain = text.removesuffix("张").removesuffix("床")
    if _COUNT.fullmatch(plain):
        return "yes" if int(plain) else "no"
    return _yes_or_no("beds", text) if text else "unknown"


def _yes_or_no(field: str, text: str) -> str:
    plain = text.lower()
    if plain in _YES or plain in _NO:
        return "yes" if plain in _YES else "no"
    raise VisitError("facility-row-yes-no", head=HEADS[field][0], text=brief(text))


def _people(text: str, unit: str) -> int | None:
    """Persons; the cell's own unit counts before the heading's, and one of them must say it."""
    if not text:
        return None
    own = text.endswith("万人") or text.endswith("万")
    in_ten_thousands = own or (unit in ("万人", "万") and not text.endswith("人"))
    if not own and not text.endswith("人") and unit not in ("万人", "万", "人"):
        raise VisitError("facility-row-unit", text=brief(text))
    plain = text.removesuffix("人").removesuffix("万")
    chosen = PeopleUnit.TEN_THOUSANDS if in_ten_thousands else PeopleUnit.PERSONS
    return parse_people(plain, chosen)


def _word(field: str, said: Mapping[str, str], known: Mapping[str, str]) -> str | None:
    text = said.get(field, "")
    if text and text not in known:
        raise VisitError(
            "facility-row-word",
            head=HEADS[field][0],
            text=brief(text),
            known="、".join(known),
        )
    return known[text] if text else None

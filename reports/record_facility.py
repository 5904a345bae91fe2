"""What newer records know of a facility: size, what it has and lacks, days of the second name."""

from collections.abc import Iterator, Mapping

from models.facts.bodies import Facility
from reports.numbers import day, whole

FEATURES: Mapping[str, str] = {
    "shared_wards": "多人病房",
    "special_clinics": "发热或肠道门诊",
    "imaging": "影像检查",
    "special_drugs": "麻醉、精神等特殊药品",
    "care_homes": "辖区内养老机构",
    "hospice": "安宁疗护和老年照护",
}
OWNERSHIP = {"government": "政府办", "other": "其他性质"}
GRADES = {"a": "甲级", "b": "乙级", "other": "其他或未评"}


def profile(place: Facility) -> Iterator[tuple[str, str]]:
    """Yield rows of the facility's profile; none for a record that knows nothing of it."""
    figures = (("职工人数", place.staff), ("服务人口", place.served), ("常住人口", place.residents))
    said = [f"{name}{whole(count)}人" for name, count in figures if count is not None]
    said += [OWNERSHIP[place.ownership]] if place.ownership else []
    said += [f"等级评审：{GRADES[place.grade]}"] if place.grade else []
    if said:
        yield "机构规模", "，".join(said)
    given = place.features or {}
    there = [words for key, words in FEATURES.items() if given.get(key) == "yes"]
    lacking = [words for key, words in FEATURES.items() if given.get(key) == "no"]
    lines = [f"有：{'、'.join(there)}"] if there else []
    lines += [f"无：{'、'.join(lacking)}"] if lacking else []
    if lines:
        yield "业务情况", "；".join(lines)


def second_days(place: Facility) -> str:
    """Return the days of the second name, where they are known (R3.11)."""
    first, last = place.second_name_from, place.second_name_until
    begun = f"自{day(first)}" if first else ""
    ended = f"至{day(last)}" if last else ""
    return f"，{begun}{ended}" if begun or ended else ""

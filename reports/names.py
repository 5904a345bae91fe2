"""Names of the facility as they hold on the day of the visit (R3.11)."""

from models.facts.types import Facts


def names_on_day(facts: Facts) -> str:
    """Return the first name, with the second one in brackets where it is valid on that day."""
    first, *others = facts.facility.names_on(facts.visit.visit_on)
    return f"{first}（第二名称：{'、'.join(others)}）" if others else first

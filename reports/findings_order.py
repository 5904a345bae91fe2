"""Problems and suggestions: which finding is which, and its number on every paper (R2.7)."""

from models.facts.bodies import Finding
from models.facts.types import Facts

PROBLEM, SUGGESTION = "存在问题", "改进建议"


def problems(facts: Facts) -> tuple[Finding, ...]:
    """Return the findings that are to be put right, in the order they were recorded."""
    soft = _soft(facts)
    return tuple(one for one in facts.findings if (one.pack, one.clause) not in soft)


def suggestions(facts: Facts) -> tuple[Finding, ...]:
    """Return the findings about clauses of soft wording."""
    soft = _soft(facts)
    return tuple(one for one in facts.findings if (one.pack, one.clause) in soft)


def finding_numbers(facts: Facts) -> dict[str, int]:
    """Return the number of every finding among its kind, the same on record and feedback."""
    return {
        finding.id: number
        for kind in (problems(facts), suggestions(facts))
        for number, finding in enumerate(kind, start=1)
    }


def _soft(facts: Facts) -> set[tuple[str, str]]:
    return {(clause.pack, clause.clause) for clause in facts.clauses if clause.soft}

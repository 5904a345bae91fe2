"""What stands beside the standards: the plan of 001, and the links between their clauses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models.errors import StandardError
from models.messages import DEFAULT_LANGUAGE
from models.standards import links, loading, plans_types
from models.standards.checked import Checked
from models.standards.ledgers import loading as ledger_loading
from models.standards.plans_types import Plan
from models.standards.sentences import Sentence, say


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCompanion(Checked):
    """What came of checking the plan or the links."""

    about: Sentence | None = None
    """What it is, with its counts; None for what could not be read."""
    file: str = ""
    """Name of its file, where nothing else is known of it."""

    def title(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return what it is, with its counts; else the name of its file."""
        return self.about.text(language) if self.about is not None else self.file

    def plain(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the same as data, for ``--json``."""
        return {
            "title": self.title(language),
            "ok": self.ok,
            "problems": self.problems(language),
        }


def check_companions() -> list[CheckedCompanion]:
    """Check the plans and the links that the program ships with."""
    return [*_plans(), _links()]


def describe_plans(language: str = DEFAULT_LANGUAGE) -> tuple[tuple[str, str], ...]:
    """Return title and counts of every shipped plan."""
    return tuple((plan.title, describe_plan(plan, language)) for plan in plans_types.available())


def describe_plan(plan: Plan, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the counts of a plan in words."""
    return _counts(plan).text(language)


def _counts(plan: Plan) -> Sentence:
    return say(
        "plan-counts",
        pack=plan.pack,
        rows=len(plan.rows),
        total=sum(row.count for row in plan.rows),
        steps=len(plan.steps),
        by=plan.report.by,
        passages=len(plan.passages),
    )


def _plans() -> Iterator[CheckedCompanion]:
    try:
        plans = plans_types.available()
    except StandardError as error:
        yield CheckedCompanion(file=plans_types.PLAN_FILE, error=error)
        return
    known = {one.pack.id for one in loading.available()}
    for plan in plans:
        yield CheckedCompanion(about=_counts(plan), sentences=tuple(check_plan(plan, known)))


def check_plan(plan: Plan, packs: set[str] | frozenset[str]) -> Iterator[Sentence]:
    """Yield a sentence for every fault of a plan."""
    if plan.pack not in packs:
        yield say("plan-of-nothing", pack=plan.pack)
    printed = {passage.source.line: passage.text for passage in plan.passages}
    for quote in plan.quotes():
        if quote.text not in printed.get(quote.source.line, ""):
            yield say("plan-quote", line=quote.source.line)
    if sum(row.count for row in plan.rows) != plan.goal_count:
        yield say("plan-sum", total=sum(row.count for row in plan.rows), goal=plan.goal_count)


def _links() -> CheckedCompanion:
    try:
        book = links.shipped()
    except StandardError as error:
        return CheckedCompanion(file="links.yaml", error=error)
    packs = [one.pack for one in loading.available()]
    plans = [one.ledger for one in ledger_loading.available()]
    members = sum(len(group.members) for group in book.groups)
    about = say("links-counts", groups=len(book.groups), members=members)
    return CheckedCompanion(about=about, sentences=tuple(links.check(book, packs, plans)))

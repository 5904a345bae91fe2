"""What newer standards bring to ``index.html``: points, grades, tiers, guidance, application."""

from collections.abc import Iterator
from html import escape

from models.facts.bodies import ApplicationSet, Incident, Member, VetoAnswered
from models.facts.types import ClauseFacts, Facts, PackFacts, PartFacts
from models.standards.grading import Outcome
from models.standards.judgement import ClauseJudgement
from models.standards.tiers import TierJudgement, working
from models.standards.types import Verdict
from sync.package.page_words import labelled, lines, word


def below(clause: ClauseFacts, language: str) -> Iterator[str]:
    """Yield what stands below the clause as issued: its points, then the district's reading."""
    yield from (_point(part, clause, language) for part in clause.parts or ())
    if clause.guidance:
        yield f"<em>{labelled('guidance', clause.guidance, language)}</em>"


def _point(part: PartFacts, clause: ClauseFacts, language: str) -> str:
    mark = f"【{part.code}】" if clause.grade else f"〔{part.code}〕"
    said = f"{escape(mark)}{word(f'verdict-{part.verdict}', language)} {escape(part.text)}"
    return f'<span class="not_met">{said}</span>' if part.verdict is Verdict.NOT_MET else said


def came_to(clause: ClauseFacts, language: str) -> str:
    """Return the grade of a graded clause, the verdict of any other, in words."""
    if clause.grade is None:
        return word(f"verdict-{clause.verdict}", language)
    if clause.grade is Outcome.OPEN:
        waits = clause.verdict is Verdict.TO_VERIFY  # said of the clause as a whole (R2.1)
        return word("verdict-to_verify" if waits else "verdict-unchecked", language)
    return escape(clause.grade.value)


def tone(clause: ClauseFacts) -> str:
    """Return the class of the cell: grade D is not met."""
    return "not_met" if clause.grade is Outcome.D else str(clause.verdict)


def remarks(clause: ClauseFacts, judged: ClauseJudgement | None, language: str) -> Iterator[str]:
    """Yield which points fail, that mark and points disagree, and that the clause is soft."""
    failing = [part.code for part in clause.parts or () if part.verdict is Verdict.NOT_MET]
    yield labelled("failing", "、".join(failing), language)
    if judged and judged.parts_conflict:
        yield f'<span class="not_met">{word("parts-conflict", language)}</span>'
    if clause.soft:
        yield word("soft", language)


def tier_list(judged: TierJudgement, language: str) -> str:
    """Return the tier with its whole derivation, one sentence a line."""
    return lines(escape(sentence.text(language)) for sentence in working(judged))


def guided(pack: PackFacts, language: str) -> str:
    """Return whose reading held; empty when there was none."""
    given = pack.guidance
    if given is None:
        return ""
    named = " ".join(filter(None, (given.issuer, given.issued_on)))
    return f"<p>{labelled('guidance-of', named, language)}</p>"


def member_words(member: Member, language: str) -> str:
    """Return the name, what the member covers, and why the member keeps out."""
    covers = labelled("covers", "、".join(member.covers or ()), language)
    recusal = labelled("recusal", member.recusal or "", language)
    more = "；".join(part for part in (covers, recusal) if part)
    return f"{escape(member.name)}（{more}）" if more else escape(member.name)


def incidents(answer: VetoAnswered | None, language: str) -> Iterator[str]:
    """Yield the incidents an answer names."""
    for one in (answer.incidents or ()) if answer else ():
        yield _incident(one, language)


def _incident(one: Incident, language: str) -> str:
    grade = word(f"incident-grade-{one.grade}", language) if one.grade else ""
    share = word(f"incident-share-{one.share}", language) if one.share else ""
    return " ".join(filter(None, (escape(one.on), grade, share, escape(one.what))))


def application(facts: Facts, language: str) -> Iterator[str]:
    """Yield what is known of the application; nothing when nothing is."""
    if facts.application is None:
        return
    yield f"<h2>{word('application', language)}</h2><table>"
    for name, value in _application(facts.application, language):
        yield f"<tr><th>{name}</th><td>{escape(value)}</td></tr>"
    yield "</table>"


def _application(given: ApplicationSet, language: str) -> Iterator[tuple[str, str]]:
    if given.applied_on:
        yield word("applied-on", language), given.applied_on
    if given.self_assessment_from:
        yield word("self-assessment-from", language), given.self_assessment_from
    if given.severe_violation_on:
        basis = f" {given.severe_violation_basis}".rstrip()
        yield word("severe-violation-on", language), given.severe_violation_on + basis
    for name, words in (given.key_answers or {}).items():
        yield escape(name), words

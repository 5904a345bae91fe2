"""``data/index.html``: the visit in any browser, without a program, a script or a network."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape

from models.facts.bodies import EvidenceAdded, Finding
from models.facts.carriage import carried
from models.facts.signing import Signature, Signatures
from models.facts.types import Facts, Moment, PackFacts
from models.messages import DEFAULT_LANGUAGE
from models.standards.types import Verdict
from sync.package.page_clauses import clause_table
from sync.package.page_graded import application, incidents, member_words, tier_list
from sync.package.page_meetings import meetings
from sync.package.page_return import returned
from sync.package.page_walk import rooms
from sync.package.page_words import heads, labelled, lines, word

STYLE = """
body{font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;
 max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f23;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;border-bottom:1px solid #c8ced6;margin-top:2rem}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #c8ced6;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#f0f3f6}.not_met{color:#a11}.code{white-space:nowrap}
.h1 th,.h2 th,.h3 th{background:#dfe6ee}.indicator th{background:#f7f9fb;font-weight:600}
tr{break-inside:avoid}table+table{margin-top:1rem}
figure{display:inline-block;width:18rem;margin:.5rem;vertical-align:top}
figure img{max-width:100%;max-height:14rem}code{word-break:break-all;font-size:.85rem}
"""
POLICY = "script-src 'none'; object-src 'none'; connect-src 'none'; form-action 'none'"
BASES = ("declaration", "office")


def render(
    facts: Facts,
    facts_digest: str,
    signatures: Signatures | None = None,
    language: str = DEFAULT_LANGUAGE,
) -> bytes:
    """Return the page; every word of the record is escaped."""
    parts = (
        *_head(facts, facts_digest, language),
        *returned(facts, language),
        *meetings(facts, language),
        *application(facts, language),
        *_results(facts, language),
        *_findings(facts, language),
        *(line for pack in facts.packs for line in clause_table(facts, pack, language)),
        *_signatures(signatures.signatures if signatures else (), language),
        *_evidence(facts, language),
        "</body></html>\n",
    )
    return "\n".join(parts).encode("utf-8")


def _head(facts: Facts, facts_digest: str, language: str) -> Iterator[str]:
    visit, title = facts.visit, escape(facts.visit.title)
    yield f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>"
    rows = (
        ("facility", escape(facts.facility.name)),
        ("facility-code", escape(facts.facility.code)),
        ("visit-on", escape(visit.visit_on)),
        ("period", escape(f"{visit.period.first} – {visit.period.last}")),
        ("organisation", escape(visit.organisation)),
        ("team", "、".join(member_words(member, language) for member in facts.team)),
        *((("rooms", rooms(facts)),) if facts.rooms else ()),
        ("revision", str(visit.revision)),
    )
    yield "<table>"
    for key, value in rows:
        yield f"<tr><th>{word(key, language)}</th><td>{value}</td></tr>"
    yield f"<tr><th>{word('digest', language)}</th><td><code>{facts_digest}</code></td></tr>"
    yield f"</table><p>{word('remark', language)}</p>"


def _results(facts: Facts, language: str) -> Iterator[str]:
    yield f"<h2>{word('results', language)}</h2><table>"
    for pack in facts.packs:
        judged = facts.judgement(pack.id)
        outcome = word(f"outcome-{judged.outcome}", language) if judged else ""
        yield f"<tr><td>{escape(pack.title)} {escape(pack.edition)}</td>"
        tiers = tier_list(judged.tiers, language) if judged and judged.tiers else ""
        yield f"<td>{lines((outcome, _counts(facts, pack, language), tiers))}</td></tr>"
    yield "</table>"
    for pack in facts.packs:
        yield from _vetoes(facts, pack, language)


def _counts(facts: Facts, pack: PackFacts, language: str) -> str:
    given = [clause.verdict for clause in facts.clauses if clause.pack == pack.id]
    counts = (
        f"{word(f'verdict-{verdict}', language)} {given.count(verdict)}"
        for verdict in Verdict
        if verdict in given
    )
    return f"{word('marks', language)}：{'，'.join(counts)}"


_VETO_TONES = {"found": "not_met", "none": "met", "unanswered": "to_verify"}


def _vetoes(facts: Facts, pack: PackFacts, language: str) -> Iterator[str]:
    """Yield each veto as issued, with both answers (R3.6)."""
    if not pack.vetoes:
        return
    given = {(v.veto, v.basis): v for v in facts.vetoes if v.pack == pack.id}
    yield f"<table>{heads(('veto', *BASES), language)}"
    for veto in pack.vetoes:
        yield f"<tr><td>{escape(veto.text)}</td>"
        for basis in BASES:
            found = given.get((veto.code, basis))
            answer = found.answer if found else "unanswered"
            tone = _VETO_TONES[answer]
            source = labelled("source", found.source if found else "", language)
            named = incidents(found, language)
            decide = word("veto-incidents", language) if named else ""
            said = lines((word(f"veto-{answer}", language), source, *named, decide))
            yield f'<td class="{tone}">{said}</td>'
        yield "</tr>"
    yield "</table>"


def _findings(facts: Facts, language: str) -> Iterator[str]:
    """Yield the problems, then what was found about soft clauses: suggestions (R2.7)."""
    soft = {(clause.pack, clause.clause) for clause in facts.clauses if clause.soft}
    problems = [one for one in facts.findings if (one.pack, one.clause) not in soft]
    suggested = [one for one in facts.findings if (one.pack, one.clause) in soft]
    for name, found in (("findings", problems), ("suggestions", suggested)):
        if found:
            yield f"<h2>{word(name, language)}</h2><ol>"
            yield from (f"<li>{_finding(finding, language)}</li>" for finding in found)
            yield "</ol>"


def _finding(finding: Finding, language: str) -> str:
    return lines(
        (
            f'<span class="code">{escape(finding.clause)}</span> {escape(finding.fact)}',
            labelled("place", finding.place, language),
            labelled("rectification", finding.rectification, language),
            labelled("due", finding.due_on or "", language),
        )
    )


def _signatures(given: tuple[Signature, ...], language: str) -> Iterator[str]:
    """Yield who signed, as what and when; the handwriting is in ``signatures.json``."""
    if not given:
        return
    yield f"<h2>{word('signatures', language)}</h2><table>"
    for one in given:
        name = f"{escape(one.name)} {escape(one.title)}".rstrip()
        kind = word(f"signature-{one.kind}", language)
        said = f"{kind}：{escape(one.statement)}" if one.statement else kind
        said = lines((said, labelled("deputy", one.deputy or "", language)))
        yield f"<tr><td>{word(f'signer-{one.role}', language)}</td><td>{name}</td>"
        yield f'<td>{said}</td><td class="code">{_local(one.at)}</td></tr>'
    yield "</table>"


def _local(moment: Moment) -> str:
    """The moment by the clock on the wall where it was."""
    there = datetime.fromisoformat(moment.utc) + timedelta(minutes=moment.offset)
    return f"{there:%Y-%m-%d %H:%M}"


def _evidence(facts: Facts, language: str) -> Iterator[str]:
    if not facts.evidence:
        return
    yield f"<h2>{word('evidence', language)}</h2>"
    yield from (_figure(item, language) for item in carried(facts.evidence))


def _figure(item: EvidenceAdded, language: str) -> str:
    original = f"evidence/{item.sha256}.{escape(item.extension)}"
    caption = escape(item.caption) or word("original", language)
    preview = f"previews/{item.preview.sha256}.jpg" if item.preview else ""
    picture = f'<img src="{preview}" alt="{caption}">' if preview else ""
    return (
        f'<figure><a href="{original}">{picture}<figcaption>{caption}</figcaption></a>'
        f"<code>{item.sha256}</code></figure>"
    )

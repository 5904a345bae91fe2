"""``data/index.html``: the visit in any browser, without a program, a script or a network."""

from collections.abc import Iterable, Iterator
from html import escape

from models.facts.bodies import EvidenceAdded, Finding
from models.facts.types import ClauseFacts, Facts
from models.messages import DEFAULT_LANGUAGE, sentence

STYLE = """
body{font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;
 max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f23;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;border-bottom:1px solid #c8ced6;margin-top:2rem}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #c8ced6;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#f0f3f6}.not_met{color:#a11}.code{white-space:nowrap}
figure{display:inline-block;width:18rem;margin:.5rem;vertical-align:top}
figure img{max-width:100%;max-height:14rem}code{word-break:break-all;font-size:.85rem}
"""
POLICY = "script-src 'none'; object-src 'none'; connect-src 'none'; form-action 'none'"


def render(facts: Facts, facts_digest: str, language: str = DEFAULT_LANGUAGE) -> bytes:
    """Return the page; every word of the record is escaped."""
    parts = (
        *_head(facts, facts_digest, language),
        *_judgements(facts, language),
        *_findings(facts, language),
        *_clauses(facts, language),
        *_evidence(facts, language),
        "</body></html>\n",
    )
    return "\n".join(parts).encode("utf-8")


def _head(facts: Facts, facts_digest: str, language: str) -> Iterator[str]:
    title = escape(facts.visit.title)
    yield f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>"
    rows = (
        ("facility", facts.facility.name),
        ("facility-code", facts.facility.code),
        ("visit-on", facts.visit.visit_on),
        ("organisation", facts.visit.organisation),
        ("team", "、".join(member.name for member in facts.team)),
        ("revision", str(facts.visit.revision)),
    )
    yield "<table>"
    for key, value in rows:
        yield f"<tr><th>{_word(key, language)}</th><td>{escape(value)}</td></tr>"
    yield f"<tr><th>{_word('digest', language)}</th><td><code>{facts_digest}</code></td></tr>"
    yield f"</table><p>{_word('remark', language)}</p>"


def _judgements(facts: Facts, language: str) -> Iterator[str]:
    yield f"<h2>{_word('results', language)}</h2><table>"
    outcomes = {judged.pack: judged.outcome for judged in facts.judgements}
    for pack in facts.packs:
        outcome = outcomes.get(pack.id)
        word = _word(f"outcome-{outcome}", language) if outcome else ""
        yield f"<tr><td>{escape(pack.title)} {escape(pack.edition)}</td><td>{word}</td></tr>"
    yield "</table>"


def _findings(facts: Facts, language: str) -> Iterator[str]:
    if not facts.findings:
        return
    yield f"<h2>{_word('findings', language)}</h2><ol>"
    for finding in facts.findings:
        yield f"<li>{_finding(finding, language)}</li>"
    yield "</ol>"


def _finding(finding: Finding, language: str) -> str:
    lines = [f'<span class="code">{escape(finding.clause)}</span> {escape(finding.fact)}']
    for key, value in (
        ("place", finding.place),
        ("rectification", finding.rectification),
        ("due", finding.due_on or ""),
    ):
        if value:
            lines.append(f"{_word(key, language)}：{escape(value)}")
    return "<br>".join(lines)


def _clauses(facts: Facts, language: str) -> Iterator[str]:
    for pack in facts.packs:
        yield f"<h2>{escape(pack.title)}</h2><table><tr>"
        for key in ("clause", "text", "verdict", "note"):
            yield f"<th>{_word(key, language)}</th>"
        yield "</tr>"
        yield from (_row(c, language) for c in facts.clauses if c.pack == pack.id)
        yield "</table>"


def _row(clause: ClauseFacts, language: str) -> str:
    verdict = _word(f"verdict-{clause.verdict}", language)
    words = [clause.note, clause.reason, clause.place, *_values(clause)]
    note = "<br>".join(escape(word) for word in words if word)
    return (
        f'<tr><td class="code">{escape(clause.clause)}</td><td>{escape(clause.text)}</td>'
        f'<td class="code {clause.verdict}">{verdict}</td><td>{note}</td></tr>'
    )


def _values(clause: ClauseFacts) -> Iterable[str]:
    return (f"{key} = {value}" for key, value in clause.values.items())


def _evidence(facts: Facts, language: str) -> Iterator[str]:
    if not facts.evidence:
        return
    yield f"<h2>{_word('evidence', language)}</h2>"
    yield from (_figure(item, language) for item in facts.evidence)


def _figure(item: EvidenceAdded, language: str) -> str:
    original = f"evidence/{item.sha256}.{escape(item.extension)}"
    caption = escape(item.caption) or _word("original", language)
    preview = f"previews/{item.preview.sha256}.jpg" if item.preview else ""
    picture = f'<img src="{preview}" alt="{caption}">' if preview else ""
    return (
        f'<figure><a href="{original}">{picture}<figcaption>{caption}</figcaption></a>'
        f"<code>{item.sha256}</code></figure>"
    )


def _word(key: str, language: str) -> str:
    return escape(sentence(f"page-{key}", None, language))

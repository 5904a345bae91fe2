"""From frozen facts to a PDF: the one door of this room.

Facts in, paper out: no database, no Qt, no clock. The same facts, signatures and decision give
the same bytes on every machine that runs the same versions.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from models.errors import FormError
from models.facts.decision import DecisionFacts
from models.facts.reader import ByteReader
from models.facts.signing import Signatures
from models.facts.types import Facts
from models.standards.loading import digest
from models.standards.types import FormSpec, Pack
from reports import (
    acceptance,
    annex_1,
    annex_2,
    annex_4,
    findings,
    fonts,
    indicators,
    record,
    rectification,
    scores,
)
from reports.block import mm
from reports.page import ANNEX_TOP, ONE_AT_A_TIME, PrintInfo, Sheet, compose, one_sheet
from reports.places import (
    Placed,
    decided_texts,
    fact_texts,
    glyphs_placed,
    signed_texts,
    words_in,
)
from reports.record_differences import opinion_attachment
from reports.record_unchecked import one_by_one, unchecked_table
from reports.signing import checked
from reports.values import FormValues

__all__ = ["FORM_CODES", "FORM_TITLES", "PrintInfo", "render", "unprintable"]

FORM_TITLES: Mapping[str, str] = {
    "annex-1": "附件1 重庆市社区医院评价推荐标准（2020年版）",
    acceptance.CODE: acceptance.NAME,
    "annex-2": "附件2 重庆市社区医院信息表",
    "annex-4": "附件4 社区医院验收申请表",
    "record": record.NAME,
    "findings": findings.NAME,
    "rectification": rectification.NAME,
    "scores": scores.NAME,
    "indicators": indicators.NAME,
}
FORM_CODES: tuple[str, ...] = tuple(FORM_TITLES)
EARLIER: frozenset[str] = frozenset({"record", "findings"})
"""Forms that were drawn with other words before, and can still be drawn so, to be compared."""


@dataclass(frozen=True)
class _Job:
    """What a form is made from."""

    facts: Facts
    digest: str
    signatures: Signatures | None
    decision: DecisionFacts | None
    reader: ByteReader | None
    packs: Mapping[str, Pack]
    print_info: PrintInfo
    earlier: bool

    def form(self, code: str) -> tuple[Pack, FormSpec]:
        """Return the pack of this visit that has the form."""
        for stated in self.facts.packs:
            pack = self.packs.get(stated.id)
            for form in pack.forms if pack else ():
                if pack and form.code == code:
                    return pack, form
        raise FormError("form-pack-missing", form=code)

    def texts(self) -> Iterator[Placed]:
        """Yield what people wrote, and where it stands."""
        yield from fact_texts(self.facts)
        yield from signed_texts(self.signatures)
        yield from decided_texts(self.decision)

    def values(self, code: str) -> FormValues:
        """Return the fields of an annex."""
        pack, form = self.form(code)
        return FormValues(self.facts, pack, form)

    def sheet(self, code: str) -> Sheet:
        """Return the page of a form."""
        before = self.earlier and code == "findings"
        return Sheet(
            form=code,
            title=findings.EARLIER_NAME if before else FORM_TITLES[code],
            author=self.facts.visit.organisation,
            digest=self.digest,
            print_info=self.print_info,
            visit=self.facts.visit.id,
            revision=self.facts.visit.revision,
        )


def render(
    form_code: str,
    facts: Facts,
    facts_digest: str,
    *,
    signatures: Signatures | None = None,
    decision: DecisionFacts | None = None,
    reader: ByteReader | None = None,
    pack: Pack | None = None,
    packs: Mapping[str, Pack] | None = None,
    print_info: PrintInfo | None = None,
    earlier: bool = False,
) -> bytes:
    """Return the PDF of one form.

    Only the annexes need a standard, for the words of their fields: ``pack``, or ``packs`` by
    SHA-256 as everywhere. The findings are made from the facts alone; the record too, but with
    the standard at hand it also opens incidents, consequences and stated figures. ``earlier``
    draws a form of ``EARLIER`` in the words it had before: for comparing, never for use. Raises
    FormError when the code is unknown, the standard is missing, a decision or a signature belongs
    to other facts, or a character has no glyph.
    """
    if form_code not in _BUILDERS:
        raise FormError("form-unknown", form=form_code[:40])
    if decision is not None and decision.facts_digest != facts_digest:
        raise FormError("form-decision-other-facts")
    job = _Job(
        facts=facts,
        digest=facts_digest,
        signatures=signatures,
        decision=decision,
        reader=reader,
        packs=_known(facts, pack, packs or {}),
        print_info=print_info or PrintInfo(),
        earlier=earlier and form_code in EARLIER,
    )
    with ONE_AT_A_TIME, glyphs_placed(FORM_TITLES[form_code], job.texts):
        return _BUILDERS[form_code](job)


def unprintable(facts: Facts) -> tuple[str, ...]:
    """Return characters of the facts that no shipped font can draw.

    Worth asking before a visit is closed: afterwards the words cannot change any more.
    """
    return fonts.missing(words_in(facts.plain()))


def _known(facts: Facts, pack: Pack | None, packs: Mapping[str, Pack]) -> dict[str, Pack]:
    """Return the packs of the visit by id: only the very edition that was frozen."""
    given = {**packs, digest(pack): pack} if pack else packs
    return {stated.id: given[stated.sha256] for stated in facts.packs if stated.sha256 in given}


def _annex_1(job: _Job) -> bytes:
    pack, form = job.form("annex-1")
    sheet = replace(job.sheet("annex-1"), first_top=ANNEX_TOP)
    return compose(
        *one_sheet(sheet, lambda size: annex_1.build(job.facts, pack, form, size), annex_1.SIZES)
    )


def _annex_2(job: _Job) -> bytes:
    annex = annex_2.Annex2(job.values("annex-2"), job.decision, job.reader)
    sheet = replace(job.sheet("annex-2"), first_top=ANNEX_TOP)
    sheet, blocks = one_sheet(sheet, annex.build, annex_2.SIZES)
    return compose(sheet, [*blocks, *annex.attached()])


def _annex_4(job: _Job) -> bytes:
    annex = annex_4.Annex4(job.values("annex-4"), job.decision)
    sheet = replace(job.sheet("annex-4"), first_top=ANNEX_TOP)
    attached = opinion_attachment(job.facts, annex.values.pack)
    sheet, blocks = one_sheet(sheet, annex.build, annex_4.SIZES)
    return compose(sheet, [*blocks, *attached])


def _record(job: _Job) -> bytes:
    given = checked(job.signatures, job.digest)
    listing = one_by_one if job.earlier else unchecked_table
    return compose(_report(job, "record"), record.build(job.facts, given, job.packs, listing))


def _acceptance(job: _Job) -> bytes:
    pack, _ = job.form(acceptance.BESIDE)
    given = checked(job.signatures, job.digest)
    return compose(_report(job, acceptance.CODE), acceptance.build(job.facts, given, pack))


def _findings(job: _Job) -> bytes:
    given = checked(job.signatures, job.digest)
    sheet = _report(job, "findings")
    return compose(sheet, findings.build(job.facts, job.reader, given, sheet.title))


def _rectification(job: _Job) -> bytes:
    given = checked(job.signatures, job.digest)
    return compose(_report(job, "rectification"), rectification.build(job.facts, given))


def _scores(job: _Job) -> bytes:
    return compose(_report(job, "scores"), scores.build(job.facts))


def _indicators(job: _Job) -> bytes:
    return compose(_report(job, "indicators"), indicators.build(job.facts, job.reader))


def _report(job: _Job, code: str) -> Sheet:
    return replace(job.sheet(code), left=25 * mm, right=20 * mm, bottom=20 * mm)


_BUILDERS: Mapping[str, Callable[[_Job], bytes]] = {
    "annex-1": _annex_1,
    acceptance.CODE: _acceptance,
    "annex-2": _annex_2,
    "annex-4": _annex_4,
    "record": _record,
    "findings": _findings,
    "rectification": _rectification,
    "scores": _scores,
    "indicators": _indicators,
}

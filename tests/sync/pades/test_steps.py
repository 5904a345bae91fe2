"""Step by step finds what pyHanko's comparing of all with all finds, in a fraction of the steps."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, StandardDiffPolicy
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
)

from sync.pades import judging
from sync.pades.judging import PaperVerdict, judge_paper
from sync.pades.signing import Seal, sign_paper
from sync.pades.steps import StepPolicy
from tests.sync.pades import kit
from tests.sync.pades.kit import AT

Change = Callable[[IncrementalPdfFileWriter], None]
NAMES = ("evaluator-1", "evaluator-2", "evaluator-3", "evaluator-4", "leader")


@cache
def five() -> bytes:
    seals = [Seal(name, "评价员甲", "现场检查结果确认", AT) for name in NAMES]
    return sign_paper(kit.base(), seals, kit.kit.district().signer)


def changed(pdf: bytes, change: Change) -> bytes:
    writer, out = IncrementalPdfFileWriter(io.BytesIO(pdf)), io.BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


def field(writer: IncrementalPdfFileWriter, number: int) -> generic.DictionaryObject:
    found = writer.root["/AcroForm"]["/Fields"][number]
    writer.update_container(found)
    return found


def emptied(writer: IncrementalPdfFileWriter) -> None:
    del field(writer, 1)["/V"]


def swapped(writer: IncrementalPdfFileWriter) -> None:
    first = writer.root["/AcroForm"]["/Fields"][0].raw_get("/V")
    field(writer, 1)[generic.pdf_name("/V")] = first


def said_otherwise(writer: IncrementalPdfFileWriter) -> None:
    value = writer.root["/AcroForm"]["/Fields"][2]["/V"]
    value[generic.pdf_name("/Name")] = generic.TextStringObject("另一个人")
    writer.update_container(value)


def renamed(writer: IncrementalPdfFileWriter) -> None:
    field(writer, 3)[generic.pdf_name("/TU")] = generic.TextStringObject("x")


def page_drawn_over(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    drawn = writer.add_object(generic.StreamObject(stream_data=b"1 0 0 rg 300 400 100 20 re f"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), drawn])
    writer.update_container(page)


def undone(pdf: bytes) -> bytes:
    """Drawn over, and in the next revision as it was signed: only the step in between shows it."""
    before = IncrementalPdfFileWriter(io.BytesIO(pdf)).root["/Pages"]["/Kids"][0]
    kept = before.raw_get("/Contents")

    def back(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"][0]
        page["/Contents"] = generic.IndirectObject(kept.idnum, kept.generation, writer)
        writer.update_container(page)

    return changed(changed(pdf, page_drawn_over), back)


def another_field(writer: IncrementalPdfFileWriter) -> None:
    append_signature_field(writer, SigFieldSpec("evaluator-9"))


def as_pyhanko(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> PaperVerdict:
    with monkeypatch.context() as patched:
        patched.setattr(judging, "StepPolicy", lambda: DEFAULT_DIFF_POLICY)
        return judge_paper(pdf)


@pytest.mark.parametrize(
    "change",
    [emptied, swapped, said_otherwise, renamed, page_drawn_over, another_field],
    ids=lambda change: change.__name__,
)
def test_what_was_added_is_judged_as_by_comparing_all_with_all(
    change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = changed(five(), change)
    ours, theirs = judge_paper(pdf), as_pyhanko(pdf, monkeypatch)
    assert not ours.holds
    for own, other in zip(ours.signatures, theirs.signatures, strict=True):
        assert other.holds or not own.holds, "nothing is let through that pyHanko refuses"


def test_what_was_undone_is_seen_and_a_good_form_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not judge_paper(undone(five())).holds
    for pdf in (five(), kit.accepted()):
        ours = judge_paper(pdf)
        assert ours.holds
        assert ours == as_pyhanko(pdf, monkeypatch)


def test_comparisons_grow_with_the_signatures_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[tuple[int, int]] = []
    apply = StandardDiffPolicy.apply

    def counting(self, old, new, *more):  # type: ignore[no-untyped-def]
        counted.append((old.revision, new.revision))
        return apply(self, old, new, *more)

    monkeypatch.setattr(StandardDiffPolicy, "apply", counting)
    assert judge_paper(five()).holds
    first = min(old for old, _new in counted)
    last = first + len(NAMES) - 1
    steps = [(n, n + 1) for n in range(first, last)]
    assert sorted(counted) == sorted([*steps, *((n, last) for n in range(first, last - 1))])


@pytest.mark.parametrize("locked", ["evaluator-3", "evaluator-9"])
def test_fields_that_a_signature_locks_are_judged_by_the_same_steps(
    locked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, [locked])
    reader = PdfFileReader(io.BytesIO(five()))
    first = reader.embedded_regular_signatures[0].signed_revision
    theirs = DEFAULT_DIFF_POLICY.review_file(reader, first, lock, MDPPerm.FILL_FORMS)
    counted: list[int] = []
    apply = StandardDiffPolicy.apply

    def counting(self, old, new, *more, **named):  # type: ignore[no-untyped-def]
        counted.append(new.revision)
        return apply(self, old, new, *more, **named)

    monkeypatch.setattr(StandardDiffPolicy, "apply", counting)
    steps = StepPolicy()
    for base in (first, first, first + 1):
        ours = steps.review_file(reader, base, lock, MDPPerm.FILL_FORMS)
        assert isinstance(ours, DiffResult) is isinstance(theirs, DiffResult)
        assert isinstance(ours, DiffResult) is (locked == "evaluator-9")
    assert len(counted) == 4 + 3, "a lock asks for no comparison of all with all"


def test_a_form_of_more_revisions_than_anybody_needs_is_not_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert judging.MAX_REVISIONS > 2 * judging.MAX_SIGNATURES
    monkeypatch.setattr(judging, "MAX_REVISIONS", len(NAMES) + 2)
    assert judge_paper(five()).holds
    assert not judge_paper(changed(five(), another_field)).readable

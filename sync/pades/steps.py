"""What was added behind a signature, judged step by step: in time for a form that many have signed.

pyHanko compares every signature's revision with every later one: for a hundred signatures that is
five thousand comparisons of a hundred fields each. Here every revision is compared once with the
one just before it, and every signature's revision once with the form as it is now. Nothing is let
through by that: each revision is still looked at by itself, under the same rules and with what the
signature forbids, and against more than before, as a field that was filled or an object that was
added meanwhile may not change any more; and what a reader sees is still held against what was
signed. Which fields a signature locks (FieldMDP) is asked of what all steps changed, so that no
form can ask for the comparisons of all with all.
"""

from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    ModificationLevel,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm

Judged = DiffResult | SuspiciousModification


class StepPolicy(StandardDiffPolicy):
    """pyHanko's own rules for one form; remembers its steps, so make one for each form."""

    def __init__(self) -> None:
        """Take the default rules."""
        rules = DEFAULT_DIFF_POLICY
        super().__init__(rules.global_rules, rules.form_rule)
        self._steps: dict[tuple[int, MDPPerm | None], Judged] = {}

    def review_file(
        self,
        reader: PdfFileReader,
        base_revision: int | HistoricalResolver,
        field_mdp_spec: FieldMDPSpec | None = None,
        doc_mdp: MDPPerm | None = None,
    ) -> Judged:
        """Return what was changed since a revision, or why that is not permitted."""
        base = base_revision if isinstance(base_revision, int) else base_revision.revision
        last, found = reader.xrefs.total_revisions - 1, list[DiffResult]()
        for revision in range(base + 1, last + 1):
            judged = self._step(reader, revision, doc_mdp)
            if isinstance(judged, SuspiciousModification):
                return judged
            found.append(judged)
        if last > base + 1:
            judged = self._compared(reader, (base, last), doc_mdp)
            if isinstance(judged, SuspiciousModification):
                return judged
            found.append(judged)
        level = max((one.modification_level for one in found), default=ModificationLevel.NONE)
        changed = set[str]().union(*(one.changed_form_fields for one in found))
        if field_mdp_spec is not None and any(map(field_mdp_spec.is_locked, changed)):
            return SuspiciousModification("A field was changed that the signature locks.")
        return DiffResult(level, changed)

    def _step(self, reader: PdfFileReader, revision: int, doc_mdp: MDPPerm | None) -> Judged:
        """Compare a revision with the one before it, once for all signatures that come earlier.

        What stands behind a certification stands behind any signature; the other way round it
        is asked again.
        """
        strict = self._remembered(reader, revision, doc_mdp or MDPPerm.FILL_FORMS)
        if doc_mdp is None and isinstance(strict, SuspiciousModification):
            return self._remembered(reader, revision, None)
        return strict

    def _remembered(self, reader: PdfFileReader, revision: int, doc_mdp: MDPPerm | None) -> Judged:
        key = (revision, doc_mdp)
        if key not in self._steps:
            self._steps[key] = self._compared(reader, (revision - 1, revision), doc_mdp)
        return self._steps[key]

    def _compared(
        self, reader: PdfFileReader, revisions: tuple[int, int], doc_mdp: MDPPerm | None
    ) -> Judged:
        old, new = (reader.get_historical_resolver(revision) for revision in revisions)
        try:
            return self.apply(old, new, None, doc_mdp)
        except SuspiciousModification as error:
            return error

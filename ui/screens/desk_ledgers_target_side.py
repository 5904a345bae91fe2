"""One target: the words that set it, the reports with their working, and the form for figures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from models.standards.ledgers.entries import Figure, TargetFigures, entry, whole_number
from models.standards.ledgers.figures import Concern, Reported
from models.standards.ledgers.types import HARDNESS_WORDS, Counted, Measure, Target
from models.standards.types import Input
from reports.cited import document
from ui import ledger_words
from ui.ledger_desk import split
from ui.screens.desk_ledgers_form_side import FormSide
from ui.screens.desk_ledgers_tab import remark
from ui.widgets.basics import chip, column, empty, frame, label, row
from ui.widgets.blocks import Pairs, clear_widget
from ui.widgets.entry_form import Ask, EntryForm

LONGEST_LIST = 20_000


class TargetSide(FormSide):
    """Right of the table."""

    def __init__(self) -> None:
        super().__init__("ledger_target_area")
        self.code = ""

    def title(self) -> str:
        return self.tr("Target")

    def show_target(self, target: Target | None, reported: tuple[Reported, ...]) -> None:
        """Show a target; None when none fits the filter."""
        empty(self._facts)
        if target is None:
            self.code = ""
            self._facts.addWidget(remark(self.tr("No target fits what was asked for.")))
            self._offer(None)
            return
        changed, self.code = self.code != target.id, target.id
        name = label(f"{target.id} {target.metric}", "title", "ledger_target_name", wrap=True)
        self._facts.addWidget(name)
        self._show_words(target)
        for one in reversed(reported):
            self._facts.addWidget(self._report(target, one))
        if changed:
            self._offer(target)

    def _show_words(self, target: Target) -> None:
        for quote in target.quotes:
            said = f"“{quote.text}” [{document(quote.source.document)} · {quote.source.line}]"
            self._facts.addWidget(label(said, "issued", wrap=True))
        implied = "" if target.level_stated else self.tr(" (implied, not written)")
        soft = self.tr(" A soft target: nobody fails by it.") if target.hardness.soft else ""
        pairs = [
            (self.tr("Scope"), target.level_words + implied),
            (self.tr("Counted"), target.subject),
            (self.tr("Due"), target.due.words or self.tr("The document gives no date.")),
            (self.tr("Hardness"), f"{HARDNESS_WORDS[target.hardness]}  {soft}".strip()),
        ]
        if target.regions:
            pairs.append((self.tr("Region"), "、".join(map(ledger_words.region, target.regions))))
        if target.parts:
            pairs.append((self.tr("Parts"), "；".join(target.parts)))
        if target.tasks:
            pairs.append((self.tr("Tasks"), "、".join(map(str, target.tasks))))
        self._facts.addWidget(clear_widget(Pairs(pairs)))
        if target.hint:
            self._facts.addWidget(remark(self.tr("Our reading: {hint}").format(hint=target.hint)))

    def _report(self, target: Target, one: Reported) -> QWidget:
        made = frame("well")
        said, tone = ledger_words.result(one.result)
        tone = tone if one.concern is Concern.YES else ""
        given = one.figures
        head = label(f"{given.area}  {given.year}", "heading", wrap=True)
        top = row(head, chip(said, tone, f"ledger_report_{target.id}"), gap=6)
        top.setStretch(0, 1)
        lines = [label(line, "", "ledger_working", wrap=True) for line in one.result.working()]
        about = [self.tr("figures of {day}").format(day=given.as_of), *given.evidence]
        lines.append(remark("  ".join(about)))
        if one.result.soft:
            lines.append(remark(self.tr("A soft target: shown, never failed.")))
        if one.result.above_range:
            lines.append(remark(self.tr("Above the printed range; it passes with this note.")))
        if words := ledger_words.concern(one.concern):
            lines.append(label(words, "small", "ledger_concern", wrap=True))
        made.setLayout(column(top, *lines, gap=2, margin=8))
        return made

    def _offer(self, target: Target | None) -> None:
        empty(self._form_place)
        self._form = None
        if target is None:
            return
        if not target.inputs:
            said = self.tr("No figures are asked for; a person judges by the words.")
            if target.measure is Measure.MASKED:
                said = self.tr("The figure is hidden by (略) in the published text.")
            elif target.annual and target.parts:
                said = self.tr("A yearly duty: it is kept under “Yearly duties”.")
            self._form_place.addWidget(remark(said))
            return
        self._form = EntryForm("ledger_figures", self._asked(target), self.tr("Save figures"))
        self._form.given.connect(self.given)
        if target.due.year is not None:
            self._form.put("year", str(target.due.year))
        self._form_place.addWidget(label(self.tr("Add figures"), "heading"))
        self._form_place.addWidget(self._form)

    def _asked(self, target: Target) -> tuple[Ask, ...]:
        lists: tuple[Ask, ...] = ()
        if target.counted is Counted.INSTITUTIONS:
            hint = self.tr("or their codes, 、 between")
            lists = (
                Ask("part", self.tr("Codes above"), hint, most=LONGEST_LIST),
                Ask("whole", self.tr("Codes below"), hint, most=LONGEST_LIST),
            )
        return (
            Ask("area", self.tr("Area or facility"), self.tr("as you write it in the regions")),
            Ask("year", self.tr("Year"), "2025"),
            Ask("as_of", self.tr("Cut-off date"), self.tr("yyyy-mm-dd")),
            *(self._input(one) for one in target.inputs),
            *lists,
            Ask("evidence", self.tr("Evidence"), self.tr("Document numbers, 、 between")),
        )

    def _input(self, one: Input) -> Ask:
        choices = tuple((choice.value, choice.label) for choice in one.choices)
        return Ask(
            f"value_{one.key}", one.label, one.unit, (("", "—"), *choices) if choices else ()
        )

    def record(self, target: Target, values: Mapping[str, str]) -> TargetFigures:
        """Return the entry of what was typed; raises StandardError."""
        figures = []
        for one in target.inputs:
            typed = values[f"value_{one.key}"]
            if typed and one.choices:
                figures.append(Figure(key=one.key, choice=typed))
            elif typed:
                figures.append(Figure(key=one.key, number=whole_number(typed, one.label)))
        return entry(
            TargetFigures,
            target=target.id,
            year=whole_number(values["year"], self.tr("Year")),
            area=values["area"],
            as_of=values["as_of"],
            figures=tuple(figures),
            part=split(values.get("part", "")),
            whole=split(values.get("whole", "")),
            evidence=split(values["evidence"]),
        )

    def clear_form(self) -> None:
        """Empty the figures; area and year often stay the same."""
        if self._form is not None:
            kept = {"area", "year", "as_of"}
            self._form.clear(*(key for key in self._form.values() if key not in kept))

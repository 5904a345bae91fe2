"""附件4 社区医院验收申请表."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.facts.decision import DISTRICT_PLACE, DecisionFacts
from reports.block import Block, Gap, Stack, mm
from reports.layout import BLANK_DAY, BODY, SignPlace, annex_heading, centre, left
from reports.marks import brackets
from reports.numbers import day
from reports.opinion import opinion_words
from reports.paragraph import Paragraph, Run, Style
from reports.tables import Cell, Grid, Label, Row, Stand
from reports.values import FormValues

SIZES = (12, 11.5, 11, 10.5, 10)
WIDTHS = (34 * mm, 56 * mm, 24 * mm, 42 * mm)
FINDINGS = (
    ("grade_date",),
    ("resources_standard",),
    ("specialty_name", "specialty_daily_visits"),
    ("resident_population", "annual_visits"),
    ("tcm_piece_kinds", "tcm_share"),
    ("gp_ratio",),
    ("partner_hospitals",),
    ("elite_teams",),
    ("patient_satisfaction",),
    ("contracted_satisfaction",),
    ("staff_satisfaction",),
)
"""Rows of 自查结果; fields of one row stand on lines of their own."""
SHORT_BLANK, LONG_BLANK = 18 * mm, 34 * mm


@dataclass(frozen=True)
class Annex4:
    """What the sheet is made from."""

    values: FormValues
    """Fields."""
    decision: DecisionFacts | None
    """Fills the office's block when there is one."""

    def build(self, size: float) -> Sequence[Block]:
        """Return the sheet at one size of type."""
        style = BODY.but(size=size)
        result = Label(self.values.field(FINDINGS[0][0]).group, style)
        rows = [
            *self._identity(style),
            *(Row([left(self._lines(keys, style), style, 3)], result) for keys in FINDINGS),
            self._applied(style),
            self._pledge(style),
            self._authority(style),
        ]
        return [*annex_heading("附件4", self.values.form.title), Grid(WIDTHS, rows)]

    def _label(self, key: str) -> str:
        return self.values.field(key).label

    def _identity(self, style: Style) -> list[Row]:
        text = self.values.text
        pairs = (("facility_address", "postcode"), ("responsible_name", "phone"))
        licence = Label("医疗机构执业许\n可证号编码", style)
        return [
            Row(
                [left(text("facility_name"), style, 3)],
                Label(self._label("facility_name"), style),
            ),
            *(
                Row(
                    [
                        left(text(first), style),
                        centre(self._label(second), style),
                        centre(text(second), style),
                    ],
                    Label(self._label(first), style),
                )
                for first, second in pairs
            ),
            Row([left(text("licence_code"), style, 3)], licence),
        ]

    def _lines(self, keys: Sequence[str], style: Style) -> list[Run | str]:
        runs: list[Run | str] = []
        for key in keys:
            if runs:
                runs.append("\n")
            field = self.values.field(key)
            runs.append(field.label)
            if field.kind == "choice":
                runs += brackets(field.options, self.values.text(key))
            else:
                blank = LONG_BLANK if field.kind in ("text", "date") else SHORT_BLANK
                runs.append(Run(self.values.text(key), underline=True, blank=blank))
                runs.append(field.unit)
        return runs

    def _applied(self, style: Style) -> Row:
        words = self.values.text("applied_on") or BLANK_DAY
        return Row([left(words, style, 3)], Label(self._label("applied_on"), style))

    def _pledge(self, style: Style) -> Row:
        field = self.values.field("head_signature")
        pledged = self.values.text("pledged_on") or BLANK_DAY
        place = SignPlace(field.label, self._label("facility_seal"), pledged, style)
        return _signed_row(field.group, place, style)

    def _authority(self, style: Style) -> Row:
        decided = self.decision
        place = SignPlace(
            signer=self._label("authority_signature"),
            seal=self._label("authority_seal"),
            day=day(decided.decided_on) if decided else BLANK_DAY,
            style=style,
            mark="" if decided else DISTRICT_PLACE,
        )
        words = self._label("authority_opinion") + opinion_words(decided)
        return _signed_row(words, place, style)


def _signed_row(words: str, place: SignPlace, style: Style) -> Row:
    stack = Stack([Paragraph(words, style.but(indent=2)), Gap(0.5 * mm), place])
    return Row([Cell(stack, 4, Stand.TOP)], grows=True, padding=4)

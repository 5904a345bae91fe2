"""附件2 重庆市社区医院信息表, with attached pages where the sheet says 可另附页."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.facts.decision import DecisionFacts
from models.facts.reader import ByteReader
from reports.attachments import ATTACHED, Attached, attached_pages
from reports.block import Block, Gap, Stack, mm
from reports.layout import BLANK_DAY, BODY, SignPlace, annex_heading, centre, left
from reports.marks import boxes
from reports.numbers import day
from reports.opinion import opinion_words
from reports.paragraph import Align, Paragraph, Run, Style
from reports.tables import Cell, Grid, Label, Row, Stand
from reports.values import FormValues

SIZES = (11, 10.5, 10, 9.5, 9)
WIDTHS = (33 * mm, *(20.5 * mm,) * 6)
GP_ROWS = 3
"""Rows the issued sheet has; more go to an attached page."""
GP_KEYS = ("gp_name", "gp_category", "gp_certificate")
MOST_IN_CELL = 14 * mm
"""A longer list of equipment goes to an attached page."""
TRIPLES = (
    ("resident_population", "health_staff", "permanent_health_staff"),
    ("outpatient_visits", "discharges", "open_beds"),
    ("specialty_name", "specialty_staff", "specialty_daily_visits"),
    ("tcm_staff", "tcm_piece_kinds", "tcm_daily_prescriptions"),
)
SATISFACTION = ("patient_satisfaction", "contracted_satisfaction", "staff_satisfaction")


@dataclass(frozen=True)
class Annex2:
    """What the sheet is made from."""

    values: FormValues
    """Fields."""
    decision: DecisionFacts | None
    """Fills the office's block when there is one."""
    reader: ByteReader | None
    """Bytes of the floor plan, when it is a picture."""

    def build(self, size: float) -> Sequence[Block]:
        """Return the first sheet at one size of type."""
        style = BODY.but(size=size)
        rows = [
            *self._identity(style),
            *self._departments(style),
            *(row for keys in TRIPLES for row in self._triple(keys, style)),
            *self._doctors(style),
            *self._attachments(style),
            *self._triple(SATISFACTION, style),
            self._authority(style),
        ]
        return [*annex_heading("附件2", self.values.form.title), Grid(WIDTHS, rows)]

    def attached(self) -> list[Block]:
        """Return the attached pages, if any are needed."""
        rows = self.values.rows(GP_KEYS)
        pages: list[Attached] = []
        if len(rows) > GP_ROWS:
            heads = ["序号", *(self._label(key) for key in GP_KEYS)]
            more = [[str(n), *row] for n, row in enumerate(rows, 1)][GP_ROWS:]
            pages.append(Attached("全科医生情况", heads=heads, rows=more))
        for key, name in (("floor_plan", "机构房屋平面布局图"), ("equipment_list", "机构设备清单")):
            text, pictures = self._attachment(key)
            if pictures or self._too_long(text, BODY.but(size=SIZES[-1])):
                pages.append(Attached(name, text=text, pictures=pictures))
        return attached_pages(pages, self.values.evidence, self.reader)

    def _label(self, key: str) -> str:
        return self.values.field(key).label

    def _one(self, key: str, style: Style, span: int = 6) -> Row:
        label = Label(self._label(key), style)
        return Row([centre(self.values.text(key), style, span)], label)

    def _identity(self, style: Style) -> list[Row]:
        keys = ("facility_name", "facility_address", "legal_name")
        certificate = Label("法人资质\n证明编号", style)
        person = Label(self.values.field("representative_name").group, style)
        text = self.values.text
        return [
            *(self._one(key, style) for key in keys),
            Row([centre(text("legal_certificate"), style, 6)], certificate),
            Row(
                [
                    centre("姓　名", style),
                    centre(text("representative_name"), style, 2),
                    centre(self._label("representative_phone"), style),
                    centre(text("representative_phone"), style, 2),
                ],
                person,
            ),
            Row(
                [
                    centre(self._label("representative_id"), style, 2),
                    centre(text("representative_id"), style, 4),
                ],
                person,
            ),
        ]

    def _departments(self, style: Style) -> list[Row]:
        field, other = self.values.field("departments"), self.values.text("departments_other")
        chosen = self.values.chosen("departments")
        # A box ticked under a name the sheet does not print still belongs to 其他.
        strange = [name for name in chosen if name not in field.options]
        words = "、".join([*strange, other] if other else strange)
        last = self._label("departments_other")
        runs = boxes(field.options, chosen, gap=" ")
        runs += [" ", *boxes([last], [last] if words else []), " "]
        runs.append(Run(words, underline=True, blank=0 if words else 24 * mm))
        return [Row([left(runs, style.but(align=Align.LEFT), 6)], Label(field.label, style))]

    def _triple(self, keys: Sequence[str], style: Style) -> list[Row]:
        label = Label(self.values.field(keys[0]).group, style)
        values = [centre(self.values.text(key), style, 2) for key in keys]
        return [
            Row([centre(self._label(key), style, 2) for key in keys], label),
            Row(values, label, least=style.line + 6),
        ]

    def _doctors(self, style: Style) -> list[Row]:
        given, name = self.values.rows(GP_KEYS), _broken(self.values.field(GP_KEYS[0]).group)
        label = Label(f"{name}\n其余{ATTACHED}" if len(given) > GP_ROWS else name, style)
        rows = [["姓　名", "类　别", self._label(GP_KEYS[2])], *given]
        rows += [["", "", ""]] * GP_ROWS
        return [
            Row([centre(text, style, 2) for text in row], label, least=style.line + 6)
            for row in rows[: GP_ROWS + 1]
        ]

    def _attachments(self, style: Style) -> list[Row]:
        rows = []
        for key in ("floor_plan", "equipment_list"):
            text, pictures = self._attachment(key)
            away = bool(pictures) or self._too_long(text, BODY.but(size=SIZES[-1]))
            cell = centre(ATTACHED, style, 6) if away else left(text, style, 6)
            label = Label(_broken(self._label(key)), style)
            rows.append(Row([cell], label, least=11 * mm, grows=True))
        return rows

    def _attachment(self, key: str) -> tuple[str, tuple[str, ...]]:
        """Return the words of an attachment and the evidence that it names by SHA-256."""
        named = {item.sha256 for item in self.values.evidence}
        parts = self.values.chosen(key)
        words = "\n".join(part for part in parts if part not in named)
        return words, tuple(part for part in parts if part in named)

    def _too_long(self, text: str, style: Style) -> bool:
        return Paragraph(text, style).height(sum(WIDTHS[1:])) > MOST_IN_CELL

    def _authority(self, style: Style) -> Row:
        decided = self.decision
        place = SignPlace(
            signer=self._label("reviewer_signature"),
            seal=self._label("authority_seal"),
            day=day(decided.decided_on) if decided else BLANK_DAY,
            style=style,
            beside=True,
        )
        opinion = Paragraph(opinion_words(decided), style.but(indent=2))
        label = Label("区县卫生健康\n行政部门意见", style)
        cell = Cell(Stack([opinion, Gap(1 * mm), place]), 6, Stand.BOTTOM)
        return Row([cell], label, grows=True)


def _broken(label: str) -> str:
    """Return a label with its bracket on a line of its own, as printed."""
    return label.replace("（可另附页）", "\n（可另附页）")

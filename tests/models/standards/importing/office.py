"""Small writers of .docx and .xlsx, so that every trick of a document is spelt out in its test."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from models.standards.importing.archive import archive_of
from models.standards.importing.draft import Draft
from models.standards.importing.recognise import recognise
from models.standards.importing.sheets import read_sheets
from models.standards.importing.word import read_word
from models.standards.loading import available
from models.standards.types import Indicator, Pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PR = "http://schemas.openxmlformats.org/package/2006/relationships"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"
HEADS = ("一级指标", "二级指标", "三级指标", "指标说明")
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def types(part: str, content: str) -> str:
    return f'<Types xmlns="{CT}"><Override PartName="/{part}" ContentType="{content}"/></Types>'


def relations(entries: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{target}" {more}/>'
        for n, (kind, target, more) in enumerate(entries, start=1)
    )
    return f'<Relationships xmlns="{PR}">{inner}</Relationships>'


# --- Word ---


def run(text: str, properties: str = "") -> str:
    kept = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{kept}</w:r>"


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="a">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="a"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def para(content: str, numbered: tuple[int, int] | None = None, properties: str = "") -> str:
    """A paragraph; ``content`` is XML when it begins with "<", else text."""
    inner = content if content.startswith("<") else run(content)
    if numbered:
        properties += (
            f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
        )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(*content: str, merge: str = "", span: int = 1) -> str:
    """A cell of paragraphs (or texts); ``merge`` is restart or continue."""
    inner = "".join(c if c.startswith(("<w:p", "<w:sdt", "<w:tbl")) else para(c) for c in content)
    down = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{wide}{down}</w:tcPr>{inner or para('')}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(c if c.startswith("<w:") else cell(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def docx(
    *body: str,
    numbering: str = "",
    more: Mapping[str, str | bytes] | None = None,
    links: Sequence[tuple[str, str, str]] = (),
    content_type: str = WORD_TYPE,
) -> bytes:
    document = (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(body)}</w:body></w:document>'
    )
    entries = [*links, *([("numbering", "numbering.xml", "")] if numbering else [])]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types("word/document.xml", content_type),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations(entries),
    }
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'
    return zipped(parts | dict(more or {}))


def numbering_list(number: int, *levels: tuple[str, str]) -> str:
    """One list; a level is its number format and its pattern."""
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


# --- Excel ---


def at(reference: str, value: str | int | float, formula: str = "", style: int = 0) -> str:
    inner = f"<f>{formula}</f>" if formula else ""
    if isinstance(value, str):
        kind = "str" if formula else "inlineStr"
        text = f"<v>{escape(value)}</v>" if formula else f"<is><t>{escape(value)}</t></is>"
        return f'<c r="{reference}" t="{kind}">{inner}{text}</c>'
    return f'<c r="{reference}" s="{style}">{inner}<v>{value}</v></c>'


def xlsx(
    rows: Sequence[Sequence[str | int | float | None]],
    merges: Iterable[str] = (),
    raw: str = "",
    more: Mapping[str, str | bytes] | None = None,
    styles: str = "",
    name: str = "标准",
) -> bytes:
    """A workbook of one sheet; strings that begin with "<c" are XML of a cell."""
    lines = "".join(
        f'<row r="{n}">'
        + "".join(
            v if isinstance(v, str) and v.startswith("<c ") else at(f"{chr(64 + c)}{n}", v)
            for c, v in enumerate(line, start=1)
            if v is not None and v != ""
        )
        + "</row>"
        for n, line in enumerate(rows, start=1)
    )
    ranges = "".join(f'<mergeCell ref="{m}"/>' for m in merges)
    sheet = f'<worksheet xmlns="{S}"><sheetData>{lines}{raw}</sheetData>'
    sheet += f"<mergeCells>{ranges}</mergeCells></worksheet>" if ranges else "</worksheet>"
    sheets = f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets>'
    entries = [("worksheet", "worksheets/sheet1.xml", "")]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types("xl/workbook.xml", EXCEL_TYPE),
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}">{sheets}</workbook>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    if styles:
        entries.append(("styles", "styles.xml", ""))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{S}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = relations(entries)
    return zipped(parts | dict(more or {}))


# --- reading, and the standard of source 000 as an office sends it ---


def draft_of(data: bytes) -> Draft:
    archive = archive_of(data)
    return recognise(read_word(archive) if archive.kind == "docx" else read_sheets(archive))


def saved(folder: Path, data: bytes, name: str = "standard.docx") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def quality_2015() -> Pack:
    return next(x.pack for x in available() if x.pack.id == "community-service-quality-2015")


def labels_2015() -> list[tuple[str, str, Indicator]]:
    """Per indicator the printed labels of levels 1 and 2."""
    return [
        (f"{one.code}.{one.name}", f"{two.code}\n{two.name}", indicator)
        for one in quality_2015().sections
        for two in one.sections
        for indicator in two.indicators
    ]


def clause_lines(indicator: Indicator) -> list[str]:
    """The lines of the fourth column as the document prints them."""
    lines = [note.text for note in indicator.notes if note.before]
    lines += [f"{c.number}.{c.text}" if c.number else c.text for c in indicator.clauses]
    return lines + [note.text for note in indicator.notes if not note.before]


def told(draft: Draft) -> set[str]:
    """The codes of every remark."""
    rows = {remark.code for one in draft.rows for remark in one.remarks}
    return rows | {remark.code for remark in draft.remarks}

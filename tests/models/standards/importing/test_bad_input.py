"""What is refused: one plain sentence, what to do, and nothing written."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from models.errors import StandardError
from models.standards.importing import command
from models.standards.importing.bounds import MAX_PART_BYTES
from models.standards.importing.draft import Certainty
from models.standards.importing.publish import pack_of
from tests.models.standards.importing import office
from tests.models.standards.importing.office import (
    HEADS,
    cell,
    docx,
    draft_of,
    para,
    row,
    run,
    saved,
    table,
    told,
    zipped,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
GOOD = (
    row(*HEADS),
    row("1.服务能力", "1.1医疗服务", "1.1.1门诊服务", cell("1.有诊室。", "2.有药房。")),
    row("", "", "1.1.2急诊抢救", cell("1.有制度。")),
)


def refusal(folder: Path, data: bytes, name: str = "standard.docx") -> str:
    with pytest.raises(StandardError) as caught:
        command.import_file(saved(folder, data, name))
    said = caught.value.sentence("zh"), caught.value.sentence("en")
    assert all("\n" not in one for one in said)
    return caught.value.code


def bomb() -> bytes:
    """50 MB of blanks in a few kilobytes."""
    body = (
        f'<w:document xmlns:w="{office.W}"><w:body>' + " " * 50_000_000 + "</w:body></w:document>"
    )
    return docx(more={"word/document.xml": body})


def entities() -> bytes:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    body = (
        f'<!DOCTYPE d [<!ENTITY a0 "x">{lines}]><w:document xmlns:w="{office.W}">&a8;</w:document>'
    )
    return docx(more={"word/document.xml": body})


def outside() -> bytes:
    body = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    return docx(more={"word/document.xml": body})


def swapped(*heads: str) -> bytes:
    return docx(table(row(*heads), *GOOD[1:]))


def without_codes() -> bytes:
    rows = [row("服务能力", "医疗服务", "门诊服务", "有诊室。"), row("", "", "急诊", "有制度。")]
    return docx(table(row(*HEADS), *rows))


def swapped_method() -> bytes:
    rows = [row(str(n), "查阅资料", f"有第{n}项制度并落实。") for n in range(1, 5)]
    return docx(table(row("序号", "评价内容", "评价方法"), *rows))


def deep() -> bytes:
    body = f'<w:document xmlns:w="{office.W}">' + "<w:p>" * 5000
    return docx(more={"word/document.xml": body})


def locked() -> bytes:
    data = bytearray(docx(table(*GOOD)))
    at = 0
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        names = len(archive.namelist())
    for _ in range(names):  # the encryption bit in every central entry
        at = data.index(b"PK\x01\x02", at) + 8
        data[at] |= 1
    return bytes(data)


def compound(*streams: tuple[str, bytes]) -> bytes:
    """An OLE container: a table of sectors, a directory, and each stream in eight sectors."""
    first = [2 + 8 * n for n in range(len(streams))]
    chains = [s + 1 if (s - 1) % 8 else 0xFFFFFFFE for s in range(2, 2 + 8 * len(streams))]
    table = [0xFFFFFFFD, 0xFFFFFFFE, *chains]
    table += [0xFFFFFFFF] * (128 - len(table))
    head = OLE + bytes(16) + struct.pack("<HHHH", 0x3E, 3, 0xFFFE, 9)
    head = head.ljust(44, b"\0") + struct.pack("<II", 1, 1)
    head = head.ljust(76, b"\0") + struct.pack("<I", 0) + b"\xff" * 432
    entries = [("Root Entry", 0xFFFFFFFE), *zip((n for n, _ in streams), first, strict=True)]
    directory = b""
    for name, start in entries:
        text = (name + "\0").encode("utf-16-le")
        entry = text.ljust(64, b"\0") + struct.pack("<H", len(text))
        directory += entry.ljust(116, b"\0") + struct.pack("<III", start, 4096, 0)
    body = struct.pack("<128I", *table) + directory.ljust(512, b"\0")
    return head + body + b"".join(data.ljust(4096, b"\0") for _, data in streams)


def old_word(flags: int) -> bytes:
    return compound(("WordDocument", struct.pack("<6H", 0xA5EC, 0xC1, 0, 0, 0, flags)))


def old_excel(*records: int) -> bytes:
    begin = struct.pack("<HH", 0x0809, 4) + bytes(4)
    more = b"".join(struct.pack("<HH", kind, 2) + b"xx" for kind in records)
    return compound(("Workbook", begin + more))


def many_sheets() -> bytes:
    """A zip bomb of modest parts: six sheets of thirty megabytes each."""
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, 7))
    blank = f'<worksheet xmlns="{office.S}">' + " " * 30_000_000 + "</worksheet>"
    links = [("worksheet", f"worksheets/s{n}.xml", "") for n in range(1, 7)]
    return office.xlsx(
        [["x"]],
        more={
            "xl/workbook.xml": f'<workbook xmlns="{office.S}" xmlns:r="{office.R}">'
            f"<sheets>{sheets}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": office.relations(links),
            **{f"xl/worksheets/s{n}.xml": blank for n in range(1, 7)},
        },
    )


def graded_without_codes() -> bytes:
    rows = [row("诊疗", "【C】有。【B】有。【A】有。"), row("护理", "【C】有。【B】有。【A】有。")]
    return docx(table(row("条款", "评审要点"), *rows))


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("old .doc", lambda: OLE + bytes(4096), "import-old-format"),
    (
        "password",
        lambda: OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "import-password",
    ),
    ("old .doc in full", lambda: old_word(0), "import-old-format"),
    ("old .doc with a password", lambda: old_word(0x0100), "import-old-password"),
    ("old .xls", lambda: old_excel(0x0042), "import-old-format"),
    ("old .xls with a password", lambda: old_excel(0x0042, 0x002F), "import-old-password"),
    ("password in full", lambda: compound(("EncryptedPackage", b"x")), "import-password"),
    ("locked archive", locked, "import-password"),
    ("nothing", lambda: b"", "import-nothing"),
    ("50 MB of zeros", lambda: bytes(50_000_000), "import-nothing"),
    ("50 MB of blanks", lambda: b" " * 50_000_000, "import-nothing"),
    ("50 MB of noise", lambda: b"\x01" * 50_000_000, "import-not-office"),
    ("many sheets of nothing", many_sheets, "import-too-much"),
    ("graded, no codes", graded_without_codes, "import-no-codes"),
    ("70 MB", lambda: b"x" * 70_000_000, "import-too-big"),
    ("50 MB of blanks, packed", bomb, "import-too-much"),
    ("entities", entities, "import-dangerous"),
    ("entities outside", outside, "import-dangerous"),
    ("deep", deep, "import-too-much"),
    ("PDF", lambda: b"%PDF-1.7 ...", "import-pdf"),
    ("RTF", lambda: b"{\\rtf1 ...}", "import-rtf"),
    ("text", lambda: "服务能力".encode(), "import-not-office"),
    ("another archive", lambda: zipped({"a.txt": "a"}), "import-not-office"),
    ("cut off", lambda: docx(table(*GOOD))[:-200], "import-not-office"),
    ("broken XML", lambda: docx(more={"word/document.xml": "<a><b></a>"}), "import-damaged"),
    ("no table", lambda: docx(para("通知"), para("请执行。")), "import-no-table"),
    ("no codes", without_codes, "import-no-codes"),
    ("another table", lambda: docx(table(row("姓名", "电话"), row("甲", "1"))), "import-no-codes"),
    (
        "levels swapped",
        lambda: swapped("一级指标", "三级指标", "二级指标", "指标说明"),
        "import-columns-swapped",
    ),
    (
        "name and text swapped",
        lambda: swapped("指标说明", "二级指标", "三级指标", "一级指标"),
        "import-columns-swapped",
    ),
    (
        "indicator and text swapped",
        lambda: swapped("一级指标", "二级指标", "指标说明", "三级指标"),
        "import-columns-swapped",
    ),
    ("text and method swapped", swapped_method, "import-columns-swapped"),
    ("empty sheet", lambda: office.xlsx([]), "import-no-table"),
]


@pytest.mark.parametrize(("data", "code"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_bad_input_is_refused_in_one_sentence(
    tmp_path: Path, data: Callable[[], bytes], code: str
) -> None:
    assert refusal(tmp_path, data()) == code


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StandardError, match="无法读取"):
        command.import_file(tmp_path / "absent.docx")


def test_a_part_is_never_unpacked_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    original = zipfile.ZipExtFile.read

    def read(self: zipfile.ZipExtFile, n: int = -1) -> bytes:
        asked.append(n)
        return original(self, n)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", read)
    draft_of(docx(table(*GOOD)))
    assert set(asked) == {MAX_PART_BYTES + 1}


def test_macros_are_told_and_not_touched(tmp_path: Path) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = docx(table(*GOOD), more={"word/vbaProject.bin": b"\0"}, content_type=kind)
    draft = command.import_file(saved(tmp_path, data, "standard.docm")).draft
    assert draft is not None
    assert "import-macros" in told(draft)
    assert draft.counted()["clause"] == 3


@pytest.mark.parametrize("name", ["standard.docx", "standard.xlsx", "standard.xlsm"])
def test_macros_hidden_under_an_innocent_name_are_told(tmp_path: Path, name: str) -> None:
    code = "xl/vbaProject.bin" if name != "standard.docx" else "word/vbaProject.bin"
    rows: list[list[str | int | float | None]] = [
        [*HEADS],
        ["1.服务能力", "1.1医疗服务", "1.1.1门诊服务", "1.有诊室。"],
    ]
    more = {code: b"\0"}
    if name.endswith("m"):
        kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        more["[Content_Types].xml"] = office.types("xl/workbook.xml", kind).encode()
    data = (
        docx(table(*GOOD), more=more) if name == "standard.docx" else office.xlsx(rows, more=more)
    )
    draft = command.import_file(saved(tmp_path, data, name)).draft
    assert draft is not None
    assert "import-macros" in told(draft)
    assert all(b"vba" not in line.encode() for line in draft.source_lines)


def test_a_link_of_a_part_nobody_reads_is_told_too(tmp_path: Path) -> None:
    """A workbook that takes values from another: the path stands beside a part of its own."""
    rows: list[list[str | int | float | None]] = [
        [*HEADS],
        ["1.服务能力", "1.1医疗服务", "1.1.1门诊服务", "1.有诊室。"],
    ]
    link = [("externalLinkPath", "file:///D:/张三/总表.xlsx", 'TargetMode="External"')]
    more = {"xl/externalLinks/_rels/externalLink1.xml.rels": office.relations(link)}
    draft = command.import_file(saved(tmp_path, office.xlsx(rows, more=more), "a.xlsx")).draft
    assert draft is not None
    (said,) = [remark for remark in draft.remarks if remark.code == "import-external"]
    assert said.params == {"count": 1, "names": "总表.xlsx"}


def test_external_links_are_told_and_never_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("nothing outside may be opened")

    monkeypatch.setattr("socket.socket.connect", forbidden)
    monkeypatch.setattr("socket.getaddrinfo", forbidden)
    links = [
        ("hyperlink", "http://example.invalid/", 'TargetMode="External"'),
        ("attachedTemplate", "file:///C:/t.dotm", 'TargetMode="External"'),
        ("styles", "../../../../etc/passwd", ""),
    ]
    draft = command.import_file(saved(tmp_path, docx(table(*GOOD), links=links))).draft
    assert draft is not None
    (said,) = [remark for remark in draft.remarks if remark.code == "import-external"]
    assert said.params == {"count": 2, "names": "example.invalid、t.dotm"}


def test_a_formula_is_never_computed() -> None:
    rows: list[list[str | int | float | None]] = [
        [*HEADS],
        [
            "1.服务能力",
            "1.1医疗服务",
            "1.1.1门诊服务",
            office.at("D2", "1.旧值。", "CONCAT(A1,B1)"),
        ],
        [None, None, "1.1.2急诊", office.at("D3", "", 'HYPERLINK("http://example.invalid")')],
    ]
    draft = draft_of(office.xlsx(rows))
    assert {"import-formula", "import-formulas"} <= told(draft)
    assert [row.text for row in draft.rows if row.kind == "clause"] == ["旧值。"]
    assert "import-nothing-below" in told(draft)


def test_wide_merges_and_far_cells_cost_nothing() -> None:
    rows: list[list[str | int | float | None]] = [
        [*HEADS],
        ["1.服务能力", "1.1医疗服务", "1.1.1门诊服务", "1.有诊室。"],
    ]
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    merges = ["A2:A1048576", "E1:XFD1048576"]
    assert draft_of(office.xlsx(rows, merges, raw=far)).counted()["clause"] == 1


def test_a_cell_spanning_a_million_columns_is_refused() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>{para("x")}</w:tc>'
    with pytest.raises(StandardError) as caught:
        draft_of(docx(table(row(*HEADS), row(wide))))
    assert caught.value.code == "import-too-much"


def test_hidden_text_and_boxes_are_told() -> None:
    hidden = cell(para(run("1.有诊室。") + run("内部意见", "<w:vanish/>")))
    draft = draft_of(docx(table(GOOD[0], row("1.能力", "1.1服务", "1.1.1门诊", hidden))))
    assert [row.text for row in draft.rows if row.kind == "clause"] == ["有诊室。"]
    assert "import-hidden" in told(draft)


LIST = ["序号", "指标名称", "评价内容"]


def test_an_error_in_a_cell_is_no_text_of_a_standard() -> None:
    broken = '<c r="C3" t="e"><f>Sheet9!A1</f><v>#REF!</v></c>'
    draft = draft_of(office.xlsx([LIST, ["1.1", "门诊", "甲。"], ["1.2", "急诊", broken]]))
    (waiting,) = [row for row in draft.rows if row.certainty is Certainty.NOT_UNDERSTOOD]
    assert "import-cell-error" in {remark.code for remark in waiting.remarks}
    with pytest.raises(StandardError) as caught:
        pack_of(draft)
    assert caught.value.code == "import-rows-wait"


def test_hidden_rows_and_columns_of_a_sheet_are_told() -> None:
    data = office.xlsx([LIST, ["1.1", "门诊", "甲。"], ["1.2", "急诊", "乙。"]])
    assert "import-hidden-lines" not in told(draft_of(data))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    sheet = archive_text(parts["xl/worksheets/sheet1.xml"])
    sheet = sheet.replace('<row r="3">', '<row r="3" hidden="1">')
    columns = '<cols><col min="2" max="2" hidden="true"/><col min="9" max="99" hidden="1"/></cols>'
    sheet = sheet.replace("<sheetData>", columns + "<sheetData>")
    draft = draft_of(office.zipped(parts | {"xl/worksheets/sheet1.xml": sheet}))
    (said,) = [remark for remark in draft.remarks if remark.code == "import-hidden-lines"]
    assert (said.params["rows"], said.params["columns"]) == ("3", "B")


def archive_text(data: str | bytes) -> str:
    return data if isinstance(data, str) else data.decode()


def test_nothing_of_a_row_without_a_readable_code_is_lost() -> None:
    rows = [LIST, ["1.1", "门诊", "甲。"], ["1.2", "急诊", "丙。"], ["l.3", "药品", "乙。"]]
    draft = draft_of(office.xlsx(rows))
    (waiting,) = [row for row in draft.rows if row.certainty is Certainty.NOT_UNDERSTOOD]
    assert waiting.text == "l.3药品"


def test_marks_that_nobody_sees_do_not_hide_a_code() -> None:
    rows = [LIST, ["1\u200b.1", "门\u200b诊", "甲\ufeff。"], ["\ufeff1.2\u00ad", "急诊", "乙。"]]
    pack = pack_of(draft_of(office.xlsx(rows)))
    assert [(i.code, i.name) for i in pack.indicators()] == [("1.1", "门诊"), ("1.2", "急诊")]
    assert [c.text for c in pack.clauses()] == ["甲。", "乙。"]


def test_names_longer_than_the_texts_are_doubted() -> None:
    """Two columns swapped under their headings, where no code gives it away."""
    good = [["1.1", "门诊", "全科诊室数量应满足需求。"], ["1.2", "急诊", "设专门的抢救室。"]]
    assert "import-names-long" not in told(draft_of(office.xlsx([LIST, *good])))
    swapped = [[code, text, name] for code, name, text in good]
    assert "import-names-long" in told(draft_of(office.xlsx([LIST, *swapped])))

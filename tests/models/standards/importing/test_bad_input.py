"""What is refused: one plain sentence, what to do, and nothing written."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from models.errors import StandardError
from models.standards.importing import command
from models.standards.importing.bounds import MAX_PART_BYTES
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


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("old .doc", lambda: OLE + bytes(4096), "import-old-format"),
    (
        "password",
        lambda: OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "import-password",
    ),
    ("locked archive", locked, "import-password"),
    ("nothing", lambda: b"", "import-nothing"),
    ("50 MB of zeros", lambda: bytes(50_000_000), "import-nothing"),
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
    assert said.params == {"count": 2}


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

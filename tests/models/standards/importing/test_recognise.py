"""What is recognised, guessed and not understood, and how a person puts it right."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import StandardError
from models.standards import loading
from models.standards.checker import check
from models.standards.importing import command
from models.standards.importing.command import Imported
from models.standards.importing.corrections import (
    Action,
    Correction,
    corrected,
    proposals_taken,
    unknown_as_notes,
)
from models.standards.importing.draft import Certainty, Draft, DraftRow, RowKind
from models.standards.importing.files import pack_yaml
from models.standards.importing.publish import Head, pack_of, source_sha256
from tests.models.standards.importing.office import (
    HEADS,
    at,
    cell,
    docx,
    draft_of,
    row,
    table,
    told,
    xlsx,
)

TITLE = "示例评价标准（2026年版）"


def draft(*rows: str) -> Draft:
    return draft_of(docx(f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>", table(row(*HEADS), *rows)))


def lead(*clauses: str) -> str:
    return row("1.能力", "1.1服务", "1.1.1门诊", cell(*clauses))


def of_kind(found: Draft, kind: RowKind) -> list[DraftRow]:
    return [row for row in found.rows if row.kind is kind]


def test_gaps_and_repeated_numbers_are_told() -> None:
    found = draft(lead("1.甲。", "3.乙。", "3.丙。"), row("", "", "1.1.4急诊", "1.丁。"))
    assert {"import-number-gap", "import-number-twice", "import-code-gap"} <= told(found)
    pack = pack_of(found)
    assert [c.number for c in pack.clauses()] == [1, 2, 3, 1]
    assert list(check(pack)) == []


def test_codes_out_of_order_are_told() -> None:
    found = draft(
        lead("1.甲。"), row("", "", "1.1.3急诊", "1.乙。"), row("", "", "1.1.2药", "1.丙。")
    )
    (back,) = [r for one in found.rows for r in one.remarks if r.code == "import-code-back"]
    assert back.params == {"code": "1.1.2", "before": 3}


def test_a_code_used_twice_waits_for_a_person() -> None:
    found = draft(lead("1.甲。"), row("", "", "1.1.1急诊", "1.乙。"))
    (waiting,) = [one for one in found.rows if one.certainty is Certainty.NOT_UNDERSTOOD]
    with pytest.raises(StandardError) as caught:
        pack_of(found)
    assert caught.value.code == "import-rows-wait"
    said = Correction(row=waiting.row, action=Action.REPLACE, code="1.1.2")
    assert [i.code for i in pack_of(corrected(found, [said])).indicators()] == ["1.1.1", "1.1.2"]


def test_missing_and_partial_codes_are_guessed_with_the_reason() -> None:
    found = draft(
        lead("1.甲。"),
        row("", "", "急诊", "1.乙。"),
        row("二、质量", "（一）管理", "1.制度", "1.丙。"),
    )
    assert [one.code for one in of_kind(found, RowKind.INDICATOR)] == ["1.1.1", "1.1.2", "2.1.1"]
    assert {"import-code-guessed", "import-code-composed"} <= told(found)
    assert list(check(pack_of(found))) == []


def test_the_same_text_twice_is_told() -> None:
    assert "import-text-twice" in told(draft(lead("1.有制度。", "2.有制度。")))


def test_a_wrong_glyph_is_proposed_and_changes_only_when_accepted() -> None:
    found = draft(lead("1.有污水处臵设施。"))
    (clause,) = of_kind(found, RowKind.CLAUSE)
    assert (clause.text, clause.proposal) == ("有污水处臵设施。", "有污水处置设施。")
    kept = pack_of(found)
    assert (kept.clause("1.1.1/1").text, kept.clause("1.1.1/1").flags) == (clause.text, ("D",))
    taken = pack_of(proposals_taken(found)).clause("1.1.1/1")
    assert (taken.text, taken.flags) == ("有污水处置设施。", ())
    assert list(check(kept)) == []


def test_an_unknown_row_keeps_its_text_and_stops_publishing() -> None:
    across = f"<w:tr>{cell('本部分由市里补充', span=4)}</w:tr>"
    found = draft(lead("1.甲。"), across)
    (unknown,) = of_kind(found, RowKind.UNKNOWN)
    assert unknown.text == "本部分由市里补充"
    with pytest.raises(StandardError):
        pack_of(found)
    nodded = corrected(found, [Correction(row=unknown.row, action=Action.ACCEPT)])
    assert of_kind(nodded, RowKind.UNKNOWN)
    skipped = corrected(found, [Correction(row=unknown.row, action=Action.SKIP)])
    assert [c.text for c in pack_of(skipped).clauses()] == ["甲。"]
    (indicator,) = pack_of(unknown_as_notes(found)).indicators()
    assert [note.text for note in indicator.notes] == ["本部分由市里补充"]
    said = Correction(row=unknown.row, action=Action.REPLACE, kind=RowKind.CLAUSE, text="补充。")
    assert [c.text for c in pack_of(corrected(found, [said])).clauses()] == ["甲。", "补充。"]


def test_a_correction_of_a_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(StandardError, match="没有第 99 行"):
        corrected(draft(lead("1.甲。")), [Correction(row=99, action=Action.SKIP)])


def test_clauses_in_rows_of_their_own_lead_ins_and_sub_lists() -> None:
    found = draft(
        lead("按规定开展以下工作：", "1.甲：", "（1）子项一；", "（2）子项二。"),
        row("", "", "", "2.1.5倍以上。"),
        row("", "", "", "（注：另见）"),
    )
    pack = pack_of(found)
    (indicator,) = pack.indicators()
    assert [c.text for c in indicator.clauses] == ["甲：（1）子项一；（2）子项二。", "1.5倍以上。"]
    assert [note.before for note in indicator.notes] == [True, False]


def test_a_figure_right_after_a_code_belongs_to_the_words() -> None:
    found = draft(row("1.能力", "1.1服务", "1.1.12型糖尿病管理", "1.甲。"))
    (indicator,) = of_kind(found, RowKind.INDICATOR)
    assert (indicator.code, indicator.text) == ("1.1.1", "2型糖尿病管理")
    assert indicator.certainty is Certainty.GUESSED


def test_columns_without_headings_are_guessed() -> None:
    rows = [
        row(
            "1.能力",
            "1.1服务",
            "1.1.1门诊",
            "1.有诊室，有药房，有记录，有制度，有人员，有设备，有培训。",
        )
    ]
    found = draft_of(docx(table(*rows, row("", "", "1.1.2急诊", "1.有急救室。"))))
    assert "import-columns-guessed" in told(found)
    assert found.counted()["clause"] == 2


def test_a_dotted_list_in_excel_becomes_a_tree() -> None:
    rows: list[list[str | int | float | None]] = [
        [TITLE],
        ["编号", "指标名称", "评价标准", "评价方法", "分值"],
        ["1", "服务能力", None, None, 40],
        ["1.1", "医疗服务", None, None, 20],
        ["1.1.1", "门诊", "1.有诊室。\n2.有药房。", "现场查看", 10],
        ["1.1.2", "急诊", "有制度。", "查阅资料", 10],
    ]
    found = draft_of(xlsx(rows, ["A1:E1"]))
    pack = pack_of(found)
    assert [s.code for s in pack.sections] == ["1"]
    assert [c.code for c in pack.clauses()] == ["1.1.1/1", "1.1.1/2", "1.1.2/0"]
    assert [c.methods for c in pack.clauses()] == [("on_site",), ("on_site",), ("documents",)]
    assert (pack.title, pack.edition) == (TITLE, "2026年版")
    assert list(check(pack)) == []


def test_a_list_cut_into_parts_by_lines_across_the_table() -> None:
    heads = row("序号", "考核项目", "考核内容", "考核方法", "分值")
    found = draft_of(
        docx(
            table(
                heads,
                f"<w:tr>{cell('一、组织管理', span=5)}</w:tr>",
                row("1", "制度", cell("1.有制度；", "2.有记录。"), "查阅资料", "10"),
                f"<w:tr>{cell('二、服务', span=5)}</w:tr>",
                row("2", "门诊", cell("开展门诊。", "做好登记。"), "现场查看", "10"),
            )
        )
    )
    assert {"import-banner", "import-number-ours", "import-left-column"} <= told(found)
    pack = pack_of(found)
    assert [(s.code, s.name) for s in pack.sections] == [("part-1", "组织管理"), ("part-2", "服务")]
    assert [c.code for c in pack.clauses()] == ["1/1", "1/2", "2/1", "2/2"]
    assert list(check(pack)) == []


def test_codes_that_excel_made_numbers_or_dates_are_told() -> None:
    dated = at("C3", 45658, style=1)
    rows: list[list[str | int | float | None]] = [
        [*HEADS],
        [at("A2", 1), at("B2", 1.1), "1.1.1门诊", "1.甲。"],
        [None, None, dated, "1.乙。"],
    ]
    formats = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    found = draft_of(xlsx(rows, styles=formats))
    assert {"import-date", "import-number"} <= told(found)


def test_a_draft_is_published_once_and_whole(tmp_path: Path) -> None:
    imported = Imported(draft=draft(lead("1.甲。", "2.乙。")))
    assert imported.draft is not None
    folder, file = tmp_path / "new", tmp_path / "one.yaml"
    for out in (folder, file):
        loaded = imported.publish(out, Head(id="example-2026"))
        assert loading.load(out).sha256 == loaded.sha256
        assert loaded.pack.decision == "counts_only"
        assert list(check(loaded.pack)) == []
        with pytest.raises(StandardError, match="不可覆盖"):
            imported.publish(out)
    names = {one.name for one in tmp_path.rglob("*") if one.is_file()}
    assert names == {"pack.yaml", "pack.txt", "source.txt", "one.yaml", "one.source.txt"}
    kept = (folder / "source.txt").read_bytes()
    assert loading.hashlib.sha256(kept).hexdigest() == source_sha256(imported.draft)
    assert imported.draft.origin_sha256 in file.read_text("utf-8").splitlines()[0]


@pytest.mark.parametrize("name", ["new", "one.yaml"])
def test_a_failure_while_writing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    written: list[object] = []

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.standards.importing.files.os.fsync", full)
    with pytest.raises(StandardError) as caught:
        Imported(draft=draft(lead("1.甲。"))).publish(tmp_path / name)
    assert caught.value.code == "import-out-failed"
    assert list(tmp_path.iterdir()) == []


def test_an_unsound_head_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    imported = Imported(draft=draft(lead("1.甲。")))
    for head, code in (
        (Head(id="中文"), "import-not-a-pack"),
        (Head(edition=" "), "import-faults"),
    ):
        with pytest.raises(StandardError) as caught:
            imported.publish(tmp_path / "new", head)
        assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_the_preview_has_a_line_for_every_row_that_needs_a_look() -> None:
    imported = Imported(draft=draft(lead("1.有处臵。"), row("", "", "急诊", "1.乙。")))
    for language in ("zh", "en"):
        lines = list(imported.lines(language))
        assert any("臵" in line and "置" in line for line in lines)
        plain = imported.plain(language)
        assert [row["certainty"] for row in plain["rows"]].count("guessed") == 2


def test_the_yaml_of_every_shipped_pack_reads_back_the_same() -> None:
    for loaded in loading.available():
        assert loading.digest(loading.parse(pack_yaml(loaded.pack))) == loaded.sha256


def test_corrections_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "said.json"
    file.write_text('[{"row": 4, "action": "replace", "text": "改。"}]', encoding="utf-8")
    imported = command.with_corrections(
        Imported(draft=draft(lead("1.甲。"))), command.read_corrections(file)
    )
    assert imported.draft is not None
    assert [c.text for c in pack_of(imported.draft).clauses()] == ["改。"]
    file.write_text('[{"row": 4, "action": "perhaps"}]', encoding="utf-8")
    with pytest.raises(StandardError):
        command.read_corrections(file)

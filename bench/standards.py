"""Standards: loading and checking all, judging 5,000 clauses, importing a Word table of 300 rows.

There is no floor to compare with; the times are those promised. The best round counts, because
what else the machine does can only make a round slower. The tiered standard and the Word table
are made up here; no issued text is in them.
"""

import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from bench.result import Within
from models.standards import programme
from models.standards.checker import check
from models.standards.importing.command import import_file
from models.standards.judgement import Assessed, judge_assessed
from models.standards.ledgers import checker as ledger_checker
from models.standards.ledgers import loading as ledgers
from models.standards.loading import available, load, shipped_files
from models.standards.tiers_types import Grade, GradeItem, Letter, Proportion, Scope, Tier
from models.standards.types import (
    Clause,
    DecisionRule,
    Indicator,
    Input,
    Operator,
    Pack,
    Section,
    Source,
    Test,
    Verdict,
)

CLAUSES, ROWS = 5000, 300
SOURCE = Source(document="bench", line=1)
POINTS = {Letter.C: ("C",), Letter.B: ("B-1", "B-2"), Letter.A: ("A",)}
HEADS = ("一级指标", "二级指标", "三级指标", "指标说明")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def best(work: Callable[[], object], rounds: int) -> float:
    """Seconds of the quickest of `rounds` after one that warms up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def measure(rounds: int) -> list[Within]:
    """What is promised of standards."""
    tiered, counted = large_pack(_graded), large_pack(_with_figures)
    points = {
        c.code: dict.fromkeys(("C", "B-1", "B-2", "A"), Verdict.MET) for c in tiered.clauses()
    }
    marks = {c.code: Verdict.MET for c in counted.clauses()}
    values: dict[str, dict[str, int | str]] = {code: {"part": 3, "whole": 10} for code in marks}
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as folder:
        file = Path(folder) / "standard.docx"
        _write_word(file)
        return [
            Within("standards known at a start", best(_known, rounds), 0.15),
            Within("all packs, ledgers read, checked", best(_everything, rounds), 0.15),
            Within(
                "judge 5,000 graded clauses",
                best(lambda: judge_assessed(tiered, Assessed(parts=points)), rounds),
                0.05,
            ),
            Within(
                "judge 5,000 clauses with figures",
                best(lambda: judge_assessed(counted, Assessed(marks, values)), rounds),
                0.05,
            ),
            Within("import 300 rows of Word", best(lambda: _imported(file), rounds), 2.0),
        ]


def _known() -> None:
    """What a window asks after the first time: the packs as they are kept, and their check."""
    for loaded in available():
        list(check(loaded.pack))
    for one in ledgers.available():
        list(ledger_checker.check(one.ledger))
    programme.available()


def _everything() -> None:
    """Past every cache: from the YAML to a checked standard."""
    for file in shipped_files():
        list(check(load(file).pack))
    for file in ledgers.shipped_files():
        list(ledger_checker.check(ledgers.load(file).ledger))


def _imported(file: Path) -> None:
    draft = import_file(file).draft
    if draft is None or len(draft.rows) < ROWS:
        raise RuntimeError("the table of the benchmark was not understood")


def _graded(number: int) -> Clause:
    grades = tuple(
        Grade(
            letter=letter,
            items=tuple(GradeItem(code=code, text="要点。", source=SOURCE) for code in codes),
        )
        for letter, codes in POINTS.items()
    )
    return Clause(code=f"c{number}", number=1, text="条款。", source=SOURCE, grades=grades)


def _with_figures(number: int) -> Clause:
    inputs = tuple(Input(key=key, label=key, kind="integer") for key in ("part", "whole"))
    test = Test(
        code="share",
        label="占比",
        numerator="part",
        denominator="whole",
        operator=Operator.AT_LEAST,
        value=3,
        per=10,
    )
    return Clause(
        code=f"c{number}", number=1, text="条款。", source=SOURCE, inputs=inputs, tests=(test,)
    )


def large_pack(clause: Callable[[int], Clause]) -> Pack:
    """A made-up standard of 5,000 clauses, ten to an indicator."""
    tiered = clause is _graded
    share = Proportion(scope=Scope.ALL, letter=Letter.C, value=4, per=5, source=SOURCE)
    tiers = (
        Tier(name="低", text="", source=SOURCE),
        Tier(name="高", text="", source=SOURCE, proportions=(share,)),
    )
    indicators = tuple(
        Indicator(
            code=f"1.{n}",
            name="项",
            source=SOURCE,
            clauses=tuple(clause(number) for number in range(n * 10, n * 10 + 10)),
        )
        for n in range(CLAUSES // 10)
    )
    return Pack(
        format="standard-pack/1",
        id="bench",
        edition="1",
        title="自拟",
        issuer="",
        source_document="bench",
        source_sha256="0" * 64,
        decision=DecisionRule.TIERS if tiered else DecisionRule.ALL_CLAUSES_MET,
        decision_text="自拟。",
        sections=(Section(code="1", name="部分", source=SOURCE, indicators=indicators),),
        tiers=tiers if tiered else None,
    )


def _write_word(file: Path) -> None:
    """A table as offices send it: four columns, codes typed, ten clauses to an indicator."""
    rows = [HEADS]
    for n in range(ROWS):
        first = ("1.能力", "1.1服务") if n == 0 else ("", "")
        named = f"1.1.{n // 10 + 1}项目{n // 10 + 1}" if n % 10 == 0 else ""
        rows.append((*first, named, f"{n % 10 + 1}.有第{n}号制度并有记录。"))
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in rows)
    body = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
    part = f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{CT}">{part}</Types>')
        archive.writestr("word/document.xml", body)

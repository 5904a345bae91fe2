"""All papers that the demo leaves, held to what an office asks; played by ``test_demo``.

Looked at with tools of others: pdffonts and pdfsig (poppler), pyHanko's command, PDFBox preflight
(Java). What is missing on a machine is said as SKIPPED with the names of the packages.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from reportlab.pdfgen.textobject import PDFTextObject

from tests.end2end.conftest import Played
from tests.reports import papers
from tests.reports.test_archive import JARS
from ui.demo.papers import papers_of
from ui.paper_folder import DPI

BEFORE = ("day-plan", "checklist-place", "checklist-indicator")
BLANK = ("blank-annex-1", "blank-annex-2", "blank-annex-4")
SIGNED = ("annex-1", "acceptance-record", "annex-2", "annex-4", "record", "findings")
FROZEN = (
    *("annex-3", "rectification", "scores", "indicators", "delivery-note"),
    *("attendance", "pledge"),
)
DECIDED = ("annex-2-decided", "annex-4-decided", "rectification-decided")
LEDGERS = (
    "ledger-xuhui-community-2023",
    "ledger-primary-care-action-2023-2025",
    "duties-primary-care-action-2023-2025",
)
KEPT = (*SIGNED, *FROZEN, *DECIDED, *LEDGERS)
"""Papers of which the archive has a copy."""
ALL = (*BEFORE, *BLANK, *KEPT)


@dataclass
class Again:
    """The same papers made once more, in another process."""

    pdf: dict[str, bytes] = field(default_factory=dict)
    """By name."""
    drawn: dict[str, Counter[str]] = field(default_factory=dict)
    """Every character that stands in one, blanks apart, as it was handed to be drawn."""


def make_again(played: Played, folder: Path) -> Again:
    """Make every paper again from copies of workspace and desk, and count what is drawn."""
    for name in ("workspace", "desk"):
        shutil.copytree(played.out / name, folder / name)
    found, inked = Again(), Counter[str]()
    original = PDFTextObject._formatText

    def counted(self: PDFTextObject, text: str) -> str:
        inked.update("".join(text.split()))
        return str(original(self, text))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PDFTextObject, "_formatText", counted)
        for paper in papers_of(folder):
            inked.clear()
            pdf = paper.base()
            found.drawn.setdefault(paper.name, inked + _totals(len(papers.reader(pdf).pages)))
            before = found.pdf.setdefault(paper.name, pdf)
            assert before == pdf, f"{paper.name}: laptop and desk make it differently"
            if paper.signed is not None:
                found.pdf[f"{paper.name}-signed"] = paper.signed(pdf)
    return found


def _totals(pages: int) -> Counter[str]:
    """How many pages there are is drawn once, and stands on all of them."""
    return Counter(f"{pages}页" * (pages - 1))


def pdfs(played: Played) -> list[Path]:
    return sorted((played.out / "papers").rglob("*.pdf"))


def check_index(played: Played) -> None:
    """Every file is listed with its pages, its signatures and its digest; nothing else lies there.

    The pictures are of every page of the copy with signatures, where there is one.
    """
    folder = played.out / "papers"
    lines = (folder / "index.txt").read_text(encoding="utf-8").splitlines()[3:]
    listed = {row[0]: row[1:] for row in (re.split(r" {2,}", line) for line in lines)}
    wanted = {f"{name}.pdf" for name in ALL} | {f"archive/{name}-pdfa.pdf" for name in KEPT}
    wanted |= {f"{name}-signed.pdf" for name in (*SIGNED, *DECIDED)}
    assert set(listed) == wanted
    assert {file.relative_to(folder).as_posix() for file in pdfs(played)} == wanted
    pictures = {file.name for file in (folder / "pictures").iterdir()}
    for file, (pages, signed, digest, *_title) in listed.items():
        data = (folder / file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest, file
        assert len(papers.reader(data).pages) == int(pages), file
        assert signed.startswith("有效") == file.endswith("-signed.pdf"), file
        name = Path(file).stem.removesuffix("-signed").removesuffix("-pdfa")
        drawn = {f"{name}-{number:02}.png" for number in range(1, int(pages) + 1)}
        assert drawn <= pictures, file
    assert len(pictures) == sum(int(listed[f"{name}.pdf"][0]) for name in ALL)


def check_fonts(played: Played) -> None:
    """Every font is embedded, as a subset, and says which characters its glyphs are."""
    for file in pdfs(played):
        done = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True)
        rows = [row.split() for row in done.stdout.splitlines()[2:]]
        assert rows, file.name
        assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows), done.stdout


def check_text(played: Played, again: Again) -> None:
    """What is read out of a paper is what was drawn, character by character, in every copy.

    A signed copy may have more: the decision inside the district's signature.
    """
    for name, drawn in again.drawn.items():
        read = _read(played.out / "papers" / f"{name}.pdf")
        assert read == drawn, f"{name}: {read - drawn} more, {drawn - read} less"
        signed = played.out / "papers" / f"{name}-signed.pdf"
        if signed.exists() and name != "annex-4-decided":
            assert _read(signed) == drawn, name
    for file in (played.out / "papers" / "archive").iterdir():
        assert _read(file) == again.drawn[file.stem.removesuffix("-pdfa")], file.name


def _read(file: Path) -> Counter[str]:
    return Counter("".join(papers.text_of(file.read_bytes()).split()))


def check_bytes(played: Played, again: Again) -> None:
    """Made a second time, from the same records, they are the same bytes."""
    assert set(again.pdf) == {*ALL, *(f"{name}-signed" for name in (*SIGNED, *DECIDED))}
    for name, pdf in again.pdf.items():
        assert (played.out / "papers" / f"{name}.pdf").read_bytes() == pdf, name


def check_pages(played: Played) -> None:
    """Each page says which of how many it is; none is empty, and its picture is of its size."""
    for name in ALL:
        file = played.out / "papers" / f"{name}.pdf"
        with contextlib.closing(pypdfium2.PdfDocument(file)) as document:
            count = len(document)
            for number in range(count):
                words = "".join(document[number].get_textpage().get_text_bounded().split())
                assert words.count(f"第{number + 1}页共{count}页") == 1, (name, number + 1)
                assert len(words) > 60, (name, number + 1)
                size = [round(points * DPI / 72) for points in document.get_page_size(number)]
                picture = played.out / "papers" / "pictures" / f"{name}-{number + 1:02}.png"
                with Image.open(picture) as opened:
                    assert abs(opened.width - size[0]) + abs(opened.height - size[1]) <= 2
                    dark = sum(opened.convert("L").histogram()[:128])
                    share = dark / (opened.width * opened.height)
                assert 0.004 < share < 0.5, (picture.name, share)


def check_signatures(played: Played) -> None:
    """pdfsig and pyHanko accept every signature; pyHanko trusts the district's root alone."""
    root = load_certs_from_pemder_data(played.one("trust.pem").read_bytes())
    (only,) = (one for one in root if one.self_signed == "maybe")
    said, judged = {}, {}
    for file in sorted((played.out / "papers").glob("*-signed.pdf")):
        name = file.stem.removesuffix("-signed")
        done = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False)
        said[name] = done.stdout.count("Signature is Valid.")
        with file.open("rb") as opened:
            found = PdfFileReader(opened).embedded_signatures
            context = [ValidationContext([only], allow_fetching=False) for _ in found]
            answers = list(map(validate_pdf_signature, found, context))
        judged[name] = sum(one.bottom_line and one.intact and one.trusted for one in answers)
    assert said == judged
    assert said == {
        **dict.fromkeys(SIGNED, 2),
        **{"annex-2-decided": 1, "annex-4-decided": 3, "rectification-decided": 1},
    }


def check_archive(played: Played, folder: Path) -> None:
    """PDFBox's preflight finds every copy for the archive to be PDF/A-1b; one start for all."""
    copies = shutil.copytree(played.out / "papers" / "archive", folder / "copies")
    path = ":".join(map(str, JARS))
    validator = "org.apache.pdfbox.preflight.Validator_A1b"
    subprocess.run(
        ["java", "-cp", path, validator, "xml", "group", str(copies)],
        capture_output=True,
        cwd=folder,
        check=False,
        timeout=90,
    )
    told = ET.parse(folder / "copies.preflight.xml").getroot()
    found = {one.get("name", ""): one.findtext("isValid") for one in told.iter("preflight")}
    assert found == {f"{name}-pdfa.pdf": "true" for name in KEPT}

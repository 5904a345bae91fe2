"""The archive's copy: PDF/A-1b by a validator of others, the same pages, the same bytes.

The validator is PDFBox preflight (Debian: libpdfbox2-java libactivation-java libjaxb-api-java,
and Java). Where it is missing that one test says SKIPPED with these names; the structure is
checked everywhere.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from models.errors import FormError
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.progress import task_states
from reports.archive import archive_copy, archive_name
from reports.icc import srgb
from reports.ledger_paper import LedgerPrint
from reports.ledger_tasks import tasks_pdf
from reports.render import FORM_CODES, render
from tests.reports import papers, sample

Made = Callable[[str], bytes]
JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "preflight",
        "pdfbox2",
        "fontbox2",
        "xmpbox",
        "commons-logging",
        "javax.activation",
        "jaxb-api",
    )
]
ISSUED = ("annex-1", "annex-2", "annex-4", "record", "findings")
needs_preflight = pytest.mark.skipif(
    shutil.which("java") is None or not all(jar.exists() for jar in JARS),
    reason="PDF/A NOT VALIDATED: needs Java, libpdfbox2-java, libactivation-java, libjaxb-api-java",
)


def ledger() -> bytes:
    plan = by_id("xuhui-community-2023").ledger
    about = LedgerPrint(organisation="示例区卫生健康委员会", as_of="2024-03-01")
    return tasks_pdf(plan, task_states(plan, (), "2024-03-01"), about)


def preflight(data: bytes, folder: Path) -> str:
    file = folder / "copy.pdf"
    file.write_bytes(data)
    path = ":".join(map(str, JARS))
    command = ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@needs_preflight
@pytest.mark.parametrize("code", ["annex-2", "record", "findings", "ledger"])
def test_a_validator_finds_it_valid(made: Made, code: str, tmp_path: Path) -> None:
    base = ledger() if code == "ledger" else made(code)
    assert "is a valid PDF/A-1b file" in preflight(archive_copy(base), tmp_path)


@needs_preflight
def test_the_validator_can_say_no(made: Made, tmp_path: Path) -> None:
    assert "is not a valid PDF/A-1b file" in preflight(made("annex-4"), tmp_path)


@pytest.mark.parametrize("code", ISSUED)
def test_pages_and_words_are_those_of_the_base(made: Made, code: str) -> None:
    base = made(code)
    copy = archive_copy(base)
    assert archive_copy(base) == copy, "the same bytes again"
    assert papers.text_of(copy) == papers.text_of(base)
    assert pictures(copy) == pictures(base)
    before, after = pypdf.PdfReader(io.BytesIO(base)), pypdf.PdfReader(io.BytesIO(copy))
    assert after.trailer["/Root"]["/Lang"] == before.trailer["/Root"]["/Lang"]
    assert len(after.outline) == len(before.outline)


def pictures(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [bytes(page.render(scale=0.5).buffer) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("code", ISSUED)
def test_what_a_pdf_a_must_have_and_must_not(made: Made, code: str) -> None:
    data = archive_copy(made(code))
    reader = pypdf.PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    (intent,) = root["/OutputIntents"]
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    assert intent.get_object()["/DestOutputProfile"].get_data() == srgb()
    assert len(reader.trailer["/ID"]) == 2
    assert "/Filter" not in root["/Metadata"]
    assert all("/Group" not in page for page in reader.pages)
    assert not re.search(rb"[^\n\r]endstream", data)
    assert data.startswith(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    assert b"/ObjStm" not in data
    xmp = ET.fromstring(root["/Metadata"].get_data().decode().split("?>", 1)[1].split("<?xp")[0])
    words = "".join(xmp.itertext())
    info = reader.metadata
    assert info is not None
    for said in (info.title, info.author, info.subject, info.producer):
        assert said is None or said in words
    assert "2000-01-01T00:00:00+00:00" in words
    tag = "{http://www.aiim.org/pdfa/ns/id/}"
    assert [e.text for e in xmp.iter(f"{tag}part")] == ["1"]
    assert [e.text for e in xmp.iter(f"{tag}conformance")] == ["B"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("<b>&卫健委 'x'", "<b>&卫健委 'x'"),
        ("示例\x07区\x0b\u202e卫健委", "示例区卫健委"),
    ],
    ids=["markup-stays-words", "xml-holds-no-control-characters"],
)
def test_odd_words_do_not_break_what_the_file_says_of_itself(written: str, told: str) -> None:
    facts, digest = sample.facts()
    visit = facts.visit.model_copy(update={"organisation": written})
    odd = facts.model_copy(update={"visit": visit})
    data = archive_copy(render("record", odd, digest, packs=sample.packs()))
    xmp = pypdf.PdfReader(io.BytesIO(data)).xmp_metadata
    assert xmp is not None
    assert xmp.dc_creator == [told]


def test_only_a_base_is_archived(made: Made) -> None:
    base = made("annex-4")
    updated = pypdf.PdfWriter(io.BytesIO(base), incremental=True)
    updated.add_metadata({"/Keywords": "later"})
    later = io.BytesIO()
    updated.write(later)
    for bad in (b"", b"%PDF-1.4\nnothing", base[:2000], later.getvalue()):
        with pytest.raises(FormError) as refused:
            archive_copy(bad)
        assert refused.value.code == "form-archive-no-base"


def test_the_name_lies_beside_and_never_replaces() -> None:
    assert archive_name("annex-2-0123abcd.pdf") == "annex-2-0123abcd-pdfa.pdf"
    assert all(archive_name(f"{code}.pdf") != f"{code}.pdf" for code in FORM_CODES)


def test_the_profile_is_version_2_and_read_by_others() -> None:
    profile = srgb()
    assert profile[8] == 2
    assert int.from_bytes(profile[:4], "big") == len(profile)
    read = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    to = ImageCms.createProfile("sRGB")
    ramp = Image.merge("RGB", [Image.linear_gradient("L")] * 3)
    turned = ImageCms.profileToProfile(ramp, read, to)
    assert turned is not None
    pairs = zip(ramp.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(a - b) for a, b in pairs) <= 1, "our sRGB is theirs"

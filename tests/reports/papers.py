"""Reading PDFs the way an office would: with poppler, pypdf and pdfium, not with our own code."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed"
)


def pdf_text(data: bytes, *options: str) -> str:
    """The text as pdftotext extracts it."""
    run = subprocess.run(
        ["pdftotext", *options, "-enc", "UTF-8", "-", "-"],
        input=data,
        capture_output=True,
        check=True,
    )
    return run.stdout.decode()


def fonts(data: bytes, folder: Path) -> list[list[str]]:
    """The rows of pdffonts: name, type, encoding, emb, sub, uni, …"""
    file = folder / "form.pdf"
    file.write_bytes(data)
    run = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True, text=True)
    return [line.split() for line in run.stdout.splitlines()[2:]]


def picture(data: bytes, folder: Path, dpi: int = 100) -> Path:
    """The first page as PNG."""
    file = folder / "form.pdf"
    file.write_bytes(data)
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            str(dpi),
            "-f",
            "1",
            "-l",
            "1",
            "-singlefile",
            "-png",
            str(file),
            str(file),
        ],
        check=True,
    )
    return file.with_suffix(".pdf.png")


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def pypdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader(data).pages)


def text_of(data: bytes) -> str:
    """The text as pdfium extracts it: the same words as pypdf's, in a twentieth of the time."""
    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        return "\n".join(_page_text(page) for page in document)


def _page_text(page: pypdfium2.PdfPage) -> str:
    with contextlib.closing(page), contextlib.closing(page.get_textpage()) as found:
        return found.get_text_bounded()

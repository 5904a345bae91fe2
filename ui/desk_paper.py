"""Paper at the desk: a code that was typed, a scan that came in, scans that are kept. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.district import papers, scans
from models.district.desk import Desk
from models.district.papers import PaperFinding
from models.district.scan_records import ScanReport, SignedScan
from models.facts.papercode import parse, typed
from sync.files import make_folder, write_whole
from ui.paper_reading import Scan, Told, read_scan

SCANS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif")
"""How the name of a scan ends (docs/paper.md); no code of a page ends so."""
HELD_BACK = 12
"""Digits of the hash in the name of a file that is written out; no name of a person or place."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A scan that was looked at, and for which case."""

    scan: Scan
    """Pages and files."""
    report: ScanReport
    """What is said of it."""
    case: str = ""
    """Case it was looked at for; empty for the one its first page belongs to."""


def check_text(desk: Desk, text: str, case: str = "") -> PaperFinding:
    """Say whether a page agrees, by what a hand scanner typed."""
    with desk.read() as store:
        return papers.check(store, parse(typed(text)), case)


def look(
    desk: Desk, paths: Sequence[Path], case: str = "", told: Told = lambda _done, _words: None
) -> Looked:
    """Read a scan and say what it is; nothing is kept. Raises DistrictError.

    Folders among the files, as one drops them, are passed over.
    """
    files = [path for path in paths if path.is_file()]
    scan = read_scan(files or paths, told)
    with desk.read() as store:
        return Looked(scan, scans.judge(store, scan.sheets, case), case)


def keep(desk: Desk, looked: Looked, by: str) -> SignedScan:
    """Keep a scan that was looked at; raises DistrictError as ``scans.keep``."""
    place = (desk.device_id, desk.now(), looked.case)
    with desk.write() as store:
        pile = (looked.scan.sheets, looked.scan.files)
        return scans.keep(store, looked.report, pile, by, place)


def kept(desk: Desk, case: str) -> tuple[SignedScan, ...]:
    """Return the scans of a case; raises DistrictError(``case-unknown``)."""
    with desk.read() as store:
        store.one_case(case)
        return scans.scans_of(store, case)


def write_out(desk: Desk, kept_scan: SignedScan, folder: Path) -> tuple[Path, ...]:
    """Write the files of a kept scan into ``folder``, byte for byte; raises PackageError."""
    make_folder(folder)
    written = []
    for number, file in enumerate(kept_scan.files, start=1):
        target = folder / f"scan-{file.sha256[:HELD_BACK]}-{number}.{file.kind}"
        with desk.store.stream(file.sha256) as stream:
            write_whole(target, stream.read())
        written.append(target)
    return tuple(written)

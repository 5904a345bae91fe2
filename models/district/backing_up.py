"""A backup of the desk, which is made although some evidence is damaged, and says whose."""

from dataclasses import dataclass
from pathlib import Path

from models.district.desk import Desk
from models.district.records import PackageSummary
from models.messages import DEFAULT_LANGUAGE, sentence

_NAMED = 3
"""Packages called by name in a sentence; a list nobody reads helps nobody."""


@dataclass(frozen=True, slots=True)
class DeskBackup:
    """What was made."""

    folder: Path
    """Where it lies."""
    damaged: tuple[PackageSummary, ...] = ()
    """Packages of which the desk, and so the backup, no longer has everything."""

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return what is damaged and what to do; empty where all is well."""
        if not self.damaged:
            return ""
        named = [_named(one, language) for one in self.damaged[:_NAMED]]
        said: dict[str, str | int] = {
            "folder": self.folder.name,
            "count": len(self.damaged),
            "packages": ("、" if language == "zh" else "; ").join(named),
        }
        return sentence("backup-with-damage", said, language)


def _named(package: PackageSummary, language: str) -> str:
    """Call a package as it stands in the list of the desk."""
    about: dict[str, str | int] = {
        "facility": package.facility_name,
        "day": package.visit_on,
        "revision": package.revision,
        "signer": package.signer,
    }
    return sentence("backup-of-package", about, language)


def back_up(desk: Desk, target: Path) -> DeskBackup:
    """Put a backup below ``target``; raises StoreError as ``Workspace.backup``."""
    folder, lost = desk.workspace.backup_anyway(target)
    if not lost:
        return DeskBackup(folder)
    with desk.read() as store:
        damaged = [
            package
            for package in store.list_packages()
            if any(member.sha256 in lost for member in store.members(package.digest))
        ]
    return DeskBackup(folder, tuple(damaged))

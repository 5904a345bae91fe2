"""One sample package for the whole session; every test that changes it works on a copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from models.standards.types import Pack
from sync.keys.trust import Trust
from sync.package.reader import examine
from sync.package.verdict import PackageVerdict
from sync.package.writer import BuiltPackage
from tests.sync.package import forge, kit

Judge = Callable[..., PackageVerdict]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltPackage:
    return kit.sample(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def parts(built: BuiltPackage) -> tuple[str, forge.Members]:
    return forge.members_of(built.path)


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Judge raw bytes as a package; prove that the refusal can be told in both languages."""

    def run(
        data: bytes,
        trust: Trust | None = None,
        moment: str = kit.NOW,
        packs: dict[str, Pack] | None = kit.PACKS,
    ) -> PackageVerdict:
        path = forge.saved(tmp_path, data)
        verdict = examine(path, trust or kit.district().trust, moment, packs)
        assert verdict.sentence("zh")
        assert verdict.sentence("en")
        assert verdict.accepted == (verdict.code is None)
        return verdict

    return run

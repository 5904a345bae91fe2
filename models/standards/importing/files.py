"""Writing what was published: beside the target first, then one rename; nothing is overwritten."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards import loading
from models.standards.twin import TWIN_FILE, twin
from models.standards.types import Pack

SOURCE_FILE = "source.txt"
"""The text that was imported; the sources of the pack count its lines."""
_YAML = (".yaml", ".yml")


class _Dumper(yaml.SafeDumper):
    """Writes every value out: the strict reader knows no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def pack_yaml(pack: Pack, origin: str = "") -> str:
    """Return the YAML of ``pack``, which reads back to the same digest."""
    plain = pack.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    written = yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    text = (f"# {origin}\n" if origin else "") + written
    if len(text.encode()) > MAX_PACK_BYTES:
        raise StandardError("import-too-much")
    if loading.digest(loading.parse(text)) != loading.digest(pack):
        raise AssertionError("the YAML of a pack must read back to the same pack")
    return text


def write_pack(pack: Pack, out: Path, source: str = "", origin: str = "") -> loading.LoadedPack:
    """Write an edition to ``out``: a YAML file, or a folder with the pack, its twin and source."""
    text = pack_yaml(pack, origin)
    if out.suffix.lower() in _YAML:
        files = {out: text} | ({out.with_suffix("." + SOURCE_FILE): source} if source else {})
        _write_files(files)
    else:
        loaded = loading.LoadedPack(pack, loading.digest(pack), out / loading.PACK_FILE)
        inside = {loading.PACK_FILE: text, TWIN_FILE: twin(loaded)}
        _write_folder(out, inside | ({SOURCE_FILE: source} if source else {}))
    return loading.load(out)


def write_file(out: Path, data: bytes) -> None:
    """Write one new file, whole or not at all."""
    with _spoken(out):
        _refuse_existing(out)
        handle, name = tempfile.mkstemp(prefix=".chayan-", dir=out.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(name, 0o644)
            os.replace(name, out)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _write_files(files: Mapping[Path, str]) -> None:
    for out in files:
        _refuse_existing(out)
    done: list[Path] = []
    try:
        for out, text in reversed(list(files.items())):  # the pack last: it makes the edition
            write_file(out, text.encode())
            done.append(out)
    except BaseException:
        for out in done:
            out.unlink(missing_ok=True)
        raise


def _write_folder(out: Path, files: Mapping[str, str]) -> None:
    with _spoken(out):
        if out.is_dir() and not any(out.iterdir()):
            out.rmdir()
        _refuse_existing(out)
        made = Path(tempfile.mkdtemp(prefix=".chayan-", dir=out.parent))
        try:
            for name, text in files.items():
                write_file(made / name, text.encode())
            made.chmod(0o755)
            made.rename(out)
        except BaseException:
            shutil.rmtree(made)
            raise


def _refuse_existing(out: Path) -> None:
    if out.exists():
        raise StandardError("import-out-exists")


@contextmanager
def _spoken(out: Path) -> Iterator[None]:
    """Tell the world's refusals in one sentence."""
    if not out.parent.is_dir():
        raise StandardError("import-out-folder")
    try:
        yield
    except (OSError, ValueError) as error:
        raise StandardError("import-out-failed") from error

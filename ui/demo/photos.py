"""Eight sample photos as an inspector's phone would bring them, drawn from nothing, no people."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PIL import ExifTags, Image

from models.evidence.slate import BEIJING
from ui.demo import cabinet, closeups, rooms, waste

MAKER = "Qinglan"
MODEL = "Qinglan Q7 Pro"
LAST = datetime(2026, 3, 12, 10, 27, 40, tzinfo=BEIJING)
"""When the last one was taken, by the phone's clock."""
_DRAWN = 1920
"""The longer side a picture is drawn at; then it is brought to its own size."""
_TURNS = {
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, slots=True)
class SamplePhoto:
    """A photo on disk. Width and height are those of the picture held upright."""

    path: Path
    title: str
    width: int
    height: int


class _Shot(NamedTuple):
    """A JPEG is named by its time of day; a PNG or WebP came by other ways and has no EXIF."""

    name: str
    title: str
    size: tuple[int, int]
    draw: Callable[[tuple[int, int]], Image.Image]
    orientation: int = 1


_SHOTS = (
    _Shot("091204", "疫苗冷藏箱显示 4.2℃", (3000, 4000), closeups.refrigerator, 6),
    _Shot("091738", "预防接种登记册", (4032, 3024), closeups.register, 3),
    _Shot("093011", "候诊区座椅与标识", (4000, 3000), rooms.waiting_hall),
    _Shot("094526", "治疗室两床之间无隔帘", (3648, 2736), rooms.treatment_room, 0),
    _Shot("中药饮片斗柜.png", "中药饮片斗柜", (1600, 1200), cabinet.medicine_cabinet),
    _Shot("101853", "精品家庭医生团队牌匾", (1280, 720), closeups.plaque),
    _Shot("102740", "卫生间洗手设施", (2448, 3264), rooms.washroom, 8),
    _Shot("医疗废物暂存.webp", "医疗废物分类收集", (1600, 1200), waste.waste_corner),
)


def make_photos(folder: Path, last: datetime = LAST) -> tuple[SamplePhoto, ...]:
    """Write the eight photos into `folder`; the same bytes each time for the same `last` moment.

    While one picture is being compressed, which Pillow does beside Python, the next is drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=1) as pool:
        kept = [pool.submit(_keep, folder, shot, _drawn(shot), last) for shot in _SHOTS]
        return tuple(photo.result() for photo in kept)


def _drawn(shot: _Shot) -> Image.Image:
    part = _DRAWN / max(shot.size)
    return shot.draw((round(shot.size[0] * part), round(shot.size[1] * part)))


def _keep(folder: Path, shot: _Shot, picture: Image.Image, last: datetime) -> SamplePhoto:
    """Bring the upright `picture` to its size, turn it as the phone stores it and write it."""
    width, height = shot.size
    turn = _TURNS.get(shot.orientation)
    if turn is not None:
        picture = picture.transpose(turn)
    lies = picture.width > picture.height
    size = (max(shot.size), min(shot.size)) if lies else (min(shot.size), max(shot.size))
    taken = _taken(shot, last)
    path = folder / (f"IMG_{taken:%Y%m%d_%H%M%S}.jpg" if taken else shot.name)
    path.write_bytes(_encoded(picture.resize(size, Image.Resampling.BILINEAR), shot, taken))
    return SamplePhoto(path, shot.title, width, height)


def _encoded(picture: Image.Image, shot: _Shot, taken: datetime | None) -> bytes:
    file = io.BytesIO()
    if taken is not None:
        picture.save(file, "JPEG", quality=86, exif=_exif(shot, taken))
    elif shot.name.endswith(".png"):
        picture.save(file, "PNG", compress_level=1)
    else:
        picture.save(file, "WEBP", quality=86, method=0)
    return file.getvalue()


def _taken(shot: _Shot, last: datetime) -> datetime | None:
    """When a photo was taken: as long before the last one as their names say."""
    if "." in shot.name:
        return None
    of_day = datetime.strptime(f"20260312{shot.name}+0800", "%Y%m%d%H%M%S%z")
    return last - (LAST - of_day)


def _exif(shot: _Shot, taken: datetime) -> Image.Exif:
    exif = Image.Exif()
    moment = f"{taken:%Y:%m:%d %H:%M:%S}"
    exif[ExifTags.Base.Make] = MAKER
    exif[ExifTags.Base.Model] = MODEL
    exif[ExifTags.Base.DateTime] = moment
    exif[ExifTags.Base.Orientation] = shot.orientation
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = moment
    details[ExifTags.Base.DateTimeDigitized] = moment
    details[ExifTags.Base.OffsetTimeOriginal] = "+08:00"
    return exif

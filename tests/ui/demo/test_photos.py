"""The sample photos: every size and orientation a phone brings, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageOps

from models.evidence.slate import BEIJING
from ui.demo.photos import _SHOTS, MAKER, MODEL, SamplePhoto, _taken, make_photos


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[SamplePhoto, ...]:
    return make_photos(tmp_path_factory.mktemp("photos") / "new")


def opened(photos: tuple[SamplePhoto, ...]) -> Iterator[tuple[SamplePhoto, Image.Image]]:
    for photo in photos:
        with Image.open(photo.path) as image:
            yield photo, image


def test_there_are_eight_with_a_title_each(photos: tuple[SamplePhoto, ...]) -> None:
    assert len({photo.title for photo in photos}) == 8
    assert [image.format for _, image in opened(photos)].count("JPEG") == 6
    assert {photo.path.suffix for photo in photos} == {".jpg", ".png", ".webp"}


def test_sizes_are_those_of_the_upright_picture(photos: tuple[SamplePhoto, ...]) -> None:
    for photo, image in opened(photos):
        assert ImageOps.exif_transpose(image).size == (photo.width, photo.height)
    sizes = {(photo.width, photo.height) for photo in photos}
    assert sizes >= {(4000, 3000), (3000, 4000), (1600, 1200), (1280, 720)}
    assert all(image.width > image.height for _, image in opened(photos)), "stored as landscape"


def test_orientations_are_those_that_phones_write(photos: tuple[SamplePhoto, ...]) -> None:
    found = [image.getexif().get(ExifTags.Base.Orientation) for _, image in opened(photos)]
    assert found == [6, 3, 1, 0, None, 1, 8, None]


def test_jpegs_tell_when_and_with_what_they_were_taken(photos: tuple[SamplePhoto, ...]) -> None:
    for _, image in opened(photos):
        if image.format != "JPEG":
            continue
        exif = image.getexif()
        details = exif.get_ifd(ExifTags.IFD.Exif)
        assert (exif[ExifTags.Base.Make], exif[ExifTags.Base.Model]) == (MAKER, MODEL)
        assert str(details[ExifTags.Base.DateTimeOriginal]).startswith("2026:03:12 ")
        assert details[ExifTags.Base.OffsetTimeOriginal] == "+08:00"


def test_they_are_taken_as_long_before_another_moment() -> None:
    day = datetime(2026, 11, 23, 0, 20, tzinfo=BEIJING)
    found = [str(taken) for shot in _SHOTS if (taken := _taken(shot, day))]
    assert found[0] == "2026-11-22 23:04:24+08:00"
    assert found[-1] == "2026-11-23 00:20:00+08:00"


def test_the_bytes_are_the_same_each_time(photos: tuple[SamplePhoto, ...], tmp_path: Path) -> None:
    for before, after in zip(photos, make_photos(tmp_path), strict=True):
        assert before.path.read_bytes() == after.path.read_bytes(), before.title

"""What may be copied into a paper: previews as this program makes them, and nothing else."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from models.evidence.pictures import derive
from models.evidence.sniff import kind_of
from models.limits import PREVIEW_EDGE
from reports.plain_jpeg import plain_size
from tests.reports import sample
from tests.reports.copies import hostile, noise

HOSTILE = list(hostile())


@pytest.mark.parametrize(("name", "data"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_only_what_is_ours_in_every_marker_is_copied(name: str, data: bytes) -> None:
    assert plain_size(data) is None


@pytest.mark.parametrize("size", [(1, 1), (17, 9), (1000, 750), (PREVIEW_EDGE, PREVIEW_EDGE)])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
@pytest.mark.parametrize("colour", ["white", "black", "red"])
def test_even_an_empty_picture_has_the_dots_of_its_size(
    size: tuple[int, int], subsampling: int, colour: str
) -> None:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", quality=85, subsampling=subsampling)
    assert plain_size(out.getvalue()) == size


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (640, 480)])
def test_what_intake_derives_is_plain(size: tuple[int, int]) -> None:
    data = sample.picture(*size, 1, 0)
    found = derive(kind_of(data), data)
    for made in (found.preview, found.thumbnail):
        with Image.open(io.BytesIO(made)) as shown:
            assert plain_size(made) == shown.size


def test_a_grey_photo_is_kept_in_colours_and_plain() -> None:
    out = io.BytesIO()
    noise().convert("L").save(out, "JPEG")
    assert plain_size(derive(kind_of(out.getvalue()), out.getvalue()).preview)

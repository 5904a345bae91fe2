"""Slates are read from photos that are tilted, blurred, turned, far away; nothing else is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from models.evidence import codes
from models.evidence.codes import read_code
from models.evidence.slate import ClockShown, Slate, clock_text, slate_text
from tests import slates

TEXT = slate_text("visit", "全科诊室 2", "community-service-quality-2015", "1.2.4/4", 1_790_049_600)


@pytest.mark.parametrize("tilt", [0.0, 0.1, 0.2])
@pytest.mark.parametrize("blur", [0.0, 1.5, 2.5])
@pytest.mark.parametrize("turn", [0.0, 20.0, 90.0, 180.0])
def test_a_slate_at_an_angle_and_out_of_focus_is_read(
    tilt: float, blur: float, turn: float
) -> None:
    image = slates.photographed(TEXT, tilt=tilt, blur=blur, turn=turn)
    found = read_code(slates.preview(image), slates.jpeg(image))
    assert isinstance(found, Slate)
    assert found.clause == "1.2.4/4"


def test_a_slate_far_away_is_read_from_the_original_only() -> None:
    image = slates.photographed(TEXT, size=(4000, 3000), share=0.055)
    small, original = slates.preview(image), slates.jpeg(image)
    assert read_code(small) is None
    assert isinstance(read_code(small, original), Slate)


def test_a_clock_is_read() -> None:
    image = slates.photographed(clock_text(1_790_049_600), tilt=0.1)
    assert read_code(slates.preview(image)) == ClockShown(1_790_049_600)


def test_a_photo_without_a_code_says_nothing() -> None:
    image = Image.effect_noise((1600, 1200), 90).convert("RGB")
    assert read_code(slates.preview(image), slates.jpeg(image)) is None
    assert read_code(None, b"%PDF-1.7") is None


@pytest.mark.parametrize("text", ["https://example.org/", TEXT[:-1] + "x", "x" * 1200])
def test_another_qr_code_says_nothing(text: str) -> None:
    assert read_code(slates.preview(slates.photographed(text))) is None


def test_two_slates_in_one_photo_say_nothing() -> None:
    page = slates.photographed(TEXT, share=0.4)
    other = slate_text("visit", "", "community-service-quality-2015", "1.1.1/1", 1_790_049_600)
    page.paste(slates.code(other, 400), (0, 780))
    assert read_code(slates.preview(page)) is None


@pytest.mark.parametrize("cut", [0, 3, 400, 4000])
def test_what_is_cut_off_says_nothing_and_does_not_crash(cut: int) -> None:
    assert read_code(slates.jpeg(Image.new("RGB", (900, 600), "navy"))[:cut]) is None


def test_a_slate_on_a_transparent_or_grey_screenshot_is_read() -> None:
    for mode in ("L", "RGBA", "P"):
        out = io.BytesIO()
        slates.photographed(TEXT).convert(mode).save(out, "PNG")
        assert isinstance(read_code(out.getvalue()), Slate)


def test_the_first_files_are_looked_through_before_they_are_taken_in(tmp_path: Path) -> None:
    plain = slates.jpeg(Image.new("RGB", (1200, 900), "grey"))
    shown = slates.jpeg(slates.photographed(TEXT))
    files = [tmp_path / f"{number:02}.jpg" for number in range(codes.GLANCED + 1)]
    for file in files:
        file.write_bytes(plain)
    assert not codes.any_code(files)
    files[-1].write_bytes(shown)
    assert not codes.any_code(files), "the thirteenth is taken in as it is"
    files[-2].write_bytes(shown)
    assert codes.any_code(files)

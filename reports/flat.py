"""Pictures of other kinds brought to plain colours, as the previews of evidence show them."""

from PIL import Image

_CLEAR = ("RGBA", "LA", "PA", "RGBa", "La")


def flat(image: Image.Image) -> Image.Image:
    """Return the picture in RGB: of 16 bits of grey the upper eight, what is clear on white.

    Pillow's own ``convert`` cuts 16 bits off at 255, and nearly every such picture is then white;
    what is clear becomes black.
    """
    if image.mode == "RGB":
        return image
    if image.mode.startswith("I"):
        grey = image.convert("I").point(lambda value: value * (1 / 256))
        return grey.convert("L").convert("RGB")
    if image.mode in _CLEAR or "transparency" in image.info:
        above = image.convert("RGBA")
        white = Image.new("RGB", above.size, "white")
        white.paste(above, mask=above.getchannel("A"))
        return white
    return image.convert("RGB")

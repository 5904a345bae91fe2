"""A whole picture upright, for drawing on; what screens show is derived elsewhere (pictures)."""

import warnings

from PIL import Image

from models.errors import EvidenceError
from models.evidence import pictures
from models.evidence.claims import HOSTILE, claims_of
from models.evidence.sniff import JPEG, Kind


def opened_upright(kind: Kind, data: bytes, most: int) -> tuple[Image.Image, tuple[int, int]]:
    """Return the whole picture upright in RGB, and the size its coordinates speak of.

    A picture of more than ``most`` pixels comes at a half or a quarter of its size, a JPEG without
    ever being decoded larger. Raises EvidenceError: ``evidence-unknown-type`` for a document,
    ``evidence-too-many-pixels``, ``evidence-unreadable``.
    """
    warnings.filterwarnings("ignore", module=r"PIL\.")
    if not kind.most_pixels:
        raise EvidenceError("evidence-unknown-type")
    try:
        return _whole(kind, data, most)
    except Image.DecompressionBombError as error:
        raise EvidenceError("evidence-too-many-pixels") from error
    except HOSTILE as error:
        raise EvidenceError("evidence-unreadable") from error


def _whole(kind: Kind, data: bytes, most: int) -> tuple[Image.Image, tuple[int, int]]:
    with pictures._opened(kind, data) as image:
        full = image.size
        if full[0] * full[1] > kind.most_pixels:
            raise EvidenceError("evidence-too-many-pixels")
        if kind is JPEG and full[0] * full[1] > most:
            part = 2 if full[0] * full[1] <= 4 * most else 4
            # The decoder gives the smallest scale that is not below what is asked for.
            image.draft("RGB", (full[0] // part, full[1] // part))
        image.load()
        turned = (image.width < image.height) != (full[0] < full[1])
        orientation = claims_of(image).orientation
    # Its pixels stay when the file is let go; a copy of them would cost as much again.
    flat: Image.Image = image if image.mode == "RGB" else pictures._flat(image)
    while flat.width * flat.height > most:
        flat = flat.reduce(2)
    upright = pictures._upright(flat, orientation)
    if upright.mode != "RGB":
        upright = upright.convert("RGB")
    return upright, ((full[1], full[0]) if turned or orientation >= 5 else full)

"""A photo this laptop takes with its own camera: a JPEG that says which camera, and when by us."""

import io

from PIL import Image

from models.clock import Now
from models.evidence.claims import EXIF_IFD, LONGEST, MODEL, TAKEN, TAKEN_OFFSET

QUALITY = 92


def snapshot(pixels: bytes, width: int, height: int, camera: str, now: Now) -> bytes:
    """Return the file that is taken in; ``pixels`` are blue, green, red and one unused, by row.

    The moment is that of the laptop's clock, with its zone: such a camera is never ahead of it.
    """
    image = Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX")
    taken, offset = now.as_cameras_write()
    exif = Image.Exif()
    exif[MODEL] = camera[:LONGEST]
    inner = exif.get_ifd(EXIF_IFD)
    inner[TAKEN], inner[TAKEN_OFFSET] = taken, offset
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, exif=exif)
    return out.getvalue()

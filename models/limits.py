"""The one table of limits, for laptop and desk alike (DESIGN §3, *Limits*)."""

MEBIBYTE = 1 << 20

MAX_FILE_BYTES = 64 * MEBIBYTE
"""Largest single file taken in as evidence or carried in a package."""
MAX_PIXELS_JPEG = 200_000_000
"""Largest JPEG picture of one scan: phones of today reach 200 megapixels."""
MAX_PIXELS_OTHER = 50_000_000
"""Largest PNG, WebP, TIFF, HEIC or progressive JPEG: these are decoded whole."""
MAX_PACKAGE_BYTES = 4 * 1024 * MEBIBYTE - 1
"""Largest package: a file of 4 GiB does not fit on a FAT32 stick."""
MAX_PACKAGE_ENTRIES = 20_000
"""Members in a package."""
MAX_NAME_LENGTH = 200
"""Length of a member's path in a package, in ASCII characters."""
MAX_TAG_BYTES = 8 * MEBIBYTE
"""Largest manifest or tag file that is read into memory."""
MAX_JSON_BYTES = 32 * MEBIBYTE
"""Largest JSON document (facts, event log) that is parsed."""
MAX_JSON_DEPTH = 32
"""Deepest nesting of a JSON document."""
MAX_EVENTS = 200_000
"""Events of one visit on one device."""
MAX_STROKES = 400
"""Strokes of one handwritten signature."""
MAX_STROKE_POINTS = 4_000
"""Points of one stroke."""
PREVIEW_EDGE = 1600
"""Longer edge of a derived preview, in pixels."""
THUMBNAIL_EDGE = 320
"""Longer edge of a derived thumbnail, in pixels."""
MAX_PACK_BYTES = 4 * MEBIBYTE
"""Largest standard pack that is read."""

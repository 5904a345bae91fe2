"""What a file may at most be; beyond it the file is refused before memory is spent on it."""

from models.limits import MAX_FILE_BYTES, MEBIBYTE

MAX_IMPORT_BYTES = MAX_FILE_BYTES
"""Largest office file that is opened."""
MAX_PART_BYTES = 32 * MEBIBYTE
"""Largest XML part, unpacked; the text of a thousand-row standard is about 5 MiB."""
MAX_TOTAL_BYTES = 4 * MAX_PART_BYTES
"""All the parts of one file that are read, unpacked."""
MAX_ENTRIES = 4_096
"""Members of the file's archive."""
MAX_ELEMENTS = 1_500_000
"""Elements of one XML part."""
MAX_DEPTH = 200
"""Deepest nesting of one XML part."""
MAX_CELLS = 400_000
"""Cells of one document."""
MAX_COLUMNS = 200
"""Columns of one table."""
MAX_LINES = 2_000
"""Lines of one cell."""
SHOWN = 40
"""Characters of a foreign text that a sentence repeats."""

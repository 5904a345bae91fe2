"""What a disk says while a package is written, by the numbers of its system."""

from __future__ import annotations

import errno

import pytest

from sync.files import is_full


@pytest.mark.parametrize(
    ("number", "windows", "full"),
    [
        (errno.ENOSPC, None, True),
        (errno.EDQUOT, None, True),
        (errno.EIO, None, False),
        (errno.EINVAL, 112, True),
        (errno.EINVAL, 39, True),
        (errno.EINVAL, 19, False),
    ],
)
def test_a_full_disk_is_known_by_every_number_it_has(
    number: int, windows: int | None, full: bool
) -> None:
    error = OSError(number, "said")
    error.winerror = windows  # type: ignore[attr-defined]
    assert is_full(error) is full

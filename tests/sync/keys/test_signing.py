"""Signatures state a moment that every reader of CMS reads, whatever a laptop's clock says."""

from __future__ import annotations

import pytest

from sync.keys.roles import Role
from sync.keys.verifying import verify_detached
from tests.sync.package.kit import district


@pytest.mark.parametrize(
    "moment", ["1950-01-01T00:00:00.000Z", "2049-12-31T23:59:59.000Z", "2050-01-01T00:00:00.000Z"]
)
def test_a_moment_of_any_century_is_stated(moment: str) -> None:
    """From 2050 on it is written another way (RFC 5652 11.3); a wrong clock gets there today."""
    signature = district().signer.sign_detached(b"facts", moment)
    found = verify_detached(b"facts", signature, district().trust, Role.EVALUATOR, moment)
    assert (found.valid, found.intact, found.signed_at) == (True, True, moment)

"""Names of the fields in which forms are signed, in the order of signing (R6.3)."""

import re

EVALUATOR = "evaluator-{number}"
LEADER = "leader"
DISTRICT = "district"
"""Waits for the desk, on every form that a laptop signs."""
PATTERN = r"^(evaluator-[1-9][0-9]?|leader)$"
LAPTOP = re.compile(PATTERN)
"""Fields that a laptop's certificate signs."""

"""The integrity check of a pack: plain sentences about what is wrong, none when all is well.

A pack that loads is well formed; this says whether it is also sound. Nothing is repaired here:
texts stay as issued, and a proposal is only a proposal.
"""

from collections.abc import Callable, Iterator

from models.standards.checks_forms import check_forms
from models.standards.checks_parts import check_parts
from models.standards.checks_text import check_texts
from models.standards.checks_tiers import check_grades, check_tiers
from models.standards.checks_tree import check_rules, check_tree
from models.standards.checks_values import check_values
from models.standards.sentences import Sentence
from models.standards.types import Pack

CHECKS: tuple[Callable[[Pack], Iterator[Sentence]], ...] = (
    check_tree,
    check_rules,
    check_texts,
    check_values,
    check_forms,
    check_parts,
    check_grades,
    check_tiers,
)


def check(pack: Pack) -> Iterator[Sentence]:
    """Yield a sentence for every fault of ``pack``."""
    for one in CHECKS:
        yield from one(pack)

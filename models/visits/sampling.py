"""Drawing by lot so that anyone can draw the same again: ten prescriptions, ten records.

The n-th candidate is the SHA-256 of ``SEED/n`` as a number, modulo the total, plus one; a number
that came before is passed over. The seed is printed beside the numbers.
"""

import hashlib
import re
import secrets

from models.errors import VisitError
from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.visits.book import VisitBook
from models.visits.standing import Packs, clause_of, require_member, require_open
from models.visits.wording import body

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters nobody confuses when a seed is read aloud."""
SEED = re.compile(r"[0-9A-Z]{4,16}")
MOST = 1000
"""Largest sample."""


def new_seed() -> str:
    """Return a fresh seed of eight letters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def draw(total: int, count: int, seed: str) -> tuple[int, ...]:
    """Return ``count`` numbers of 1 to ``total``, ascending; all of them when there are fewer."""
    found: set[int] = set()
    n = 0
    while len(found) < min(count, total):
        number = hashlib.sha256(f"{seed}/{n}".encode()).digest()
        found.add(int.from_bytes(number, "big") % total + 1)
        n += 1
    return tuple(sorted(found))


def draw_sample(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    ref: ClauseRef,
    of: str,
    total: int,
    count: int,
    seed: str = "",
) -> VisitState:
    """Draw and record a sample; a second draw is recorded beside the first, never over it.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``sample-size``, ``sample-seed``.
    """
    require_open(state)
    require_member(state, actor)
    clause_of(state, packs, ref)
    if not (1 <= total <= 10_000_000 and 1 <= count <= MOST):
        raise VisitError("sample-size", most=MOST)
    seed = seed.strip().upper() or new_seed()
    if not SEED.fullmatch(seed):
        raise VisitError("sample-seed")
    drawn = body(
        bodies.SampleDrawn,
        pack=ref.pack,
        clause=ref.clause,
        of=of,
        total=total,
        seed=seed,
        picks=draw(total, count, seed),
        on=book.clock.now().day(),
    )
    return book.append(state, actor, [(EventType.SAMPLE_DRAWN, drawn)])

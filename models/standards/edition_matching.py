"""Which clause of a new edition is which of the old: by code, then by text, exactly and in order.

Rules, each over what the ones before left: (1) the same code and the same words; (2) the same
words under another code, in printed order; (3) the same code and at least half of the words in
common; (4) another code and at least three quarters of the words in common, the most alike first.
What is left is new, or gone. Alikeness is a fraction of whole numbers: pairs of neighbouring
characters both texts have, twice, over all pairs of both (Sørensen and Dice).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from models.standards.types import Clause

HALF, THREE_QUARTERS = (1, 2), (3, 4)
Pair = tuple[Clause, Clause]


def matched(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Pair, ...]:
    """Return the clauses of both editions that are the same one, in the order of the new."""
    work = _Matching(old, new)
    work.take(_same_code(work.old, work.new, same_words))
    work.take(_same_text(work.old, work.new))
    work.take(_same_code(work.old, work.new, lambda one, other: alike(one, other, HALF)))
    work.take(_most_alike(work.old, work.new))
    place = {id(clause): n for n, clause in enumerate(new)}
    return tuple(sorted(work.pairs, key=lambda pair: place[id(pair[1])]))


def same_words(one: Clause, other: Clause) -> bool:
    """True when both texts are the same but for white space."""
    return _bare(one.text) == _bare(other.text)


def alike(one: Clause, other: Clause, least: tuple[int, int]) -> bool:
    """True when the texts share at least ``least`` of their words; an empty text has none."""
    shared, all_of_them = likeness(_pairs(one.text), _pairs(other.text))
    return shared * least[1] >= least[0] * all_of_them > 0


def likeness(one: Counter[str], other: Counter[str]) -> tuple[int, int]:
    """Return twice the pairs of characters in common, and all pairs of both."""
    return 2 * (one & other).total(), one.total() + other.total()


class _Matching:
    """What is still without a partner."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self.old, self.new = list(old), list(new)
        self.pairs: list[Pair] = []

    def take(self, pairs: Iterable[Pair]) -> None:
        """Keep pairs; their clauses are no longer looked for."""
        found = list(pairs)
        gone = {id(clause) for pair in found for clause in pair}
        self.pairs += found
        self.old = [clause for clause in self.old if id(clause) not in gone]
        self.new = [clause for clause in self.new if id(clause) not in gone]


def _same_code(
    old: Sequence[Clause], new: Sequence[Clause], good: Callable[[Clause, Clause], bool]
) -> list[Pair]:
    by_code = {clause.code: clause for clause in reversed(old)}
    wanted = {clause.code: clause for clause in reversed(new)}
    return [(by_code[k], c) for k, c in wanted.items() if k in by_code and good(by_code[k], c)]


def _same_text(old: Sequence[Clause], new: Sequence[Clause]) -> list[Pair]:
    waiting: dict[str, list[Clause]] = {}
    for clause in old:
        waiting.setdefault(_bare(clause.text), []).append(clause)
    return [(found.pop(0), clause) for clause in new if (found := waiting.get(_bare(clause.text)))]


def _most_alike(old: Sequence[Clause], new: Sequence[Clause]) -> list[Pair]:
    """Pair the most alike first; between equals the earlier one, in the old and then the new."""
    scored = sorted(
        (-Fraction(shared, all_of_them), a, b)
        for a, b, shared, all_of_them in _shared([_pairs(c.text) for c in old], new)
        if shared * THREE_QUARTERS[1] >= THREE_QUARTERS[0] * all_of_them
    )
    used_old, used_new, found = set[int](), set[int](), list[Pair]()
    for _, a, b in scored:
        if a not in used_old and b not in used_new:
            used_old.add(a)
            used_new.add(b)
            found.append((old[a], new[b]))
    return found


def _shared(
    before: Sequence[Counter[str]], new: Sequence[Clause]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield old, new and their likeness for all that share anything.

    The second time a pair stands in a text it counts as another one, so that counting what two
    texts share is counting the entries of an index.
    """
    index: dict[tuple[str, int], list[int]] = {}
    for a, pairs in enumerate(before):
        for entry in _entries(pairs):
            index.setdefault(entry, []).append(a)
    for b, clause in enumerate(new):
        pairs = _pairs(clause.text)
        hits = Counter(a for entry in _entries(pairs) for a in index.get(entry, ()))
        yield from ((a, b, 2 * n, before[a].total() + pairs.total()) for a, n in hits.items())


def _entries(pairs: Counter[str]) -> Iterator[tuple[str, int]]:
    return ((pair, n) for pair, times in pairs.items() for n in range(times))


def _bare(text: str) -> str:
    return "".join(text.split())


def _pairs(text: str) -> Counter[str]:
    bare = _bare(text)
    return Counter(bare[n : n + 2] for n in range(max(len(bare) - 1, min(len(bare), 1))))

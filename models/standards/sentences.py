"""What the checker says: a code of the catalogue with its parameters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from models.messages import DEFAULT_LANGUAGE, sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """One plain sentence about what is wrong with a pack."""

    code: str
    """Code in the catalogue (``resources/messages/standards.yaml``)."""
    params: Mapping[str, str | int] = field(default_factory=dict)
    """What fills its template."""

    def text(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence in ``language`` (``zh`` or ``en``)."""
        return sentence(self.code, self.params, language)


def say(code: str, /, **params: str | int) -> Sentence:
    """Return the sentence of ``code``."""
    return Sentence(code, params)


def repeated(values: Iterable[str]) -> Iterator[str]:
    """Yield every value that has been there before, as often as it comes again."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield value
        seen.add(value)

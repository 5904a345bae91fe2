"""argparse in the language of the console: usage, headings, and every refusal in its words.

The library speaks English whatever the console does. Its refusals come as finished sentences, so
they are known again here by their fixed words; one that is not known stays as it is.
"""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from models.messages import sentence
from ui.commands.console import UsageError

KNOWN = (
    ("arg-required", r"the following arguments are required: (?P<names>.+)"),
    ("arg-unknown", r"unrecognized arguments: (?P<names>.+)"),
    ("arg-choice", r"invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)"),
    ("arg-one", r"expected one argument"),
    ("arg-some", r"expected at least one argument"),
    ("arg-number", r"expected (?P<n>\d+) arguments?"),
    ("arg-value", r"invalid \S+ value: '?(?P<value>.+?)'?"),
    ("arg-apart", r"not allowed with argument (?P<names>.+)"),
    ("arg-either", r"one of the arguments (?P<names>.+) is required"),
    ("arg-nothing", r"ignored explicit argument (?P<value>.+)"),
)
"""Code of our sentence, and the library's words; names and values come over as they are."""
_OF_ARGUMENT = re.compile(r"argument (?P<name>[^:]+): (?P<said>.+)", re.DOTALL)


def told(message: str, language: str) -> str:
    """Return a refusal of the library in ``language``."""
    of = _OF_ARGUMENT.fullmatch(message)
    if of is not None:
        said = told(of["said"], language)
        return sentence("arg-of", {"name": of["name"], "said": said}, language)
    for code, pattern in KNOWN:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence(code, found.groupdict(), language)
    return message


class Help(argparse.HelpFormatter):
    """Usage under its heading in the language of the console."""

    language = "zh"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Say 用法 where the library says usage."""
        said = sentence("arg-usage", {}, self.language) if prefix is None else prefix
        super().add_usage(usage, actions, groups, said)


class ChineseHelp(Help):
    """Help in Chinese."""


class EnglishHelp(Help):
    """Help in English."""

    language = "en"


class Parser(argparse.ArgumentParser):
    """Refuses in one sentence, does not guess at options, and speaks the console's language."""

    def __init__(self, *, language: str, **options: Any) -> None:
        self.language = language
        formatter = EnglishHelp if language == "en" else ChineseHelp
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **options)
        self._positionals.title = sentence("arg-positionals", {}, language)
        self._optionals.title = sentence("arg-options", {}, language)
        said = sentence("arg-help", {}, language)
        self.add_argument("-h", "--help", action="help", help=said)

    def error(self, message: str) -> NoReturn:
        """Refuse; the console tells it."""
        detail = told(message, self.language)
        raise UsageError("cmd-usage", detail=detail, command=self.prog)

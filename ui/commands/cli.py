"""The commands of the program and what they take (DESIGN §6)."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from models.errors import ExpectedError
from models.messages import console_language
from ui import crash
from ui.commands import (
    desk,
    desk_admit,
    desk_keys,
    desk_paper,
    desk_returns,
    evidence,
    importing,
    laptop,
    ledger,
    line,
    outbox,
    packages,
    papers,
    places,
    shelves,
    standards,
)
from ui.commands.console import (
    REFUSED,
    UNOPENED,
    USAGE,
    Console,
    UnopenedError,
    UsageError,
)
from ui.commands.parsing import Parser

PROGRAM = "main.py"
VERSION = "chayan 0.1.0"


def run(arguments: Sequence[str]) -> int:
    """Run a command; refusals go to stderr as one plain sentence each."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that cannot show a character shows "?"
            stream.reconfigure(errors="replace")
    console = Console(console_language(), json="--json" in arguments)
    try:
        given = parser(console).parse_args(list(arguments))
        return console.finish(given.act(given, console))
    except UsageError as error:
        console.refuse(error)
        return console.finish(USAGE)
    except UnopenedError as error:
        console.refuse(error)
        return console.finish(UNOPENED)
    except ExpectedError as error:
        console.refuse(error)
        return console.finish(REFUSED)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our lines has read enough; nothing was cut short
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception as error:  # our own mistake; its message may quote the record
        console.complain(crash.report(type(error), error.__traceback__).rstrip())
        console.refuse(UsageError("cmd-crash"))
        return console.finish(REFUSED)


def parser(console: Console) -> argparse.ArgumentParser:
    """The whole command line, in the console's language."""
    about = console.word("cmd-about")
    top = Parser(language=console.language, prog=PROGRAM, description=about)
    said = console.word("arg-version")
    top.add_argument("--version", action="version", version=VERSION, help=said)
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    made = _Maker(commands, console)
    _standards(made, console)
    _packages(made)
    _desk(made, console)
    group = made("laptop", "cmd-laptop")
    laptop.add(_Maker(group.add_subparsers(metavar="ACTION", required=True), console), console)
    group = made("outbox", "cmd-outbox")
    outbox.add(_Maker(group.add_subparsers(metavar="ACTION", required=True), console), console)
    group = made("ledger", "cmd-ledger")
    below = _Maker(group.add_subparsers(metavar="ACTION", required=True), console)
    ledger.add_commands(below, lambda command: _desk_options(command, console), console)
    demo = made("demo", "cmd-demo")
    told = console.word("cmd-demo-out")
    demo.add_argument("--out", type=Path, metavar="DIR", default=Path("out"), help=told)
    demo.set_defaults(act=packages.demo)
    return top


class _Maker:
    """Adds a command with its help and the options every command has."""

    def __init__(self, commands: "argparse._SubParsersAction[Parser]", console: Console) -> None:
        self._commands = commands
        self.console = console

    def __call__(self, name: str, about: str) -> Parser:
        told = self.console.word(about)
        made = self._commands.add_parser(
            name, help=told, description=told, language=self.console.language
        )
        made.add_argument("--json", action="store_true", help=self.console.word("cmd-json"))
        return made


def _standards(made: _Maker, console: Console) -> None:
    group = made("standards", "cmd-standards")
    below = _Maker(group.add_subparsers(metavar="ACTION", required=True), console)
    check = below("check", "cmd-standards-check")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE")
    check.set_defaults(act=standards.check)
    listed = below("list", "cmd-standards-list")
    places.add(listed, console, required=False)
    listed.set_defaults(act=standards.list_)
    importing.add(below, console)
    shelves.add(below, console)


def _packages(made: _Maker) -> None:
    word = made.console.word
    verify = made("verify", "cmd-verify")
    verify.add_argument("package", type=Path, metavar="PACKAGE")
    _trust(verify, made.console)
    places.add(verify, made.console, required=False)
    told = word("cmd-verify-receipt")
    verify.add_argument("--receipt", type=Path, metavar="RECEIPT", help=told)
    verify.add_argument("--at", type=_moment, metavar="MOMENT", help=word("cmd-verify-at"))
    verify.add_argument("--forms", action="store_true", help=word("cmd-verify-forms"))
    verify.set_defaults(act=packages.verify)
    verify.epilog = word("cmd-verify-codes")
    forms = made("forms", "cmd-forms")
    forms.add_argument("package", type=Path, metavar="PACKAGE")
    forms.add_argument("--out", type=Path, metavar="DIR", required=True, help=word("cmd-forms-out"))
    forms.add_argument("--archive", action="store_true", help=word("cmd-forms-archive"))
    forms.add_argument("--office", action="store_true", help=word("cmd-forms-office"))
    _trust(forms, made.console)
    places.add(forms, made.console, required=False)
    for command in (verify, forms):
        told = word("cmd-identity")
        command.add_argument("--identity", type=Path, metavar="KEY", help=told)
    forms.set_defaults(act=packages.forms)
    papers.add(made("papers", "cmd-papers"), made.console)
    evidence.add(made("evidence", "cmd-evidence"), made.console)
    receive = made("receive", "cmd-receive")
    receive.add_argument("packages", nargs="+", type=Path, metavar="PACKAGE")
    _desk_options(receive, made.console)
    receive.set_defaults(act=desk.receive)
    line.add_send(made("send", "cmd-send"), made.console)


def _desk(made: _Maker, console: Console) -> None:
    word = console.word
    group = made("desk", "cmd-desk")
    below = _Maker(group.add_subparsers(metavar="ACTION", required=True), console)
    init = below("init", "cmd-desk-init")
    init.add_argument("--office", metavar="NAME", default="", help=word("cmd-desk-office"))
    init.add_argument(
        "--root-passphrase-file", type=Path, metavar="FILE", help=word("cmd-desk-root")
    )
    init.add_argument("--escrow", metavar="AGE", default="", help=word("cmd-desk-escrow"))
    init.add_argument("--root-out", type=Path, metavar="DIR", help=word("cmd-desk-root-out"))
    init.set_defaults(act=desk.init)
    enroll = below("enroll", "cmd-desk-enroll")
    enroll.add_argument("request", type=Path, metavar="CSR")
    enroll.add_argument("--out", type=Path, metavar="DIR", help=word("cmd-desk-enroll-out"))
    enroll.add_argument("--holder", metavar="NAME", default="", help=word("cmd-enroll-holder"))
    enroll.set_defaults(act=desk.enroll)
    revoke = below("revoke", "cmd-desk-revoke")
    revoke.add_argument("device", nargs="?", default="", metavar="DEVICE")
    desk_keys.add_reason(revoke, console)
    revoke.set_defaults(act=desk.revoke)
    desk_keys.add(below, lambda command: _desk_options(command, console), console)
    line.add_serve(below, lambda command: _desk_options(command, console), console)
    desk_returns.add(below, lambda command: _desk_options(command, console), console)
    desk_admit.add(below, lambda command: _desk_options(command, console), console)
    desk_paper.add(below, lambda command: _desk_options(command, console), console)
    for command in (init, enroll, revoke):
        _desk_options(command, console)


def _desk_options(command: argparse.ArgumentParser, console: Console) -> None:
    word = console.word
    command.add_argument(
        "--desk", type=Path, metavar="DESK", required=True, help=word("cmd-folder")
    )
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=word("cmd-passphrase-help")
    )


def _trust(command: argparse.ArgumentParser, console: Console) -> None:
    command.add_argument("--trust", type=Path, metavar="TRUST", help=console.word("cmd-trust"))


def _moment(text: str) -> str:
    """A moment in UTC; a bare day means its first second. Raises ValueError for any other text."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d{3})?Z)?", text)
    if found is None:
        raise ValueError(text)
    moment = f"{found[1]}T{found[2] or '00:00:00'}.000Z"
    datetime.fromisoformat(moment)  # there is no 30th of February
    return moment

"""`laptop request | install | show | package`: a laptop's side of its certificate."""

import argparse
from functools import partial
from pathlib import Path

from models.store.workspace import Workspace
from models.visits.schema import FIELD
from sync.files import make_folder
from ui import laptop_keys
from ui.commands import laptop_package, passphrase, pin
from ui.commands.console import OK, Console, UsageError
from ui.commands.desk_keys import Maker
from ui.laptop_keys import KeyState
from ui.token_signing import Wanted, write_token_request


def add(below: Maker, console: Console) -> None:
    """Add the commands."""
    word = console.word
    request_ = below("request", "cmd-laptop-request")
    request_.add_argument("--name", metavar="NAME", default="", help=word("cmd-laptop-name"))
    request_.add_argument("--new-key", action="store_true", help=word("cmd-laptop-new-key"))
    request_.add_argument("--token", type=Path, metavar="MODULE", help=word("cmd-laptop-token"))
    request_.add_argument("--label", metavar="TOKEN", default="", help=word("cmd-laptop-label"))
    request_.add_argument("--key", metavar="ID", default="", help=word("cmd-laptop-key"))
    request_.add_argument("--leave-token", action="store_true", help=word("cmd-laptop-leave"))
    request_.add_argument("--out", type=Path, metavar="DIR", required=True)
    request_.set_defaults(act=request)
    install_ = below("install", "cmd-laptop-install")
    install_.add_argument("bundle", type=Path, metavar="BUNDLE")
    install_.add_argument("--root", metavar="NUMBER", default="", help=word("cmd-laptop-root"))
    install_.set_defaults(act=install)
    show_ = below("show", "cmd-laptop-show")
    show_.set_defaults(act=show)
    told = word("cmd-passphrase-help")
    package_ = laptop_package.add(below, console)
    for command in (request_, install_, show_, package_):
        command.add_argument(
            "--workspace", type=Path, metavar="DIR", required=True, help=word("cmd-workspace")
        )
        command.add_argument("--passphrase-file", type=Path, metavar="FILE", help=told)


def request(given: argparse.Namespace, console: Console) -> int:
    """Write the request for a first or another certificate."""
    if given.token is None and (given.label or given.key):
        raise UsageError("cmd-laptop-token-alone")
    make_folder(given.out)
    given.name = given.name.strip()
    with _opened(given, console) as workspace:
        if not given.name and not laptop_keys.key_state(workspace).fingerprint:
            raise UsageError("cmd-laptop-name-missing")
        file = _written(given, console, workspace)
        state = laptop_keys.key_state(workspace)
    spoken = state.next_fingerprint or state.fingerprint
    console.data |= {"request": str(file), "fingerprint": spoken}
    console.say("cmd-laptop-requested", file=str(file))
    console.say("cmd-enrolled-fingerprint", fingerprint=spoken)
    return OK


def _written(given: argparse.Namespace, console: Console, workspace: Workspace) -> Path:
    if given.token is None:
        keys = (given.new_key, given.leave_token)
        return laptop_keys.write_request(workspace, given.name, given.out, *keys)
    module = str(given.token.resolve())
    wanted = Wanted(module, given.label, given.key)
    ask = partial(pin.read, console)
    return write_token_request(workspace, given.name, given.out, wanted, ask, given.new_key)


def install(given: argparse.Namespace, console: Console) -> int:
    """Take a trust bundle over; the first one only with the office's number."""
    with _opened(given, console) as workspace:
        offer = laptop_keys.read_offer(workspace, given.bundle)
        told = offer.root_fingerprint
        if not offer.known and _digits(given.root) != _digits(told):
            code = "cmd-laptop-root-differs" if given.root else "cmd-laptop-root-missing"
            raise UsageError(code, number=told)
        state = laptop_keys.accept(workspace, offer)
    console.say("cmd-laptop-installed", office=state.office or offer.office)
    for title in state.installed:
        console.say("cmd-laptop-standard", title=title)
    for title in state.clashes:
        console.complain(console.word("cmd-laptop-clash", title=title))
    if state.readings:
        console.say("cmd-laptop-readings", count=state.readings)
    _tell(state, console)
    return OK


def show(given: argparse.Namespace, console: Console) -> int:
    """Say how far the laptop is with its certificate."""
    with _opened(given, console) as workspace:
        state = laptop_keys.key_state(workspace)
    _tell(state, console)
    return OK


def _tell(state: KeyState, console: Console) -> None:
    names = ("fingerprint", "office", "valid_until", "fresh_until", "revoked", "serial")
    console.data |= {name: getattr(state, name) for name in (*names, "installed", "readings")}
    if state.fingerprint:
        console.say("cmd-enrolled-fingerprint", fingerprint=state.fingerprint)
    if state.ready:
        said = {"day": state.valid_until, "lists": state.fresh_until}
        console.say("cmd-laptop-until", **said)
    else:
        console.say("cmd-laptop-none")
    if state.revoked:
        console.complain(console.word("departure-key-revoked"))


def _digits(number: str) -> str:
    return "".join(number.split())


def _opened(given: argparse.Namespace, console: Console) -> Workspace:
    return Workspace.open(given.workspace, passphrase.read(console, given.passphrase_file), FIELD)

"""`desk keys | bundle | handover | renew | revoke-district | catch-up`: keys of a district."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from models.district.desk import Desk
from models.standards.types import Pack
from models.store.shelf import shelf_of
from sync import keeping, office
from sync.files import make_folder
from sync.keys.bundle import load_trust
from sync.keys.reasons import Reason
from ui import desk_keys
from ui.commands import passphrase
from ui.commands.console import OK, Console

HEADS = (
    "at",
    "act",
    "laptop",
    "holder",
    "reason",
    "remark",
    "number",
    "until",
    "device",
    "serial",
    "fingerprint",
)


class Maker(Protocol):
    """Adds a command below a group."""

    def __call__(self, name: str, about: str) -> argparse.ArgumentParser: ...


def add(below: Maker, options: Callable[[argparse.ArgumentParser], None], console: Console) -> None:
    """Add the commands; ``options`` adds what every command of a desk takes."""
    word = console.word
    keys = below("keys", "cmd-desk-keys")
    keys.add_argument("--csv", type=Path, metavar="DIR", help=word("cmd-desk-keys-csv"))
    keys.set_defaults(act=show)
    bundle = below("bundle", "cmd-desk-bundle")
    bundle.add_argument("--out", type=Path, metavar="DIR", required=True)
    bundle.set_defaults(act=write)
    over = below("handover", "cmd-desk-handover")
    over.add_argument("device", metavar="DEVICE")
    over.add_argument("holder", metavar="NAME")
    over.set_defaults(act=hand_over)
    renew_ = below("renew", "cmd-desk-renew")
    renew_.add_argument("root_file", type=Path, metavar="ROOT-KEY")
    renew_.add_argument(
        "--root-passphrase-file", type=Path, metavar="FILE", help=word("cmd-desk-root")
    )
    renew_.add_argument("--list-only", action="store_true", help=word("cmd-desk-renew-list"))
    renew_.set_defaults(act=renew)
    void = below("revoke-district", "cmd-desk-revoke-district")
    void.add_argument("root_file", type=Path, metavar="ROOT-KEY")
    void.add_argument(
        "--root-passphrase-file", type=Path, metavar="FILE", help=word("cmd-desk-root")
    )
    add_reason(void, console)
    void.set_defaults(act=revoke_district)
    catch = below("catch-up", "cmd-desk-catch-up")
    catch.add_argument("trust", type=Path, metavar="TRUST")
    catch.set_defaults(act=catch_up)
    for command in (keys, bundle, over, renew_, void, catch):
        options(command)


def add_reason(revoke: argparse.ArgumentParser, console: Console) -> None:
    """Add why a certificate is revoked."""
    reasons = [str(reason) for reason in Reason]
    told = console.word("cmd-revoke-reason")
    revoke.add_argument("--reason", choices=reasons, default=None, help=told)
    revoke.add_argument("--remark", metavar="TEXT", default="", help=console.word("cmd-remark"))


def show(given: argparse.Namespace, console: Console) -> int:
    """Say what wants to be done, every laptop, and the office's own keys."""
    with opened(given, console) as desk:
        found = keeping.overview(desk)
    _tell(found, console)
    if given.csv is not None:
        _save(found, given.csv, console)
    return OK


def _tell(found: keeping.Overview, console: Console) -> None:
    console.data |= {
        "root": found.root,
        "district_until": found.district_until,
        "list": {"number": found.list_number, "until": found.list_until},
        "root_list_until": found.root_list_until,
        "laptops": [
            {**one.issued.plain(), "standing": str(one.standing), "lists_until": one.lists_until}
            for one in found.laptops
        ],
        "notices": [notice.code for notice in found.notices],
        "ledger": [{"at": line.at, **line.entry.plain()} for line in found.ledger],
    }
    console.say("cmd-desk-fingerprint", fingerprint=found.root)
    day = found.list_until
    console.say("cmd-desk-keys-list", number=found.list_number, day=day)
    for one in found.laptops:
        issued = one.issued
        who = f"{issued.name} ({issued.holder})" if issued.holder else issued.name
        stands = console.word(f"cmd-key-{one.standing}")
        console.line(f"{issued.device}  {who}  {stands}  {issued.expires_at[:10]}")
    for notice in found.notices:
        console.complain(notice.sentence(console.language))


def _save(found: keeping.Overview, folder: Path, console: Console) -> None:
    """Write the ledger of keys as a table."""
    make_folder(folder)
    heads = tuple(console.word(f"key-head-{head}") for head in HEADS)
    rows = [desk_keys.cells(line, *_words(console)) for line in found.ledger]
    file = desk_keys.save_ledger(rows, heads, folder)
    console.data["csv"] = str(file)
    console.say("cmd-desk-keys-saved", file=str(file))


def _words(console: Console) -> tuple[desk_keys.Words, desk_keys.Words]:
    """How the ledger calls acts and reasons: the catalogue's words, for Qt's need a window."""
    return (
        lambda act: console.word(f"key-act-{act.replace('_', '-')}"),
        lambda reason: console.word(f"key-reason-{reason}"),
    )


def write(given: argparse.Namespace, console: Console) -> int:
    """Write the trust bundle for every laptop."""
    make_folder(given.out)
    with opened(given, console) as desk:
        packs: dict[str, Pack] = dict(shelf_of(desk.workspace).items())
        made = desk_keys.write_bundle(desk, given.out, packs)
    target = given.out / made.file_name
    console.data |= {"bundle": str(target), "serial": made.serial}
    console.say("cmd-desk-bundle-made", file=str(target), number=made.serial)
    return OK


def hand_over(given: argparse.Namespace, console: Console) -> int:
    """Enter who has a laptop from now on."""
    with opened(given, console) as desk:
        issued = office.hand_over(desk, given.device, given.holder)
    console.data |= {"device": issued.device, "holder": issued.holder}
    console.say("cmd-handed-over", name=issued.name, holder=issued.holder or "")
    return OK


def renew(given: argparse.Namespace, console: Console) -> int:
    """Renew the district's certificate, or only the root's list, with the root key."""
    secret = _root_secret(given, console)
    with opened(given, console) as desk:
        step = keeping.renew_root_list if given.list_only else keeping.renew_district
        step(desk, given.root_file, secret)
        found = keeping.overview(desk)
    console.data |= {
        "district_until": found.district_until,
        "root_list_until": found.root_list_until,
    }
    said = {"district": found.district_until, "list": found.root_list_until}
    console.say("cmd-desk-renewed", **said)
    return OK


def revoke_district(given: argparse.Namespace, console: Console) -> int:
    """Make the district's certificate void with the root key, and a new one in its place."""
    secret = _root_secret(given, console)
    reason = Reason(given.reason) if given.reason else None
    with opened(given, console) as desk:
        keeping.revoke_district(desk, given.root_file, secret, reason, given.remark)
        found, number = keeping.overview(desk), office.authority(desk).state.root_list_number
    count = sum(bool(one.issued.void_since) for one in found.laptops)
    console.data |= {"district_until": found.district_until, "root_list_number": number}
    console.data |= {"to_enrol": count}
    until = found.district_until
    console.say("cmd-desk-district-revoked", district=until, number=number, count=count)
    return OK


def _root_secret(given: argparse.Namespace, console: Console) -> str:
    file = given.root_passphrase_file
    return passphrase.from_file(file) if file else passphrase.read(console, given.passphrase_file)


def catch_up(given: argparse.Namespace, console: Console) -> int:
    """Take numbers and revocations over from a list the desk signed before it was restored."""
    trust = load_trust(given.trust)
    with opened(given, console) as desk:
        behind = office.take_over_list(desk, trust)
        number = office.authority(desk).state.list_number
    console.data |= {"taken_over": behind, "number": number}
    console.say("keys-list-taken" if behind else "cmd-desk-up-to-date", number=number)
    return OK


def opened(given: argparse.Namespace, console: Console) -> Desk:
    """Open the desk that was named."""
    return office.open_desk(given.desk, passphrase.read(console, given.passphrase_file))

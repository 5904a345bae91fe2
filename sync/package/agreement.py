"""Do the documents inside a package say the same? Read only once its signature holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from models.errors import FactsError, PackageError
from models.facts.canonical import digest, parse_canonical
from models.facts.carriage import carried
from models.facts.events import Event, read_log
from models.facts.signing import Signatures, read_signatures
from models.facts.snapshot import check_follows, facts_digest, read_facts
from models.facts.types import Facts
from models.standards.types import Pack
from sync.package import contents as names
from sync.package import manifest
from sync.package.bag import Bag
from sync.package.contents import PACKAGE_FORMAT, PackageLabel
from sync.package.pictures import check_pictures

_FORM = re.compile(r"data/forms/([a-z0-9][a-z0-9-]{0,39})\.pdf")


@dataclass(frozen=True, slots=True)
class Documents:
    """The typed documents of a package, and the bytes they were read from."""

    label: PackageLabel
    """``package.json``."""
    facts: Facts
    """``visit.json``."""
    facts_bytes: bytes
    """Its bytes; what was signed."""
    signatures: Signatures
    """``signatures.json``."""
    events: tuple[Event, ...]
    """``events.jsonl``, its chain checked."""
    events_bytes: bytes
    """Its bytes."""
    forms: tuple[str, ...]
    """Codes of the PDF forms."""
    newer: bool
    """A later program wrote the package or the facts."""


def read_label(data: bytes) -> tuple[PackageLabel, bool]:
    """Return the label and whether it is of a newer minor; refuse another major kindly.

    Raises PackageError: ``package-newer``, ``package-label``.
    """
    try:
        value = parse_canonical(data)
        stated = value.get("format", "") if isinstance(value, dict) else ""
        if not isinstance(stated, str) or not stated.startswith("visit-package/"):
            raise PackageError("package-label")
        newer = stated.startswith(f"{PACKAGE_FORMAT}.")
        if stated != PACKAGE_FORMAT and not newer:
            raise PackageError("package-newer", format=stated[:40])
        label = PackageLabel.model_validate_json(data, extra="ignore" if newer else "forbid")
    except (FactsError, ValidationError) as error:
        raise PackageError("package-label") from error
    return label, newer


def read_documents(bag: Bag, digests: Mapping[str, str], device: str) -> Documents:
    """Return the documents of ``bag`` once they agree; ``device`` is the signer's.

    Raises PackageError or FactsError with the first disagreement.
    """
    label, newer = read_label(_document(bag, digests, names.PACKAGE_LABEL))
    facts_bytes = _document(bag, digests, names.FACTS)
    facts, facts_newer = read_facts(facts_bytes)
    signatures = read_signatures(_document(bag, digests, names.SIGNATURES))
    events_bytes = _document(bag, digests, names.EVENTS)
    events = tuple(read_log(events_bytes))
    newer = newer or facts_newer
    forms = _check_members(bag, facts, digests, newer)
    read = Documents(label, facts, facts_bytes, signatures, events, events_bytes, forms, newer)
    _check_label(bag, read)
    _check_signatures(read)
    _check_signed_forms(read, digests)
    _check_log(read)
    _check_bag_info(bag, read)
    if label.device != device:
        raise PackageError("package-other-device")
    return read


def _document(bag: Bag, digests: Mapping[str, str], name: str) -> bytes:
    """Return a document as it was compared; one that is not listed is told to be missing."""
    return bag.compared(name, digests[name]) if name in digests else bag.read(name)


def check_follow(read: Documents, packs: Mapping[str, Pack]) -> tuple[str, ...]:
    """Check that the facts follow from the events; return the standards not at hand.

    When one is missing nothing can be said and nothing is raised.
    """
    unknown = tuple(ref.id for ref in read.label.packs if ref.sha256 not in packs)
    if not unknown:
        check_follows(read.facts_bytes, read.events, packs)
    return unknown


def _check_members(
    bag: Bag, facts: Facts, digests: Mapping[str, str], newer: bool
) -> tuple[str, ...]:
    """Every member is one we know, every evidence of the facts is there; return the forms."""
    wanted = _wanted(facts)
    _check_withheld(facts, digests, wanted)
    for name, (sha256, size) in wanted.items():
        if name not in bag.members:
            raise PackageError("package-evidence-missing", file=name)
        if digests[name] != sha256 or bag.members[name].size != size:
            raise PackageError("package-evidence-other", file=name)
    missing = [name for name in names.FIXED if name not in bag.members]
    if missing:
        raise PackageError("package-member-missing", file=missing[0])
    rest = [n for n in bag.payload() if n not in wanted and n not in names.FIXED]
    _check_evidence(bag, tuple(wanted), newer)
    forms = {name: found[1] for name in rest if (found := _FORM.fullmatch(name))}
    known = {*manifest.TAG_FILES, manifest.TAG_MANIFEST, manifest.SIGNATURE, *wanted, *forms}
    strange = [n for n in bag.members if n not in known and n not in names.FIXED]
    if strange and not newer:
        raise PackageError("package-member-unknown", file=strange[0])
    return tuple(sorted(forms.values()))


def _check_evidence(bag: Bag, wanted: tuple[str, ...], newer: bool) -> None:
    """Evidence is of a kind a click does not start, and no picture asks for all memory."""
    odd = [name for name in wanted if name.rpartition(".")[2] not in names.EVIDENCE_TYPES]
    if odd and not newer:
        raise PackageError("package-evidence-type", file=odd[0])
    check_pictures(bag, wanted)


def _check_withheld(
    facts: Facts, digests: Mapping[str, str], wanted: Mapping[str, tuple[str, int]]
) -> None:
    """What the facts say stayed on the laptop is here under no name, of any edition.

    Compared by digest: a covered photo must not travel as a form or as something unknown.
    """
    going = {sha256 for sha256, _size in wanted.values()}
    stayed = [item for item in facts.evidence if item.withheld is not None]
    small = {item.preview.sha256 for item in stayed if item.preview}
    hidden = ({item.sha256 for item in stayed} | small) - going
    for name, sha256 in digests.items():
        if sha256 in hidden or any(name.startswith(f"data/evidence/{h}.") for h in hidden):
            raise PackageError("package-withheld-carried", file=name)


def _wanted(facts: Facts) -> dict[str, tuple[str, int]]:
    going = carried(facts.evidence)
    wanted = {f"data/evidence/{e.sha256}.{e.extension}": (e.sha256, e.size) for e in going}
    for item in going:
        if item.preview:
            name = f"data/previews/{item.preview.sha256}.jpg"
            wanted[name] = (item.preview.sha256, item.preview.size)
    return wanted


def _check_label(bag: Bag, read: Documents) -> None:
    label, facts, stated = read.label, read.facts, facts_digest(read.facts_bytes)
    if not facts.logs:
        raise PackageError("package-label")
    visit, device, revision = facts.visit.id, facts.logs[0].device, facts.visit.revision
    agree = (
        (label.visit, label.device, label.revision) == (visit, device, revision)
        and label.facts_digest == stated
        and label.package == names.package_id(visit, device, revision, stated)
        and label.packs == names.pack_refs(facts)
        and label.counts == names.count(facts, read.events_bytes, len(read.forms))
        and bag.top == names.package_stem(visit, device, revision)
    )
    if not agree:
        raise PackageError("package-label")


def _check_signatures(read: Documents) -> None:
    """Every signature of a person is bound to these facts and no others."""
    given = {s.facts_digest for s in read.signatures.signatures}
    if given - {read.label.facts_digest} or (
        read.signatures.facts_digest != read.label.facts_digest
    ):
        raise PackageError("package-signatures-other")


def _check_signed_forms(read: Documents, digests: Mapping[str, str]) -> None:
    """Every form is the very file that was signed, by everybody who signed by hand."""
    stated = read.label.signed_forms
    if stated is None:
        return
    try:
        expected = names.form_signers(read.signatures)
    except ValidationError as error:  # more evaluators than there are fields
        raise PackageError("package-form-signatures", file=names.SIGNATURES) from error
    for one in stated:
        name = f"data/forms/{one.form}.pdf"
        if digests.get(name) != one.sha256 or one.signers != expected:
            raise PackageError("package-form-signatures", file=name)
    if tuple(one.form for one in stated) != read.forms:
        raise PackageError("package-form-signatures", file=names.PACKAGE_LABEL)


def _check_log(read: Documents) -> None:
    """The event log is the one the facts name by count and by the digest of its last line."""
    log, last = read.facts.logs[0], read.events[-1] if read.events else None
    if last is None or (last.visit, last.device) != (read.label.visit, log.device):
        raise PackageError("package-log-other")
    if len(read.events) != log.count or digest(last.line()) != log.head:
        raise PackageError("package-log-other")
    if len(read.facts.logs) > 1 and not read.newer:
        raise PackageError("package-log-other")


def _check_bag_info(bag: Bag, read: Documents) -> None:
    """BagIt's own words are those of the label, so that no tool is told anything else."""
    payload, label = bag.payload(), read.label
    size, files = sum(m.size for m in payload.values()), len(payload)
    expected = manifest.bag_info(label.package, label.program, label.created_at[:10], size, files)
    found = bag.tag(manifest.BAG_INFO)
    oxum = f"Payload-Oxum: {size}.{files}\n".encode("ascii")
    fine = oxum in found if read.newer else found == expected
    if not fine or bag.tag(manifest.BAG_DECLARATION) != manifest.DECLARATION:
        raise PackageError("package-bag-info")

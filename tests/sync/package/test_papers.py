"""The package says whose signatures its forms carry, and a form that lacks one is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from models.errors import PackageError
from models.facts.canonical import parse_canonical
from models.facts.signing import SignerRole, read_signatures
from models.facts.snapshot import facts_digest
from sync.package import contents as names
from sync.package.contents import PackageContents, form_signers
from sync.package.reader import examine
from sync.package.verdict import Check
from sync.pades.judging import MAX_SIGNATURES
from sync.pades.names import DISTRICT, fields_of
from sync.pades.signing import Seal, sign_paper
from tests.sync.package import forge, kit
from tests.sync.pades import kit as papers

FORM = "data/forms/annex-4.pdf"
CODE = "package-form-signatures"
Changed = Callable[[forge.Members], forge.Members]


FACTS = facts_digest(kit.contents().facts)


def contents() -> PackageContents:
    made = kit.contents()
    given = [
        Seal(field, one.name, "签字", one.at.utc)
        for field, one in fields_of(read_signatures(made.signatures))
    ]
    forms = tuple(
        (code, sign_paper(papers.base(code, FACTS), given, kit.district().signer))
        for code in ("annex-4", "findings")
    )
    return kit.contents(forms=forms, forms_signed=True)


def test_the_label_names_signers_and_digests_and_the_reader_judges_them(tmp_path: Path) -> None:
    built = kit.sample(tmp_path, contents())
    verdict = examine(built.path, kit.district().trust, kit.LATER, kit.PACKS)
    assert verdict.accepted, verdict.sentence()
    assert verdict.papers.held
    (row,) = [found for found in verdict.findings() if found.question == "papers"]
    assert "组长乙" in row.sentence("zh")
    label = parse_canonical(forge.members_of(built.path)[1][names.PACKAGE_LABEL])
    assert [one["form"] for one in label["signed_forms"]] == ["annex-4", "findings"]
    assert label["signed_forms"][0]["signers"] == [{"field": "leader", "name": "组长乙"}]


def test_signatures_are_judged_of_the_very_bytes_that_were_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick may give others when it is read once more."""
    built, told = kit.sample(tmp_path, contents()), []

    def judge(stated: object, read: Callable[[str], bytes], *_rest: object) -> Check:
        data = built.path.read_bytes()
        place = data.index(b"%PDF-")
        built.path.write_bytes(data[: place + 7] + b"9" + data[place + 8 :])
        with pytest.raises(PackageError) as refused:
            read(FORM)
        told.append(refused.value.code)
        return Check(held=True)

    monkeypatch.setattr("sync.package.reader.check_papers", judge)
    examine(built.path, kit.district().trust, kit.LATER, kit.PACKS)
    assert told == ["package-file-changed"]


def test_unsigned_forms_are_asked_nothing(tmp_path: Path) -> None:
    built = kit.sample(tmp_path)
    verdict = examine(built.path, kit.district().trust, kit.LATER, kit.PACKS)
    assert verdict.accepted
    assert verdict.papers.held is None
    assert "signed_forms" not in parse_canonical(
        forge.members_of(built.path)[1][names.PACKAGE_LABEL]
    )


def relabelled(members: forge.Members, form: bytes, **changes: object) -> forge.Members:
    """The form exchanged, and its line in the label with it."""
    import hashlib

    label = parse_canonical(members[names.PACKAGE_LABEL])
    first, *rest = label["signed_forms"]
    first = {**first, "sha256": hashlib.sha256(form).hexdigest(), **changes}
    made = forge.rewritten(members, names.PACKAGE_LABEL, signed_forms=[first, *rest])
    return {**made, FORM: form}


def cut(members: forge.Members) -> forge.Members:
    return {**members, FORM: papers.cut(members[FORM])}


def cut_and_relabelled(members: forge.Members) -> forge.Members:
    return relabelled(members, papers.cut(members[FORM]))


def others_signature(members: forge.Members) -> forge.Members:
    """By a key of the desk, which is trusted, but not this laptop's."""
    seal = [Seal("leader", "组长乙", "签字", kit.NOW)]
    by_desk = kit.district().authority.document_signer()
    return relabelled(members, sign_paper(papers.base("annex-4", FACTS), seal, by_desk))


def other_name(members: forge.Members) -> forge.Members:
    seal = [Seal("leader", "别人", "签字", kit.NOW)]
    return relabelled(
        members, sign_paper(papers.base("annex-4", FACTS), seal, kit.district().signer)
    )


def other_signers(members: forge.Members) -> forge.Members:
    """The label names fewer than have signed by hand."""
    signers = [{"field": "evaluator-1", "name": "别人"}]
    return relabelled(members, members[FORM], signers=signers)


def edited(members: forge.Members) -> forge.Members:
    return relabelled(members, papers.edited(members[FORM]))


def flipped(members: forge.Members) -> forge.Members:
    return relabelled(members, papers.flipped(members[FORM]))


def unlisted(members: forge.Members) -> forge.Members:
    label = parse_canonical(members[names.PACKAGE_LABEL])
    return forge.rewritten(
        members, names.PACKAGE_LABEL, signed_forms=list(label["signed_forms"][:1])
    )


def of_another_visit(members: forge.Members) -> forge.Members:
    """Signed by the same person of the same laptop, in the same place."""
    seal = [Seal("leader", "组长乙", "签字", kit.NOW)]
    return relabelled(members, sign_paper(papers.base(), seal, kit.district().signer))


def another_form(members: forge.Members) -> forge.Members:
    return relabelled(members, members["data/forms/findings.pdf"])


def removed(members: forge.Members) -> forge.Members:
    """A form taken out, as somebody would who does not want its result to be signed."""
    left = {name: data for name, data in members.items() if name != FORM}
    counts = parse_canonical(left[names.PACKAGE_LABEL])["counts"]
    return forge.rewritten(left, names.PACKAGE_LABEL, counts={**counts, "forms": 1})


def a_crowd(members: forge.Members) -> forge.Members:
    """More evaluators than there are fields."""
    sheet = parse_canonical(members[names.SIGNATURES])
    leader = next(one for one in sheet["signatures"] if one["role"] == "leader")
    crowd = [{**leader, "role": "evaluator", "name": f"评价员{n}"} for n in range(120)]
    return forge.rewritten(members, names.SIGNATURES, signatures=[*crowd, *sheet["signatures"]])


CHANGES = (
    a_crowd, cut, cut_and_relabelled, others_signature, other_name, other_signers, edited, flipped,
    unlisted, of_another_visit, another_form, removed,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_even_our_own_laptop_cannot_hand_in_other_signatures(
    tmp_path: Path, change: Changed
) -> None:
    top, members = forge.insider(contents(), kit.shelf())
    path = forge.saved(tmp_path, forge.zip_bytes(top, forge.signed(change(members))))
    verdict = examine(path, kit.district().trust, kit.LATER, kit.PACKS)
    assert verdict.code == CODE
    assert not verdict.accepted
    assert verdict.sentence("zh")


def test_cut_last_revision_is_refused_before_any_document_is_believed(tmp_path: Path) -> None:
    """Without the insider's key it is a changed file like any other."""
    built = kit.sample(tmp_path, contents())
    top, members = forge.members_of(built.path)
    path = forge.saved(tmp_path, forge.zip_bytes(top, cut(members)))
    assert examine(path, kit.district().trust, kit.LATER).code == "package-file-changed"


def test_a_form_that_the_largest_team_signed_is_not_refused_for_its_number() -> None:
    sheet = read_signatures(kit.contents().signatures)
    leader = next(one for one in sheet.signatures if one.role is SignerRole.LEADER)
    evaluator = leader.model_copy(update={"role": SignerRole.EVALUATOR})
    team = sheet.model_copy(update={"signatures": (*[evaluator] * 99, leader)})
    signers = form_signers(team)
    assert len({one.field for one in signers} | {DISTRICT}) == MAX_SIGNATURES

"""Does every form carry the signatures that the package's label names, and all of them?"""

from collections.abc import Callable, Sequence

from models.errors import PackageError
from sync.package.contents import SignedForm
from sync.package.verdict import Check
from sync.pades.judging import judge_paper

CODE = "package-form-signatures"


def check_papers(
    stated: Sequence[SignedForm], read: Callable[[str], bytes], certificate: str, facts: str
) -> Check:
    """Judge every form; ``certificate`` is the SHA-256 of the one that signed the package, and
    ``facts`` the digest of its facts.

    The forms were signed on the same laptop in the same step, so their certificate is that one,
    and whether it is trusted is the package's question, asked once.
    """
    for one in stated:
        name = f"data/forms/{one.form}.pdf"
        try:
            held = carries(one, read(name), certificate, facts)
        except PackageError:
            held = False
        if not held:
            return Check(held=False, code=CODE, params={"file": name})
    names = dict.fromkeys(signer.name for one in stated for signer in one.signers)
    return Check(held=True, params={"count": len(stated), "names": "、".join(names)})


def carries(stated: SignedForm, pdf: bytes, certificate: str, facts: str) -> bool:
    """Return whether ``pdf`` is that form of those facts, with just these signatures, whole and by
    this laptop: one of another visit may have the same people's signatures in the same places."""
    found = judge_paper(pdf)
    signers = tuple((one.field, one.name) for one in found.signatures)
    expected = tuple((one.field, one.name) for one in stated.signers)
    ours = all(s.signer and s.signer.certificate_sha256 == certificate for s in found.signatures)
    named = found.subject == f"{stated.form} {facts}"
    return found.holds and ours and named and signers == expected

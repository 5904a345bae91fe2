"""Who signs on paper: names in the order of R6.3, with the ink given on the screen."""

from collections.abc import Iterator, Sequence

from models.errors import FormError
from models.facts.bodies import Role
from models.facts.signing import Signature, SignatureKind, Signatures, SignerRole, drawn
from models.facts.types import Facts
from reports.block import Block, Gap, mm
from reports.layout import BODY, SMALL, centre, heads, ink_cell, left
from reports.numbers import local_time
from reports.paragraph import Paragraph
from reports.tables import Cell, Grid, Row

WIDTHS = (26 * mm, 30 * mm, 58 * mm, 51 * mm)
ROLE_WORDS = {
    SignerRole.EVALUATOR: "评价人员",
    SignerRole.LEADER: "组长",
    SignerRole.FACILITY: "机构签收",
    SignerRole.WITNESS: "见证人",
}
KIND_WORDS = {
    SignatureKind.SIGNED: "",
    SignatureKind.RECEIVED: "签收",
    SignatureKind.OBJECTED: "签收，有异议：",
    SignatureKind.REFUSED: "拒绝签字：",
    SignatureKind.ABSENT: "未到场，未签字：",
}
RECEIPT_NOTE = "机构签收只表示收到本件，不表示同意其中的内容；有异议的，在签字处写明。"
SCREEN_NOTE = "屏幕上的手写笔迹只记录签署意愿，以纸质件的签字和盖章为准。"
"""R6.2: ink and seal on paper stay the original."""
LEAST = 13 * mm
HEADS = ("身份", "姓名", "签字", "时间与说明")
BLANK = "　　　　年　　月　　日"


def checked(signatures: Signatures | None, digest: str) -> tuple[Signature, ...]:
    """Return the signatures given; refuse those of other facts than this paper shows.

    Raises FormError(``form-signatures-other-facts``).
    """
    if signatures is None:
        return ()
    bound = {signatures.facts_digest, *(s.facts_digest for s in signatures.signatures)}
    if bound != {digest}:
        raise FormError("form-signatures-other-facts")
    return signatures.signatures


def signature_table(facts: Facts, given: Sequence[Signature]) -> list[Block]:
    """Return the table: one row for each of the team, leader last, then the facility."""
    rows = [Row(heads(HEADS), least=8 * mm)]
    rows += [_row(*line) for line in sign_lines(facts, given)]
    note = Paragraph(sign_note(given), SMALL)
    return [Grid(WIDTHS, rows, headers=1), Gap(1.5 * mm), note]


def sign_lines(
    facts: Facts, given: Sequence[Signature]
) -> Iterator[tuple[str, str, Signature | None]]:
    """Yield who signs: part and name, and the signature where one was given on the screen."""
    for member in sorted(facts.team, key=lambda member: member.role is Role.LEADER):
        role = SignerRole(member.role)
        found = next((s for s in given if (s.role, s.name) == (role, member.name)), None)
        yield ROLE_WORDS[role], member.name, found
    others = [s for s in given if s.role in (SignerRole.FACILITY, SignerRole.WITNESS)]
    for signature in others:
        yield ROLE_WORDS[signature.role], signature.name, signature
    if not others:
        yield ROLE_WORDS[SignerRole.FACILITY], "", None


def sign_note(given: Sequence[Signature]) -> str:
    """Return what a receipt means, and what ink on a screen is worth."""
    return RECEIPT_NOTE + (SCREEN_NOTE if any(map(drawn, given)) else "")


def said_words(signature: Signature) -> str:
    """Return when somebody signed and what was said with it."""
    words = KIND_WORDS[signature.kind] + signature.statement
    said = [local_time(signature.at), words.rstrip("：")]
    if signature.deputy is not None:
        said.append(f"受委托人，委托原因：{signature.deputy}")
    return "\n".join(part for part in said if part)


def titled(name: str, signature: Signature | None) -> str:
    """Return a name with the office that its bearer holds."""
    return f"{name}（{signature.title}）" if signature and signature.title else name


def _row(role: str, name: str, signature: Signature | None) -> Row:
    if signature is None:
        return Row([centre(role), centre(name), Cell(), centre(BLANK)], least=LEAST)
    cells = [centre(role), centre(titled(name, signature), BODY)]
    cells += [ink_cell(signature.strokes), left(said_words(signature), SMALL)]
    return Row(cells, least=LEAST)

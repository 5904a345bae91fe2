"""Who signs on paper: names in the order of R6.3, with the ink given on the screen."""

from collections.abc import Sequence

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
    rows = [Row(heads(["身份", "姓名", "签字", "时间与说明"]), least=8 * mm)]
    team = sorted(facts.team, key=lambda member: member.role is Role.LEADER)
    for member in team:
        role = SignerRole(member.role)
        found = next((s for s in given if (s.role, s.name) == (role, member.name)), None)
        rows.append(_row(ROLE_WORDS[role], member.name, found))
    others = [s for s in given if s.role in (SignerRole.FACILITY, SignerRole.WITNESS)]
    for signature in others:
        rows.append(_row(ROLE_WORDS[signature.role], signature.name, signature))
    if not others:
        rows.append(_row(ROLE_WORDS[SignerRole.FACILITY], "", None))
    note = RECEIPT_NOTE + (SCREEN_NOTE if any(map(drawn, given)) else "")
    return [Grid(WIDTHS, rows, headers=1), Gap(1.5 * mm), Paragraph(note, SMALL)]


def _row(role: str, name: str, signature: Signature | None) -> Row:
    if signature is None:
        blank = "　　　　年　　月　　日"
        return Row([centre(role), centre(name), Cell(), centre(blank)], least=LEAST)
    words = KIND_WORDS[signature.kind] + signature.statement
    title = f"（{signature.title}）" if signature.title else ""
    said = [local_time(signature.at), words.rstrip("：")]
    if signature.deputy is not None:
        said.append(f"受委托人，委托原因：{signature.deputy}")
    return Row(
        [
            centre(role),
            centre(name + title, BODY),
            ink_cell(signature.strokes),
            left("\n".join(part for part in said if part), SMALL),
        ],
        least=LEAST,
    )

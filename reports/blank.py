"""Annexes 1, 2 and 4 without any visit: blank sheets for ink, in the words of their standard."""

from collections.abc import Callable, Sequence

from models.errors import FormError
from models.facts.papercode import Kind
from models.standards.loading import digest
from models.standards.types import FormSpec, Pack
from reports import annex_1, annex_2, annex_4
from reports.block import Block
from reports.page import ANNEX_TOP, ONE_AT_A_TIME, PrintInfo, Sheet, compose, one_sheet
from reports.values import FormValues

BLANK = "空白表"
NUMBERS = {"annex-1": "附件1", "annex-2": "附件2", "annex-4": "附件4"}
CODES = tuple(NUMBERS)
SIZES = {"annex-1": annex_1.SIZES, "annex-2": annex_2.SIZES, "annex-4": annex_4.SIZES}


def blank_pdf(code: str, pack: Pack, info: PrintInfo | None = None) -> bytes:
    """Return a blank annex as A4; the same edition gives the same bytes.

    Its code says that it is blank, and by which edition it was printed. Raises FormError when
    the standard has no such form.
    """
    form = next((one for one in pack.forms if one.code == code), None)
    if form is None or code not in NUMBERS:
        raise FormError("form-pack-missing", form=code[:40])
    title = f"{NUMBERS[code]} {form.title}"
    sheet = Sheet(
        form=code,
        title=f"{title} {BLANK}",
        author="",
        digest=digest(pack),
        print_info=info or PrintInfo(),
        first_top=ANNEX_TOP,
        kind=Kind.BLANK,
        revision=0,
        head=title.replace(" ", "　"),
    )
    with ONE_AT_A_TIME:
        return compose(*one_sheet(sheet, _builder(code, pack, form), SIZES[code]))


def _builder(code: str, pack: Pack, form: FormSpec) -> Callable[[float], Sequence[Block]]:
    if code == "annex-1":
        return lambda size: annex_1.build(None, pack, form, size)
    values = FormValues(None, pack, form)
    if code == "annex-2":
        return annex_2.Annex2(values, None, None).build
    return annex_4.Annex4(values, None).build

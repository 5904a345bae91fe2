"""The words of every form, line by line, against committed twins (accept: --update-expected)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from reports.linebreak import NO_END, NO_START
from reports.render import FORM_CODES, render
from tests.reports import papers, sample

Made = Callable[[str], bytes]
FORBIDDEN_START = "，。、；：？！）》」”’〉】"
LONG = (
    "检查组查阅了《医疗机构管理条例》、《护士条例》、《病历书写基本规范（试行）》等制度汇编，发现：部分制度停留在2016年；"
    "没有随《基本医疗卫生与健康促进法》（2020年6月1日起施行）修订，“三基”培训记录缺少12次签到表，占应有的23.5%；"
    "急救药品（肾上腺素、阿托品、多巴胺）账物不符；“危急值”登记不全！其中：①检验科8例、②影像科3例……均未记录复核时间。"
)


@pytest.mark.parametrize("code", FORM_CODES)
def test_words_are_as_accepted(made: Made, code: str, accept: Callable[[str, str], None]) -> None:
    pages = list(papers.reader(made(code)).pages)
    chosen = pages if len(pages) < 4 else [*pages[:2], pages[-1]]  # the rest repeats the packs
    text = "\n".join(page.extract_text() for page in chosen)
    text = re.sub(r"摘要 [0-9a-f]{16}", "摘要 <16>", text)
    lines = [re.sub(r" {2,}", "  ", line).strip() for line in text.splitlines()]
    accept(f"{code}.txt", "\n".join(line for line in lines if line) + "\n")


@papers.needs_poppler
def test_no_line_of_long_texts_begins_or_ends_wrongly() -> None:
    log = sample.chain(annex_2={"equipment_list": LONG * 6})
    facts, digest = sample.facts(log)
    long = facts.model_copy(
        update={
            "findings": tuple(
                f.model_copy(update={"fact": "记" + LONG[i:] + LONG * 9})
                for i, f in enumerate(facts.findings)
            ),
            "clauses": tuple(
                c.model_copy(update={"note": "记" + LONG[place % len(LONG) :]})
                if place % 9 == 4
                else c
                for place, c in enumerate(facts.clauses)
            ),
        }
    )
    for code in FORM_CODES:
        data = render(code, long, digest, packs=sample.packs())
        text = papers.pdf_text(data, "-raw")
        starts = [line for line in text.splitlines() if line[:1] and line[0] in FORBIDDEN_START]
        assert starts == [], code
        ends = [line for line in text.splitlines() if line.rstrip()[-1:] in set("（《“‘「【")]
        assert ends == [], code


@papers.needs_poppler
def test_issued_words_stand_on_the_annexes(made: Made) -> None:
    for code in ("annex-1", "annex-2", "annex-4"):
        words = re.sub(r"[\s　]", "", papers.pdf_text(made(code), "-raw"))
        form = next(f for f in sample.pack().forms if f.code == code)
        for field in form.fields:
            if field.kind not in ("date", "rows") and code != "annex-2":
                assert re.sub(r"[\s　]", "", field.label) in words, field.key
        assert re.sub(r"[\s　]", "", form.title) in words


def test_the_rules_forbid_what_they_must() -> None:
    assert set("，。、；：？！）》」") <= NO_START
    assert set("（《「“") <= NO_END

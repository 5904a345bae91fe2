"""Paper and package: each answer of the verify box, and the copies printed at the desk."""

from __future__ import annotations

from models.district import intake, papers
from models.district.desk import Desk
from models.district.papers import PaperAnswer
from models.district.records import PackageStatus
from models.district.unfrozen import ledger_mark
from models.facts.papercode import Kind, PaperCode, Place, Unread, code_of, parse
from models.facts.prints import Printed
from models.standards import plans_types
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.progress import TaskEntry, TaskStatus
from models.standards.loading import available, earlier_digests
from models.standards.types import Verdict
from tests.models.district.arrivals import NOW, arrival, closed, facility, receive
from tests.support import VISIT

OTHER_DEVICE = "99999999-9999-4999-8999-999999999999"
OTHER_VISIT = "88888888-8888-4888-8888-888888888888"


def ask(desk: Desk, code: PaperCode | Unread, case: str = "") -> papers.PaperFinding:
    with desk.read() as store:
        return papers.check(store, code, case)


def page_of(chain: object, revision: int = 1, visit: str = VISIT) -> PaperCode:
    arrived, _ = arrival(chain, revision=revision, visit=visit)  # type: ignore[arg-type]
    return code_of("record", visit, revision, arrived.facts_digest).on(2, 3)


def test_a_page_of_what_stands_here_agrees(desk: Desk) -> None:
    receive(desk, closed())
    found = ask(desk, page_of(closed()))
    assert found.answer is PaperAnswer.AGREES
    assert "表号 RECORD，第 1 版" in found.sentence("zh")
    assert "第 2 页，共 3 页" in found.sentence("zh")
    assert "Page 2 of 3" in found.sentence("en")
    (case,) = desk.list_cases()
    assert ask(desk, page_of(closed()), case.id).answer is PaperAnswer.AGREES


def test_an_older_revision_names_the_newer_one(desk: Desk) -> None:
    receive(desk, closed())
    receive(desk, closed(Verdict.NOT_MET), revision=2)
    found = ask(desk, page_of(closed()))
    assert (found.answer, found.newest) == (PaperAnswer.OLDER, 2)
    assert "第 2 版" in found.sentence("zh")
    never_came = ask(desk, page_of(closed(part=1)))
    assert never_came.answer is PaperAnswer.OLDER


def test_a_newer_revision_waits_for_its_package(desk: Desk) -> None:
    receive(desk, closed())
    found = ask(desk, page_of(closed(Verdict.NOT_MET), revision=2))
    assert (found.answer, found.newest) == (PaperAnswer.NOT_HERE, 1)


def test_other_facts_of_the_same_revision_do_not_agree(desk: Desk) -> None:
    receive(desk, closed())
    assert ask(desk, page_of(closed(Verdict.NOT_MET))).answer is PaperAnswer.DIFFERS


def test_a_page_of_another_facility_or_case_is_named(desk: Desk) -> None:
    receive(desk, closed(first=facility("A1")))
    receive(desk, closed(first=facility("B2")), visit=OTHER_VISIT)
    first = next(one for one in desk.list_cases() if one.facility_code == "A1")
    strange = page_of(closed(first=facility("B2")), visit=OTHER_VISIT)
    assert ask(desk, strange, first.id).answer is PaperAnswer.OTHER_FACILITY
    assert ask(desk, strange).answer is PaperAnswer.AGREES


def kept_aside(desk: Desk, chain: object, packs_known: bool, **given: object) -> PackageStatus:
    """Keep a package that joins no case: its standard is not here, or a later revision is."""
    arrived, read = arrival(chain, **given)  # type: ignore[arg-type]
    with desk.write() as store:
        status = intake.classify(store, arrived, packs_known)
        intake.keep(store, arrived, status, read, NOW)
    return status


def test_a_page_of_a_revision_that_came_too_late_is_older_and_of_its_case(desk: Desk) -> None:
    receive(desk, closed(Verdict.NOT_MET), revision=2)
    assert kept_aside(desk, closed(), packs_known=True) is PackageStatus.STALE
    (case,) = desk.list_cases()
    found = ask(desk, page_of(closed()), case.id)
    assert (found.answer, found.newest) == (PaperAnswer.OLDER, 2)


def test_a_page_of_a_package_in_no_case_is_said_to_be_of_none(desk: Desk) -> None:
    receive(desk, closed(first=facility("A1")))
    (case,) = desk.list_cases()
    for code, visit in (("A1", OTHER_VISIT), ("B2", "77777777-7777-4777-8777-777777777777")):
        chain = closed(first=facility(code))
        assert kept_aside(desk, chain, packs_known=False, visit=visit) is PackageStatus.HELD
        found = ask(desk, page_of(chain, visit=visit), case.id)
        assert found.answer is PaperAnswer.WAITING, "whose facility it is was never asked"
        assert "没有归入任何案卷" in found.sentence("zh")
        assert ask(desk, page_of(chain, visit=visit)).answer is PaperAnswer.AGREES


def test_a_second_laptops_later_revision_makes_no_page_of_the_first_older(desk: Desk) -> None:
    receive(desk, closed())
    receive(desk, closed(Verdict.NOT_MET), device=OTHER_DEVICE)
    receive(desk, closed(Verdict.NOT_MET, part=1), device=OTHER_DEVICE, revision=2)
    found = ask(desk, page_of(closed()))
    assert (found.answer, found.newest) == (PaperAnswer.AGREES, 1), "which counts is not decided"
    theirs = ask(desk, page_of(closed(Verdict.NOT_MET)))
    assert (theirs.answer, theirs.newest) == (PaperAnswer.OLDER, 2)


def test_what_is_not_here_or_not_ours(desk: Desk) -> None:
    assert ask(desk, page_of(closed())).answer is PaperAnswer.UNKNOWN
    for unread, answer in (
        (Unread.DAMAGED, PaperAnswer.DAMAGED),
        (Unread.FOREIGN, PaperAnswer.FOREIGN),
        (Unread.NEWER, PaperAnswer.NEWER),
    ):
        found = ask(desk, unread)
        assert found.answer is answer
        assert found.sentence("zh") != found.sentence("en")


def test_every_answer_has_a_sentence_of_its_own(desk: Desk) -> None:
    said = {
        language: [papers.PaperFinding(answer).sentence(language) for answer in PaperAnswer]
        for language in ("zh", "en")
    }
    for told in said.values():
        assert len(set(told)) == len(PaperAnswer)


def test_papers_of_the_first_kind_are_checked_by_all_digits(desk: Desk) -> None:
    arrived, _ = receive(desk, closed())
    old = parse(f"chayan:1:record:{arrived.facts_digest}")
    assert ask(desk, old).answer is PaperAnswer.AGREES
    assert ask(desk, parse(f"chayan:1:record:{'0' * 64}")).answer is PaperAnswer.UNKNOWN
    receive(desk, closed(Verdict.NOT_MET), revision=2)
    assert ask(desk, old).answer is PaperAnswer.OLDER


def test_copies_of_the_desk_have_numbers_of_their_own(desk: Desk) -> None:
    paper = Printed("record", VISIT, 1, "ab" * 32)
    given = []
    for printed in (paper, paper, Printed("annex-1", VISIT, 1, "ab" * 32), paper):
        with desk.write() as store:
            given.append(papers.next_copy(store, printed, NOW))
    assert [one.number for one in given] == [1, 2, 1, 3]
    assert {one.place for one in given} == {Place.DESK}


def unfrozen(kind: Kind, digest: str, number: int = 0, visit: str = "") -> PaperCode:
    return PaperCode("paper", visit[:8], number, digest[:16], 1, 1, kind=kind)


def test_a_blank_sheet_has_nothing_to_check_and_names_its_edition(desk: Desk) -> None:
    for pack in available():
        found = ask(desk, unfrozen(Kind.BLANK, pack.sha256))
        assert found.answer is PaperAnswer.BLANK
        assert "空表，无数据可核对" in found.sentence("zh")
        assert pack.pack.title in found.sentence("zh")
    (plan, *_) = plans_types.available()
    assert plan.title in ask(desk, unfrozen(Kind.BLANK, plans_types.digest_of(plan))).sentence()
    (sha256, *_) = earlier_digests()
    assert ask(desk, unfrozen(Kind.BLANK, sha256)).answer is PaperAnswer.BLANK
    assert ask(desk, unfrozen(Kind.BLANK, "0" * 16)).answer is PaperAnswer.BLANK_OTHER


def test_a_ledger_is_found_by_the_lines_it_had(desk: Desk) -> None:
    shipped = by_id("xuhui-community-2023")
    with desk.read() as store:
        before = ledger_mark(store, shipped.ledger.id, shipped.sha256)
    code = unfrozen(Kind.LEDGER, before.digest, before.version)
    found = ask(desk, code)
    assert (found.answer, found.title) == (PaperAnswer.LEDGER, shipped.ledger.title)
    entry = TaskEntry(task=1, status=TaskStatus.RUNNING, recorded_on="2024-01-01")
    with desk.write() as writing:
        writing.add_entry(shipped.ledger.id, entry, NOW)
    found = ask(desk, code)
    assert (found.answer, found.newest) == (PaperAnswer.LEDGER_OLDER, 1)
    assert "台账第 0 版" in found.sentence("zh")
    assert "第 1 版" in found.sentence("zh")
    with desk.read() as store:
        now = ledger_mark(store, shipped.ledger.id, shipped.sha256)
    assert ask(desk, unfrozen(Kind.LEDGER, now.digest, 1)).answer is PaperAnswer.LEDGER
    for digest, number in ((now.digest, 0), ("0" * 16, 1), (now.digest, 2), (now.digest, 99999)):
        asked = ask(desk, unfrozen(Kind.LEDGER, digest, number))
        assert asked.answer is PaperAnswer.LEDGER_DIFFERS


def test_a_paper_from_before_the_closing_names_its_visit(desk: Desk) -> None:
    code = unfrozen(Kind.UNDER_WAY, "0" * 16, 1, VISIT)
    assert ask(desk, code).answer is PaperAnswer.UNDER_WAY_UNKNOWN
    receive(desk, closed(first=facility("A1")))
    receive(desk, closed(first=facility("B2")), visit=OTHER_VISIT)
    found = ask(desk, code)
    assert found.answer is PaperAnswer.UNDER_WAY
    assert "没有定稿数据可核对" in found.sentence("zh")
    assert found.package is not None
    other = next(c for c in desk.list_cases() if c.package.visit_id == OTHER_VISIT)
    assert ask(desk, code, other.id).answer is PaperAnswer.OTHER_FACILITY

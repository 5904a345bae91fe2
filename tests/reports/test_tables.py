"""Tables over pages: labels come again, nothing is lost, a frame on every page."""

from __future__ import annotations

import pytest

from reports.layout import BODY, left
from reports.paragraph import Lines, Paragraph
from reports.tables import Cell, Grid, Label, Row

WIDTHS = (60.0, 200.0)


def grid(*texts: str, headers: int = 0, least: float = 20.0) -> Grid:
    label = Label("组", BODY)
    rows = [Row([left(text)], label, least=least) for text in texts]
    head = [Row([left("头", span=2)])] * headers
    return Grid(WIDTHS, [*head, *rows], headers)


def words(table: Grid) -> str:
    found = ""
    for row in table.rows:
        for cell in row.cells:
            block = cell.content
            if isinstance(block, Paragraph):
                block = block.broken(192.0)
            if isinstance(block, Lines):
                found += "".join(g.char for ln in block.lines for w in ln.words for g in w)
    return found


def test_rows_go_over_and_the_label_comes_again() -> None:
    above, below = grid("甲", "乙", "丙", headers=1).split(260, 66) or pytest.fail("not cut")
    assert words(above) == "头甲乙"
    assert words(below) == "头丙"
    assert below.rows[1].label is not None
    assert below.rows[1].label.continued
    assert not any(row.label.continued for row in above.rows if row.label)


def test_another_group_is_not_called_continued() -> None:
    table = grid("甲")
    other = Grid(WIDTHS, [*table.rows, Row([left("乙")], Label("别", BODY))])
    _, below = other.split(260, 25) or pytest.fail("not cut")
    assert below.rows[0].label is not None
    assert not below.rows[0].label.continued


def test_a_row_higher_than_a_page_is_cut_without_loss() -> None:
    text = "现场检查记录" * 400
    rest: Grid | None = grid(text)
    seen, pages = "", 0
    while rest is not None:
        cut = rest.split(260, 500) if rest.height(260) > 500 else None
        part, rest = cut or (rest, None)
        assert part.height(260) <= 500.01
        seen += words(part)
        pages += 1
    assert seen == text
    assert pages > 2


class Counted(Paragraph):
    """A paragraph that knows how often it was asked for its height."""

    asked = 0

    def height(self, width: float) -> float:
        Counted.asked += 1
        return super().height(width)


def test_a_long_table_measures_each_row_once() -> None:
    """Else a record of 5,000 clauses takes half a minute."""
    rest = Grid(WIDTHS, [Row([Cell(Counted("甲", BODY), 2)], least=20) for _ in range(300)])
    Counted.asked = 0
    while rest.height(260) > 100:
        _, rest = rest.split(260, 100) or pytest.fail("not cut")
    assert Counted.asked == 300


def test_a_header_alone_does_not_stay_behind() -> None:
    assert grid("甲", headers=1).split(260, 30) is None


def test_a_high_label_makes_room() -> None:
    label = Label("很长的指标名称" * 6, BODY)
    table = Grid(WIDTHS, [Row([left("甲")], label), Row([left("乙")], label)])
    assert sum(table.heights()) >= label.block(52).height(52)


@pytest.mark.parametrize("room", [30, 60, 90, 130, 200])
def test_a_label_never_hangs_below_the_page_where_its_rows_are_parted(room: float) -> None:
    """The first rows of a group may be lower than the label that stands beside them."""
    label = Label("很长的指标名称" * 6, BODY)
    rows = [Row([left(f"第{n}行")], label, least=20) for n in range(6)]
    table = Grid(WIDTHS, [Row([left("头", span=2)]), Row([left("先", span=2)]), *rows], 1)
    cut = table.split(260, room)
    if cut is not None:
        assert cut[0].height(260) <= room + 0.01


def test_a_label_of_many_lines_does_not_go_on_for_ever() -> None:
    label = Label("行\n" * 100, BODY)
    rest: Grid | None = Grid(WIDTHS, [Row([left("头", span=2)]), Row([left("甲")], label)], 1)
    pages = 0
    while rest is not None:
        assert pages < 5
        cut = rest.split(260, 600) if rest.height(260) > 600 else None
        part, rest = cut or (rest, None)
        assert part.height(260) <= 600.01
        pages += 1


def test_a_high_label_beside_one_row_goes_to_the_next_page_with_it() -> None:
    label = Label("名" * 100, BODY)
    table = Grid(WIDTHS, [Row([left("头", span=2)]), Row([left("甲")], label)], 1)
    assert table.height(260) > 300
    assert table.split(260, 250) is None


def test_growing_rows_share_what_is_left() -> None:
    table = Grid(WIDTHS, [Row([Cell(), Cell()], least=10, grows=True), Row([Cell(), Cell()])])
    assert table.stretched(30).height(260) == pytest.approx(table.height(260) + 30)


def test_a_row_of_wrong_width_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="columns"):
        Grid(WIDTHS, [Row([Cell()])]).heights()

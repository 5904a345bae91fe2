"""The report by typst: `python typst_peer.py FOLDER FONTS`; tells peak and size."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import typst  # type: ignore[import-not-found]  # only in the peers' environment

from bench.peers import content

SOURCE = """
#set page(paper: "a4", margin: (left: 25mm, right: 20mm, top: 29mm, bottom: 20mm),
  footer: context align(center, text(9pt)[第 #counter(page).display() 页　共 \
#counter(page).final().first() 页]))
#set text(font: "Chayan Serif SC", size: 10.5pt, lang: "zh")
#set par(justify: true)
#align(center, text(20pt, weight: "bold")[__TITLE__])
#let data = json("content.json")
#let cells = ()
#for (i, row) in data.rows.enumerate() {
  if calc.rem(i, __GROUP__) == 0 {
    let span = calc.min(__GROUP__, data.rows.len() - i)
    cells.push(table.cell(rowspan: span, breakable: true, align: center + horizon, row.at(0)))
  }
  for word in row.slice(1) { cells.push(word) }
}
#table(columns: (__COLUMNS__), stroke: 0.5pt,
  table.header(..(__HEADS__).map(it => text(font: "Chayan Sans SC", it))), ..cells)
#pagebreak()
#grid(columns: (1fr, 1fr), row-gutter: 3mm,
  ..data.photos.map(p => align(center)[
    #image(p.at(0), width: 77mm, height: 52mm, fit: "contain")
    #text(9pt, p.at(1))]))
"""


def main() -> None:
    folder, fonts = Path(sys.argv[1]), sys.argv[2]
    words = {
        "__TITLE__": content.TITLE,
        "__GROUP__": str(content.GROUP),
        "__COLUMNS__": ", ".join(f"{wide}mm" for wide in content.COLUMNS_MM),
        "__HEADS__": ", ".join(f'"{head}"' for head in content.HEADS),
    }
    source = SOURCE
    for mark, word in words.items():
        source = source.replace(mark, word)
    (folder / "report.typ").write_text(source, encoding="utf-8")
    out = folder / "typst.pdf"
    typst.compile(
        str(folder / "report.typ"),
        output=str(out),
        root="/",
        font_paths=[fonts],
        ignore_system_fonts=True,
    )
    print(json.dumps({"peak": content.peak_mib(), "size": out.stat().st_size}))


if __name__ == "__main__":
    main()

"""The report by WeasyPrint: `python weasyprint_peer.py FOLDER FONTS`."""

import html
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import weasyprint  # type: ignore[import-not-found]  # only in the peers' environment

from bench.peers import content

STYLE = """
@page { size: A4; margin: 29mm 20mm 20mm 25mm;
  @bottom-center { font: 9pt "Chayan Serif SC";
    content: "第 " counter(page) " 页　共 " counter(pages) " 页" } }
body { font: 10.5pt "Chayan Serif SC"; text-align: justify }
h1 { font-size: 20pt; text-align: center }
table { border-collapse: collapse; width: 165mm; table-layout: fixed }
td, th { border: 0.5pt solid; padding: 3pt 4pt }
th { font-family: "Chayan Sans SC"; font-weight: normal }
.label { text-align: center; vertical-align: middle }
.photos { page-break-before: always }
.photo { display: inline-block; width: 81mm; text-align: center; font-size: 9pt }
.photo img { width: 77mm; height: 52mm; object-fit: contain }
"""


def page(rows: list[list[str]], photos: list[list[str]], fonts: Path) -> str:
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; src: url("{(fonts / name).as_uri()}") }}\n'
        for family, name in (
            (content.FONT, content.FONT_FILES[0]),
            (content.HEAD_FONT, content.FONT_FILES[2]),
        )
    )
    columns = "".join(f'<col style="width:{wide}mm">' for wide in content.COLUMNS_MM)
    head = "".join(f"<th>{word}</th>" for word in content.HEADS)
    body = ""
    for group in content.groups(rows):
        for place, row in enumerate(group):
            label = f'<td class=label rowspan="{len(group)}">{row[0]}</td>' if not place else ""
            body += f"<tr>{label}{''.join(f'<td>{html.escape(w)}</td>' for w in row[1:])}</tr>"
    pictures = "".join(
        f'<div class=photo><img src="{Path(path).as_uri()}"><br>{html.escape(words)}</div>'
        for path, words in photos
    )
    table = f"<table>{columns}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return (
        f'<html lang="zh-CN"><style>{faces}{STYLE}</style><h1>{content.TITLE}</h1>{table}'
        f"<div class=photos>{pictures}</div></html>"
    )


def main() -> None:
    folder, fonts = Path(sys.argv[1]), Path(sys.argv[2])
    out = folder / "weasyprint.pdf"
    weasyprint.HTML(string=page(*content.read(folder), fonts)).write_pdf(out)
    print(json.dumps({"peak": content.peak_mib(), "size": out.stat().st_size}))


if __name__ == "__main__":
    main()

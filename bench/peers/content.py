"""What our kit and its peers print: the same rows, the same ready previews, the same words.

No import of the program here: the peers' Python does not have it.
"""

import hashlib
import json
from pathlib import Path

ROWS, PHOTOS = 300, 200
GROUP = 7
"""Rows beside one label: some groups go over a page break."""
HEADS = ("要素", "编号", "内容", "结果", "说明")
COLUMNS_MM = (25, 15, 72, 18, 35)
TITLE = "指标报告"
SENTENCE = (
    "查阅2025年度《基本公共卫生服务项目》档案，抽查12份，“三基”培训记录缺3次签到表，"
    "占应有的23.5%；急救药品（肾上腺素、阿托品）账物相符，近效期药品已登记。"
)
RESULTS = ("达标", "不达标", "待核实")
FONT, HEAD_FONT = "Chayan Serif SC", "Chayan Sans SC"
FONT_FILES = (
    "ChayanSerif-Regular.ttf",
    "ChayanSerif-Bold.ttf",
    "ChayanSans-Regular.ttf",
    "ChayanSans-Bold.ttf",
)
CONTENT, KNOWN = "content.json", "known.json"
Known = dict[str, tuple[str, int]]
"""SHA-256 and size of a preview by its path: what the facts of a visit say of it."""


def rows() -> list[list[str]]:
    """Label, number, text, result, note of every row."""
    made = []
    for place in range(ROWS):
        label = f"第{place // GROUP + 1}组　服务能力与质量管理"
        text = SENTENCE[place % 20 :] + SENTENCE[: place % 11]
        note = "现场抽查，与登记不符；已当场说明。" if place % 3 == 1 else ""
        made.append(
            [label, f"{place // GROUP + 1}.{place % GROUP + 1}", text, RESULTS[place % 3], note]
        )
    return made


def write(folder: Path, photos: list[Path]) -> None:
    """Leave the words and the paths of the photos where each of them reads them."""
    captions = [
        f"图{n}　条款{n % 40 + 1}.{n % 7 + 1}　抢救室急救药品" for n in range(1, len(photos) + 1)
    ]
    data = {
        "rows": rows(),
        "photos": [[str(p), c] for p, c in zip(photos, captions, strict=True)],
    }
    (folder / CONTENT).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    blobs = {str(photo): photo.read_bytes() for photo in photos}
    known = {path: (hashlib.sha256(blob).hexdigest(), len(blob)) for path, blob in blobs.items()}
    (folder / KNOWN).write_text(json.dumps(known), encoding="utf-8")


def read(folder: Path) -> tuple[list[list[str]], list[list[str]]]:
    """Rows, and path and caption of each photo."""
    data = json.loads((folder / CONTENT).read_text(encoding="utf-8"))
    return data["rows"], data["photos"]


def known(folder: Path) -> Known:
    """What our program knows of the photos before it makes a paper."""
    read: Known = json.loads((folder / KNOWN).read_text(encoding="utf-8"))
    return read


def groups(rows: list[list[str]]) -> list[list[list[str]]]:
    """The rows of each label together."""
    return [rows[at : at + GROUP] for at in range(0, len(rows), GROUP)]


def peak_mib() -> float:
    """Highest resident memory of this process, in MiB; 0 where the system does not say."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))

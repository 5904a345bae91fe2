"""The floor of first paint: a bare PySide6 window with a tree. Run as a script by first_paint."""

import os
import sys

from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView


class Tree(QTreeView):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sys.stdout.write("first paint\n")
        sys.stdout.flush()
        os._exit(0)


def main() -> None:
    app = QApplication([])
    window = QMainWindow()
    model = QStandardItemModel()
    for number in range(60):
        model.appendRow(QStandardItem(f"Indicator {number}"))
    tree = Tree()
    tree.setModel(model)
    window.setCentralWidget(tree)
    window.resize(1200, 760)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()

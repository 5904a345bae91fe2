"""Where one stopped is remembered in the workspace, and nothing else is."""

from __future__ import annotations

from models.store import settings
from models.store.workspace import Workspace
from models.visits import whereabouts
from models.visits.whereabouts import Whereabouts
from tests.support import VISIT

HERE = Whereabouts(visit=VISIT, mode="indicator", pack="p", indicator="1", clause="1.1", scroll=40)


def test_the_last_place_is_remembered(workspace: Workspace) -> None:
    assert whereabouts.last(workspace) is None
    whereabouts.keep(workspace, HERE)
    later = HERE.model_copy(update={"clause": "1.2", "room": "全科诊室 1"})
    whereabouts.keep(workspace, later)
    assert whereabouts.last(workspace) == later


def test_what_another_program_wrote_is_left_alone(workspace: Workspace) -> None:
    for strange in ("", "{", '{"visit":"x"}', '{"where":"here"}', "null"):
        with workspace.write() as connection:
            settings.put(connection, "whereabouts", strange)
        assert whereabouts.last(workspace) is None

"""The database of a desk: what is declared is what is made, and what was written stays."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from models.district.desk import Desk
from models.district.schema import DESK
from tests.models.district.arrivals import closed, receive


def test_the_declared_tables_are_the_made_ones(desk: Desk) -> None:
    with desk.workspace.write() as connection:
        made = inspect(connection)
        for table in DESK.metadata.sorted_tables:
            columns = {c["name"]: c["nullable"] for c in made.get_columns(table.name)}
            assert columns == {c.name: bool(c.nullable) for c in table.columns}, table.name
            keys = made.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [c.name for c in table.primary_key], table.name
            indexes = {(i["name"], bool(i["unique"])) for i in made.get_indexes(table.name)}
            assert {(i.name, i.unique) for i in table.indexes} <= indexes, table.name


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM transition",
        "UPDATE transition SET to_state = 'S10'",
        "DELETE FROM blob",
        "UPDATE blob SET data = x'00'",
        "DELETE FROM case_file",
        "DELETE FROM package",
        "UPDATE package SET revision = 9",
        "UPDATE case_package SET outcome = 'passed'",
    ],
)
def test_nothing_that_was_received_can_be_changed(desk: Desk, statement: str) -> None:
    receive(desk, closed())
    with pytest.raises(DatabaseError, match="only added to"), desk.workspace.write() as connection:
        connection.execute(text(statement))

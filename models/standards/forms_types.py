"""The forms of a document: which fields they have. Their drawing lives in ``reports``."""

from typing import Annotated

from pydantic import StringConstraints

from models.base import Name, Record
from models.standards.terms import Code, Source

FACILITY_FIELDS = frozenset(
    {
        "code",
        "name",
        "address",
        "postcode",
        "phone",
        "licence_code",
        "legal_representative",
        "responsible_person",
        "legal_name",
        "legal_certificate",
    }
)
"""Fields of a facility that may propose a value for a form."""


class FormField(Record):
    """One field of a printed form."""

    key: Code
    """Key under which the value is kept."""
    group: Name = ""
    """Words of the heading cell the field stands under, as issued; line breaks and
    alignment spaces are layout and are left out, here and in the label."""
    label: Name
    """Words as issued."""
    kind: Annotated[
        str,
        StringConstraints(
            pattern=r"^(text|long_text|integer|decimal|percent|date|choice|boxes|rows|attachment|signature|seal)$"
        ),
    ]
    """What is filled in; signature and seal stay for ink."""
    source: Source
    """Where the label stands."""
    unit: Name = ""
    """Printed unit."""
    options: tuple[Name, ...] = ()
    """Printed options of a choice or of boxes, in order."""
    personal: bool = False
    """Personal data: never in a log or a file name."""
    from_input: Code | None = None
    """Key of a measured input that proposes the value."""
    from_test: Code | None = None
    """Clause code, slash, test code: the quotient of that test proposes the value."""
    from_mark: Code | None = None
    """Code of the clause whose verdict proposes the value."""
    from_facility: Code | None = None
    """Field of the facility that proposes the value; one of :data:`FACILITY_FIELDS`."""


class FormSpec(Record):
    """A form of the document: which fields it has. Its drawing lives in ``reports``."""

    code: Code
    """Stable code: ``annex-1``, ``annex-2``, ``annex-4``."""
    title: Name
    """Title as issued."""
    source: Source
    """Where the title stands."""
    fields: tuple[FormField, ...]
    """Fields in printed order."""
    self_assessed: bool | None = None
    """The figures are the applicant's own (自查): verified figures are offered on screen for
    taking over, never printed unasked (R3.9)."""

"""A hardened reader of XML: no document type, no entities, bounded in depth and in elements.

Own code around the standard library's expat, because ``xml.etree`` alone accepts entity
declarations; the reasons are in docs/decisions/006-importing.md. Namespaces become short fixed
prefixes, so that transitional and strict documents (ISO/IEC 29500) read the same.
"""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from models.errors import StandardError
from models.standards.importing.bounds import MAX_DEPTH, MAX_ELEMENTS

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    _OPEN + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OPEN + "spreadsheetml/2006/main": "s",
    _STRICT + "spreadsheetml/main": "s",
    _OPEN + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OPEN + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OPEN + "package/2006/relationships": "rel",
    _OPEN + "package/2006/content-types": "ct",
    _OPEN + "markup-compatibility/2006": "mc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def read_xml(data: bytes) -> Element:
    """Return the root of ``data`` with tags such as ``w_tbl``; raises StandardError."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError, AssertionError) as error:
        raise StandardError("import-damaged") from error
    return reader.builder.close()


class _Reader:
    """Hands what expat finds to a tree builder, and stops at what must not be there."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data
        self.parser.StartDoctypeDeclHandler = self._forbidden
        self.parser.EntityDeclHandler = self._forbidden
        self._names: dict[str, str] = {}
        self._depth = 0
        self._elements = 0

    def _forbidden(self, *_: object) -> None:
        raise StandardError("import-dangerous")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise StandardError("import-too-much")
        short = {self._short(key): value for key, value in attributes.items()}
        self.builder.start(self._short(name), short)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.builder.end(self._short(name))

    def _short(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            space, found, local = name.rpartition(" ")
            known = f"{_PREFIXES.get(space, 'other')}_{local}" if found else name
            self._names[name] = known
        return known

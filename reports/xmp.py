"""What a file says of itself, a second time as XMP: PDF/A wants both, equal word for word.

Written by hand, as PDFBox refuses what a library made of the same words; an element without a
value is left out, as an empty one is not equal to none.
"""

from collections.abc import Mapping
from html import escape

_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
)
_FOOT = '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
_SCHEMAS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
_ALT = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
_SEQ = "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>"
_ELEMENTS = {
    "Title": ("dc:title", _ALT),
    "Author": ("dc:creator", _SEQ),
    "Subject": ("dc:description", _ALT),
    "Creator": ("xmp:CreatorTool", "{}"),
    "CreationDate": ("xmp:CreateDate", "{}"),
    "ModDate": ("xmp:ModifyDate", "{}"),
    "Producer": ("pdf:Producer", "{}"),
    "Keywords": ("pdf:Keywords", "{}"),
}
"""Which element says what an entry of Info says (ISO 19005-1, table 1), and around what."""


def xmp(said: Mapping[str, str]) -> bytes:
    """Return the packet for the entries of Info, and the claim of PDF/A-1b."""
    elements = ["<dc:format>application/pdf</dc:format>"]
    for name, value in said.items():
        element, around = _ELEMENTS[name]
        told = around.format(_iso(value) if name.endswith("Date") else escape(value))
        elements.append(f"<{element}>{told}</{element}>")
    elements += ["<pdfaid:part>1</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"]
    return (_HEAD + "".join(_described(schema, elements) for schema in _SCHEMAS) + _FOOT).encode()


def _described(schema: str, elements: list[str]) -> str:
    inside = "".join(one for one in elements if one.startswith(f"<{schema}:"))
    opened = f'<rdf:Description rdf:about="" xmlns:{schema}="{_SCHEMAS[schema]}">'
    return f"{opened}{inside}</rdf:Description>\n" if inside else ""


def _iso(stamp: str) -> str:
    """Return ``D:20000101000000+00'00'`` as XMP writes it."""
    digits, zone = stamp.removeprefix("D:")[:14], stamp.removeprefix("D:")[14:].replace("'", "")
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    at = f"{digits[8:10]}:{digits[10:12]}:{digits[12:14]}"
    return f"{day}T{at}" + (f"{zone[:3]}:{zone[3:5]}" if len(zone) == 5 else "Z")

"""What may be in a workbook: named parts of plain XML, without macros, links, pictures, entities or crowds of marks."""

import re

from cases.packages.faults import shown
from cases.sentences import Sentence as _
from cases.workbooks.refusing import RefusedWorkbook, unreadable

MOST_TAGS, MOST_VALUES = 150_000, 250_000  # a full sheet has half as many
ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|docMetadata/\w+\.xml|customXml/[\w./]+\.(?:xml|rels)"
    r"|xl/(?:workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl/_rels/workbook\.xml\.rels|xl/theme/\w+\.xml"
    r"|xl/worksheets/\w+\.xml|xl/worksheets/_rels/\w+\.xml\.rels|xl/comments\w*\.xml|xl/comments/\w+\.xml"
    r"|xl/threadedComments/\w+\.xml|xl/persons/\w+\.xml|xl/drawings/\w+\.vml|xl/tables/\w+\.xml"
    r"|xl/printerSettings/\w+\.bin"
)
NEEDED = ("[Content_Types].xml", "xl/workbook.xml")
KINDS = (
    (re.compile(r"vba|macrosheets|dialogsheets", re.IGNORECASE), _("The workbook holds macros. Save it as .xlsx, without them.")),
    (re.compile(r"externalLinks|connections|queryTables|webextensions", re.IGNORECASE), _("The workbook is linked to something outside.")),
    (re.compile(r"embeddings|activeX|ctrlProps|customUI", re.IGNORECASE), _("Another file or a control is embedded in the workbook.")),
    (re.compile(r"media/|drawings/|charts/", re.IGNORECASE), _("The workbook holds a picture, a drawing or a chart. Take it out.")),
)  # fmt: skip
MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
DECLARED = re.compile(rb"<!(?!--|\[CDATA\[)")
ENCODING = re.compile(rb"^<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]+)[\"']", re.IGNORECASE)
PLAIN = (b"utf-8", b"us-ascii", b"ascii")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def insist_on_parts(parts: dict[str, bytes]) -> None:
    """Raises RefusedWorkbook for the first thing that may not be there."""
    for name in parts:
        if not ALLOWED.fullmatch(name):
            raise RefusedWorkbook(_why_not(name))
    if any(name not in parts for name in NEEDED):
        raise unreadable()
    written = {name: data for name, data in parts.items() if not name.endswith(".bin")}
    for name, data in written.items():
        _insist_on_xml(name, data)
    tags, values = (sum(data.count(sign) for data in written.values()) for sign in (b"<", b"="))
    if tags > MOST_TAGS or values > MOST_VALUES:
        raise RefusedWorkbook(_("The workbook holds more cells and marks than can be read."))


def _why_not(name):
    found = (sentence for kind, sentence in KINDS if kind.search(name))
    return next(found, _("The part “{part}” does not belong into a workbook of cases.", part=shown(name)))


def _insist_on_xml(name, data):
    begun = data.removeprefix(BYTE_ORDER_MARK).lstrip()
    said = ENCODING.match(begun)
    if not begun.startswith(b"<") or b"\0" in data or (said and said[1].lower() not in PLAIN):
        raise unreadable()
    if DECLARED.search(data):
        raise RefusedWorkbook(_("The part “{part}” declares entities of its own.", part=shown(name)))
    if name == "[Content_Types].xml" and MACROS.search(data):
        raise RefusedWorkbook(_("The workbook holds macros. Save it as .xlsx, without them."))
    if OUTSIDE.search(data):
        raise RefusedWorkbook(_("The workbook is linked to something outside."))

"""Files that carry a hint: on the page, in what is written beside it, in a picture's description, in a workbook."""

import io
from zipfile import ZipFile

import typst
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, NameObject

from cases.packages.samples.specimens import paper_pdf, photograph
from cases.paper import fonts

XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description dc:title="Scan"><dc:description>%s</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>'


def pdf_page(words):
    """On the page itself, set by a real typesetter."""
    page = b'#set page(width: 148mm, height: 105mm)\n#set text(font: "Noto Sans")\n#sys.inputs.words'
    return typst.compile(page, sys_inputs={"words": words}, font_paths=fonts())


def written(writer):
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _copied():
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(paper_pdf("Paper", ["A line"]))))
    return writer


def pdf_title(words):
    writer = _copied()
    writer.add_metadata({"/Title": words})
    return written(writer)


def pdf_xmp(words):
    writer, metadata = _copied(), DecodedStreamObject()
    metadata.set_data((XMP % words).encode())
    metadata[NameObject("/Type")] = NameObject("/Metadata")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(metadata)
    return written(writer)


def pdf_note(words):
    writer = _copied()
    writer.add_annotation(0, FreeText(text=words, rect=(20, 20, 200, 60)))
    return written(writer)


def pdf_bookmark(words):
    writer = _copied()
    writer.add_outline_item(title=words, page_number=0)
    return written(writer)


def jpeg_exif(words):
    exif = Image.Exif()
    exif[0x010E] = words.encode()  # ImageDescription
    return _saved(_photograph(), "JPEG", exif=exif)


def jpeg_user_comment(words):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + words.encode("utf-16-le")
    return _saved(_photograph(), "JPEG", exif=exif)


def jpeg_comment(words):
    return _saved(_photograph(), "JPEG", comment=words.encode())


def jpeg_xmp(words):
    return _saved(_photograph(), "JPEG", xmp=(XMP % words).encode())


def png_text(words):
    info = PngInfo()
    info.add_itxt("Description", words)
    return _saved(_photograph(), "PNG", pnginfo=info)


def png_packed(words):
    info = PngInfo()
    info.add_itxt("Comment", words, zip=True)
    return _saved(_photograph(), "PNG", pnginfo=info)


def _photograph():
    return Image.open(io.BytesIO(photograph((90, 90, 90))))


def _saved(picture, kind, **options):
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


FILES = {  # name on the page → how it is made
    "page.pdf": pdf_page, "title.pdf": pdf_title, "xmp.pdf": pdf_xmp, "note.pdf": pdf_note, "bookmark.pdf": pdf_bookmark,
    "exif.jpg": jpeg_exif, "user_comment.jpg": jpeg_user_comment, "comment.jpg": jpeg_comment, "xmp.jpg": jpeg_xmp,
    "text.png": png_text, "packed.png": png_packed,
}  # fmt: skip


def workbook(place, words):
    """A workbook with the words in one place; `place` is a key of PLACES."""
    book = Workbook()
    book.active.append(["Surname", "Given names", "Date of birth"])
    PLACES[place](book, words)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(book, words):
    book.active["B7"] = words


def _comment(book, words):
    book.active["A1"].comment = Comment(words, "A. Clerk")


def _sheet(book, words):
    book.create_sheet("".join(sign for sign in words if sign not in "\\*?:/[]\n")[:31]).sheet_state = "hidden"


def _name(book, words):
    book.defined_names["range"] = DefinedName("range", attr_text="Sheet!$A$1", comment=words)


def _title(book, words):
    book.properties.title = words


def _formula(book, words):
    middle = len(words) // 2
    book.active["C3"] = f'="{words[:middle]}"&"{words[middle:]}"'


PLACES = {"cell": _cell, "comment": _comment, "sheet": _sheet, "name": _name, "title": _title, "formula": _formula}


def with_part(content, name, data):
    made = io.BytesIO(content)
    with ZipFile(made, "a") as packed:
        packed.writestr(name, data)
    return made.getvalue()

"""Draws what the samples enclose: small papers and photographs that nobody can take for real ones."""

import io

from PIL import Image, ImageDraw, ImageFont

SPECIMEN = "SPECIMEN - INVENTED PERSON"
INK, PAPER, SHADE = (38, 50, 68), (246, 243, 235), (176, 168, 150)


def paper_pdf(title: str, lines: list[str]) -> bytes:
    """One A5 page with a title and lines in Courier; the same bytes each time. Only Latin-1 is drawn."""
    written = [f"BT /F1 15 Tf 40 545 Td ({_escaped(title)}) Tj ET", f"BT /F1 9 Tf 40 525 Td ({SPECIMEN}) Tj ET"]
    written += [f"BT /F1 8 Tf 40 {490 - 16 * row} Td ({_escaped(line)}) Tj ET" for row, line in enumerate(lines)]
    stream = "\n".join(written).encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 5 0 R /Resources 6 0 R >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Font << /F1 4 0 R >> >>",
    ]
    return _file_of(objects)


def paper_picture(title: str, lines: list[str]) -> bytes:
    """The same as a PNG, as a scanner would make it."""
    picture = Image.new("RGB", (620, 400), PAPER)
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((12, 12, 607, 387), outline=SHADE, width=2)
    drawing.text((32, 30), title, fill=INK, font=ImageFont.load_default(24))
    drawing.text((32, 66), SPECIMEN, fill=SHADE, font=ImageFont.load_default(14))
    for row, line in enumerate(lines):
        drawing.text((32, 110 + 26 * row), line, fill=INK, font=ImageFont.load_default(16))
    return _saved(picture.quantize(32), "PNG", optimize=True)


def photograph(tone: tuple[int, int, int]) -> bytes:
    """A head and shoulders without a face, as a JPEG."""
    picture = Image.new("RGB", (240, 300), (226, 230, 234))
    drawing = ImageDraw.Draw(picture)
    drawing.ellipse((40, 200, 200, 420), fill=tone)
    drawing.ellipse((75, 60, 165, 180), fill=tuple(min(255, part + 60) for part in tone))
    drawing.text((62, 278), SPECIMEN[:8], fill=(255, 255, 255), font=ImageFont.load_default(16))
    return _saved(picture, "JPEG", quality=80)


def _saved(picture, kind, **options):
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def _escaped(text):
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file_of(objects):
    body, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    return (
        body + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    )

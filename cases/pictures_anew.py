"""Writes a picture anew from what is seen of it: where, when and with what it was taken is gone, and so is whatever hid beside it."""

import io

from PIL import Image

from cases.sniffing import JPEG, PNG

ORIENTATION = 0x0112
FORMATS = {JPEG: "JPEG", PNG: "PNG"}
SEEN = {"transparency"}  # of what a file says beside its points, what its looks depend on
HOW = {"JPEG": {"quality": "keep"}, "PNG": {}}  # a JPEG is packed by its own tables: as good as it was


def anew(content: bytes, media_type: str) -> bytes:
    """The same picture without anything else. What is no picture comes back as it is."""
    name = FORMATS.get(media_type)
    if name is None:
        return content
    out = io.BytesIO()
    with Image.open(io.BytesIO(content), formats=[name]) as picture:
        turned = picture.getexif().get(ORIENTATION, 1)
        picture.load()
        picture.info = {key: value for key, value in picture.info.items() if key in SEEN}
        exif = Image.Exif()
        if turned in range(2, 9):  # else it is shown as it lies
            exif[ORIENTATION] = turned
        picture.save(out, name, exif=exif.tobytes() if len(exif) else b"", **HOW[name])
    return out.getvalue()

"""A photograph as a letter prints it: 35 by 45 mm, upright, and without what a camera writes beside the picture."""

import io

from PIL import Image, ImageOps

from cases.paper import Unprintable

LARGEST = (827, 1063)  # 35 × 45 mm at 600 points an inch


def printable(data: bytes) -> bytes:
    """The picture as a small JPEG. Raises Unprintable where it is none that can be read."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unprintable("The photograph cannot be read") from error
    upright.thumbnail(LARGEST)
    written = io.BytesIO()
    upright.save(written, "JPEG", quality=85)
    return written.getvalue()

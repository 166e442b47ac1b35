"""Finds where the pictures in a file end, by walking their own structure, so that what comes behind is seen."""

PNG_SIGNATURE_LENGTH = 8
CHUNK_FRAME = 12  # length, name and check sum around a chunk's content
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD9)))
MOST_PICTURES = 8  # phones put previews and brightness maps behind the first picture


def end_of_png(content: bytes) -> int:
    """The offset behind the IEND chunk; raises ValueError where there is none."""
    at = PNG_SIGNATURE_LENGTH
    while at + CHUNK_FRAME <= len(content):
        name, length = content[at + 4 : at + 8], int.from_bytes(content[at : at + 4], "big")
        at += CHUNK_FRAME + length
        if name == b"IEND":
            return at
    raise ValueError("no IEND")


def end_of_jpegs(content: bytes) -> int:
    """The offset behind the last of the pictures that follow each other; ValueError where one has no end."""
    end = _end_of_jpeg(content, 0)
    for _picture in range(MOST_PICTURES):
        following = len(content) - len(content[end:].lstrip(b"\x00"))
        if not content.startswith(b"\xff\xd8\xff", following):
            break
        end = _end_of_jpeg(content, following)
    return end


def _end_of_jpeg(content, start):
    at = start + 2
    while at + 1 < len(content):
        marker = content[at + 1]
        if content[at] != 0xFF:
            raise ValueError("no marker")
        if marker == END_OF_IMAGE:
            return at + 2
        at = _behind(content, at, marker)
    raise ValueError("no end of image")


def _behind(content, at, marker):
    if marker == 0xFF:
        return at + 1  # a fill byte
    if marker in WITHOUT_LENGTH:
        return at + 2
    at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return _behind_scan(content, at) if marker == START_OF_SCAN else at


def _behind_scan(content, at):
    """The next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] != 0x00 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2

"""A telephone number as a QR code: whoever cannot type it points a phone at the leaflet."""

import re
from io import BytesIO

import segno

QUIET_ZONE = 4  # modules of white around it, as ISO/IEC 18004 asks


def phone_code(phone):
    """The code as SVG (bytes), which tells nothing but the number."""
    drawn = BytesIO()
    digits = re.sub(r"[^\d+]", "", phone)
    segno.make(f"tel:{digits}", error="m", micro=False).save(drawn, kind="svg", border=QUIET_ZONE, xmldecl=False)
    return drawn.getvalue()

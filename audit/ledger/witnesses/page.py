"""A page to be printed and signed in the duty book: the checkpoint as text and as a QR code."""

from html import escape
from pathlib import Path

import segno

from audit.ledger.witnesses.kind import Unreachable, Witness

PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>{origin}: {size}</title>
<style>body {{ font: 12pt/1.5 serif; margin: 2cm }}
pre {{ font-size: 11pt; white-space: pre-wrap; overflow-wrap: anywhere }} svg {{ width: 7cm }}</style>
<h1>{origin}</h1>
<p>Checkpoint of the ledger over {size} records. Whoever keeps this page can show later whether any of them was changed.</p>
<pre>{text}</pre>
{code}
<p>Printed on: ____________________ &nbsp; Signature: ______________________________</p>
</html>
"""


class Page(Witness):
    """One page a checkpoint, in a folder from which it is printed. Paper tells nothing back."""

    kind = "page"

    def of(self, part):
        return Page(str(Path(self.where) / part)) if part else self

    def take(self, note, text, prove):
        code = segno.make(text, error="m", micro=False).svg_inline(omitsize=True)
        page = PAGE.format(origin=escape(note.origin), size=note.size, text=escape(text), code=code)
        place = Path(self.where) / f"{int(note.origin.rpartition('/')[2]):04}-{note.size:012}.html"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(page, encoding="utf-8")
        except OSError as error:
            raise Unreachable(str(error)) from error
        return ""

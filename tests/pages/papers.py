"""The page of a paper, as sent and today, read as rows."""

import html
import re

from audit.actor import acting
from workflows.correcting import correct
from workflows.rows import Letter


def url_of(letter):
    return f"/procedures/{letter.procedure.reference}/letters/{letter.pk}/"


def paper(procedure, kind):
    return Letter.objects.select_related("procedure").filter(procedure_id=procedure.pk, kind=kind).latest("pk")


def rows_of(client, letter, language="en"):
    """label → (as sent, today, whether it is marked), of the whole paper; and the page."""
    client.cookies["language"] = language
    said = client.get(url_of(letter), HTTP_ACCEPT_LANGUAGE=language)
    assert said.status_code == 200
    page = said.content.decode()
    whole = page[page.index('id="whole"') :]
    found = re.findall(r'rowheader">(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>', whole, re.DOTALL)
    return {label: (text(sent), text(today), "tone-warn" in today) for label, sent, today in found}, page


def text(cell):
    return html.unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", "", cell, flags=re.DOTALL)).strip()


def marked(rows):
    return {label for label, (_sent, _today, is_marked) in rows.items() if is_marked}


def corrected(request, by, **said):
    member = request.case.members.select_related("person").get(relation="subject")
    with acting(by):
        return correct(request, member, by, said, reason="The passport says so.")

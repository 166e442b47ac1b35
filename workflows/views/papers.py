"""A paper as it was sent, and what the file says today: each value beside the other, what differs marked."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.reading import note_subject
from audit.dates import day_and_time
from cases.letter_kinds import find
from cases.paper import LANGUAGES
from workflows.communications import confirm_opened
from workflows.rows import Communication
from workflows.sent_and_today import language_of_page, said
from workflows.showing.frame import Frame
from workflows.showing.paper_words import in_words, label_of, rank_of
from workflows.views.documents import letter_for


@allow("letter.open")
def sent_and_today(request, reference, pk):
    """For whoever may open the letter, as far as each may see what it says."""
    procedure, capacities, letter = letter_for(request, reference, pk)
    note_subject("letter", letter.pk, "print")
    confirm_opened(letter, request.actor)
    values, is_part = said(letter, procedure, capacities)
    rows = [_row(value) for value in sorted(values, key=lambda value: rank_of(value.name))]
    frame = Frame(request, procedure, capacities, "documents")
    context = frame.context() | {
        "paper": letter,
        "facts": _facts(frame, letter),
        "rows": rows,
        "differing": [row for row in rows if row["differs"]],
        "outcome": _outcome(values),
        "is_part": is_part,
        "later": _later(frame, letter),
    }
    return render(request, "workflows/sent_and_today.html", context)


def _row(value):
    today = in_words(value.name, value.today) if value.is_compared else ""
    return {
        "label": label_of(value.name),
        "sent": in_words(value.name, value.sent),
        "today": today,
        "is_compared": value.is_compared,
        "differs": value.differs,
    }


def _facts(frame, letter):
    """Who sent it to whom and when, who signed, who confirmed it; and its PDF in each language."""
    said_of_it = letter.content[language_of_page()]
    signed = said_of_it.get("signatory", {})
    found = Communication.objects.filter(letter=letter).select_related("receipt__by").first()
    receipt = getattr(found, "receipt", None)
    facts = (
        (_("Sender"), letter.sender.name),
        (_("Recipient"), letter.recipient.name),
        (_("Dated"), in_words("dated_on", said_of_it.get("dated_on"))),
        *_moments(frame.procedure, letter, found),
        (_("Signed by"), ", ".join(filter(None, (signed.get("name"), signed.get("function"))))),
        (_("Wording"), _wording(said_of_it)),
        (_("Receipt"), f"{receipt.get_how_display()}, {receipt.by}, {day_and_time(receipt.at)}" if receipt else ""),
    )
    links = [{"label": "PDF", "value": code.upper(), "url": frame.url("letter", letter.pk, code)} for code in LANGUAGES]
    return [{"label": label, "value": value} for label, value in facts if value] + links


def _wording(said_of_it):
    """The version with which it was made; of those that were never edited none is told."""
    version = find(said_of_it, "wording.version")
    return _("version %(n)s") % {"n": version} if version else ""


def _moments(procedure, letter, communication):
    """When it was sent; of an application on paper, when it came and when it was registered."""
    if letter.step and letter.step.transition == "register":
        return (_("Received"), day_and_time(procedure.received_at)), (_("Registered"), day_and_time(letter.made_at))
    return ((_("Sent on"), day_and_time(communication.at if communication else letter.made_at)),)


def _outcome(values):
    differing = sum(value.differs for value in values)
    if differing:
        title = _("The file no longer says all that was sent")
        numbers = {"differing": differing, "number": sum(value.is_compared for value in values)}
        text = _("%(differing)s of %(number)s values differ today. What was sent stays as it was sent.") % numbers
        return {"title": title, "text": text, "tone": "warn"}
    return {"title": _("Unchanged since it was sent"), "text": _("The file says today what this paper says."), "tone": "ok"}  # fmt: skip


def _later(frame, letter):
    """A later paper of the same kind: what differs may be what that one says."""
    later = frame.procedure.letters.filter(kind=letter.kind, pk__gt=letter.pk).order_by("-pk").first()
    return {"url": frame.url("sent_and_today", later.pk), "made_at": later.made_at} if later else None

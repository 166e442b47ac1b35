"""What a mail says, in the language of whoever gets it: references and links, and never a name or a datum of anybody."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from workflows.notifying.kinds import kind_of, why
from workflows.showing.addressing import addresses, words


def written(mail) -> EmailMessage:
    """The mail of a row."""
    notices = list(mail.notices.select_related("procedure").order_by("made_at", "pk"))
    with override(mail.person.language):
        subject, text = _digest(notices) if mail.is_digest else _single(notices[0])
        text = f"{text}\n\n{_settings()}\n"
    return EmailMessage(subject, text, to=[mail.person.email], headers={"Message-ID": message_id(mail)})


def message_id(mail) -> str:
    """By which an operator finds it in the log of the mail server; the same at each attempt, so that most programs show it once."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<qayidis-mail-{mail.pk}@{host}>"


def _single(notice):
    sentence, about = words(notice)
    opens = _("Open the case: %(link)s") if notice.procedure_id else _("Open: %(link)s")
    reason = _("You get this because %(reason)s.") % {"reason": why(notice)}
    link = _public(addresses([notice])[notice.pk])
    return _subject(notice, about), f"{sentence}\n\n{opens % {'link': link}}\n\n{reason}"


def _subject(notice, about):
    begins = kind_of(notice).subject(notice.about)
    return f"{begins}: {about}" if begins else about


def _digest(notices):
    """One line of news each: what it is about, the sentence, the link."""
    urls = addresses(notices)
    lines = []
    for notice in notices:
        sentence, about = words(notice)
        lines.append(f"{about}: {sentence}\n{_public(urls[notice.pk])}")
    number = len(notices)
    subject = ngettext("%(n)s notice of today", "%(n)s notices of today", number) % {"n": number}
    reason = _("You get this because you wish such news once a day.")
    return subject, "\n\n".join([*lines, reason])


def _settings():
    return _("Change e-mail settings: %(link)s") % {"link": _public(reverse("mail_wishes"))}


def _public(path):
    return settings.PUBLIC_URL.rstrip("/") + path

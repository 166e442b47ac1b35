"""Hands mails to the mail server, and knows how far it came: whether a mail has left, has not, or may have."""

import smtplib
from enum import StrEnum

from django.core.mail.backends.smtp import EmailBackend

PERMANENT = 500


class Stage(StrEnum):
    """How far the talk with a mail server came."""

    BEFORE = "before"  # nothing of the mail was handed over
    HANDED = "handed"  # some of it was; no answer came
    TAKEN = "taken"  # the server answered that it has it
    REFUSED = "refused"  # the server answered that it does not take it


class Fate(StrEnum):
    """What is known of a mail after an attempt."""

    SENT = "sent"
    UNCERTAIN = "uncertain"
    WAITING = "waiting"  # nothing left, and it may be tried again
    FAILED = "failed"  # nothing left, and trying again changes nothing


class _Talk:
    """What is added to both sorts of connection of smtplib: the stage, and where the content begins."""

    stage = Stage.BEFORE
    _gives_content = False

    def data(self, msg):
        self._gives_content = True
        try:
            code, said = super().data(msg)
        except smtplib.SMTPDataError:  # it would not even begin
            self.stage = Stage.BEFORE
            raise
        finally:
            self._gives_content = False
        self.stage = Stage.TAKEN if code == 250 else Stage.REFUSED
        return code, said

    def send(self, s):
        if self._gives_content and isinstance(s, bytes):  # commands are text
            self.stage = Stage.HANDED
        super().send(s)


class Plain(_Talk, smtplib.SMTP):
    pass


class Ssl(_Talk, smtplib.SMTP_SSL):
    pass


class Postman(EmailBackend):
    """Django's own way to a mail server, which says in `stage` how far the last talk came."""

    talk = None

    @property
    def connection_class(self):
        return Ssl if self.use_ssl else Plain

    @property
    def stage(self):
        return self.talk.stage if self.talk else Stage.BEFORE

    def open(self):
        opened = super().open()
        self.talk = self.connection
        return opened


def fate(backend, error) -> Fate:
    """What became of a mail. `error`: what was raised, None where nothing was."""
    stage = getattr(backend, "stage", None)
    if error is None or stage == Stage.TAKEN:  # what follows an answer that it is taken, changes nothing
        return Fate.SENT
    if stage is None and isinstance(error, ConnectionError):
        return Fate.WAITING
    if stage in (None, Stage.HANDED):
        return Fate.UNCERTAIN
    return Fate.FAILED if _is_for_good(error) else Fate.WAITING


def _is_for_good(error):
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return False  # it is about this house, and not about this mail
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _said in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return error.smtp_code >= PERMANENT
    return isinstance(error, ValueError)  # it is no mail at all

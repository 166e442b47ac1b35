"""Who keeps checkpoints outside: each kind is a class of its own, named in the setting LEDGER_WITNESSES as kind:where."""

from audit.ledger.witnesses.folder import Folder
from audit.ledger.witnesses.host import Host
from audit.ledger.witnesses.mail import Mail
from audit.ledger.witnesses.page import Page

KINDS = {"folder": Folder, "mail": Mail, "page": Page, "host": Host}


def witnesses(setting):
    """The witnesses that a setting names: "folder:/mnt/stick, mail:ombudsman@example.org, host:https://other.example"."""
    return [
        KINDS[kind](where)
        for kind, _, where in (one.strip().partition(":") for one in setting.split(",") if one.strip())
    ]

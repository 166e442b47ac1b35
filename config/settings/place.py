"""What differs from place to place, read from the environment: addresses, keys, folders, and who this process acts as."""

import os
import secrets
import sys
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import production
from config.keeping import kept

BASE_DIR = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("QAYIDIS_VAR", BASE_DIR / "var"))  # all that a running installation writes
PRODUCTION = os.environ.get("QAYIDIS_PRODUCTION") == "1"
DEBUG = os.environ.get("QAYIDIS_DEBUG") == "1"
PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://localhost:8000")  # stands in mails
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1").split(",")
EXPORTS_ROOT = Path(os.environ.get("EXPORTS_ROOT", VAR / "exports"))  # files that somebody asked for, until they expire
# Exports of the ledger that were verified
VERIFICATIONS_ROOT = Path(os.environ.get("VERIFICATIONS_ROOT", VAR / "verifications"))
FILES_ROOT = Path(os.environ.get("FILES_ROOT", VAR / "files"))  # documents: outside anything that is served
FILES_OPENED_AT_ONCE = int(os.environ.get("FILES_OPENED_AT_ONCE", "4"))  # by all processes of this computer together
FILES_SCANNER = os.environ.get("FILES_SCANNER", "")  # a clamd that is asked about each file (cases/scanning.py)
FILES_WAIT = 20  # seconds that a file waits for its turn; then its sender is asked to come again
# What was erased, for after a restore: on another disk than the database and its backups
ERASURES_LIST = Path(os.environ.get("ERASURES_LIST", VAR / "erasures" / "list"))
ACTS_AS_OWNER = os.environ.get("QAYIDIS_AS_OWNER") == "1"  # manage.py sets it for the commands that migrate
# The ledger says which program did what no sign-in did
PROGRAM = os.environ.get("QAYIDIS_PROGRAM") or " ".join(
    [Path(sys.argv[0]).name, *sys.argv[1:2]] if sys.argv[0].endswith("manage.py") else [Path(sys.argv[0]).name]
)
DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASE_OWNER_URL = os.environ.get("DATABASE_OWNER_URL") or DATABASE_URL
DATABASE_LEDGER_URL = os.environ.get("DATABASE_LEDGER_URL") or DATABASE_OWNER_URL
ACTS_AS_LEDGER = os.environ.get("QAYIDIS_AS_LEDGER") == "1"  # manage.py sets it for the process that signs
# A proxy sets X-Forwarded-Proto and strips the visitor's own
BEHIND_PROXY = os.environ.get("QAYIDIS_BEHIND_PROXY") == "1"

if PRODUCTION and (faults := production.faults(os.environ)):
    raise ImproperlyConfigured("This is not safe to start in production:\n- " + "\n- ".join(faults))

# Per cent; none where nobody has set one
REPLIES_IN_TIME_TARGET = os.environ.get("QAYIDIS_REPLIES_IN_TIME_TARGET") or None

SECRET_KEY = os.environ.get("SECRET_KEY") or kept(VAR / "secret_key", secrets.token_urlsafe(64))
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key]

# Signs and opens bundles
BUNDLE_KEY = os.environ.get("BUNDLE_KEY") or kept(VAR / "bundle_key", secrets.token_urlsafe(64))

# Names this ledger; the number of the epoch follows
LEDGER_ORIGIN = os.environ.get("LEDGER_ORIGIN", "localhost/qayidis")
LEDGER_KEY = Path(os.environ.get("LEDGER_KEY", VAR / "ledger" / "key"))  # for the process that signs alone to read
READ_LOG_YEARS = 3  # how long who read what is kept; then “ledger put-away” takes it away month by month
# Where checkpoints are copied to; the kinds: audit/ledger/witnesses
LEDGER_WITNESSES = os.environ.get("LEDGER_WITNESSES") or f"folder:{VAR / 'ledger' / 'witness'}"

# Whether somebody outside was named, as on a laptop nobody is
LEDGER_WATCHED = bool(os.environ.get("LEDGER_WITNESSES"))
LEDGER_ALARM = timedelta(minutes=int(os.environ.get("LEDGER_ALARM_MINUTES", "30")))
# 0: nothing stops
LEDGER_STOP = timedelta(hours=int(os.environ.get("LEDGER_STOP_HOURS", "24" if LEDGER_WATCHED else "0")))
LEDGER_STOPS = {
    "decide_erasure", "decide_export", "decide_money_change", "decide_publication_rule", "decide_release", "decide_retention_change",
    "decide_rule_change", "decide_subject_access", "decide_weights", "decide_wording", "release_gate",
}  # fmt: skip # pages of a second person beside the steps of cases (audit/ledger/waiting.py)

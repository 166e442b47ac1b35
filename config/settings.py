"""Django's settings; everything that differs by place is read from the environment, here at the top."""

import os
import secrets
import sys
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from psycopg2.extensions import parse_dsn

from agencies.roles import HUMAN
from config import production
from config.keeping import kept

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("QAYIDIS_VAR", BASE_DIR / "var"))  # all that a running installation writes
PRODUCTION = os.environ.get("QAYIDIS_PRODUCTION") == "1"
DEBUG = os.environ.get("QAYIDIS_DEBUG") == "1"
PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://localhost:8000")  # stands in mails
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1").split(",")
EXPORTS_ROOT = Path(os.environ.get("EXPORTS_ROOT", VAR / "exports"))  # files that somebody asked for, until they expire
VERIFICATIONS_ROOT = Path(
    os.environ.get("VERIFICATIONS_ROOT", VAR / "verifications")
)  # exports of the ledger that were verified
FILES_ROOT = Path(os.environ.get("FILES_ROOT", VAR / "files"))  # documents: outside anything that is served
FILES_OPENED_AT_ONCE = int(os.environ.get("FILES_OPENED_AT_ONCE", "4"))  # by all processes of this computer together
FILES_WAIT = 20  # seconds that a file waits for its turn; then its sender is asked to come again
ERASURES_LIST = Path(
    os.environ.get("ERASURES_LIST", VAR / "erasures" / "list")
)  # what was erased, for after a restore: on another disk than the database and its backups
ACTS_AS_OWNER = os.environ.get("QAYIDIS_AS_OWNER") == "1"  # manage.py sets it for the commands that migrate
PROGRAM = os.environ.get("QAYIDIS_PROGRAM") or " ".join(
    [Path(sys.argv[0]).name, *sys.argv[1:2]] if sys.argv[0].endswith("manage.py") else [Path(sys.argv[0]).name]
)  # the ledger says which program did what no sign-in did
DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASE_OWNER_URL = os.environ.get("DATABASE_OWNER_URL") or DATABASE_URL
DATABASE_LEDGER_URL = os.environ.get("DATABASE_LEDGER_URL") or DATABASE_OWNER_URL
ACTS_AS_LEDGER = os.environ.get("QAYIDIS_AS_LEDGER") == "1"  # manage.py sets it for the process that signs
BEHIND_PROXY = (
    os.environ.get("QAYIDIS_BEHIND_PROXY") == "1"
)  # a proxy sets X-Forwarded-Proto and strips the visitor's own

if PRODUCTION and (faults := production.faults(os.environ)):
    raise ImproperlyConfigured("This is not safe to start in production:\n- " + "\n- ".join(faults))

REPLIES_IN_TIME_TARGET = (
    os.environ.get("QAYIDIS_REPLIES_IN_TIME_TARGET") or None
)  # per cent; none where nobody has set one

SECRET_KEY = os.environ.get("SECRET_KEY") or kept(VAR / "secret_key", secrets.token_urlsafe(64))
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key]

BUNDLE_KEY = os.environ.get("BUNDLE_KEY") or kept(
    VAR / "bundle_key", secrets.token_urlsafe(64)
)  # signs and opens bundles

LEDGER_ORIGIN = os.environ.get(
    "LEDGER_ORIGIN", "localhost/qayidis"
)  # names this ledger; the number of the epoch follows
LEDGER_KEY = Path(os.environ.get("LEDGER_KEY", VAR / "ledger" / "key"))  # for the process that signs alone to read
READ_LOG_YEARS = 3  # how long who read what is kept; then “ledger put-away” takes it away month by month
LEDGER_WITNESSES = (
    os.environ.get("LEDGER_WITNESSES") or f"folder:{VAR / 'ledger' / 'witness'}"
)  # audit/ledger/witnesses

LEDGER_WATCHED = bool(
    os.environ.get("LEDGER_WITNESSES")
)  # whether somebody outside was named, as on a laptop nobody is
LEDGER_ALARM = timedelta(minutes=int(os.environ.get("LEDGER_ALARM_MINUTES", "30")))
LEDGER_STOP = timedelta(
    hours=int(os.environ.get("LEDGER_STOP_HOURS", "24" if LEDGER_WATCHED else "0"))
)  # 0: nothing stops
LEDGER_STOPS = {
    "decide_erasure", "decide_export", "decide_money_change", "decide_publication_rule", "decide_release", "decide_retention_change",
    "decide_rule_change", "decide_subject_access", "decide_weights", "decide_wording", "release_gate",
}  # fmt: skip # pages of a second person beside the steps of cases (audit/ledger/waiting.py)

INSTALLED_APPS = [
    "config",
    "reports",
    "reintegration",
    "workflows",
    "cases",
    "audit",
    "agencies",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "guardian",
    "simple_history",
    "axes",
    "allauth.account",  # for allauth.mfa alone: none of its pages has an address here
    "allauth.mfa",
    "csp",
    "django_htmx",
]
OFFERED_BY = [
    "workflows.offering",
    "workflows.emergency_offered",
    "workflows.absence.offering",
    "workflows.unwitnessed",
    "workflows.retaining.told",
    "reintegration.offering",
    "reports.offering",
    "audit.offering",
    "agencies.sweeping",
]  # floors above that add to the pages of a case (workflows/showing/offered.py)
LEAVING_ASKED_BY = "workflows.absence.leaving.ask_where"  # where what somebody holds goes (agencies/leaving.py)
CONFIGURATION_CHECKED_BY = [
    "agencies.checking",
    "audit.checking",
    "cases.checking",
    "workflows.absence.checking",
    "workflows.wording.checking",
    "reintegration.checking",
    "config.checking",
]  # what each floor finds missing in how it is set up (agencies/configuration.py)
SETTINGS_KEPT_BY = [
    "audit.settings_kept",
    "cases.settings_kept",
    "workflows.wording.settings_kept",
]  # whose history is told (audit/settings_told)
EVENTS_KEPT_BY = ["audit.ways_in.keep"]  # what happens to ways in (agencies/events.py)
LEDGER_FROM = [
    "audit.ledger.own_sources",
    "cases.subject_access.ledger_sources",
    "workflows.ledger_sources",
    "workflows.retaining.ledger_sources",
    "workflows.absence.ledger_sources",
    "workflows.wording.ledger_sources",
    "reintegration.ledger_sources",
    "reports.ledger_sources",
]  # what each floor records, and by which rules an auditor judges it (audit/ledger/sources.py)
ABOUT_FROM = [
    "cases.about.own",
    "workflows.about",
    "reintegration.about",
    "reports.about",
]  # about whom rows are, where the schema does not say so (cases/about/declaring.py)
ACCESS_FROM = [
    "workflows.access_parts",
    "reintegration.access_parts",
]  # recipients and deadlines, for somebody who asks for their own data (cases/subject_access/making.py)
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.headers.HeadersMiddleware",
    "config.headers.PackedPagesMiddleware",
    "config.headers.OwnSiteMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cases.retention.gate.ErasedFirstMiddleware",
    "agencies.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.headers.NoStoreMiddleware",
    "config.bounds.BoundsMiddleware",
    "agencies.middleware.ActorMiddleware",
    "audit.actor.ActingMiddleware",
    "audit.read_log.ReadLogMiddleware",
    "agencies.middleware.PolicyMiddleware",
    "audit.ledger.waiting.WitnessedMiddleware",
    "agencies.proofs.asking_again.AskingAgainMiddleware",
    "agencies.typed.middleware.TypedMiddleware",
    "cases.asylum_door.gate.AsylumDoorMiddleware",
    "workflows.drafts.middleware.DraftMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workflows.navigation.navigation",
                "agencies.sessions.limits",
                "agencies.preferences.look",
            ]
        },
    }
]


def database(url):
    """An address as libpq understands it, as Django wants it."""
    named = parse_dsn(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": named.pop("dbname", ""),
        "USER": named.pop("user", ""),
        "PASSWORD": named.pop("password", ""),
        "HOST": named.pop("host", ""),
        "PORT": named.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": PROGRAM} | named,
    }


_ACTS_AS = DATABASE_OWNER_URL if ACTS_AS_OWNER else DATABASE_LEDGER_URL if ACTS_AS_LEDGER else DATABASE_URL
DATABASES = {"default": database(_ACTS_AS)} if DATABASE_URL else {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None  # nobody anonymous holds a permission
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": "agencies.guessable.GuessableValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign_in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = "agencies.proofs.throttling.pause_of"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else somebody who keeps trying could lock another out for ever
AXES_ENABLE_ACCESS_FAILURE_LOG = True  # from which growing pauses are counted
AXES_CLIENT_IP_CALLABLE = "agencies.proofs.throttling.address_of"
AXES_SENSITIVE_PARAMETERS = ["email", "old", "again", "code", "credential", "csrfmiddlewaretoken"]
AXES_HANDLER = "agencies.proofs.throttling.Handler"
AXES_USE_ATTEMPT_EXPIRATION = True  # each lasts as long as its own pause, whoever signs in meanwhile
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SECOND_FACTOR_ROLES = frozenset(HUMAN)  # whoever holds one of these must show a passkey or a code
DEMO_EXEMPTION = (
    os.environ.get("QAYIDIS_DEMO_EXEMPTION", "0" if PRODUCTION else "1") == "1"
)  # of demo accounts, from that
FRESH_FOR = 10 * 60  # seconds for which a proof stands for acts that weigh more
MFA_ADAPTER = "agencies.proofs.adapter.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # so that a passkey is two factors at once
MFA_TOTP_ISSUER = "Qayıdış"
MFA_TOTP_TOLERANCE = 1  # codes before and after the present one, for clocks that are half a minute off
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; its own check wants to read this

SESSION_ENGINE = "agencies.sessions"
SESSION_COOKIE_AGE = 60 * int(
    os.environ.get("QAYIDIS_IDLE_MINUTES", "30")
)  # idle seconds: each request begins them anew
SESSION_LASTS = 3600 * int(
    os.environ.get("QAYIDIS_SESSION_HOURS", "12")
)  # seconds after which anybody signs in again, however busy
SESSION_WARNS = 2 * 60  # seconds before either end at which somebody is warned
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = ("sid", "csrf", "language")
TYPED_COOKIE_NAME = "typed"  # the key to what somebody had typed when their session ended
DRAFTS_COOKIE_NAME = "drafts"  # the key to what they are typing into forms that are about no case
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.pages.csrf_failed"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = (
    "same-origin"  # `no-referrer` would make browsers send `Origin: null`, which the CSRF check refuses
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-sid", "__Host-csrf")  # a browser takes these names only over https
    TYPED_COOKIE_NAME, DRAFTS_COOKIE_NAME = ("__Host-typed", "__Host-drafts")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL.rstrip("/")]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("az", "Azərbaycanca")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "Asia/Baku"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("pictures", BASE_DIR / "docs" / "pictures")]  # those of the guides, for Help
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder", "config.sheets.JoinedSheets"]
SHEETS_ROOT = VAR / "sheets"  # style sheets, joined from their parts
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = FILES_ROOT
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("EMAIL_FROM", "qayidis@localhost")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_BACKEND = (
    "workflows.notifying.postman.Postman" if EMAIL_HOST else "django.core.mail.backends.filebased.EmailBackend"
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

"""Who somebody is: passwords, second steps, pauses after wrong guesses, and how long a session lasts."""

import os

from agencies.roles import HUMAN
from config.settings.place import PRODUCTION

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
# Demo accounts need no second step
DEMO_EXEMPTION = os.environ.get("QAYIDIS_DEMO_EXEMPTION", "0" if PRODUCTION else "1") == "1"
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
# Idle seconds: each request begins them anew
SESSION_COOKIE_AGE = 60 * int(os.environ.get("QAYIDIS_IDLE_MINUTES", "30"))
# Seconds after which anybody signs in again, however busy
SESSION_LASTS = 3600 * int(os.environ.get("QAYIDIS_SESSION_HOURS", "12"))
SESSION_WARNS = 2 * 60  # seconds before either end at which somebody is warned
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

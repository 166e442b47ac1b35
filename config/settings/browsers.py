"""What a browser is told: cookies, and what a page of ours may do in it."""

from csp.constants import NONE, SELF

from config.settings.place import BEHIND_PROXY, PRODUCTION, PUBLIC_URL

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

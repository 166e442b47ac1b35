"""Django's settings for the tests: the product's own, on a database of this run, with files in a folder of this run."""

import atexit
import os
import shutil
import tempfile

from tests import pg

_FOLDER = tempfile.mkdtemp(prefix="qayidis-files-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
for name in (
    "QAYIDIS_PRODUCTION",
    "QAYIDIS_DEBUG",
    "QAYIDIS_AS_OWNER",
    "FILES_ROOT",
    "EMAIL_HOST",
    "ALLOWED_HOSTS",
    "PUBLIC_URL",
):
    os.environ.pop(name, None)  # what an installation on this machine is told does not concern the tests
os.environ.update(
    DATABASE_URL=pg.provide(), DATABASE_OWNER_URL=pg.url(pg.OWNER), QAYIDIS_VAR=_FOLDER, SECRET_KEY="tests" * 20
)

from config.settings import *  # noqa: E402, F403 (it reads the environment that was just laid out)
from config.settings import INSTALLED_APPS, MIDDLEWARE, STORAGES  # noqa: E402

INSTALLED_APPS = ["tests", *INSTALLED_APPS]  # its `flush` goes before Django's
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
SECOND_FACTOR_ROLES = frozenset()  # most tests sign in by force; tests/agencies/test_second_factor.py asks of everybody
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

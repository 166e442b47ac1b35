"""What a web server calls; in production it does not start where something is unsafe."""

import os

from django.conf import settings
from django.core.checks import ERROR, Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

if settings.PRODUCTION:
    found = [str(message) for message in run_checks(tags=[Tags.security]) if message.level >= ERROR]
    connections.close_all()  # a server may copy this process: its connections must not be shared
    if found:
        raise ImproperlyConfigured("This is not safe to start in production:\n- " + "\n- ".join(found))

"""What the house is made of: its floors, what each adds to those below, and what every request passes through."""

from config.settings.place import BASE_DIR

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
    "reintegration.settings_kept",
    "reports.releases.settings_kept",
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

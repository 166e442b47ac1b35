"""Which page of docs/users speaks of which pages of the product, and of which role's work where none does.

Each is written in English; its translation lies in a folder that is named for the language.
"""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from agencies.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASEWORKER,
    DATA_PROTECTION_OFFICER,
    FINANCE_OFFICER,
    LEGAL_OFFICER,
    PROGRAMME_MANAGER,
    PROTECTION_OFFICER,
    SUPERVISOR,
)

FOLDER = settings.BASE_DIR / "docs" / "users"
WRITTEN_IN = "en"


@dataclass(frozen=True)
class Topic:
    """A page of help: the names of the pages that it speaks of (* for any part), and the roles whose daily work it tells."""

    slug: str
    views: tuple[str, ...] = ()
    roles: frozenset = field(default_factory=frozenset)

    @property
    def language(self) -> str:
        """The language in which the reader gets it: their own, where it was translated; else English."""
        spoken = get_language() or WRITTEN_IN
        return spoken if self.path_in(spoken).is_file() else WRITTEN_IN

    @property
    def path(self) -> Path:
        return self.path_in(self.language)

    def path_in(self, language) -> Path:
        return (FOLDER if language == WRITTEN_IN else FOLDER / language) / f"{self.slug}.md"

    @property
    def title(self) -> str:
        """Its first line."""
        with self.path.open(encoding="utf-8") as text:
            return text.readline().lstrip("# ").strip()


def _topic(slug, *views, roles=()):
    return Topic(slug, views, frozenset(roles))


TOPICS = (
    _topic(
        "signing-in", "sign_*", "second_factor", "security", "step_up", "add_app", "add_passkey", "remove_factor*", "set_*", "account",
        "change_password", "recovery_codes", "end_sessions", "choose_agency",
    ),
    _topic("supervisor", "approval*", "approve_together", "assign", roles=[SUPERVISOR]),
    _topic("absence", "absence*", "team*"),
    _topic("notices", "notices", "mail*"),
    _topic("work-lists", "saved_view*", "*_view", "due_dates", "act_on_several", "acted", "list_columns"),
    _topic("voluntary-return", "new_voluntary_return", "eligibility", "counselling", "enquiries", "*vulnerability", "guardianship"),
    _topic("referrals", "refer*", "consent_to_share", "offers", "*_offer", "skills", "add_to_profile"),
    _topic("provider", "deliver*", "record_delivery", "strike_delivery", "find_by_code", "record_session", "session", "make_invoice"),
    _topic(
        "case-manager", "plan", "plan_visit", "record_visit", "*measure*", "*survey*", "*goal", "consents", "end_consent", "caseload",
        "*programme*", "*project*", "payments", "*complaint*", "*money_change*", roles=[PROGRAMME_MANAGER, FINANCE_OFFICER],
    ),
    _topic("exports", "export*", "*_export", "*schedule"),
    _topic("releases", "release*", "*_release", "*publication_rule"),
    _topic("official-tables", "official_*", "*initiative*"),
    _topic("statistics", "statistics", "report*", "counted_*"),
    _topic("emergency-access", "*emergency*"),
    _topic("verifying", "verif*", "*ledger*"),
    _topic("history-of-a-case", "as_it_was", "history"),
    _topic("who-reads-a-case", "read*", "sights", "looked_at", "who_opened", "what_was_seen", "*_conflict", "*_task", roles=[AUDITOR]),
    _topic("subject-access", "*subject_access*", "send_correction", "correct_person", roles=[DATA_PROTECTION_OFFICER]),
    _topic("retention", "*retention*", "*hold", "*erasure", roles=[LEGAL_OFFICER]),
    _topic("letters", "*wording*", "change_specimen"),
    _topic(
        "administration", "*agenc*", "*agreement*", "*limit", "*membership", "*rule*", "*unit", "*calendar*", "configuration",
        "settings_history", roles=[ADMINISTRATOR],
    ),
    _topic("requesting-authority", "upload_package", "*bundle*", "partner_keys", "communications"),
    _topic("outside-auditor"),
    _topic(
        "caseworker", "work", "queue", "procedure", "take", "search", "journeys", "document*", "persons", "deadlines", "notes", "examine",
        "compare", "*family", "new_*", "application*", "judge", "protection", "gates", "release_gate",
        roles=[CASEWORKER, PROTECTION_OFFICER],
    ),
)  # fmt: skip
BY_SLUG = {topic.slug: topic for topic in TOPICS}


def topic_of(view_name, roles=()):
    """The topic of a page, by the name of its address; else that of the work of somebody with these roles; else None."""
    spoken_of = (topic for topic in TOPICS if any(fnmatchcase(view_name, name) for name in topic.views))
    return next(spoken_of, None) or next((topic for topic in TOPICS if topic.roles & set(roles)), None)

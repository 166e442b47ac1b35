"""Letters, their wording, versions and changes as facts and rows of tables."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from audit.dates import day_and_time
from cases.wording.declared import LANGUAGES, passages, placeholders
from cases.wording.rows import AS_DELIVERED, texts_of_version
from workflows.rule_changes.showing import headed, outcome_tag
from workflows.showing.paper_words import label_of as datum
from workflows.showing.paper_words import rank_of
from workflows.wording.forms import label_of
from workflows.wording.kinds import EDITED


def letters_table(in_force, waiting):
    """Every letter. `in_force`: kind → its version; `waiting`: kind → the proposal that waits."""
    rows = [
        [
            {"text": str(name), "url": reverse("wording", args=[kind])},
            _state(in_force.get(kind)),
            _waiting(waiting.get(kind)),
        ]
        for kind, name in EDITED.items()
    ]
    return headed(_("All letters"), _("Letter"), _("Wording"), _("Proposal"), rows=rows)


def _state(version):
    if version is None:
        return {"text": _("as delivered")}
    return {"text": _("edited"), "sub": f"{day_and_time(version.decided_at)}, {version.proposed_by.name}"}


def _waiting(change):
    if change is None:
        return {"text": ""}
    url = reverse("wording_change", args=[change.pk])
    return {"text": _("Waiting for approval"), "url": url, "sub": change.proposed_by.name}


def wording_facts(kind, texts, language):
    return [
        {"label": passage.label, "value": texts[language][name], "language": language}
        for name, passage in passages(kind).items()
    ]


def placeholders_table(kind):
    """What may be named, and what it stands for."""
    heading = placeholders(kind, "heading")
    rows = [
        [
            {"text": f"{{{name}}}", "mono": True},
            {"text": datum(name)},
            {"text": _("everywhere") if name in heading else _("not in the heading")},
        ]
        for name in sorted(placeholders(kind, ""), key=rank_of)
    ]
    return headed(_("What can be named"), _("Written"), _("Stands for"), _("Where"), rows=rows)


def versions_table(kind, versions):
    """Newest first; the last is what was delivered. `versions` as `WordingChange.objects.versions` gives them."""
    rows = [
        [
            {"text": _number(version.version, at == 0), "url": reverse("wording_change", args=[version.pk])},
            {"text": day_and_time(version.decided_at), "sub": version.decided_by.name},
            {"text": version.proposed_by.name},
            {"text": version.reason},
            _again(kind, version.pk, at),
        ]
        for at, version in enumerate(versions)
    ]
    rows.append(
        [
            {"text": _number(AS_DELIVERED, not versions)},
            *({"text": text} for text in ("", "", _("as delivered"))),
            _again(kind, "delivered", len(versions)),
        ]
    )
    labels = (_("Version"), _("Signed"), _("Proposed by"), _("Reason"), _("Going back"))
    return headed(_("Versions of the wording"), *labels, rows=rows)


def _number(number, is_now):
    return _("%(n)s, in force") % {"n": number} if is_now else str(number)


def _again(kind, name, at):
    """Going back is proposing an old text."""
    if at == 0:
        return {"text": ""}
    return {"text": _("Propose this text"), "url": f"{reverse('propose_wording', args=[kind])}?text={name}"}


def compared(kind, old, new):
    """The passages that differ (components/compare.html)."""
    return [
        {"label": label_of(passage, code), "old": old[code][name], "new": new[code][name], "language": code}
        for name, passage in passages(kind).items()
        for code in LANGUAGES
        if old[code][name] != new[code][name]
    ]


def change_facts(change):
    facts = [
        {"label": _("Letter"), "value": str(EDITED[change.letter]), "url": reverse("wording", args=[change.letter])},
        {"label": _("Reason for the change"), "value": change.reason},
        {"label": _("Proposed"), "value": _who(change.proposed_at, change.proposed_by, change.proposed_for)},
        {"label": _("Outcome"), "value": " ", "tag": outcome_tag(change)},
    ]
    if change.is_open:
        return facts
    facts.append({"label": _("Decided"), "value": _who(change.decided_at, change.decided_by, change.decided_for)})
    return [*facts, {"label": _("Reason of the decision"), "value": change.comment}]


def _who(at, user, agency):
    return f"{day_and_time(at)}, {user.name}, {agency.name}"


def changed_from(change, before):
    """What a proposal changes, beside the version that it followed."""
    return compared(change.letter, texts_of_version(change.letter, before), texts_of_version(change.letter, change))


def languages(address, *parts):
    """Links to the specimen, that in the language of the page first."""
    codes = sorted(LANGUAGES, key=lambda code: code != (get_language() or "en")[:2])
    words = {"en": _("Specimen in English (PDF)"), "az": _("Specimen in Azerbaijani (PDF)")}
    return [{"label": words[code], "url": reverse(address, args=[*parts, code])} for code in codes]

"""Why something is not told: each reason has a name, what it is about, and a sentence for the person."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Reason:
    about: str
    why: str


REASONS = {
    "security": Reason(
        _("Findings of the security service"),
        _("They are read in the security service alone, because telling them could defeat what they are for."),
    ),
    "internal": Reason(
        _("Internal notes of agencies"),
        _("What an agency wrote for its own work: notes, drafts, proposals and comments. What became of them stands above."),
    ),
    "letters": Reason(
        _("The words of letters"),
        _(
            "They repeat data that stand above, and name other people. Each letter stands above with its day, sender and "
            "recipient; ask for a copy."
        ),
    ),
    "deliberation": Reason(
        _("What is weighed before a decision"),
        _("The case has not been decided or closed yet. Ask again when it is."),
    ),
    "third": Reason(
        _("Data of third persons"),
        _("They belong to somebody else: a guardian, an escort, a host, or somebody who signed."),
    ),
    "others": Reason(
        _("Other persons in your files"),
        _("They have their own right to their data."),
    ),
    "named": Reason(
        _("Names, dates of birth and numbers of other persons in texts"),
        _("They have their own right to their data. The text is told without them."),
    ),
    "of_the_subject": Reason(
        _("What was recorded of the case as a whole"),
        _("The case is about another member of your family, and these data belong to that person."),
    ),
    "staff": Reason(
        _("Names of people who work on your case"),
        _("They are told by their role and agency."),
    ),
    "technical": Reason(
        _("Marks of the system"),
        _("Random marks, check sums and keys of the system. They say nothing of you, and could help to forge."),
    ),
    "copy": Reason(
        _("Earlier copies of this overview"),
        _("They were made of the same rows."),
    ),
}  # fmt: skip

"""Invented data for the page that shows every component in each of its states. Nobody here exists."""

from datetime import date, datetime

from django import forms
from django.core.paginator import Paginator


class SampleForm(forms.Form):
    """One field of every kind; bound to wrong answers it shows every error."""

    surname = forms.CharField(label="Surname", help_text="As in the document.")
    born_on = forms.CharField(label="Date of birth", help_text="dd.mm.yyyy", required=False)
    ground = forms.ChoiceField(
        label="Ground",
        choices=[("", "Choose one"), ("evidence", "Evidence is missing"), ("other", "Another State is responsible")],
    )
    channel = forms.ChoiceField(
        label="How it came", widget=forms.RadioSelect, choices=[("post", "By post"), ("exchange", "By secure exchange")]
    )
    means = forms.MultipleChoiceField(
        label="Means of evidence",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("passport", "Passport"), ("photograph", "Photograph"), ("statement", "Statement")],
    )
    urgent = forms.BooleanField(label="Tell the approver at once", required=False)
    letter = forms.FileField(label="Signed letter", required=False, help_text="PDF, JPEG or PNG, up to 20 MB")
    reason = forms.CharField(
        label="Reason for the file",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What you checked and what the approver must know. Do not repeat the form.",
    )


CLOCKS = [
    {"total": 15, "elapsed": 6, "tone": "plain", "strong": "9 days left", "text": "day 6 of 15, calendar days"},
    {"total": 15, "elapsed": 14, "tone": "warn", "strong": "1 day left", "text": "day 14 of 15, calendar days"},
    {
        "total": 15,
        "elapsed": 17,
        "tone": "danger",
        "strong": "2 days over",
        "text": "the 15-day limit ended 14.03.2026",
    },
    {"total": 5, "elapsed": 2, "tone": "wait", "strong": "Waiting for others", "text": "day 2 of 5, working days"},
    {"total": 90, "elapsed": 30, "tone": "plain", "strong": "60 days left", "text": "one tick is a week"},
]

BUTTONS = [
    {"label": "Propose acceptance", "kind": "go", "type": "button"},
    {"label": "Ask for information", "type": "button"},
    {"label": "Refuse", "kind": "stop", "type": "button"},
    {"label": "Review and approve 2", "kind": "four", "type": "button"},
    {"label": "Cancel", "kind": "quiet", "url": "#"},
    {"label": "Print", "icon": "print", "small": True, "type": "button"},
    {"label": "Ask Rauf Səfərli to approve", "type": "button", "blocked": True, "described_by": "blocked-why"},
]

TAGS = [
    {"label": "Internal"},
    {"label": "Child", "tone": "info", "icon": "child"},
    {"label": "Confirmed 12.03.2026", "tone": "ok", "icon": "check"},
    {"label": "Due tomorrow", "tone": "warn", "icon": "clock"},
    {"label": "Overdue", "tone": "danger", "icon": "alert"},
    {"label": "Waiting for approval", "tone": "four", "icon": "lock"},
]

CHANGES = [
    {"label": "Nationality", "old": "", "new": "Azerbaijani"},
    {"label": "Place of birth", "old": "Gence", "new": "Gəncə"},
]

NOTICES = [
    {"title": "3 of 5 sources answered", "text": "Missing: State Border Service, Ministry of Health.", "tone": "info"},
    {
        "title": "This case changed while you were writing",
        "text": "Aynur Kazımova, Ministry of Internal Affairs, today at 10:58. Your text is kept below.",
        "tone": "warn",
        "changes": CHANGES,
        "buttons": [{"label": "Continue with the new data", "kind": "go", "small": True, "type": "button"}],
    },
    {
        "title": "The limit passed while you were writing",
        "text": "Nothing was sent. You can record the tacit agreement instead.",
        "tone": "danger",
    },
]

ENTRIES = [
    {
        "at": datetime(2026, 3, 12, 15, 42),
        "title": "Nationality confirmed",
        "by": "Aynur Kazımova, Ministry of Internal Affairs",
        "tone": "key",
        "changes": CHANGES,
    },
    {
        "at": datetime(2026, 3, 11, 9, 5),
        "title": "Deadline reminder sent",
        "by": "System, to Ministry of Internal Affairs",
    },
    {
        "at": datetime(2026, 3, 4, 16, 30),
        "title": "Sharing approved: identity data to Ministry of Internal Affairs",
        "tone": "four",
        "by": "Approved by Rauf Səfərli. Asked by Leyla Quliyeva, 04.03.2026 11:12",
        "note": "“Needed for the identity check. Health data not included.”",
    },
    {
        "at": date(2026, 3, 2),
        "title": "Application received",
        "by": "Repatriation and Departure Service, Netherlands",
        "tone": "key",
        "url": "#",
        "link": "How this date was counted",
    },
]

CHAIN = [
    {"initials": "LQ", "text": "You prepare", "current": True},
    {"initials": "RS", "text": "Rauf Səfərli approves"},
    {"initials": "NL", "text": "then it is sent to the Netherlands"},
]

STAGES = [
    {"label": "Received", "when": "02.03.2026", "done": True},
    {"label": "Identity checked", "when": "12.03.2026", "done": True},
    {"label": "Reply", "when": "due 17.03.2026", "current": True},
    {"label": "Travel document"},
    {"label": "Transfer"},
    {"label": "Arrival"},
]

NEXT = {
    "title": "Reply to the Netherlands by 17.03.2026",
    "tone": "warn",
    "clock": CLOCKS[1],
    "chain": CHAIN,
    "open": True,
    "text": "Internal Affairs confirmed nationality on 12.03.2026. If no reply is sent by the limit, the transfer counts as agreed.",
    "acts": [
        {"label": "Propose acceptance", "url": "#", "kind": "go"},
        {"label": "Propose refusal", "url": "#"},
        {"label": "Ask for information", "url": "#"},
        {"label": "Request interview", "url": "#"},
    ],
    "unavailable": [
        {
            "label": "Issue travel document",
            "reason": "Done by the Ministry of Foreign Affairs, after the reply is an acceptance.",
        },
        {"label": "Record transfer", "reason": "No transfer date is agreed. This opens after acceptance."},
        {"label": "Close case", "reason": "A reply is still due."},
    ],
}

TABLE = {
    "caption": "Applications by requesting State",
    "total": ["All", "793", "639"],
    "columns": [
        {"label": "Requesting State", "sort_url": "#", "sorted": "ascending"},
        {"label": "Received", "number": True},
        {"label": "Accepted", "number": True},
    ],
    "rows": [
        {"cells": [{"text": "Germany", "url": "#"}, {"text": 562, "number": True}, {"text": 455, "number": True}]},
        {"cells": [{"text": "Netherlands", "url": "#"}, {"text": 231, "number": True}, {"text": 184, "number": True}]},
    ],
}

FACTS = [
    {"label": "Surname", "value": "Məmmədov"},
    {"label": "Also written", "value": "Эльчин Мамедов", "language": "ru"},
    {"label": "Nationality", "value": "Azerbaijani", "tag": TAGS[2]},
    {
        "label": "Personal no. (FIN)",
        "value": "•••••4P",
        "mono": True,
        "reveal_url": "#",
        "reveal_label": "the personal number",
    },
    {"label": "Passport", "value": ""},
]

DEADLINES = [
    {
        "label": "Reply",
        "due_on": date(2026, 3, 17),
        "total": 15,
        "elapsed": 14,
        "tone": "warn",
        "words": "tomorrow",
        "url": "#",
    },
    {"label": "Travel document", "remark": "5 working days after acceptance"},
]

PEOPLE = [
    {"name": "Leyla Quliyeva", "does": "Prepares, State Migration Service", "you": True},
    {"name": "Rauf Səfərli", "does": "Approves, State Migration Service"},
]

FILES = [
    {"name": "Reply letter, draft from the template", "url": "#", "about": "English", "preview_url": "#"},
    {"name": "Answer 4/7-1182", "url": "#", "about": "PDF, 96 KB", "remove_url": "#"},
]

INBOX = [
    {
        "id": 1,
        "title": "Accept readmission",
        "url": "#",
        "person_name": "Məmmədov, Elçin",
        "reference": "RA-NL-2026-00417",
        "due_words": "due tomorrow",
        "due_tone": "warn",
        "waits": "waits 3 h",
        "current": True,
        "may_tick": False,
    },
    {
        "id": 2,
        "title": "Extend deadline by 5 days",
        "url": "#",
        "person_name": "Nəcəfov, Samir",
        "reference": "RA-DE-2026-00391",
        "due_words": "due 19.03",
        "waits": "waits 5 h",
        "may_tick": True,
        "ticked": True,
    },
    {
        "id": 3,
        "title": "Extend deadline by 10 days",
        "url": "#",
        "person_name": "Talıbov, Murad",
        "reference": "RA-SK-2026-00409",
        "due_words": "due 21.03",
        "waits": "waits 1 d",
        "blocked_reason": "You edited this case on 11.03.2026, so someone else must decide.",
    },
]

EMPTY = {
    "title": "Nothing is waiting for you",
    "text": "12 cases in your agency have no owner.",
    "button": {"label": "Show them", "url": "#"},
}


def showcase():
    """The context of components.html: every component, every state."""
    return {
        "buttons": BUTTONS,
        "tags": TAGS,
        "clocks": CLOCKS,
        "notices": NOTICES,
        "changes": CHANGES,
        "entries": ENTRIES,
        "chain": CHAIN,
        "stages": STAGES,
        "next": NEXT,
        "table": TABLE,
        "facts": FACTS,
        "deadlines": DEADLINES,
        "people": PEOPLE,
        "files": FILES,
        "inbox": INBOX,
        "empty": EMPTY,
        "blank": SampleForm(prefix="blank"),
        "wrong": SampleForm({"wrong-surname": ""}, prefix="wrong"),
        "page": Paginator(range(45), 20).page(2),
        "tabs": [
            {"label": "Summary", "url": "#", "current": True},
            {"label": "Persons", "url": "#", "count": 2},
            {"label": "History", "url": "#", "count": 23},
        ],
    }

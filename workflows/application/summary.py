"""Everything that was typed, item by item, as the check shows it; and where each fault is put right."""

from django.urls import reverse
from django.utils.translation import gettext as _

from workflows.application.board import Board
from workflows.application.paper import TASKS


class Summary:
    """The boards of all tasks for one draft (workflows/application/check.html)."""

    def __init__(self, reference, about):
        self.reference = reference
        self.boards = {task: Board(task, about) for task in TASKS}

    def sections(self):
        return [section for task, board in self.boards.items() for section in self._sections(task, board)]

    def places(self, faults):
        """Each fault with the words of its field and a link to it; a fault of no field has no link."""
        return [self._place(fault) for fault in faults]

    def _place(self, fault):
        top, sentence = fault.pointer.split("/")[1:2], fault.sentence.translated(_)
        for task, board in self.boards.items():
            part, name = board.place(fault.pointer) if top and top[0] in task.tops else (None, "")
            if part:
                return {
                    "url": f"{self._url(task)}?faults#{part[name].auto_id}",
                    "label": part[name].label,
                    "sentence": sentence,
                }
        return {"url": "", "label": "", "sentence": sentence}

    def _url(self, task):
        return reverse("application", args=[self.reference, task.name])

    def _sections(self, task, board):
        for sheet in board.sheets:
            title = f"{sheet['letter']}. {sheet['title']}" if sheet["letter"] else sheet["title"]
            facts = [fact for card in sheet["cards"] for fact in _card_facts(card)]
            yield {
                "id": f"summary-{sheet['id']}",
                "title": title,
                "url": f"{self._url(task)}#{sheet['id']}",
                "facts": facts,
            }


def _card_facts(card):
    if card["is_blank"]:
        return []
    facts = [fact for group in card["groups"] for fact in group_facts(group)]
    facts += [{"label": _("File"), "value": file["name"]} for file in card.get("files", ())]
    if facts and card["title"]:
        facts.insert(0, {"label": card["title"], "value": " "})
    return facts


def group_facts(group):
    """What is said in one item of the paper, as {label, value}."""
    fields = [*(field for row in group.get("rows", ()) for field in row["fields"]), *group["fields"]]
    said = [(field.label, _said(field)) for field in fields if not field.is_hidden]
    number = "" if group["alone"] else group["number"]
    return [{"label": f"{number} {label}".strip(), "value": value} for label, value in said if value]


def _said(bound):
    """A value in words: the name of a choice, yes for a tick, the text itself."""
    value = bound.value()
    if value in (None, "", False):
        return ""
    if value is True:
        return _("Yes")
    choices = getattr(bound.field.widget, "choices", ())
    return dict(_flat(choices)).get(value, value) if choices else str(value)


def _flat(choices):
    for value, label in choices:
        yield from label if isinstance(label, (list, tuple)) else [(value, label)]

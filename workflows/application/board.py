"""What a page of the form shows: sheets, cards and rows with their fields, from the application as it is kept."""

import re

from django.utils.translation import gettext as _

from cases.documents import Document
from workflows.application import lines
from workflows.application.paths import html_name, says_something, value_at
from workflows.showing.papers import about_file


class Board:
    """The sheets of a task. `told`: says what is wrong in each field; `added`: the list that gets one blank row more."""

    def __init__(self, task, about, *, told=False, added=""):
        self.task, self.about, self.told, self.added, self.parts = task, about, told, added, []
        self.elsewhere = []
        self.attachments = {file["sha256"]: file for file in about.application.get("attachments", [])}
        self.sheets = [self._sheet(sheet) for sheet in task.sheets]

    def tell(self, faults):
        """Puts each fault at its field, unless the field itself already says what is wrong."""
        for fault in faults:
            part, name = self.place(fault.pointer)
            if part and not part.errors.get(name):
                self.tell_at(part, name, fault.sentence.translated(_))

    def tell_at(self, part, name, sentence):
        part.cleaned_data = getattr(part, "cleaned_data", {})
        part.add_error(name, sentence)

    def refuse(self, refused):
        """Says at each field why what was sent there was not taken; of a row that is gone, above the form."""
        places = {part.add_prefix(name): (part, name) for part in self.parts for name in part.fields}
        for field, sentences in refused.items():
            for sentence in sentences:
                if field in places and not places[field][0][places[field][1]].is_hidden:
                    self.tell_at(*places[field], sentence)
                else:
                    self.elsewhere.append({"url": "", "sentence": sentence})

    def place(self, pointer):
        """The field at a place of the application, or the nearest one inside or around it; (None, "") where none is near."""
        pointer = re.sub(r"/attachments(/\d+)?$", "/copies", pointer)
        while pointer:
            for part in self.parts:
                for name in part.fields:
                    here = part.pointer_of(name)
                    if (here == pointer or here.startswith(f"{pointer}/")) and not part[name].is_hidden:
                        return part, name
            pointer = pointer.rpartition("/")[0]
        return None, ""

    @property
    def problems(self):
        """Every error in the order of the page (workflows/application/problems.html)."""
        told = (
            (part[name], error) for part in self.parts for name in part.fields for error in part.errors.get(name, ())
        )
        at_fields = [{"url": f"#{bound.auto_id}", "label": bound.label, "sentence": error} for bound, error in told]
        return [*at_fields, *self.elsewhere]

    def _sheet(self, sheet):
        cards = [self._card(sheet, pointer, said) for pointer, said in self._stored(sheet)]
        return {
            "id": f"sheet-{sheet.name}",
            "letter": sheet.letter,
            "title": sheet.title,
            "hint": sheet.hint,
            "cards": cards,
            "add": {"value": sheet.name, "label": sheet.add if cards else sheet.add_first or sheet.add}
            if sheet.add
            else None,
        }

    def _stored(self, sheet):
        """(pointer, what is kept there) of each card."""
        application = self.about.application
        if not sheet.several:
            return [(sheet.pointer, (application.get(sheet.name) or {}) if sheet.pointer else application)]
        kept = application.get(sheet.name) or []
        blank = max(sheet.least - len(kept), int(self.added == sheet.name))
        return [(f"{sheet.pointer}/{number}", said) for number, said in enumerate([*kept, *[{}] * blank][: sheet.most])]

    def _card(self, sheet, pointer, said):
        part = self._part(sheet.part, pointer, said or {"travels": True})
        names = self._rows_of_card(sheet, pointer, said)
        title = f"{sheet.several} {int(pointer.rpartition('/')[2]) + 1}" if sheet.several else ""
        called = next(
            (
                name.get("given_names") or name.get("surname")
                for name in said.get("names") or ()
                if isinstance(name, dict)
            ),
            "",
        )
        card = {
            "id": f"card-{html_name(pointer) or sheet.name}",
            "is_blank": not said,
            "title": ", ".join(filter(None, (title, called))) if title else "",
            "groups": [self._group(item, part, names) for item in sheet.items],
            "remove": html_name(pointer) if sheet.several else "",
            "title_id": f"add-{sheet.name}"
            if self.added == sheet.name and not said
            else f"card-{html_name(pointer)}-title",
        }
        return card | (self._papers(sheet, pointer, said) if sheet.has_files else {})

    def _part(self, kind, pointer, said):
        part = kind.stored(pointer, self.about, said, told=self.told)
        self.parts.append(part)
        return part

    def _rows_of_card(self, sheet, pointer, said):
        """Rows of each item, numbered on through a list that two items share."""
        shown, used = {}, {}
        for item in sheet.items:
            if rows := item.rows:
                at = f"{pointer}/{rows.name}"
                kept = [
                    (n, row)
                    for n, row in enumerate(said.get(rows.name) or [])
                    if not rows.kind or row.get("kind", "main") == rows.kind
                ]
                begin = used.setdefault(rows.name, len(said.get(rows.name) or []))
                blank = max(rows.least - len(kept), int(bool(rows.add) and self.added == html_name(at)))
                used[rows.name] += blank
                kept += [(begin + n, {"kind": rows.kind}) for n in range(blank)]
                shown[item] = [self._row(rows, f"{at}/{n}", row, order) for order, (n, row) in enumerate(kept)]
        return shown

    def _row(self, rows, pointer, said, order):
        part = self._part(rows.first if rows.first and not order else rows.part, pointer, said)
        return {
            "label": f"{rows.label} {order + 1}" if order else str(rows.label),
            "fields": list(part),
            "remove": html_name(pointer) if order >= rows.least else "",
            "called": said.get("surname") or said.get("state") or "",
            "title_id": f"add-{self.added}"
            if order and not says_something(said)
            else f"row-{html_name(pointer)}-title",
        }

    def _group(self, item, part, rows):
        fields = [part[name] for name in item.fields if name in part.fields]
        alone = len(fields) == 1 and not item.rows
        if alone and item.number:
            fields[0].label = f"{item.number} {item.label}"
        html = html_name(f"{part.pointer}/{item.rows.name}") if item.rows else ""
        return {
            "number": item.number,
            "label": item.label,
            "alone": alone,
            "fields": fields,
            "rows": rows.get(item, []),
            "add": {"value": html, "label": item.rows.add} if item.rows and item.rows.add else None,
            "note": item.note,
        }

    def _papers(self, sheet, pointer, said):
        """Files that are kept already, and what the machine-readable lines say."""
        name = html_name(f"{pointer}/attachments") if sheet.several else "photo"
        digests = said.get("attachments") or [] if sheet.several else [value_at(said, "photo")]
        return {
            "files": [self._file(self.attachments[digest], name) for digest in digests if digest in self.attachments],
            "lines": lines.told(said, self.about.application) if said.get("mrz") else [],
            "mends": f"mend:{html_name(pointer)}:",
        }

    def _file(self, file, name):
        return {
            "name": file["name"],
            "about": about_file(Document(media_type=file["media_type"], size=file["size"])),
            "digest": file["sha256"],
            "input": name,
            "remove": f"{name}-{file['sha256']}",
        }

"""Reads a page of the form that was sent, into the part of the application it is about."""

import re

from workflows.application.paths import NOBODY, html_name, merged, says_something

MOST_ROWS = 60  # more than the format allows of anything; a longer list was not typed by hand


class Reader:
    """`data`: what was sent. `keep(name on the page)`: keeps the files sent there and gives their hashes. `removed`: a name
    on the page whose part is left out. `known`: hashes of files that may be referred to."""

    def __init__(self, data, about, *, keep=lambda name: [], removed="", known=()):
        self.data, self.about, self.keep, self.removed, self.known = data, about, keep, removed, frozenset(known)
        self.moved = {}  # whose evidence it was → whose it is, after a child was left out

    def read(self, sheets) -> dict:
        said = {}
        for sheet in sheets:
            said = merged(said, self._sheet(sheet))
        return said

    def _sheet(self, sheet):
        if sheet.several:
            return {sheet.name: self._cards(sheet)}
        said = self._card(sheet, sheet.pointer)
        if sheet.pointer:
            keeps = sheet.name == "person" or says_something(said)
            return {sheet.name: said if keeps else None}
        if sheet.has_files:
            return {"photo": next(iter(reversed(self._files("photo", "photo-file"))), "")}
        return said

    def _cards(self, sheet):
        self.moved |= {f"{sheet.name}/{number}": NOBODY for number in range(sheet.most)}
        kept = []
        for number in self._numbers(sheet.pointer):
            card = self._card(sheet, f"{sheet.pointer}/{number}")
            if says_something(card) or card.get("kind"):
                self.moved[f"{sheet.name}/{number}"] = f"{sheet.name}/{len(kept)}"
                kept.append(card)
        return kept

    def _card(self, sheet, pointer):
        said = sheet.part.typed(pointer, self.about, self.data).values()
        for rows in {item.rows.name: item.rows for item in sheet.items if item.rows}.values():
            said[rows.name] = self._rows(rows, f"{pointer}/{rows.name}")
        if sheet.has_files and sheet.several:
            name = html_name(pointer)
            said["attachments"] = self._files(f"{name}-attachments", f"{name}-copies")
        return said

    def _rows(self, rows, pointer):
        read = (
            rows.part.typed(f"{pointer}/{number}", self.about, self.data).values() for number in self._numbers(pointer)
        )
        return [said for said in read if says_something(said)]

    def _numbers(self, pointer):
        """The numbers of the rows that were sent, without the one that is to be removed."""
        form = re.compile(rf"{html_name(pointer)}-(\d{{1,3}})-")
        found = {int(match[1]) for name in self.data if (match := form.match(name))}
        return [number for number in sorted(found)[:MOST_ROWS] if f"{html_name(pointer)}-{number}" != self.removed]

    def _files(self, name, field):
        """Hashes of the files that were there, without the removed one, and of those sent now."""
        there = [
            digest for digest in self.data.getlist(name) if digest in self.known and f"{name}-{digest}" != self.removed
        ]
        return list(dict.fromkeys((*there, *self.keep(field))))

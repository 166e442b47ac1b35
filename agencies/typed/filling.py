"""Writes what was typed back into the form of a page, on the server, so that it needs no script."""

from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

LEFT_ALONE = {"hidden", "file", "password", "submit", "button", "image", "reset"}
TICKED = {"checkbox", "radio"}
COMES_BACK = {"opened"}  # hidden, and yet it belongs to what was typed: the values with which the form was opened


def filled(html, page, action, fields) -> tuple[str, int]:
    """The page with these fields in its forms that lead to `action`, and how many controls were filled.

    `fields`: {name: [values]} as a browser sent them; a box that is not among them was not ticked.
    """
    filler = Filler(page, urlsplit(action).path, fields)
    filler.feed(html)
    filler.close()
    return "".join(filler.out), filler.count


class Filler(HTMLParser):
    """Copies a page as it stands, except the controls it fills."""

    def __init__(self, page, action, fields):
        super().__init__(convert_charrefs=False)
        self.page, self.action = page, action
        self.left = {name: list(values) for name, values in fields.items()}
        self.out, self.count = [], 0
        self.is_inside, self.skips, self.select = False, False, None

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            to = urlsplit(urljoin(self.page, said.get("action") or self.page)).path
            self.is_inside = (said.get("method") or "").lower() == "post" and to == self.action
        fill = getattr(self, f"_fill_{tag}", None) if self.is_inside else None
        if fill is None or not fill(said):
            self.out.append(self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        self.out.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.is_inside = self.is_inside and tag != "form"
        self.skips = self.skips and tag != "textarea"
        self.select = None if tag == "select" else self.select
        self.out.append(f"</{tag}>")

    def _fill_input(self, said):
        kind, name = (said.get("type") or "text").lower(), said.get("name")
        if not name or (kind in LEFT_ALONE and name not in COMES_BACK):
            return False
        if kind in TICKED:
            said.pop("checked", None)
            if (said.get("value") or "on") in self.left.get(name, ()):
                said["checked"] = None
                self.count += 1
        elif self.left.get(name):
            said["value"] = self.left[name].pop(0)
            self.count += 1
        return self._write("input", said)

    def _fill_textarea(self, said):
        if not self.left.get(said.get("name")):
            return False
        self.out += [self.get_starttag_text(), "\n", escape(self.left[said["name"]].pop(0))]
        self.skips = True
        self.count += 1
        return True

    def _fill_select(self, said):
        self.select = said.get("name")
        return False

    def _fill_option(self, said):
        if self.select not in self.left:
            return False
        said.pop("selected", None)
        if said.get("value") in self.left[self.select]:
            said["selected"] = None
            self.count += 1
        return self._write("option", said)

    def _write(self, tag, said):
        words = (f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in said.items())
        self.out.append(f"<{tag}{''.join(words)}>")
        return True

    def _copy(self, text):
        if not self.skips:
            self.out.append(text)

    def handle_data(self, data):
        self._copy(data)

    def handle_entityref(self, name):
        self._copy(f"&{name};")

    def handle_charref(self, name):
        self._copy(f"&#{name};")

    def handle_comment(self, data):
        self._copy(f"<!--{data}-->")

    def handle_decl(self, decl):
        self.out.append(f"<!{decl}>")

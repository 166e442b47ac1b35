"""Every text of the product that is translated, found in the code and the templates in pure Python: no gettext tools."""

from io import BytesIO
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize

FOLDERS = ("agencies", "audit", "cases", "config", "reintegration", "reports", "templates", "workflows")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
HEAD = """# {name} words of Qayıdış. A draft by engineers: a native legal translator must approve it.
# How to keep it: docs/how-to/translate.md
msgid ""
msgstr ""
"Project-Id-Version: Qayıdış\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""


def in_use(root=settings.BASE_DIR) -> Catalog:
    """A catalogue of every text with the files it stands in, without translations."""
    found = Catalog()
    for path in sorted(
        path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in (".py", ".html")
    ):
        place = path.relative_to(root).as_posix()
        for _line, function, said, _comments in extract_python(_source(path), KEYWORDS, (), {}):
            words, context = _said(function, said)
            if words:
                found.add(words, locations=[(place, None)], context=context)
    return found


def _source(path):
    text = path.read_text(encoding="utf-8")
    return BytesIO((templatize(text) if path.suffix == ".html" else text).encode())


def _said(function, said):
    """The words (a pair where there is a plural) and their context; nothing where they are not written out in place."""
    said = said if isinstance(said, tuple) else (said,)
    context, said = (said[0], said[1:]) if function.startswith(("pgettext", "npgettext")) else (None, said)
    words = said[:2] if "ngettext" in function or "npgettext" in function else said[:1]
    if not all(isinstance(word, str) and word for word in words):
        return None, None
    return (tuple(words) if len(words) > 1 else words[0]), context


def renew(path: Path, used: Catalog) -> list[str]:
    """Brings one .po file in line with the texts in use, keeping what is translated; gives the texts still to translate."""
    known, made = _known(path), Catalog(locale=path.parent.parent.name)
    for message in used:
        if message.id:
            before = known.get(message.id, message.context)
            string = before.string if before else None
            made.add(message.id, string, message.locations, context=message.context)
    text = BytesIO()
    pofile.write_po(text, made, width=120, omit_header=True, sort_output=True)
    head = HEAD.format(name=made.locale.english_name, code=made.locale, plural=made.plural_forms)
    path.write_text(f"{head}\n{text.getvalue().decode().strip()}\n", encoding="utf-8")
    return [str(message.id) for message in made if message.id and not any(_strings(message))]


def _known(path):
    if not path.exists():
        path.parent.mkdir(parents=True)
        return Catalog(locale=path.parent.parent.name)
    with path.open("rb") as source:
        return pofile.read_po(source, locale=path.parent.parent.name)


def _strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)

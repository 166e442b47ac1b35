"""The scripts as pages get them: each joined from files of `static/js`, without comments and spaces. 15 KB at most of one page."""

from rjsmin import jsmin

FOLDER = "js"
# In the order in which they are joined: app.js has what the others use.
SCRIPTS = {
    "every": ("app", "keys", "search", "session"),
    "passkeys": ("passkeys",),
    "progress": ("progress",),
}


def shortened(script: str) -> str:
    """The same script without comments and needless space."""
    return jsmin(script)

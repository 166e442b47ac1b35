"""The static files of a demo and of an installation are collected, the joined sheets among them, and left where none has changed."""

from config.settings import STORAGES
from config.statics import collect


def test_what_pages_link_is_collected_once(settings, tmp_path):
    settings.STATIC_ROOT, settings.STORAGES = tmp_path, STORAGES
    collect()
    stamp = tmp_path / "collected"
    assert (tmp_path / "js" / "app.js").exists() and any((tmp_path / "sheets").glob("every.*.css"))
    assert any((tmp_path / "scripts").glob("every.*.js"))
    kept = stamp.stat().st_mtime_ns
    collect()
    assert stamp.stat().st_mtime_ns == kept

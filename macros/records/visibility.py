"""Which records readers see: what is published always, and drafts in previews only."""

from .model import Record


class DraftsSettingError(ValueError):
    """The setting DRAFTS is none that we know; the message says what it must be."""


def shows_drafts(command: str, setting: str | None) -> bool:
    """Whether a run of MkDocs shows drafts, by its command and the setting DRAFTS: "0", "1" or nothing.

    Without the setting, `serve` shows them and a build does not; `gh-deploy` publishes and never does.
    Raises DraftsSettingError for any other setting.
    """
    if setting not in (None, "", "0", "1"):
        raise DraftsSettingError(f"DRAFTS must be 0 or 1; got {setting!r}")
    return command != "gh-deploy" and (setting == "1" if setting else command == "serve")


def is_shown(record: Record, *, with_drafts: bool) -> bool:
    """Whether readers see a record."""
    return record.status == "published" or (with_drafts and record.status == "draft")

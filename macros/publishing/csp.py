"""The Content-Security-Policy (CSP) of every page: what a browser may load and run.

Scripts run from files of the site, or inline where the theme itself put them. What the theme puts into a page is read
from 404.html, which holds no word of any record: an inline script that stands on another page only
gets no hash and is refused.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from types import MappingProxyType

# What pages need; everything else falls back to 'none'.
DIRECTIVES: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
)
REFERRER = "no-referrer"
THEME_PAGE = "404.html"

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(r'\stype="application/(ld\+)?json"')
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_HEAD = re.compile(r"<head[^>]*>(\s*<meta charset=[^>]*>)?", re.IGNORECASE)


class PolicyError(ValueError):
    """No policy can be given to a page; the message says which page and why."""


class CspWriter:
    """Writes the policy into each page of a site: page by page as MkDocs makes them, the others when it finishes."""

    def __init__(self) -> None:
        self._trusted: set[str] = set()
        self._done: set[str] = set()
        self._refused: list[str] = []
        self.hashes: set[str] = set()
        """The hashes of all inline scripts that may run, such as `sha256-…`."""
        self.pages = 0
        """How many pages the finished site has."""

    def trust(self, html: str) -> None:
        """Allow the inline scripts of a page of the theme, wherever they stand."""
        self._trusted.update(inline_scripts(html))

    def add_policy(self, html: str, name: str) -> str:
        """The HTML of a page with its policy; `name` is its path in the site. `finish` reports what must not run.

        Raises PolicyError for a page without <head>.
        """
        scripts = list(inline_scripts(html))
        self._refused += [f"{name}: {script.strip()[:80]}" for script in scripts if script not in self._trusted]
        found = [hash_of(script) for script in scripts]
        self.hashes.update(found)
        self._done.add(name)
        return _with_policy(html, found, name)

    def finish(self, site: Path) -> None:
        """Write the policy into every page below `site` that has none yet.

        Raises PolicyError with the first ten inline scripts that are not the theme's, if there is one on any page.
        """
        pages = {page.relative_to(site).as_posix(): page for page in sorted(site.rglob("*.html"))}
        for name in pages.keys() - self._done:
            html = self.add_policy(pages[name].read_text(encoding="utf-8"), name)
            pages[name].write_text(html, encoding="utf-8", newline="\n")
        if self._refused:
            shown = "\n  ".join(sorted(self._refused)[:10])
            raise PolicyError(
                f"{len(self._refused)} inline scripts are not the theme's; "
                f"put them into files of docs/assets/js:\n  {shown}"
            )
        self.pages = len(pages)


def policy(hashes: Sequence[str]) -> str:
    """The policy of a page with inline scripts of these hashes."""
    scripts = [f"'{found}'" for found in dict.fromkeys(hashes)]
    values = {**DIRECTIVES, "script-src": " ".join([DIRECTIVES["script-src"], *scripts])}
    return "; ".join(f"{name} {value}" for name, value in values.items())


def inline_scripts(html: str) -> Iterator[str]:
    """The text of every inline script that a browser would run; blocks of JSON do not run."""
    for attributes, script in _SCRIPT.findall(html):
        if not _SOURCE.search(attributes) and not _DATA.search(attributes):
            yield script


def hash_of(script: str) -> str:
    """The hash source by which a policy allows a script, such as `sha256-…` in base64."""
    return f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _with_policy(html: str, hashes: Sequence[str], name: str) -> str:
    head = _HEAD.search(html)
    if head is None:
        raise PolicyError(f"{name} has no <head> that could hold a policy")
    lines = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(hashes), quote=False)}">',
        f'<meta name="referrer" content="{REFERRER}">',
    )
    return "\n".join((html[: head.end()], *lines)) + html[head.end() :]

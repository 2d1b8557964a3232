"""The Content-Security-Policy of every page: what a browser may load and run, whatever else a page may hold.

Scripts run from files of the site, or inline where the theme itself put them. What the theme puts into a page is read
from 404.html, which holds no word of any record: an inline script that stands on another page only is refused, and
never blessed with a hash.
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

# Possessive, which on a page with much text is three times as fast as to try each sign.
_SCRIPT = re.compile(r"<script\b([^>]*+)>((?:[^<]++|<(?!/script\s*>))*+)</script\s*>", re.IGNORECASE)
_DATA = re.compile(r'\stype="application/(ld\+)?json"')
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
# The one part of the theme's scripts that differs from page to page: the way to the root.
_TO_ROOT = re.compile(r'new URL\("[^"\\]*",location\)')
_HEAD = re.compile(r"<head[^>]*>(\s*<meta charset=[^>]*>)?", re.IGNORECASE)


class PolicyError(ValueError):
    """Pages that no policy can be given to; the message names them all."""


class Gate:
    """Gives each page of a site its policy: those that pass through here, and in the end all others that lie there."""

    def __init__(self) -> None:
        self._trusted: set[str] = set()
        self._passed: set[str] = set()
        self._refused: list[str] = []
        self.hashes: set[str] = set()
        """By their hashes, all inline scripts that may run."""
        self.pages = 0
        """How many pages the finished site has."""

    def trust(self, html: str) -> None:
        """Trust the inline scripts of a page of the theme."""
        self._trusted.update(map(_same, inline_scripts(html)))

    def passed(self, html: str, name: str) -> str:
        """A page with its policy; `name` is its path in the site. What must not run is refused in the end."""
        scripts = list(inline_scripts(html))
        self._refused += [f"{name}: {script.strip()[:80]}" for script in scripts if _same(script) not in self._trusted]
        found = [hash_of(script) for script in scripts]
        self.hashes.update(found)
        self._passed.add(name)
        return _with_policy(html, found, name)

    def close(self, site: Path) -> None:
        """Let every page below `site` pass that did not yet; raises PolicyError for all that was refused."""
        pages = {page.relative_to(site).as_posix(): page for page in sorted(site.rglob("*.html"))}
        for name in pages.keys() - self._passed:
            html = self.passed(pages[name].read_text(encoding="utf-8"), name)
            pages[name].write_text(html, encoding="utf-8", newline="\n")
        if self._refused:
            shown = "\n  ".join(sorted(self._refused)[:10])
            raise PolicyError(
                f"{len(self._refused)} inline scripts are not the theme's; "
                f"put them into files of docs/assets/js:\n  {shown}"
            )
        self.pages = len(pages)


def guard(site: Path) -> Gate:
    """Write the policy into every page of a finished site; raises PolicyError where a page holds what must not run."""
    gate, theme_page = Gate(), site / THEME_PAGE
    if theme_page.is_file():
        gate.trust(theme_page.read_text("utf-8"))
    gate.close(site)
    return gate


def policy(hashes: Sequence[str]) -> str:
    """The policy of a page with inline scripts of these hashes."""
    scripts = [f"'{found}'" for found in dict.fromkeys(hashes)]
    values = {**DIRECTIVES, "script-src": " ".join([DIRECTIVES["script-src"], *scripts])}
    return "; ".join(f"{name} {value}" for name, value in values.items())


def inline_scripts(html: str) -> Iterator[str]:
    """Every inline script that a browser would run, as it stands; blocks of data are none."""
    for attributes, script in _SCRIPT.findall(html):
        if not _SOURCE.search(attributes) and not _DATA.search(attributes):
            yield script


def hash_of(script: str) -> str:
    """The name by which a policy allows a script."""
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


def _same(script: str) -> str:
    return _TO_ROOT.sub("new URL(ROOT,location)", script)

"""HTTP response headers for hosts: what a policy inside a page cannot set. The script policy is in each page."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from .csp import DIRECTIVES, REFERRER

_BY_PAGE = ("default-src", "script-src")
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": "; ".join(
            (
                *(f"{name} {value}" for name, value in DIRECTIVES.items() if name not in _BY_PAGE),
                "object-src 'none'",
                "frame-ancestors 'none'",
            )
        ),
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()",
    }
)
# Scripts of other sites may read the open data. They have no business with the rest, which holds what a reader keeps.
OPEN = "data"
ALLOW = "Access-Control-Allow-Origin"


def netlify() -> str:
    """The file `_headers` of Netlify and Cloudflare Pages."""
    lines = (f"  {name}: {value}" for name, value in HEADERS.items())
    return "\n".join(("/*", *lines, f"/{OPEN}/*", f"  {ALLOW}: *")) + "\n"


def apache() -> str:
    """The file `.htaccess` of Apache."""
    lines = (f'  Header always set {name} "{value}"' for name, value in HEADERS.items())
    opened = (f'  SetEnvIf Request_URI "/{OPEN}/" OPEN_DATA', f'  Header always set {ALLOW} "*" env=OPEN_DATA')
    return "\n".join(("<IfModule mod_headers.c>", *lines, *opened, "</IfModule>")) + "\n"


def nginx() -> str:
    """Lines for the `server` block of nginx, which drops headers of the block where a location has some of its own."""
    lines = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    opened = [*lines, f'add_header {ALLOW} "*" always;']
    return "\n".join((*lines, f"location ~ /{OPEN}/ {{", *(f"  {line}" for line in opened), "}")) + "\n"


FORMATS: Mapping[str, Callable[[], str]] = MappingProxyType({"netlify": netlify, "apache": apache, "nginx": nginx})
SHIPPED: Mapping[str, Callable[[], str]] = MappingProxyType({"_headers": netlify, ".htaccess": apache})


def write_headers(site: Path) -> None:
    """Write the header files that hosts read, `_headers` and `.htaccess`, into the site."""
    for name, text in SHIPPED.items():
        (site / name).write_text(text(), encoding="utf-8", newline="\n")

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


def netlify() -> str:
    """The file `_headers` of Netlify and Cloudflare Pages."""
    return "\n".join(("/*", *(f"  {name}: {value}" for name, value in HEADERS.items()))) + "\n"


def apache() -> str:
    """The file `.htaccess` of Apache."""
    lines = (f'  Header always set {name} "{value}"' for name, value in HEADERS.items())
    return "\n".join(("<IfModule mod_headers.c>", *lines, "</IfModule>")) + "\n"


def nginx() -> str:
    """Lines for the `server` block of nginx."""
    return "\n".join(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()) + "\n"


FORMATS: Mapping[str, Callable[[], str]] = MappingProxyType({"netlify": netlify, "apache": apache, "nginx": nginx})
SHIPPED: Mapping[str, Callable[[], str]] = MappingProxyType({"_headers": netlify, ".htaccess": apache})


def write_headers(site: Path) -> None:
    """Write the header files that hosts read, `_headers` and `.htaccess`, into the site."""
    for name, text in SHIPPED.items():
        (site / name).write_text(text(), encoding="utf-8", newline="\n")

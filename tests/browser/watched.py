"""A reader whose browser is watched while hostile data comes in: what runs, what changes, what is new on the page."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from playwright.sync_api import Page

from .plans import KEY, item
from .reader_data import Hostile, against

MINE = {"name": "Mine", "items": [item("guest-house", note="my own words", owner="me", start="2027-01")]}
# Before any script of a page: every name by which something could be called, and what all objects are made from.
WATCH = """
window.ran = [];
for (const name of ['pa0', 'alert', 'confirm', 'prompt']) window[name] = () => { window.ran.push(name); };
addEventListener('securitypolicyviolation', event => window.ran.push('policy: ' + event.violatedDirective));
window.made = [Object, Array, String, Function].map(({ prototype }) =>
  [prototype, Object.getOwnPropertyNames(prototype).join()]);
"""
LOOK = """known => {
  const wrong = window.ran.splice(0).map(name => `${name} ran`);
  const isChanged = ([one, names]) => Object.getOwnPropertyNames(one).join() !== names;
  if (window.made.some(isChanged)) wrong.push('a prototype was changed');
  const leads = ['href', 'src', 'action'];
  const isStrange = value => /^[^/?#]*:/.test(value.trim()) && !/^(https?|mailto|blob|file):/.test(value);
  for (const element of document.querySelectorAll('*')) {
    const place = `<${element.localName}>`;
    if (!known.includes(element.localName)) wrong.push(`${place} is new`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc') wrong.push(`${place} has ${name}`);
      if (leads.includes(name) && isStrange(value)) wrong.push(`${place} leads to ${value.slice(0, 40)}`);
    }
  }
  return wrong;
}"""
TAGS = "() => [...new Set([...document.querySelectorAll('*')].map(element => element.localName))]"
STORED = "key => localStorage.getItem(key)"
# As if another tab had written it.
STORE = """([key, text]) => {
  localStorage.setItem(key, text);
  dispatchEvent(new StorageEvent('storage', { key, newValue: text }));
}"""


class Reader:
    """A reader with a plan of their own, whose browser is watched while hostile data comes in."""

    def __init__(self, page: Page, base: str, share: int, turn: int) -> None:
        self.page, self.base, self._share, self._turn = page, base, share, turn
        self.wrong: list[str] = []
        self.tried = 0
        self._said: list[str] = []
        self._tags = {"code", "del", "mark"}  # which the search shows
        page.context.add_init_script(WATCH)
        page.on("console", lambda message: self._said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._said.append(str(error)))
        page.on("dialog", lambda dialog: (self._said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self._said.append(request.url) if not self._own(request.url) else None)
        page.goto(base + "about/")
        self.store(KEY, json.dumps(MINE))

    def _own(self, url: str) -> bool:
        return url.startswith((self.base, "blob:"))

    def store(self, key: str, text: str) -> None:
        self.page.evaluate(STORE, [key, text])

    def know(self) -> None:
        """What stands on the page now is sound: later only such elements may be there."""
        self._tags |= set(self.page.evaluate(TAGS))

    def some_of(self, hostile: Iterable[Hostile]) -> Iterator[Hostile]:
        """Every third one in a usual run, and all of them in a fuzz."""
        return islice(hostile, self._turn % 3 if self._share > 1 else 0, None, 3 if self._share > 1 else 1)

    def against(self, sound: Any) -> Iterator[Hostile]:
        """The corpus, as much of it as this run tries."""
        return against(sound, self._share, self._turn)

    def look(self, name: str, *more: str | None) -> None:
        """Note whatever is wrong on the page after something hostile, and what the test itself found."""
        self.tried += 1
        seen = self.page.evaluate(LOOK, sorted(self._tags))
        found = [*seen, *self._said, *(text for text in more if text)]
        self._said.clear()
        self.wrong += [f"{name}: {text[:200]}" for text in dict.fromkeys(found)]

    def my_plan(self, expected: Any = MINE) -> str | None:
        """A complaint where the stored plan is not as expected."""
        now = self.page.evaluate(STORED, KEY)
        return None if json.loads(now) == expected else f"the plan of the reader is {now[:100]}"

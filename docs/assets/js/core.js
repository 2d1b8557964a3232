/* What every tool needs: addresses, elements, the query of the page, announcements, and storage that may fail. */
(() => {
  "use strict";
  window.PracticeAtlas ||= /** @type {PracticeAtlas} */ ({});
  const PA = window.PracticeAtlas;
  const script = document.currentScript.dataset;
  /* Styles learn that scripts run; pages of the theme say so earlier, before anything is painted. */
  document.documentElement.classList.replace("no-js", "js");

  /** The address of a route such as "practices/x/", as seen from this page, in both URL modes and from a folder. */
  PA.address = (route) => {
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(route);
    const page = path === "" || path.endsWith("/") ? (script.directoryUrls === "true" ? "" : "index.html") : "";
    return script.root + path + page + rest;
  };

  /** The script with this record of a folder, and some others; macros/edition/script_json.py names it likewise. */
  PA.shard = (folder, id, among = Number(script.shards)) => {
    const place = [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % among, 0);
    return PA.address(`${folder}${place.toString(16).padStart(2, "0")}.js`);
  };

  /** An element. An attribute is left out for null and false, and empty for true; "on…" are listeners. Text is text. */
  PA.el = (name, attributes, ...children) => {
    const element = /** @type {PageElement} */ (document.createElement(name));
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
      else if (value !== null && value !== undefined && value !== false)
        element.setAttribute(key, value === true ? "" : String(value));
    }
    const all = /** @type {any[]} */ (children).flat(Infinity);
    element.append(...all.filter((child) => child !== null && child !== undefined && child !== false));
    element.normalize(); // texts that stand side by side are read out as one
    return element;
  };

  /** Run a script of the site or take on a style sheet; the promise is kept then, also where it cannot be loaded. */
  PA.load = (src) =>
    new Promise((done) => {
      const [name, file] = src.endsWith(".css") ? ["link", { rel: "stylesheet", href: src }] : ["script", { src }];
      document.head.append(PA.el(name, { ...file, onload: done, onerror: done }));
    });

  /** The first element, or every element, that a selector finds. */
  PA.one = (selector, inside) => (inside || document).querySelector(selector);
  PA.all = (selector, inside) => Array.from((inside || document).querySelectorAll(selector));

  /** The title of the practice that a button stands for: on cards, which are many, only as what is read out. */
  PA.titleOf = (button) => button.dataset.title || PA.one(".pa-sr", button).textContent;

  /** Small letters without accents, as macros/records/ids.py makes them. */
  const LETTERS = { ß: "ss", æ: "ae", ø: "o", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  PA.plain = (text) =>
    text
      .toLowerCase()
      .replace(/[ßæøœłđðþı]/g, (letter) => LETTERS[letter])
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");

  /** "{n} found" with {n: 3} is "3 found". Of a text with forms, {n} chooses the one of the language of the page. */
  const language = document.documentElement.lang || "en";
  const forms = new Intl.PluralRules(language);
  PA.fill = (text, places) => {
    const form =
      typeof text === "string" ? text : text[forms.select(Number(places.n))] || text.other || text.many || "";
    return form.replace(/\{(\w+)\}/g, (_, name) => {
      const place = places[name] ?? "";
      return name === "n" && typeof place === "number" ? PA.number(place) : String(place);
    });
  };

  /** The parts of a text with elements at its places, in the order of the language. */
  PA.around = (text, places) => text.split(/\{(\w+)\}/).map((part, at) => (at % 2 ? places[part] : part));

  /** "12 practices": how many there are of a kind, practice or case. */
  PA.counted = (kind, n) => PA.fill(PA.wording.counted[kind], { n });

  /** A number as the language writes it: 2,000. */
  PA.number = (value, options) => value.toLocaleString(PA.language.code, options);

  /** A label within a sentence, as macros/edition/small_letters.py writes it: "effort" for "Effort". */
  PA.inSentence = (label) =>
    PA.wording.keeps_capitals || /^.\p{Lu}/u.test(label) ? label : label.slice(0, 1).toLowerCase() + label.slice(1);

  /** The language of the page as files say it: English is spelt as in Britain. And whether it begins at the right. */
  PA.language = {
    code: language === "en" ? "en-GB" : language,
    isMirrored: [document.dir, document.body.dir].includes("rtl"),
  };

  /** A date as readers write it: 3 May 2027. */
  PA.formatDate = (date) =>
    date.toLocaleDateString(PA.language.code, { day: "numeric", month: "long", year: "numeric" });

  /** "a, b, c and 7 more": texts of strangers, not too many and none too long. */
  PA.shortList = (texts, most = 5, longest = 60) => {
    const shown = texts.slice(0, most).map((text) => (text.length > longest ? `${text.slice(0, longest)}…` : text));
    const more = texts.length - shown.length;
    const list = shown.join(", ");
    return more ? PA.fill(PA.wording.and_more, { texts: list, n: more }) : list;
  };

  /**
   * The amount of a rating at a place such as ["setup", "cost"]: the band of its level, and its own estimate or null.
   * `to` is null where the band is open. Null where it is not rated.
   */
  PA.amount = (data, practice, phase, key) => {
    const found = data.scales[key].levels[practice.ratings[phase][key] - 1] ?? null;
    return found && { from: found.at_least ?? 0, to: found.at_most ?? null, about: practice.about[phase][key] };
  };

  /** The sum of amounts; what is not rated is left out, and counted in `missing`. */
  PA.sumAmounts = (amounts) => {
    const known = amounts.filter(Boolean);
    const add = (end) => known.reduce((sum, amount) => sum + amount[end], 0);
    const open = known.some((amount) => amount.to === null);
    const guessed = known.every((amount) => amount.about !== null);
    return {
      from: add("from"),
      to: open ? null : add("to"),
      about: guessed ? add("about") : null,
      missing: amounts.length - known.length,
    };
  };

  /* Weeks that come out as whole months are told in months, as macros/edition/facts.py does: a test compares. */
  const WEEKS_A_MONTH = 52 / 12;
  const MONTHS_FROM = 9;
  const measured = (number, { key, unit }) => {
    const months = Math.round(number / WEEKS_A_MONTH);
    const whole = key === "time" && number >= MONTHS_FROM && Math.round(months * WEEKS_A_MONTH) === number;
    return { number: PA.number(whole ? months : number), unit: whole ? PA.wording.facts.months : unit };
  };

  /** The own amount of a rating: "about 2,100 euro", "about 9 months", "0 euro". */
  PA.formatAbout = (about, scale) => {
    const found = measured(about, scale);
    const amount = `${found.number} ${found.unit}`;
    return about ? PA.fill(PA.wording.amounts.about, { amount }) : amount;
  };

  /** "500 to 3,000 euro", "up to 500 euro", "more than 12 months"; with an estimate " · about 2,100 euro" too. */
  PA.formatAmount = ({ from, to, about }, scale) => {
    const [low, high] = [measured(from, scale), measured(to ?? from, scale)];
    const begin = low.unit === high.unit ? low.number : `${low.number} ${low.unit}`;
    const end = `${high.number} ${high.unit}`;
    const { amounts, facts } = PA.wording;
    const text = to === null ? amounts.more_than : from ? amounts.between : facts.up_to;
    const amount = PA.fill(text, { amount: end, from: begin, to: end });
    return about === null ? amount : PA.fill(amounts.estimated, { amount, about: PA.formatAbout(about, scale) });
  };

  /** A query such as "?stage=a,b&q=visa", with `_` as `-` in keys, as {stage: ["a", "b"], q: ["visa"]}. */
  PA.readQuery = (search, whole = ["q"]) => {
    const state = Object.create(null);
    for (const [key, value] of new URLSearchParams(search)) {
      const name = key.replace(/_/g, "-");
      const values = whole.includes(name) ? [value] : value.split(",");
      state[name] = [...new Set([...(state[name] || []), ...values.map((v) => v.trim()).filter(Boolean)])];
    }
    return state;
  };

  /** The reverse, readable: commas stay commas. "" for nothing. */
  PA.writeQuery = (state) => {
    const safe = (text) => encodeURIComponent(text).replace(/%20/g, "+");
    const parts = Object.entries(state).filter(([, values]) => values.length);
    return parts.length ? `?${parts.map(([key, values]) => `${key}=${values.map(safe).join(",")}`).join("&")}` : "";
  };

  /** Set the query of the address, as a step that "back" undoes, or in place. Nothing where the browser forbids it. */
  PA.setQuery = (query, { replace = false } = {}) => {
    try {
      history[replace ? "replaceState" : "pushState"](null, "", (query || location.pathname) + location.hash);
    } catch {
      /* Some browsers forbid it for files; the tool still works. */
    }
  };

  /** Say something to screen readers, once the reader has paused: of several texts in a row, only the last. */
  let region, wait;
  PA.announce = (text, pause = 300) => {
    if (!region) {
      region = PA.el("div", { class: "pa-sr", role: "status", "aria-live": "polite" });
      document.body.append(region);
    }
    clearTimeout(wait);
    wait = setTimeout(() => {
      region.textContent = text;
    }, pause);
  };

  /** Hand a text, or bytes, over as a file. */
  PA.saveFile = (name, type, content) => {
    const link = PA.el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  /** Copy the text of a field, also where a page from a file is given no clipboard. Says whether it was copied. */
  PA.copyText = async (field) => {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      const fold = field.closest("details");
      if (fold) fold.open = true;
      field.select();
      return document.execCommand("copy");
    }
  };

  /**
   * A place in this browser for one value. `version` stands in the key, so that an older page never reads a newer form.
   * A browser may refuse to store anything: then the value is kept for as long as the page is open.
   */
  PA.store = (name, version = 1) => {
    const key = `practice-atlas.${name}.v${version}`;
    let kept = null;
    let isRefused = false; // then what this page knows is younger than what is stored
    const parse = (text) => {
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    };
    return {
      key,
      raw() {
        try {
          if (!isRefused) kept = localStorage.getItem(key);
        } catch {
          /* Storage may be forbidden: what this page knows stands. */
        }
        return kept;
      },
      read() {
        return parse(this.raw());
      },
      write(value) {
        return this.writeText(JSON.stringify(value));
      },
      writeText(text) {
        kept = text;
        isRefused = false;
        try {
          localStorage.setItem(key, kept);
        } catch {
          isRefused = true;
        }
        return !isRefused;
      },
      backUp() {
        const text = this.raw();
        try {
          if (text) localStorage.setItem(`${key}.damaged`, text);
        } catch {
          /* A full storage has no place beside it. */
        }
      },
      clear() {
        kept = null;
        isRefused = false;
        try {
          localStorage.removeItem(key);
        } catch {
          /* A browser that keeps nothing has nothing to forget. */
        }
      },
      watch(call) {
        addEventListener("storage", (event) => {
          // What is kept now, not what the event tells: it may come late, from before this page was loaded anew.
          if (event.key === key || event.key === null) call(this.read());
        });
      },
    };
  };
})();

/* The boxes that search, in the header, on the home page and in the finders: what fits while one types, in groups, by
   the combobox pattern of the ARIA guide. Program and names are fetched when a reader turns to a box. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;
  const [WORDS, POSITIONS, PASSAGES] = ["search/words/", "search/positions/", "search/passages/"];
  const REST = 300; // until a text is fetched for what is shown: what the next letter replaces needs none
  const PAUSE = 1000; // until what is there is announced
  let index, loading;

  const loadIndex = async () => {
    const scripts = ["assets/js/search.js", "search/names.js", ...(PA.titles ? [] : ["search/titles.js"])];
    await Promise.all(scripts.map((name) => PA.load(PA.address(name))));
    if (PA.search && PA.names && PA.titles) index = PA.search.index(PA.names, PA.titles);
    else loading = undefined;
  };
  const ready = () => (loading ||= loadIndex());

  /* The scripts with the words of bodies that a question asks for, each loaded once. */
  const shards = new Map();
  const loadShard = (src) => {
    if (!shards.has(src)) shards.set(src, PA.load(src));
    return shards.get(src);
  };
  const bodiesOf = (question) => {
    const { words, positions } = PA.search.beginnings(index, question);
    const load = (folder) => (letters) => loadShard(PA.shard(folder, letters, PA.names.word_shards));
    return [...words.map(load(WORDS)), ...positions.map(load(POSITIONS))];
  };

  /** What fits a question, by kind, once all that it asks for is loaded; null where that fails. */
  const find = async (question, typing = false) => {
    await ready();
    if (!index) return null;
    await Promise.all(bodiesOf(question));
    return PA.search.find(index, question, PA, typing);
  };
  const mark = (text, question) =>
    PA.search.mark(index, text, question).map(([part, fits]) => (fits ? el("mark", {}, part) : part));

  /** The address at which a reader can tell the editors a word; undefined where they have none. */
  const tellUs = (question) =>
    PA.names.tell && PA.names.tell + encodeURIComponent(PA.fill(PA.names.words.tell_subject, { words: question }));

  /* An excerpt of the passage that holds the words, fetched once its place is seen; till then it names the words. */
  const passage = (fit, question) => {
    const intro = PA.fill(PA.names.words.in_text, { words: "" });
    const place = el("span", {}, PA.fill(PA.names.words.in_text, { words: fit.inBody.join(", ") }));
    const show = async () => {
      if (!place.isConnected) return;
      const number = PA.search.passage(index, fit.entry, question, PA);
      if (number === undefined) return;
      await loadShard(PA.address(`${PASSAGES}${number % PA.names.passage_files}.js`));
      const excerpt = PA.search.excerpt(index, PA.passages?.[number] || "", question);
      if (excerpt) place.replaceChildren(intro, ...mark(excerpt, question));
    };
    const seen = new IntersectionObserver(([first]) => {
      if (!first.isIntersecting) return;
      seen.disconnect();
      setTimeout(show, REST);
    });
    seen.observe(place);
    return place;
  };

  /** Why an entry fits, where its title, and what of it `isShown`, do not say it: one list of nodes for each line. */
  const why = (fit, question, isShown = "title") => {
    const { words } = PA.names;
    const without = fit.without.join(", ");
    const name = PA.search.reason(fit);
    return [
      name && [PA.fill(words[name.field], { name: "" }), mark(name.text, question)],
      isShown !== "summary" && fit.names.some(({ field }) => field === "summary") && mark(fit.entry.summary, question),
      fit.inBody.length > 0 && [passage(fit, question)],
      without && [PA.fill(words.without, { words: without })],
    ].filter(Boolean);
  };

  PA.searching = { ready, find, tellUs, mark, why };

  const option = (fit, question, id) =>
    el(
      "a",
      {
        class: "pa-option",
        role: "option",
        id,
        tabindex: "-1",
        "aria-selected": "false",
        href: PA.address(fit.entry.route),
      },
      el("span", { class: "pa-option__title" }, mark(fit.entry.title, question)),
      fit.entry.note && el("span", { class: "pa-option__note" }, mark(fit.entry.note, question)),
      why(fit, question).map((text) => el("span", { class: "pa-option__why" }, text)),
    );

  const link = (text, href, id) =>
    el(
      "a",
      { class: "pa-option pa-option--more", role: "option", id, tabindex: "-1", "aria-selected": "false", href },
      text,
    );

  /** Make a field a combobox. `data-search-box` says how many of each kind it offers, in their order. */
  const attach = (field) => {
    const limits = field.dataset.searchBox.split(" ").map((part) => part.split(":"));
    const leadsOn = field.form.dataset.find === undefined; // a finder shows all that fits anyway
    const list = el("div", { role: "listbox", id: `${field.id || "pa-search"}-list`, class: "pa-suggested__list" });
    const note = el("p", { class: "pa-suggested__note", hidden: true });
    const popup = el("div", { class: "pa-suggested", hidden: true }, note, list);
    (field.dataset.searchIn ? PA.one(field.dataset.searchIn) : field.parentElement).append(popup);
    field.setAttribute("role", "combobox");
    for (const [name, value] of Object.entries({ autocomplete: "list", expanded: "false", controls: list.id }))
      field.setAttribute(`aria-${name}`, value);
    let active = -1;
    const options = () => PA.all("[role=option]", list);

    const activate = (place) => {
      const all = options();
      all[active]?.setAttribute("aria-selected", "false");
      active = place;
      all[active]?.setAttribute("aria-selected", "true");
      all[active]?.scrollIntoView({ block: "nearest" });
      if (all[active]) field.setAttribute("aria-activedescendant", all[active].id);
      else field.removeAttribute("aria-activedescendant");
    };

    const open = (isOpen) => {
      popup.hidden = !isOpen;
      field.setAttribute("aria-expanded", String(isOpen && options().length > 0));
      if (!isOpen) activate(-1);
    };

    const more = (question, found) => {
      const { names } = PA;
      const words = { words: question };
      const all = PA.address(`practices/${PA.writeQuery({ q: [question] })}`);
      const tell = tellUs(question);
      return [leadsOn && found && [PA.fill(names.words.all, words), all], tell && [names.words.tell, tell]].filter(
        Boolean,
      );
    };

    const show = (groups, question) => {
      const { words } = PA.names;
      let count = 0;
      const next = () => `${list.id}-${count++}`;
      const shown = limits
        .filter(([kind]) => groups[kind])
        .map(([kind, most]) =>
          el(
            "div",
            { role: "group", "aria-labelledby": `${list.id}-${kind}`, class: "pa-suggested__group" },
            el("span", { id: `${list.id}-${kind}`, class: "pa-suggested__kind" }, words.groups[kind]),
            groups[kind].slice(0, Number(most)).map((fit) => option(fit, question, next())),
          ),
        );
      const found = count;
      list.setAttribute("aria-label", words.list);
      list.replaceChildren(
        ...shown,
        ...more(question, groups.practice).map(([text, href]) => link(text, href, next())),
      );
      list.hidden = !count;
      note.hidden = found > 0;
      note.textContent = found ? "" : PA.fill(words.none, { words: question });
      active = -1;
      open(true);
      if (leadsOn) PA.announce(found ? PA.fill(words.count, { n: found }) : note.textContent, PAUSE);
    };

    const fail = () => {
      list.replaceChildren();
      note.hidden = false;
      note.textContent = PA.one("[data-search-failed]").dataset.searchFailed;
      open(true);
    };

    const answer = async () => {
      const question = field.value.trim();
      if (!question) return open(false);
      const typing = field.value;
      const groups = await find(typing.trimStart(), true);
      const isOutdated = field.value !== typing || document.activeElement !== field;
      if (isOutdated) return undefined;
      return groups ? show(groups, question) : fail();
    };

    const keys = {
      ArrowDown: () => (popup.hidden ? answer() : activate(active + 1 < options().length ? active + 1 : -1)),
      ArrowUp: () => (popup.hidden ? answer() : activate(active < 0 ? options().length - 1 : active - 1)),
      Enter: () => options()[active].click(),
      Escape: () => open(false),
    };
    field.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key === "Tab") open(false); // before the browser looks where to go: a list that scrolls would be a stop
      const isOurs =
        key === "Enter" ? active >= 0 : key === "Escape" ? !popup.hidden && !field.dataset.searchIn : key in keys;
      if (!isOurs || event.isComposing || (!field.value.trim() && key.startsWith("Arrow"))) return;
      event.preventDefault();
      if (key === "Escape") event.stopPropagation();
      keys[key]();
    });
    field.addEventListener("focus", ready);
    field.addEventListener("input", answer);
    field.addEventListener("blur", () => open(false));
    field.form.addEventListener("submit", (event) => {
      if (leadsOn && !field.value.trim()) event.preventDefault();
      open(false);
    });
    popup.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
  };

  PA.all("[data-search-box]").forEach(attach);
})();

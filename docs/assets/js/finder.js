/* The finder on a page: the form, the address and the cards always show the same state. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const root = PA.one("[data-finder]");
  if (!root || !PA.data) return;
  const page = Number(root.dataset.page); // cards at a time: what a browser can lay out within a moment
  const part = (name) => PA.one(`[data-find="${name}"]`, root);
  const form = part("form");
  const list = part("list");
  const wordsFor = (count) => PA.counted(kind, count);
  const boxes = PA.all("input[type=checkbox], input[type=radio]", form);
  const byName = new Map();
  for (const box of boxes) byName.set(box.name, [...(byName.get(box.name) || []), box]);

  const cardOf = new Map(PA.all("[data-id]", list).map((card) => [card.dataset.id, card]));
  const linesOf = (card) => PA.all("h3 a, h3 + p", card);
  if (root.dataset.finder === "practices")
    PA.titles = Object.fromEntries(
      [...cardOf].map(([id, card]) => [id, linesOf(card).map(({ textContent }) => textContent)]),
    );
  const items = PA.finder.items(PA.data).filter((item) => cardOf.has(item.id));
  const cards = items.map((item) => cardOf.get(item.id));
  const index = PA.finder.index(items);
  const placeOf = new Map(items.map((item, place) => [item.id, place]));
  const BEST = "best"; // the order while there are words
  const MOST_PAGES = 3; // that are offered where nothing fits
  const sorts = [...form.elements.sort.options].map((option) => option.value).filter((value) => value !== BEST);
  const { kind } = root.dataset;
  const words = PA.data.finder;
  const orders = new Map();
  const views = PA.all("input[name=view]", root);
  const sortBy = (sort) => visit(clean({ ...read(), sort: [sort] }));
  const table = part("rows") && PA.finderTable(part("rows"), PA.data, items, cardOf, sortBy);
  const shown = { state: {}, limit: page, places: [], count: new Map() };
  let fitting = []; // places of the items that fit the words, the best first
  let fits = new Map(); // how they fit, by their places
  let others = {}; // what else fits them, by kind

  /* Find out what fits the words of a state, then go on, unless there is a newer state by then. */
  let latest;
  const withWords = async (state, call) => {
    latest = state;
    list.setAttribute("aria-busy", "true");
    const groups = state.q ? await PA.searching.find(state.q[0]) : {};
    if (latest !== state) return;
    others = groups || {};
    fits = new Map((others[kind] || []).map((fit) => [placeOf.get(fit.entry.route.split("/")[1]), fit]));
    fitting = [...fits.keys()];
    if (!groups) part("say").textContent = PA.one("[data-search-failed]").dataset.searchFailed;
    call();
    list.setAttribute("aria-busy", "false");
  };

  const isView = (value) => views.some((box) => box.value && box.value === value);

  /* What the address may say: values that the form knows, whatever their case. */
  const clean = (query) => {
    const state = {};
    for (const [name, values] of Object.entries(query)) {
      if (name === "q" && values[0].trim()) state.q = [values[0].trim()];
      if (name === "sort" && sorts.includes(values[0])) state.sort = values.slice(0, 1);
      if (name === "view" && isView(values[0])) state.view = values.slice(0, 1);
      const known = (byName.get(name) || []).filter((box) => box.value);
      const named = values
        .map((value) => known.find((box) => box.value.toLowerCase() === value.toLowerCase()))
        .filter(Boolean);
      if (named.length) state[name] = (named[0].type === "radio" ? named.slice(-1) : named).map((box) => box.value);
    }
    if (!state.q && state.sort?.[0] === sorts[0]) delete state.sort;
    return state;
  };

  /* Values that the address names and the form does not know. Names that are not ours do not matter: mails add some. */
  const unknown = (query) =>
    Object.entries(query).flatMap(([name, values]) => {
      if (name === "sort") return values.filter((value) => value !== BEST && !sorts.includes(value));
      if (name === "view") return views.length ? values.filter((value) => !isView(value)) : [];
      const known = new Set((byName.get(name) || []).map((box) => box.value.toLowerCase()));
      return known.size ? values.filter((value) => !known.has(value.toLowerCase())) : [];
    });

  const read = () => {
    const state = { q: [form.elements.q.value] };
    for (const box of boxes.filter((one) => one.checked && one.value))
      state[box.name] = [...(state[box.name] || []), box.value];
    const sort = form.elements.sort.value;
    const view = views.filter((box) => box.checked && box.value).map((box) => box.value);
    return clean({ ...state, sort: !shown.state.q && sort === sorts[0] ? [] : [sort], view });
  };

  const fill = (state) => {
    if (form.elements.q.value.trim() !== (state.q?.[0] || "")) form.elements.q.value = state.q?.[0] || "";
    const best = form.elements.sort.options[0];
    best.hidden = best.disabled = !state.q;
    form.elements.sort.value = orderOf(state);
    for (const box of views) box.checked = box.value === (state.view?.[0] || "");
    boxes.forEach((box) => {
      const chosen = state[box.name] || [];
      box.checked = box.value ? chosen.includes(box.value) : !chosen.length;
      const within = box.type === "radio" && box.value && box.value <= chosen[0];
      box.parentElement.classList.toggle("pa-on", box.checked || !!within);
    });
  };

  const filters = ({ sort, view, ...rest }) => rest;
  const orderOf = (state) => state.sort?.[0] || (state.q ? BEST : sorts[0]);

  const inOrder = (sort) => {
    if (sort === BEST) return fitting;
    if (!orders.has(sort)) orders.set(sort, PA.finder.order(items, sort));
    return orders.get(sort);
  };

  /* Only the cards that are shown stand in the page: a browser takes much longer with a thousand that are hidden. */
  const put = (wanted) => {
    const stay = new Set(wanted);
    let at = list.firstElementChild;
    const next = () => {
      const gone = at;
      at = at.nextElementSibling;
      return gone;
    };
    for (const card of wanted) {
      while (at && !stay.has(at)) next().remove();
      if (at === card) next();
      else list.insertBefore(card, at);
    }
    while (at) next().remove();
    PA.myPlan.refresh();
    PA.chosen.refresh();
  };

  /* Mark what fits in the title of a card and the line below it, and say what else brought it. */
  const explained = new Map();
  const explain = (place) => {
    const card = cards[place];
    const fit = fits.get(place);
    const question = fit ? shown.state.q[0] : "";
    if ((explained.get(card) || "") === question) return;
    explained.set(card, question);
    for (const line of linesOf(card))
      line.replaceChildren(...(fit ? PA.searching.mark(line.textContent, question) : [line.textContent]));
    for (const line of PA.all(".pa-card__why", card)) line.remove();
    const why = fit ? PA.searching.why(fit, question, "summary") : [];
    PA.one("h3", card).parentElement.append(...why.map((line) => PA.el("p", { class: "pa-card__why" }, line)));
  };

  const showCards = (selection, sort) => {
    const places = inOrder(sort).filter(selection.has).slice(0, shown.limit);
    const view = shown.state.view?.[0] || "";
    root.dataset.view = view;
    list.hidden = Boolean(view);
    if (table) part("rows").hidden = !view;
    if (table && view)
      table.show(
        places.map((place) => items[place].id),
        sort,
      );
    else {
      places.forEach(explain);
      put(places.map((place) => cards[place]));
    }
    shown.places = places;
    const left = Math.min(selection.total - places.length, page);
    part("more").hidden = left <= 0 || view === "map";
    PA.one("button", part("more")).textContent = PA.fill(words.more, { n: left });
  };

  const showCounts = (selection) => {
    boxes.forEach((box) => {
      const count = box.value ? selection.count(box.name, box.value) : selection.without(box.name);
      if (shown.count.get(box) === count) return;
      shown.count.set(box, count);
      box.parentElement.classList.toggle("pa-zero", count === 0);
      box.parentElement.lastElementChild.textContent = count;
    });
  };

  const labelOf = (name, value) => {
    if (name === "q") return /["“”„«»]/.test(value) ? value : `“${value}”`; // a question may bring its own quotes
    return byName.get(name).find((box) => box.value === value).dataset.label;
  };

  /* The state without one value, or without all values of one name. */
  const without = (state, name, value) => {
    const { [name]: values, ...rest } = state;
    const left = value === undefined ? [] : values.filter((other) => other !== value);
    return left.length ? { ...rest, [name]: left } : rest;
  };

  const showChips = (state) => {
    const chips = Object.entries(filters(state)).flatMap(([name, values]) =>
      values.map((value) => {
        const remove = () => leave(name, value);
        const label = labelOf(name, value);
        return PA.el(
          "li",
          {},
          PA.el(
            "button",
            { type: "button", class: "pa-filter", onclick: remove },
            PA.el("span", { class: "pa-sr" }, words.remove),
            label,
          ),
        );
      }),
    );
    part("chips").replaceChildren(...chips);
    part("active-row").hidden = !chips.length;
    part("active").textContent = String(chips.length || "");
    PA.all("[data-group]", form).forEach((group) => {
      const names = group.dataset.group.split(" ");
      const count = names.reduce((sum, name) => sum + (state[name] || []).length, 0);
      PA.one("[data-group-count]", group).textContent = String(count || "");
      if (count && !shown.opened) group.open = true;
    });
    shown.opened = true;
  };

  /* Each at-most group says its amount in words. */
  const showAmounts = () => {
    PA.all("output", form).forEach((output) => {
      const chosen = byName.get(output.dataset.for).find((box) => box.checked);
      output.textContent = chosen.dataset.amount || "";
    });
  };

  /* Which one filter to loosen, by how much it helps; a step is raised only as far as needed. */
  const ways = (state, selection) =>
    Object.entries(filters(state))
      .map(([name, values]) => {
        const step =
          byName.get(name)?.[0].type === "radio" &&
          byName.get(name).find((box) => box.value > values[0] && selection.count(name, box.value));
        if (step)
          return {
            total: selection.count(name, step.value),
            next: { ...state, [name]: [step.value] },
            text: PA.fill(words.allow, { filter: step.dataset.label }),
          };
        const filter = values.map((value) => labelOf(name, value)).join(words.or);
        return {
          total: selection.without(name),
          next: without(state, name),
          text: PA.fill(words.leave_out, { filter }),
        };
      })
      .filter((way) => way.total)
      .sort((a, b) => b.total - a.total)
      .slice(0, 4);

  /* The nearest countries that have what the chosen one has not. */
  const nearby = (state, selection) =>
    state.country
      ? PA.finder.nearest(PA.data, selection, state.country[0]).map((code) => ({
          total: selection.count("country", code),
          next: { ...state, country: [code] },
          text: PA.fill(words.near, { country: labelOf("country", state.country[0]), other: labelOf("country", code) }),
        }))
      : [];

  /* All that fits the words, whatever the filters. */
  const wordsAlone = (state) =>
    state.q && fitting.length
      ? [{ total: fitting.length, next: { q: state.q }, text: PA.fill(words.alone, { words: state.q[0] }) }]
      : [];

  /* What fits the words elsewhere: the cases, where practices are sought, or the reverse; and the best other pages. */
  const elsewhere = (state) => [...otherKind(state), ...otherPages()];
  const otherPages = () =>
    (others.page || [])
      .slice(0, MOST_PAGES)
      .map(({ entry }) => PA.el("li", {}, PA.el("a", { href: PA.address(entry.route) }, entry.title)));
  const otherKind = (state) =>
    ["practice", "case"]
      .filter((other) => other !== kind && others[other])
      .map((other) => {
        const { route, text } = words.elsewhere[other];
        const href = PA.address(`${route}${PA.writeQuery({ q: state.q })}`);
        return PA.el("li", {}, PA.el("a", { href }, PA.fill(text, { n: others[other].length })));
      });

  const tellUs = (state) =>
    state.q && PA.names?.tell
      ? [PA.el("li", {}, PA.el("a", { href: PA.searching.tellUs(state.q[0]) }, PA.names.words.tell))]
      : [];

  const showNone = (state, selection) => {
    part("none").hidden = selection.total > 0;
    if (selection.total) return;
    const found = [...ways(state, selection), ...nearby(state, selection), ...wordsAlone(state)];
    const noWord =
      state.q && !Object.keys(others).length ? `${PA.fill(PA.names?.words.none || "", { words: state.q[0] })} ` : "";
    part("none-text").textContent = noWord + (found.length ? words.loosen : noWord ? "" : words.clear);
    const offer = ({ next, text, total }) =>
      PA.el(
        "li",
        {},
        PA.el("button", { type: "button", class: "pa-do", onclick: () => visit(next, toHeading) }, text),
        ` ${wordsFor(total)}`,
      );
    part("ways").replaceChildren(...found.map(offer), ...elsewhere(state), ...tellUs(state));
  };

  const show = (state, limit = page) => {
    Object.assign(shown, { state, limit });
    const selection = PA.finder.select(index, filters(state), fitting);
    showCards(selection, orderOf(state));
    showCounts(selection);
    showChips(state);
    showAmounts();
    showNone(state, selection);
    const total = wordsFor(selection.total);
    for (const place of PA.all("[data-find=total]", root)) place.textContent = total;
    const ids = items.filter((_, place) => selection.has(place)).map((item) => item.id);
    root.dispatchEvent(new CustomEvent("found", { detail: { state, ids } }));
    return total;
  };

  /* A new state, from the form, a chip or an offer; typing fills one step of the history, not one for each letter. */
  let typing = false;
  const toHeading = () => part("heading").focus();
  const visit = (state, leadOn, typed = false) => {
    fill(state);
    PA.setQuery(PA.writeQuery(state), { replace: typed && typing });
    typing = typed;
    withWords(state, () => {
      PA.announce(PA.fill(words.found, { total: show(state) }), typed ? 1000 : undefined);
      leadOn?.();
    });
  };

  const leave = (name, value) => {
    const place = PA.all(".pa-filter", part("chips")).indexOf(/** @type {PageElement} */ (document.activeElement));
    visit(without(read(), name, value), () => {
      const left = PA.all(".pa-filter", part("chips"));
      (left[Math.min(place, left.length - 1)] || part("heading")).focus();
    });
  };

  const wide = matchMedia("(min-width: 60em)");
  const panel = part("panel");
  const fit = () => (panel.open = wide.matches);
  wide.addEventListener("change", fit);
  fit();
  if (!wide.matches) for (const group of PA.all("[data-group]", form)) group.open = false;

  root.addEventListener("input", (event) => event.target.name === "q" && visit(read(), undefined, true));
  root.addEventListener("change", (event) => event.target.name !== "q" && visit(read()));
  form.addEventListener("submit", (event) => event.preventDefault());
  part("clear").addEventListener("click", () => {
    const { sort = [], view = [] } = read();
    visit(clean({ sort, view }), toHeading);
  });
  part("more").addEventListener("click", () => {
    const next = shown.limit;
    show(shown.state, next + page);
    if (shown.state.view) table.focus(next);
    else PA.one("h3 a", cards[shown.places[next]]).focus();
  });
  addEventListener("beforeprint", () => show(shown.state, Infinity));
  addEventListener("afterprint", () => show(shown.state));
  part("done").addEventListener("click", () => {
    panel.open = false;
    part("heading").focus();
  });
  const arrive = (search) => {
    const query = PA.readQuery(search);
    const state = clean(query);
    const wrong = unknown(query);
    part("say").textContent = wrong.length ? PA.fill(words.unknown, { filters: PA.shortList(wrong) }) : "";
    fill(state);
    withWords(state, () => show(state));
  };
  addEventListener("popstate", () => arrive(location.search));
  arrive(location.search);
})();

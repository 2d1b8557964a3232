/* The practices of the finder as a table: sorted by the heads of its columns, and ticked for comparison and plan. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;
  const DOWNWARDS = ["cases"];
  const CELL = { role: "cell" }; // roles are said, since styles for telephones lay the rows out anew

  /** A table in `place` of items, whose titles the cards tell. `sortBy` is told the column that a reader has chosen;
      `show` takes ids in order. */
  PA.finderTable = (place, data, items, cardOf, sortBy) => {
    const words = data.finder.table;
    const byId = new Map(items.map((item) => [item.id, item]));
    const titleOf = (id) => PA.one("h3 a", cardOf.get(id));
    const ticked = new Set();
    const scales = ["cost", "time", "effort"];
    const columns = Object.keys(words.phases).flatMap((phase) => scales.map((key) => ({ phase, key })));

    /** The head of a column. That of a column with room of its `own` lies level on telephones too. */
    const head = (name, text, sorted, { before = "", own = false } = {}) => {
      const order = DOWNWARDS.includes(name) ? "descending" : "ascending";
      const said = before && el("span", { class: "pa-sr" }, `${before}: `);
      const button = el("button", { type: "button", "data-sort": name, onclick: () => sortBy(name) }, said, text);
      const place = { role: "columnheader", scope: "col", class: own ? "pa-rows__own" : null };
      return el("th", { ...place, "aria-sort": sorted === name ? order : null }, button);
    };

    const heads = (sorted) =>
      el(
        "thead",
        { role: "rowgroup" },
        el(
          "tr",
          { role: "row" },
          el("td", { colspan: 3 }),
          Object.entries(words.phases).map(([phase, name]) =>
            el("th", { role: "columnheader", scope: "colgroup", colspan: scales.length, class: `pa-${phase}` }, name),
          ),
          el("td", { colspan: 2 }),
        ),
        el(
          "tr",
          { role: "row" },
          el("td"),
          head("title", words.practice, sorted, { own: true }),
          head("importance", data.facets.importance.label, sorted, { own: true }),
          columns.map(({ phase, key }) =>
            head(`${phase}-${key}`, data.scales[key].label, sorted, { before: words.phases[phase] }),
          ),
          el("th", { role: "columnheader", scope: "col" }, words.evidence),
          head("cases", words.cases, sorted),
        ),
      );

    const level = ({ levels }, { phase, key }) => {
      const found = data.scales[key].levels[levels[`${phase}-${key}`] - 1];
      if (!found) return el("td", CELL, el("span", { class: "pa-sr" }, words.not_rated));
      const said = PA.fill(words.level, { level: found.level, label: found.label });
      const bar = el("span", {
        class: `pa-scale pa-scale--${phase}`,
        "data-level": found.level,
        "aria-hidden": "true",
      });
      return el("td", { ...CELL, title: said }, bar, el("span", { class: "pa-sr" }, said));
    };

    const row = (id) => {
      const practice = byId.get(id);
      const title = titleOf(id).textContent;
      const [importance] = practice.terms.importance;
      const grade = practice.terms["evidence-grade"][0].toUpperCase();
      const tick = el("input", {
        type: "checkbox",
        value: id,
        "aria-label": PA.fill(words.tick, { title }),
        autocomplete: "off",
      });
      tick.checked = ticked.has(id);
      return el(
        "tr",
        { role: "row" },
        el("td", CELL, el("label", { class: "pa-rows__tick" }, tick)),
        el("th", { role: "rowheader", scope: "row" }, el("a", { href: titleOf(id).getAttribute("href") }, title)),
        el("td", CELL, data.facets.importance.terms.find(({ key }) => key === importance).label),
        columns.map((column) => level(practice, column)),
        el("td", CELL, el("span", { class: "pa-grade__sign", title: data.grades[grade.toLowerCase()] }, grade)),
        el("td", CELL, String(practice.sort.cases)),
      );
    };

    const bar = el("div", { class: "pa-rows__chosen", hidden: true });
    const table = el("table", { role: "table", class: "pa-rows__table" });
    place.append(bar, el("div", { class: "pa-scroll" }, table));

    const addAll = () => {
      const titles = [...ticked].map((id) => [id, titleOf(id).textContent]);
      const { before, after } = PA.myPlan.update((now) =>
        titles.reduce((plan, [id, title]) => (PA.plan.item(plan, id) ? plan : PA.plan.add(plan, id, title)), now),
      );
      const count = after.items.length - before.items.length;
      const news = PA.fill(words.added, { n: count });
      PA.announce(news);
      showChosen(news);
      PA.one("button", bar).focus();
    };

    const clear = () => {
      ticked.clear();
      for (const box of PA.all("input", table)) box.checked = false;
      showChosen();
      PA.one("input", table)?.focus();
    };

    const button = (text, onclick) => el("button", { type: "button", class: "pa-button", onclick }, text);

    const showChosen = (said) => {
      const [count, most] = [ticked.size, PA.chosen.limit];
      bar.hidden = !count;
      const href = `${PA.address("compare/")}?p=${[...ticked].join(",")}`;
      bar.replaceChildren(
        el("strong", {}, PA.fill(words.chosen, { n: count })),
        count > 1 && count <= most
          ? el("a", { class: "pa-button", href }, words.compare)
          : el("span", { class: "pa-soft" }, PA.fill(words.too_many, { most })),
        button(words.add, addAll),
        button(words.clear, clear),
        el("span", { class: "pa-soft" }, said || ""),
      );
    };

    table.addEventListener("change", (event) => {
      event.stopPropagation(); // no filter has changed
      const { target } = event;
      if (target.checked) ticked.add(target.value);
      else ticked.delete(target.value);
      showChosen();
    });

    return {
      show(ids, sorted) {
        const focused = document.activeElement?.closest("[data-sort]")?.getAttribute("data-sort");
        table.replaceChildren(
          el("caption", {}, words.caption),
          heads(sorted),
          el("tbody", { role: "rowgroup" }, ids.map(row)),
        );
        if (focused && !table.contains(document.activeElement)) PA.one(`[data-sort="${focused}"]`, table).focus();
      },
      focus: (at) => PA.all("tbody a", table)[at].focus(),
    };
  };
})();

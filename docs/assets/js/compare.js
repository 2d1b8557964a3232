/* The page that compares: the address names the practices, the table shows them. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const root = PA.one("[data-compare-page]");
  if (!root || !PA.data) return;
  const words = PA.wording.compare;
  const part = (name) => PA.one(`[data-compare="${name}"]`, root);
  const rows = PA.all("[data-row]", root);
  const select = PA.one("select", part("add"));
  const only = part("only");

  const asked = () => PA.readQuery(location.search).p || PA.chosen.read().map((one) => one.id);

  const change = (ids, heading) => {
    PA.setQuery(PA.writeQuery({ p: ids }));
    const { practices } = PA.compare.pick(PA.data, ids, PA.chosen.limit);
    PA.chosen.write(practices.map(({ id, title }) => ({ id, title })));
    show(ids);
    PA.announce(PA.fill(words.compared, { n: practices.length }));
    (PA.one(`th[data-id="${heading}"] a`, root) || select).focus();
  };

  const column = (practice, practices) => {
    const ids = practices.map((one) => one.id);
    const remove = () => change(ids.filter((id) => id !== practice.id));
    const hidden = PA.el("span", { class: "pa-sr" }, ` ${practice.title}`);
    return PA.el(
      "th",
      { role: "columnheader", scope: "col", "data-id": practice.id },
      PA.el("a", { href: PA.address(practice.route) }, practice.title),
      PA.el(
        "span",
        { class: "pa-compare__do" },
        PA.el("button", { type: "button", class: "pa-do", "data-plan-add": practice.id }, PA.myPlan.words.add, hidden),
        PA.el("button", { type: "button", class: "pa-do", onclick: remove }, words.take_out, hidden.cloneNode(true)),
      ),
    );
  };

  /** @param {CellItem} item */
  const item = ({ text, differs, route }) =>
    PA.el("li", {}, route ? PA.el("a", { href: PA.address(route) }, text) : differs ? PA.el("strong", {}, text) : text);

  /** @returns {(cell: Cell) => PageElement} */
  const cell =
    (phase) =>
    ({ text, items, level, amount, note, mark }) =>
      PA.el(
        "td",
        { role: "cell", class: mark ? `pa-is-${mark}` : null },
        level && PA.el("span", { class: `pa-scale pa-scale--${phase}`, "data-level": level, "aria-hidden": "true" }),
        level ? PA.el("strong", {}, ` ${text}`) : text,
        mark && [" ", PA.el("span", { class: "pa-compare__mark" }, words.marks[mark])],
        amount && PA.el("span", { class: "pa-compare__amount" }, amount),
        note && PA.el("span", { class: "pa-compare__note" }, note),
        items && items.length > 0 && PA.el("ul", {}, items.map(item)),
      );

  const showRow = (row, practices) => {
    const cells = PA.compare.cells(PA.data, practices, row.dataset.row);
    const several = practices.length > 1 && row.dataset.row !== "summary";
    const differs = PA.compare.differ(cells);
    const heading = PA.one("th", row);
    PA.one(".pa-compare__verdict", heading).textContent = several ? (differs ? words.differs : words.same) : "";
    row.classList.toggle("pa-same", several && !differs);
    row.replaceChildren(heading, ...cells.map(cell(/setup|delivery/.exec(row.dataset.row)?.[0] || "change")));
  };

  const saying = ({ unknown, left }) =>
    [
      unknown.length && PA.fill(words.unknown, { practices: PA.shortList(unknown) }),
      left.length &&
        PA.fill(words.left_out, { most: PA.chosen.limit, practices: PA.shortList(left.map((one) => one.title)) }),
    ]
      .filter(Boolean)
      .join(" ");

  const show = (ids) => {
    const picked = PA.compare.pick(PA.data, ids, PA.chosen.limit);
    const { practices } = picked;
    const chosen = new Set(practices.map((practice) => practice.id));
    part("say").textContent = saying(picked);
    part("none").hidden = practices.length > 1;
    part("scroll").hidden = !practices.length;
    part("scroll").style.setProperty("--columns", String(practices.length));
    part("head").replaceChildren(PA.el("td", {}), ...practices.map((practice) => column(practice, practices)));
    part("name").textContent = practices.map((practice) => practice.title).join(" · ");
    for (const row of rows) showRow(row, practices);
    for (const heading of PA.all(".pa-compare__part th", root)) heading.colSpan = practices.length + 1;
    part("add").hidden = practices.length >= PA.chosen.limit;
    const left = PA.data.practices.filter((practice) => !chosen.has(practice.id));
    select.replaceChildren(select.options[0], ...left.map(({ id, title }) => PA.el("option", { value: id }, title)));
    select.value = "";
  };

  select.addEventListener("change", () => {
    const { practices } = PA.compare.pick(PA.data, asked(), PA.chosen.limit);
    if (select.value) change([...practices.map((practice) => practice.id), select.value], select.value);
  });
  only.addEventListener("change", () => root.classList.toggle("pa-compare--only", only.checked));
  addEventListener("popstate", () => show(asked()));
  show(asked());
})();

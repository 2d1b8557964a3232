/* Choosing practices to compare, on any page: the buttons of cards, and the tray at the foot of the window. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const MOST = 4;
  const store = PA.store("compare");
  const words = PA.wording.tray;
  const onComparePage = !!PA.one("[data-compare-page]");
  let tray;

  /* Strangers' data as choices: only what has the id of a practice and a title. */
  const sanitize = (value) =>
    (Array.isArray(value) ? value : [])
      .filter((one) => one && PA.plan.isId(one.id) && typeof one.title === "string")
      .slice(0, MOST)
      .map(({ id, title }) => ({ id, title: title.slice(0, PA.plan.LIMITS.title) }));
  const read = () => sanitize(store.read());

  PA.chosen = {
    limit: MOST,
    read,
    write: (chosen) => {
      store.write(chosen);
      show(chosen);
    },
    refresh: () => press(read()),
    watch: (call) => store.watch((value) => call(sanitize(value))),
  };

  const press = (chosen) => {
    const ids = new Set(chosen.map((one) => one.id));
    for (const button of PA.all("button[data-compare]")) {
      const isChosen = String(ids.has(button.dataset.compare));
      if (button.getAttribute("aria-pressed") !== isChosen) button.setAttribute("aria-pressed", isChosen);
    }
  };

  /* Leaves these in the tray, and gives the focus to what is there, or to where the practice was chosen. */
  const keep = (left, id) => {
    PA.chosen.write(left);
    const chosenAt = () => PA.one(`[data-compare="${id}"]`) || PA.one("#content");
    (tray.hidden ? chosenAt() : PA.one("button", tray)).focus();
  };

  const toggle = (id, title) => {
    const chosen = read();
    if (chosen.some((one) => one.id === id)) return PA.chosen.write(chosen.filter((one) => one.id !== id));
    if (chosen.length === MOST) return show(chosen, PA.fill(words.full, { most: MOST }));
    return PA.chosen.write([...chosen, { id, title }]);
  };

  const chip = ({ id, title }) =>
    PA.el(
      "li",
      {},
      PA.el(
        "button",
        {
          type: "button",
          class: "pa-filter",
          onclick: () =>
            keep(
              read().filter((one) => one.id !== id),
              id,
            ),
        },
        PA.el("span", { class: "pa-sr" }, `${words.take_out} `),
        title,
      ),
    );

  const next = (chosen) =>
    chosen.length < 2
      ? PA.el("span", { class: "pa-tray__hint" }, words.one_more)
      : PA.el(
          "a",
          { class: "pa-tray__go", href: `${PA.address("compare/")}?p=${chosen.map((one) => one.id).join(",")}` },
          PA.fill(words.compare, { n: chosen.length }),
        );

  const show = (chosen, hint) => {
    press(chosen);
    if (onComparePage) return;
    if (!tray) {
      tray = PA.el("aside", { class: "pa-tray", "aria-label": words.label });
      document.body.append(tray);
    }
    tray.hidden = !chosen.length;
    document.documentElement.classList.toggle("pa-has-tray", !tray.hidden);
    const empty = () => keep([], chosen[0].id);
    const clear = PA.el("button", { type: "button", class: "pa-do", onclick: empty }, words.clear);
    tray.replaceChildren(
      PA.el("ul", {}, chosen.map(chip)),
      PA.el("p", {}, hint ? PA.el("strong", {}, `${hint} `) : "", next(chosen), " ", clear),
    );
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-compare]");
    if (!button) return;
    toggle(button.dataset.compare, PA.titleOf(button));
    const count = read().length;
    PA.announce(
      count === MOST && button.getAttribute("aria-pressed") === "false"
        ? PA.fill(words.full, { most: MOST })
        : PA.fill(words.chosen, { n: count }),
    );
  });
  store.watch((value) => show(sanitize(value)));
  const chosen = read();
  if (chosen.length) show(chosen);
})();

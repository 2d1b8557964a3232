/* The practices of the plan as a list that the reader edits, and what they build on. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan, el } = PA;
  const data = PA.data;
  const index = plan.index(data);
  const rows = new Map();
  const words = { ...data.plan.words.item, ...PA.wording.list };

  /** Connect the list. `changed(before, after, text)` is called after what the reader may want to undo. */
  PA.planList = (list, template, changed) => {
    const { say } = PA.actionPlan;
    const make = (item) => {
      const row = /** @type {PageElement} */ (template.content.firstElementChild.cloneNode(true));
      row.id = `p-${item.id}`;
      const state = PA.one("[data-field=state]", row);
      state.append(
        ...Object.entries(data.plan.forms.plain.states).map(([key, label]) => el("option", { value: key }, label)),
      );
      row.addEventListener("input", (event) => write(item.id, event.target));
      row.addEventListener("focusout", (event) => finish(event.target));
      row.addEventListener("click", (event) => act(item.id, event.target.closest("[data-do]")));
      rows.set(item.id, row);
      return row;
    };

    const isMonth = (field) => ["start", "end"].includes(field.dataset.field);

    /* A month counts once it is whole, and is judged when the reader leaves it, once: fields for months tell of a
       change at each digit of the year, and to judge that would end the typing. */
    const write = (id, field) => {
      const value = isMonth(field) ? plan.readMonth(field.value) : field.value;
      field.setCustomValidity("");
      if (value || !field.value) PA.myPlan.update((now) => plan.change(now, id, { [field.dataset.field]: value }));
    };

    const finish = (field) => {
      if (!isMonth(field) || !field.value) return;
      const value = plan.readMonth(field.value);
      const told = field.validity.customError;
      field.setCustomValidity(value ? "" : words.month_wrong);
      if (value) field.value = value;
      else if (!told) field.reportValidity();
    };

    const act = (id, button) => {
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      const title = titleOf(id);
      if (button.dataset.do === "remove") return remove(id, title);
      if (button.dataset.do === "later") return begin(id, title, button.dataset.month);
      const place = PA.myPlan.read().items.findIndex((item) => item.id === id);
      move(id, { top: -place, up: -1, down: 1 }[button.dataset.do]);
      button.focus();
    };

    const move = (id, step) => {
      const { items } = PA.myPlan.update((now) => plan.move(now, id, step)).after;
      const place = items.findIndex((item) => item.id === id) + 1;
      PA.announce(PA.fill(words.moved, { title: titleOf(id), place, n: items.length }));
    };

    const begin = (id, title, month) => {
      const { before, after } = PA.myPlan.update((now) => plan.change(now, id, { start: month }));
      changed(before, after, say(words.begins, { practice: title, month: plan.monthName(plan.monthNumber(month)) }));
      PA.one("[data-field=start]", rows.get(id)).focus();
    };

    const remove = (id, title) => {
      const place = [...list.children].indexOf(rows.get(id));
      const { before, after } = PA.myPlan.update((now) => plan.remove(now, id));
      changed(before, after, PA.fill(words.removed, { title }));
      PA.one("[data-do=remove]", list.children[Math.min(place, list.children.length - 1)] || document.body)?.focus();
    };

    const titleOf = (id) => PA.planParts.title(plan.item(PA.myPlan.read(), id) || { id }, index.get(id));

    const gone = (item) => {
      const next = plan.successor(data, item.id, index);
      if (next === undefined) return [words.unknown];
      if (next === null) return [words.retired];
      const title = index.get(next).title;
      return [
        `${PA.fill(words.replaced, { title })} `,
        el("button", { type: "button", class: "pa-button", onclick: () => replace(item, next, title) }, words.take),
      ];
    };

    const replace = (item, next, title) => {
      const { before, after } = PA.myPlan.update((now) => plan.replace(now, item.id, next, title));
      changed(before, after, PA.fill(words.taken, { title, old: PA.planParts.title(item) }));
    };

    const takesOf = (practice) => [
      el("span", { class: "pa-take" }, PA.planParts.importance(practice)),
      el("span", { class: "pa-take" }, PA.planParts.takes(practice, "setup")),
      el("span", { class: "pa-take" }, PA.planParts.takes(practice, "delivery")),
      el("span", { class: "pa-take" }, PA.planParts.evidence(practice)),
    ];

    /* With one button for the month from which all of it would be in use. */
    const showHints = (place, hints, month) => {
      const label = say(words.begin, { month: plan.monthName(month) });
      const later = { type: "button", class: "pa-button", "data-do": "later", "data-month": plan.monthText(month) };
      place.replaceChildren(`${hints.join(" ")} `, el("button", later, label));
    };

    const fill = (row, item, place, count, early) => {
      const practice = index.get(item.id);
      const part = (name) => PA.one(`[data-part=${name}]`, row);
      const title = PA.planParts.title(item, practice);
      row.classList.toggle("pa-plan__item--declined", item.state === "declined");
      part("place").textContent = `${place + 1}.`;
      part("title").textContent = title;
      if (practice) part("title").href = PA.address(practice.route);
      part("takes").replaceChildren(...(practice ? takesOf(practice) : []));
      part("gone").replaceChildren(...(practice ? [] : gone(item)));
      const hints = (early || []).map(({ title, month }) => {
        const earliest = plan.monthName(Math.ceil(month));
        return PA.fill(words.early, { title, month: earliest });
      });
      part("hint").hidden = !hints.length;
      if (hints.length) showHints(part("hint"), hints, Math.max(...early.map(({ month }) => Math.ceil(month))));
      for (const field of PA.all("[data-field]", row)) {
        if (field !== document.activeElement && field.value !== item[field.dataset.field])
          field.value = item[field.dataset.field];
      }
      for (const button of PA.all("[data-do]", row))
        button.setAttribute("aria-label", PA.fill(words.button, { button: button.textContent, title }));
      for (const up of PA.all("[data-do=up], [data-do=top]", row))
        up.setAttribute("aria-disabled", String(place === 0));
      PA.one("[data-do=down]", row).setAttribute("aria-disabled", String(place === count - 1));
    };

    /** Show a plan: rows stay what they are, so that neither focus nor half-written words are lost. */
    const show = (now) => {
      const active = /** @type {PageElement} */ (document.activeElement);
      const early = plan.tooEarly(plan.dates(now, data));
      for (const [id, row] of rows) if (!plan.item(now, id)) rows.delete(id) && row.remove();
      now.items.forEach((item, place) => {
        const row = rows.get(item.id) || make(item);
        fill(row, item, place, now.items.length, early.get(item.id));
        if (list.children[place] !== row) list.insertBefore(row, list.children[place] || null);
      });
      if (active !== document.activeElement && list.contains(active)) active.focus({ preventScroll: true });
    };
    PA.planDrag(
      list,
      (row, step) => move(row.id.slice(2), step),
      () => show(PA.myPlan.read()),
    );
    return show;
  };

  /** What the plan lacks, with a button that puts it before the first that builds on it. */
  PA.planMissing = (section, list) => {
    const add = ({ practice, first }, state, label) =>
      el(
        "button",
        {
          type: "button",
          class: "pa-button",
          "aria-label": PA.fill(words.button, { button: label, title: practice.title }),
          onclick: () => {
            PA.myPlan.update((now) =>
              plan.change(plan.add(now, practice.id, practice.title, first), practice.id, { state }),
            );
            PA.announce(PA.fill(words.added, { title: practice.title }));
            (PA.one("button", list) || PA.one("[data-plan-name]")).focus();
          },
        },
        label,
      );
    const entry = (found) =>
      el(
        "li",
        {},
        el("a", { href: PA.address(found.practice.route) }, found.practice.title),
        el("span", { class: "pa-soft" }, ` ${PA.fill(words.for, { practices: found.wantedBy.join("; ") })} `),
        el("span", { class: "pa-buttons" }, add(found, "idea", words.add), add(found, "running", words.have)),
      );
    return (now) => {
      const missing = plan.missing(now, data);
      section.hidden = !missing.length;
      list.replaceChildren(...missing.map(entry));
    };
  };
})();

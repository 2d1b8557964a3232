/* The plan as an action plan on its page: the choice of a form and a framework, the table, and its files. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan, actionPlan: actions, el } = PA;
  const MOST_BYTES = 4_000_000;
  const TYPES = {
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    csv: "text/csv",
  };

  /** Connect the section; `address` gives the full address of a route, "" where there is none. */
  PA.planActions = (section, address) => {
    const { data } = PA;
    const { words, forms, frameworks } = data.plan;
    const index = plan.index(data);
    const store = PA.store("action-plan");
    const one = (name) => PA.one(`[data-actions=${name}]`, section);
    const chosen = { form: one("form"), framework: one("framework") };
    let shown;

    /* What practices propose stands in scripts of some practices each; each is asked for once. */
    const asked = new Map();
    const load = (ids) => {
      const published = ids.filter((id) => index.has(id));
      const scripts = new Set(published.map((id) => PA.shard("assets/data/proposals/", id)));
      for (const script of scripts) if (!asked.has(script)) asked.set(script, PA.load(script));
      return Promise.all([...scripts].map((script) => asked.get(script)));
    };

    const about = () => ({
      data,
      proposals: PA.proposals || {},
      form: chosen.form.value,
      framework: chosen.framework.value,
      institution: sized(),
      address,
    });

    /* The reader's institution, where its size is known. */
    const sized = () => {
      const mine = PA.myInstitution.read();
      return data.growth && PA.institution.isSized(mine) ? mine : null;
    };

    /* Totals as rated and for the reader's institution, as [what it is, both]; none where its size is not known. */
    const totals = (now) => {
      const mine = sized();
      if (!mine) return [];
      const { line, phases } = words.institution;
      const about = (value, { unit }) => `${PA.number(value ?? 0)} ${unit}`;
      const sums = Object.entries(plan.sums(now, data, mine));
      return sums.flatMap(([phase, sum]) =>
        Object.keys(sum.yours).map((key) => {
          const scale = data.scales[key];
          const both = { rated: about(sum[key].about, scale), yours: about(sum.yours[key], scale) };
          return [`${phases[phase]}: ${PA.inSentence(scale.label)}`, actions.say(line, both)];
        }),
      );
    };

    const cell = ({ look }, value) =>
      el("td", {}, look === "address" && value ? el("a", { href: value }, value) : String(value));

    const tableOf = ({ columns, rows }) => {
      const visible = columns.map((column, place) => ({ ...column, place })).filter(({ look }) => look !== "hidden");
      const row = (cells) => visible.map((column) => cell(column, cells[column.place]));
      return PA.planParts.table(
        visible.map(({ heading }) => el("th", { scope: "col" }, heading)),
        rows.map((cells) => el("tr", {}, row(cells))),
      );
    };

    const show = async (now) => {
      shown = now;
      await load(now.items.map(({ id }) => id));
      if (shown !== now) return; // the plan has changed meanwhile
      const table = actions.table(now, about());
      one("table").replaceChildren(table.rows.length ? tableOf(table) : el("p", {}, words.page.empty));
      const why = actions.unnamed(table, about());
      const { page } = PA.one(":checked", chosen.framework).dataset;
      one("unnamed").replaceChildren(...(why ? [why, " ", el("a", { href: page }, words.page.read)] : []));
    };

    /* Files. */
    const title = (now) => now.name || words.name;
    const draft = () => actions.say(words.draft, { version: data.edition.version });
    const files = {
      xlsx: (table, now) =>
        PA.xlsx.write(table, {
          title: title(now),
          draft: draft(),
          words: words.sheet,
          saved: new Date().toISOString(),
          rows: Object.entries({
            edition: data.edition.version,
            saved: PA.formatDate(new Date()),
            form: forms[chosen.form.value].label,
            framework: frameworks[chosen.framework.value] ?? words.page.no_framework,
            items: actions.unnamed(table, about()),
            back: words.sheet.back,
          })
            .filter(([, value]) => value)
            .map(([key, value]) => [words.sheet.about_rows[key], value])
            .concat(totals(now)),
        }),
      docx: (table, now) =>
        PA.docx.write(table, {
          title: title(now),
          draft: [draft(), ...totals(now).map((line) => `${line.join(": ")}.`)].join(" "),
          after: actions.unnamed(table, about()),
          saved: new Date().toISOString(),
        }),
      csv: ({ columns, rows }) =>
        PA.csv.write([columns.map(({ heading }) => heading), ...rows], PA.csv.comma(navigator.language)),
    };

    const save = async (kind, now) => {
      await show(now);
      PA.saveFile(`${words.file}.${kind}`, TYPES[kind], files[kind](actions.table(now, about()), now));
    };

    /** What a workbook changes in a plan, or why it cannot be read. */
    const read = async (file, now) => {
      if (file.size > MOST_BYTES) return { error: words.back.too_large };
      if (!("DecompressionStream" in window)) return { error: words.back.no_inflate };
      let sheets;
      try {
        sheets = await PA.xlsx.read(new Uint8Array(await file.arrayBuffer()));
      } catch (error) {
        return { error: error instanceof RangeError ? words.back.too_large : words.back.no_workbook };
      }
      await load(actions.idsIn(sheets, data));
      return actions.read(sheets, now, about());
    };

    /* The choice is kept; the framework follows the form, until the reader takes another one. */
    const kept = store.read();
    if (kept && Object.hasOwn(forms, kept.form)) chosen.form.value = kept.form;
    const propose = () => {
      const { framework } = forms[chosen.form.value];
      chosen.framework.value = Object.hasOwn(frameworks, framework) ? framework : "";
    };
    propose();
    if (kept && Object.hasOwn(frameworks, kept.framework)) chosen.framework.value = kept.framework;
    const keep = () => {
      store.write({ form: chosen.form.value, framework: chosen.framework.value });
      show(shown);
    };
    chosen.form.addEventListener("change", () => {
      propose();
      keep();
    });
    chosen.framework.addEventListener("change", keep);
    one("draft").textContent = draft();
    one("semicolon").hidden = PA.csv.comma(navigator.language) === ",";
    for (const button of PA.all("[data-actions-save]", section))
      button.addEventListener("click", () => save(button.dataset.actionsSave, shown));
    return { show, read };
  };
})();

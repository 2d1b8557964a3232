/* The plan in the columns of a form, and such a table read back into the plan. Rules on plain data. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan } = PA;
  const MOST_ROWS = 2000;
  const HEADINGS_WITHIN = 10; // rows
  PA.actionPlan = /** @type {ActionPlanLogic} */ ({ MOST_ROWS });
  const actions = PA.actionPlan;

  /** A text of words.yml with its places filled; where it has two forms, {n} decides. */
  actions.say = (text, places = {}) => PA.fill(text, places);

  /* What stands in a cell, by the source that columns.yml names. */

  const quarterOf = (month, words) =>
    actions.say(words.quarter, { quarter: Math.floor((month % 12) / 3) + 1, year: String(Math.floor(month / 12)) });

  const timing = ({ item, practice, data, words }) => {
    if (!item.start) return "";
    const { start, latest } = plan.date(item, practice, data);
    const from = quarterOf(start, words);
    if (latest === null) return actions.say(words.from, { from });
    const to = quarterOf(Math.max(start, Math.ceil(latest ?? start) - 1), words);
    return from === to ? from : actions.say(words.timing, { from, to });
  };

  const served = ({ practice, data, framework, words }) => {
    const codes = practice?.serves[framework] || [];
    const labels = data.frameworks[framework].filter(({ key }) => codes.includes(key)).map(({ label }) => label);
    return labels.join("\n") || words.no_item;
  };

  const CELLS = {
    title: ({ item, practice }) => practice?.title || item.title || item.id,
    importance: ({ practice, data }) =>
      data.facets.importance.terms.find((term) => term.key === practice?.facets.importance[0])?.label ?? "",
    items: served,
    timing,
    owner: ({ item, proposal, words }) => item.owner || proposal?.unit || words.no_unit,
    indicator: ({ item, proposal, words }) => item.indicator || proposal?.indicator || words.no_indicator,
    state: ({ item, form }) => form.states[item.state] ?? "",
    note: ({ item }) => item.note,
    level: ({ practice }, [phase, scale]) => practice?.ratings[phase][scale] ?? "",
    yours: ({ practice, data, institution }, [phase, scale]) =>
      practice ? (plan.yours([{ practice }], phase, scale, data, institution) ?? "") : "",
    address: ({ practice, address }) => (practice ? address(practice.route) : ""),
    id: ({ item }) => item.id,
  };

  const cellOf = (item, key, about) => {
    const { data, proposals } = about;
    const { source, of } = data.plan.columns[key];
    const practice = about.index.get(item.id);
    const place = { ...about, item, practice, proposal: proposals[item.id], words: data.plan.words.cell };
    return CELLS[source](place, of);
  };

  const known = (about) => ({
    ...about,
    form: about.data.plan.forms[about.form],
    index: plan.index(about.data),
  });

  /** The columns of a form, its states, and a row of cells for each practice whose state it shows. */
  actions.table = (now, about) => {
    const place = known(about);
    const { columns, states } = place.form;
    const shown = Object.entries(columns).filter(([key]) => {
      const { needs } = place.data.plan.columns[key];
      return !needs || place[needs];
    });
    return {
      columns: shown.map(([key, heading]) => ({ ...place.data.plan.columns[key], key, heading })),
      states: [...new Set(Object.values(states))],
      rows: now.items
        .filter((item) => states[item.state])
        .map((item) => shown.map(([key]) => cellOf(item, key, place))),
    };
  };

  /** Why cells for items are left to the reader, as a sentence; "" where none is. */
  actions.unnamed = ({ columns, rows }, { data, framework }) => {
    const { words, frameworks } = data.plan;
    const place = columns.findIndex(({ key }) => key === "items");
    const n = rows.filter((cells) => cells[place] === words.cell.no_item).length;
    return n ? actions.say(words.unnamed, { n, framework: frameworks[framework] }) : "";
  };

  /* Read back. A reader of a cell gives the fields that it changes, or what is wrong with it. */

  const QUARTER =
    /Q\s*([1-4])\s*[/ ,-]?\s*((?:19|20|21)\d\d)|((?:19|20|21)\d\d)\s*[/ ,-]?\s*(?:Q\s*([1-4])|(0[1-9]|1[0-2]))/gi;
  const SERIAL = /^\d{5}(?:\.\d+)?$/; // how spreadsheets keep a date: days since the end of 1899
  const FIRST_SERIAL = Date.UTC(1899, 11, 30);

  /** First and last month that a text names. */
  const spansIn = (text) =>
    [...text.matchAll(QUARTER)].map(([, quarter, year, otherYear, otherQuarter, month]) => {
      const first = month ? Number(month) - 1 : (Number(quarter || otherQuarter) - 1) * 3;
      const start = Number(year || otherYear) * 12 + first;
      return { start, end: month ? start : start + 2 };
    });

  const dateOf = (serial) => new Date(FIRST_SERIAL + Number(serial) * 86_400_000).toISOString().slice(0, 7);

  const readTiming = (given, item, about) => {
    const text = SERIAL.test(given) ? `from ${dateOf(given)}` : given;
    if (!text) return { start: "", end: "" };
    const spans = spansIn(text);
    const rest = text.replace(QUARTER, "").trim();
    if (!spans.length || spans.length > 2 || /\d/.test(rest) || rest.length > 20) return { wrong: "timing" };
    const [first, last] = [spans[0], spans.at(-1)];
    if (last.end < first.start) return { wrong: "order" };
    const isOpen = spans.length === 1 && rest;
    const was = item.start ? spansIn(cellOf(item, "timing", about)) : [];
    const same = (one, other) => one && one.start === other.start && one.end === other.end;
    return {
      start: same(was[0], first) ? item.start : plan.monthText(first.start),
      end: isOpen ? "" : same(was.at(-1), last) && same(was[0], first) ? item.end : plan.monthText(last.end),
    };
  };

  const readState = (text, item, { form }) => {
    if (!text) return {};
    const fits = Object.keys(form.states).filter((key) => form.states[key].toLowerCase() === text.toLowerCase());
    if (!fits.length) return { wrong: "state", states: [...new Set(Object.values(form.states))].join(", ") };
    return { state: fits.includes(item.state) ? item.state : fits[0] };
  };

  const readText = (key) => (text) =>
    text.length > plan.LIMITS[key] ? { wrong: "long", limit: PA.number(plan.LIMITS[key]) } : { [key]: text };

  const READERS = {
    timing: readTiming,
    state: readState,
    owner: readText("owner"),
    indicator: readText("indicator"),
    note: readText("note"),
  };

  const got = (text) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

  /** The item with what a row changed in it, or a sentence that says what is wrong. */
  const readRow = (cells, item, columns, about) => {
    let fields = {};
    for (const { key, place, heading } of columns) {
      const { field } = about.data.plan.columns[key];
      const text = (cells[place] ?? "").trim();
      if (!field || text === String(cellOf(item, key, about)).trim()) continue;
      const { wrong, ...found } = READERS[field](text, item, about);
      if (wrong) return { problem: actions.say(about.words[wrong], { heading, got: got(text), ...found }) };
      fields = { ...fields, ...found };
    }
    return { item: { ...item, ...fields } };
  };

  /* Which form a table is: the one that most of its headings are of. A row with fewer than two headings is none. */
  const headings = (cells, forms) => {
    const places = new Map(cells.map((text, place) => [text.trim().toLowerCase(), place]).reverse());
    const found = Object.entries(forms).map(([form, { columns }]) => ({
      form,
      columns: Object.entries(columns)
        .filter(([, heading]) => places.has(heading.toLowerCase()))
        .map(([key, heading]) => ({ key, heading, place: places.get(heading.toLowerCase()) })),
    }));
    const best = found.reduce((one, other) => (other.columns.length > one.columns.length ? other : one));
    return best.columns.length > 1 && best.columns.some(({ key }) => key === "id") ? best : null;
  };

  /** The sheet with a plan, that named as ours first: its form, its columns, and the rows below its headings. */
  const findTable = (sheets, { plan: { forms, words } }) => {
    const isOurs = ({ name }) => name === words.sheet.plan;
    for (const { rows } of [...sheets].sort((one, other) => Number(isOurs(other)) - Number(isOurs(one)))) {
      for (const [place, { cells }] of rows.slice(0, HEADINGS_WITHIN).entries()) {
        const found = headings(cells, forms);
        if (found)
          return { ...found, rows: rows.slice(place + 1).filter((row) => row.cells.some((cell) => cell.trim())) };
      }
    }
    return null;
  };

  const cellIn = (row, table, wanted) => {
    const column = table.columns.find(({ key }) => key === wanted);
    return (row.cells[column?.place] ?? "").trim();
  };

  const idIn = (row, table, now, { data, index }) => {
    const id = cellIn(row, table, "id");
    if (!plan.isId(id)) return { id, wrong: "no_id" };
    if (index.has(id) || plan.item(now, id)) return { id };
    const next = plan.successor(data, id, index);
    return next ? { id: next } : { id, wrong: "unknown" };
  };

  /** A row as {old, item}: what the plan has and what it becomes; or {problem}. Notes in `seen` where its id stands. */
  const readOne = (row, table, now, seen, place) => {
    const found = idIn(row, table, now, place);
    const wrong = found.wrong || (seen.has(found.id) && "twice");
    if (wrong) return { problem: actions.say(place.words[wrong], { got: got(found.id), row: seen.get(found.id) }) };
    seen.set(found.id, row.number);
    const old = plan.item(now, found.id);
    return {
      old,
      ...readRow(row.cells, old || plan.fresh(found.id, place.index.get(found.id)?.title), table.columns, place),
    };
  };

  /** The ids of the rows of a table, as far as they are ids. */
  actions.idsIn = (sheets, data) => {
    const table = findTable(sheets, data);
    return table ? table.rows.map((row) => cellIn(row, table, "id")).filter(plan.isId) : [];
  };

  /**
   * What a file of sheets [{name, rows: [{number, cells: [text]}]}] changes in a plan: the plan, how much is changed
   * and added, and a sentence for each row that was left out whole. An error where there is no such table. A
   * practice that is not in the plan comes in where its row has a state or anything else that is not proposed.
   */
  actions.read = (sheets, now, about) => {
    const words = about.data.plan.words.back;
    const table = findTable(sheets, about.data);
    if (!table) return { error: words.no_table };
    if (table.rows.length > MOST_ROWS) return { error: actions.say(words.too_many, { limit: MOST_ROWS }) };
    const place = { ...known({ ...about, form: table.form }), words };
    const seen = new Map();
    const read = table.rows.map((row) => ({ row, ...readOne(row, table, now, seen, place) }));
    const changed = read.filter(({ old, item }) => old && item && !plan.same(old, item));
    const added = read.filter(
      ({ row, old, item }) => item && !old && (cellIn(row, table, "status") || !plan.untouched(item)),
    );
    const items = new Map(changed.map(({ item }) => [item.id, item]));
    return {
      plan: {
        ...now,
        items: [...now.items.map((item) => items.get(item.id) || item), ...added.map(({ item }) => item)],
      },
      changed: changed.length,
      added: added.length,
      problems: read
        .filter(({ problem }) => problem)
        .map(({ row, problem }) => actions.say(words.row, { row: row.number, text: problem })),
    };
  };
})();

/* A plan as plain data: {name, items: [{id, title, state, owner, start, end, indicator, note}]}. Every function gives a
   new plan. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  // What the forms of an action plan call them; a link tells a state by its place here, so new ones go to the end.
  const STATES = ["idea", "planned", "running", "declined", "started", "extended"];
  const LIMITS = { title: 200, owner: 200, indicator: 4000, note: 4000 };
  const MOST_ITEMS = 2000;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
  PA.plan = /** @type {any} */ ({ STATES, LIMITS, FORMAT: "practice-atlas-plan", VERSION: 2 });
  const { plan } = PA;

  plan.empty = () => ({ name: "", items: [] });
  plan.isMonth = (value) => typeof value === "string" && MONTH.test(value);
  plan.isId = (value) => typeof value === "string" && value.length <= 80 && ID.test(value);
  plan.item = (plan, id) => plan.items.find((item) => item.id === id);
  plan.same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** Whether the reader has noted nothing about it yet. */
  plan.untouched = (item) => plan.same(item, fresh(item.id, item.title));

  const fresh = (id, title = "") => ({
    id,
    title,
    state: "idea",
    owner: "",
    start: "",
    end: "",
    indicator: "",
    note: "",
  });
  plan.fresh = fresh;
  const mapped = (plan, id, change) => ({
    ...plan,
    items: plan.items.map((item) => (item.id === id ? change(item) : item)),
  });

  /** Strangers' data as a plan, with each thing that is wrong by the key of its sentence. Reads only known fields. */
  plan.read = (data) => {
    const problems = [];
    const list = Array.isArray(data) ? data : data && (data.items || data.practices);
    if (!Array.isArray(list)) return { plan: plan.empty(), problems: [{ key: "no_list" }] };
    if (list.length > MOST_ITEMS) return { plan: plan.empty(), problems: [{ key: "too_many", limit: MOST_ITEMS }] };
    const { name = "" } = data;
    if (typeof name !== "string") problems.push({ key: "name" });
    else if (name.length > LIMITS.title) problems.push({ key: "long_name", limit: LIMITS.title });
    const items = new Map();
    list.forEach((entry, index) => {
      const problem = (key, places) => problems.push({ key, ...places, place: index + 1 });
      const item = readItem(entry, problem);
      if (item && items.has(item.id)) problem("twice", { id: item.id });
      else if (item) items.set(item.id, item);
    });
    return { plan: { name: textOf(name, LIMITS.title), items: [...items.values()] }, problems };
  };

  const textOf = (value, limit) => (typeof value === "string" ? value.slice(0, limit) : "");

  const readItem = (entry, problem) => {
    const given = typeof entry === "string" ? { id: entry } : entry && typeof entry === "object" ? entry : {};
    if (!plan.isId(given.id)) return problem("no_id");
    const item = fresh(given.id);
    for (const [key, limit] of Object.entries(LIMITS)) {
      if (given[key] !== undefined && typeof given[key] !== "string") problem("text", { field: key });
      else if ((given[key] || "").length > limit) problem("long", { field: key, limit });
      item[key] = textOf(given[key], limit);
    }
    if (given.state !== undefined && !STATES.includes(given.state)) problem("state");
    else item.state = given.state ?? "idea";
    for (const key of ["start", "end"]) {
      const { [key]: month = "" } = given;
      if (month !== "" && !plan.isMonth(month)) problem("month", { field: key });
      else item[key] = month;
    }
    return item;
  };

  /** With a practice more, at the end or before another one. One that is there already stays as it is. */
  plan.add = (now, id, title, before) => {
    if (plan.item(now, id)) return now;
    const place = now.items.findIndex((item) => item.id === before);
    const items = [...now.items];
    items.splice(place < 0 ? items.length : place, 0, fresh(id, title));
    return { ...now, items };
  };

  plan.remove = (now, id) => ({ ...now, items: now.items.filter((item) => item.id !== id) });
  plan.change = (now, id, fields) => mapped(now, id, (item) => ({ ...item, ...fields }));

  /** So many places down, or up where it is less than 0. */
  plan.move = (now, id, step) => {
    const items = [...now.items];
    const from = items.findIndex((item) => item.id === id);
    const to = from + step;
    if (from < 0 || to < 0 || to >= items.length) return now;
    items.splice(to, 0, ...items.splice(from, 1));
    return { ...now, items };
  };

  /** Another practice in the place of one that is gone. If it is there already, what was noted goes to it. */
  plan.replace = (now, id, newId, title) => {
    const old = plan.item(now, id);
    const there = plan.item(now, newId);
    if (!old) return now;
    if (!there) return mapped(now, id, (item) => ({ ...item, id: newId, title }));
    const note = [there.note, old.note].filter(Boolean).join("\n").slice(0, LIMITS.note);
    return plan.remove(plan.change(now, newId, { ...filled(there, old), note }), id);
  };

  /** The notes on one item, and those on another where there are none. */
  const filled = (one, other) =>
    Object.fromEntries(["owner", "start", "end", "indicator", "note"].map((key) => [key, one[key] || other[key]]));

  /** Mine with theirs: what I have stays, what is empty is filled, what I lack comes at the end. */
  plan.merge = (mine, theirs) => {
    const known = mine.items.map((item) => ({ ...item, ...filled(item, plan.item(theirs, item.id) || item) }));
    const added = theirs.items.filter((item) => !plan.item(mine, item.id));
    return { name: mine.name || theirs.name, items: [...known, ...added] };
  };

  /** What changed from `before` to `after`, done to `now`: neither an undo nor another tab takes anything back. */
  plan.rebase = (before, after, now) => {
    const changed = (item) => ({ ...item, ...differences(plan.item(before, item.id), plan.item(after, item.id)) });
    const gone = (item) =>
      plan.item(before, item.id) && !plan.item(after, item.id) && plan.same(item, plan.item(before, item.id));
    const items = now.items.filter((item) => !gone(item)).map(changed);
    after.items.forEach((item, place) => {
      if (!plan.item(before, item.id) && !items.some((other) => other.id === item.id)) items.splice(place, 0, item);
    });
    const name = before.name === after.name ? now.name : after.name;
    return { name, items: reordered(before, after) ? inOrderOf(after, items) : items };
  };

  const differences = (old, next) =>
    old && next ? Object.fromEntries(Object.entries(next).filter(([key, value]) => old[key] !== value)) : {};

  const reordered = (before, after) => {
    const shared = (one, other) => one.items.map((item) => item.id).filter((id) => plan.item(other, id));
    return !plan.same(shared(before, after), shared(after, before));
  };

  const inOrderOf = (model, items) => {
    const place = (item) => {
      const found = model.items.findIndex((other) => other.id === item.id);
      return found < 0 ? model.items.length : found;
    };
    return [...items].sort((a, b) => place(a) - place(b));
  };
})();

/* What follows from a plan: its order, its sums, its dates, and what it lacks. Rules on plain data. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan } = PA;
  const WEEKS_A_MONTH = 52 / 12;
  const OPEN_MONTHS = 6;

  /** The practices of the data by id. */
  plan.index = (data) => new Map(data.practices.map((practice) => [practice.id, practice]));

  /** The id that took the place of one that is gone; null where nothing did, undefined where nobody knows it. */
  plan.successor = (data, id, known) => {
    const seen = new Set();
    let next = id;
    while (!known.has(next) && Object.hasOwn(data.moved, next) && !seen.has(next)) {
      seen.add(next);
      next = data.moved[next];
    }
    return next === id ? undefined : known.has(next) ? next : null;
  };

  /** With the ids of today where a practice is called otherwise now. What was retired stays, as another one. */
  plan.follow = (now, data) => {
    const index = plan.index(data);
    const renamed = now.items.filter(({ id }) => !index.has(id) && data.former.includes(id));
    return renamed.reduce((followed, { id }) => {
      const next = plan.successor(data, id, index);
      return next ? plan.replace(followed, id, next, index.get(next).title) : followed;
    }, now);
  };

  /** The items of a plan with the practices that the data knows. */
  const known = (now, index) =>
    now.items.filter((item) => index.has(item.id)).map((item) => ({ item, practice: index.get(item.id) }));

  /** In the order of "importance", "effort" (of the set-up) or "start"; the others decide between equals. */
  plan.sort = (now, by, data) => {
    const index = plan.index(data);
    const ranks = data.facets.importance.terms.map((term) => term.key);
    const last = Number.MAX_SAFE_INTEGER;
    const values = {
      importance: (item) => (index.has(item.id) ? ranks.indexOf(index.get(item.id).facets.importance[0]) : last),
      effort: (item) => index.get(item.id)?.ratings.setup.effort || last,
      start: (item) => (item.start ? plan.monthNumber(item.start) : last),
    };
    const order = [by, ...["importance", "effort"].filter((key) => key !== by)];
    const compare = (a, b) => order.reduce((found, key) => found || values[key](a) - values[key](b), 0);
    return { ...now, items: [...now.items].sort(compare) };
  };

  /**
   * What has to be found: for the set-up of what is not running yet, and for each year of all that is wanted.
   * `to` is null where a practice has no upper limit. `longest` is for work side by side. `yours` is what cost and
   * effort become in the reader's institution, null where nobody said how large it is.
   */
  plan.sums = (now, data, mine) => {
    const wanted = known(now, plan.index(data)).filter(({ item }) => item.state !== "declined");
    const ahead = wanted.filter(({ item }) => item.state !== "running");
    const amounts = (list, phase, key) => list.map(({ practice }) => PA.amount(data, practice, phase, key));
    const row = (list, phase) => ({
      count: list.length,
      cost: PA.sumAmounts(amounts(list, phase, "cost")),
      effort: PA.sumAmounts(amounts(list, phase, "effort")),
      time: PA.sumAmounts(amounts(list, phase, "time")),
      longest: longest(amounts(list, phase, "time")),
      yours: {
        cost: plan.yours(list, phase, "cost", data, mine),
        effort: plan.yours(list, phase, "effort", data, mine),
      },
    });
    return { setup: row(ahead, "setup"), delivery: row(wanted, "delivery") };
  };

  /** What the amounts of [{practice}] become together in the reader's institution; null where it is not sized. */
  plan.yours = (list, phase, key, data, mine) => {
    if (!mine || !data.growth || !PA.institution.isSized(mine)) return null;
    const rated = list.filter(({ practice }) => practice.about[phase][key] !== null);
    if (!rated.length) return null;
    const add = (times) =>
      rated.reduce((sum, { practice }) => sum + practice.about[phase][key] * times(practice.grows[phase][key]), 0);
    const [same, grown] = [add(() => 1), add((size) => PA.institution.factor(mine, size, data.growth))];
    return same === grown ? same : PA.institution.rounded(grown); // what does not grow is told as it is rated
  };

  const longest = (amounts) => {
    const rated = amounts.filter(Boolean);
    const open = rated.some((amount) => amount.to === null);
    return {
      from: Math.max(0, ...rated.map((amount) => amount.from)),
      to: open ? null : Math.max(0, ...rated.map((amount) => amount.to)),
      about: rated.every((amount) => amount.about !== null)
        ? Math.max(0, ...rated.map((amount) => amount.about))
        : null,
      missing: amounts.length - rated.length,
    };
  };

  /** Practices on which others of the plan build and which it lacks: [{practice, wantedBy: [titles], first}]. */
  plan.missing = (now, data) => {
    const index = plan.index(data);
    const found = new Map();
    for (const { item, practice } of known(now, index)) {
      if (["declined", "running"].includes(item.state)) continue;
      for (const base of practice.builds_on) {
        if (!index.has(base) || plan.item(now, base)) continue;
        if (!found.has(base)) found.set(base, { practice: index.get(base), wantedBy: [], first: item.id });
        found.get(base).wantedBy.push(practice.title);
      }
    }
    return [...found.values()];
  };

  /** Months counted from the year 0, and back to "2027-03". */
  plan.monthNumber = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1;
  plan.monthText = (number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  plan.monthName = (number, month = "long") =>
    new Date(Date.UTC(Math.floor(number / 12), number % 12, 1)).toLocaleDateString(PA.language.code, {
      month,
      year: "numeric",
      timeZone: "UTC",
    });

  /**
   * When a practice with a start is set up: {item, practice, start, earliest, latest} in months; as long as it takes,
   * or until the end that the reader gave. `latest` is null where the time has no upper limit; both are undefined
   * where it is not rated.
   */
  plan.date = (item, practice, data) => {
    const start = plan.monthNumber(item.start);
    const time = practice && PA.amount(data, practice, "setup", "time");
    const after = (weeks) => start + weeks / WEEKS_A_MONTH;
    const end = item.end && Math.max(plan.monthNumber(item.end), start) + 1;
    return {
      item,
      practice,
      start,
      earliest: end || (time ? after(time.from) : undefined),
      latest: end || (time ? (time.to === null ? null : after(time.to)) : undefined),
    };
  };

  /** The dates of all that is still to be set up and has a start. */
  plan.dates = (now, data) =>
    known(now, plan.index(data))
      .filter(({ item }) => item.start && !["declined", "running"].includes(item.state))
      .map(({ item, practice }) => plan.date(item, practice, data));

  /** What is still to be set up, with its practice: the earliest start first, and what has none in its order. */
  plan.ahead = (now, data) => {
    const month = ({ item }) => (item.start ? plan.monthNumber(item.start) : Number.MAX_SAFE_INTEGER);
    return known(now, plan.index(data))
      .filter(({ item }) => !["declined", "running"].includes(item.state))
      .sort((a, b) => month(a) - month(b));
  };

  /** From which month to which the timeline is drawn, whole years. Null without dates. */
  plan.span = (dates) => {
    if (!dates.length) return null;
    const ends = dates.map((date) => date.latest ?? (date.earliest ?? date.start) + OPEN_MONTHS);
    const from = Math.min(...dates.map((date) => date.start));
    const to = Math.max(from + 1, Math.ceil(Math.max(...ends)));
    return { from: from - (from % 3), to: to + ((3 - (to % 3)) % 3) };
  };

  /** What each practice builds on in the plan and would not find in use yet: id -> [{title, month}]. */
  plan.tooEarly = (dates) => {
    const byId = new Map(dates.map((date) => [date.item.id, date]));
    const late = (date, id) => {
      const base = byId.get(id);
      return base && base.earliest > date.start + 1e-9 && { title: base.practice.title, month: base.earliest };
    };
    return new Map(
      dates.map((date) => [date.item.id, date.practice.builds_on.map((id) => late(date, id)).filter(Boolean)]),
    );
  };
})();

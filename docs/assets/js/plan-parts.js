/* What a plan looks like: what a practice takes, the totals, the timeline, and the document for print. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan, el } = PA;
  const data = PA.data;
  const words = PA.wording.parts;
  const PHASES = data.phases;
  const PHASE_NAMES = /** @type {PhaseName[]} */ (Object.keys(PHASES));
  PA.planParts = /** @type {PlanParts} */ ({});
  const parts = PA.planParts;

  parts.title = (item, practice) => practice?.title || item.title || item.id;
  parts.state = (item) => data.plan.forms.plain.states[item.state];
  parts.importance = (practice) =>
    data.facets.importance.terms.find((term) => term.key === practice.facets.importance[0]).label;

  /** A table of the cells of its head, its rows and, where there is one, its caption. */
  parts.table = (heads, rows, caption) =>
    el(
      "table",
      { class: "pa-table" },
      caption && el("caption", {}, caption),
      el("thead", {}, el("tr", {}, heads)),
      el("tbody", {}, rows),
    );

  const level = (phase, key, value) =>
    value
      ? [
          el("span", { class: `pa-scale pa-scale--${phase}`, "data-level": value, "aria-hidden": "true" }),
          ` ${data.scales[key].levels[value - 1].label}`,
        ]
      : [words.none];

  /** "Set-up: cost Low, time Short, effort Low", with the scales drawn. */
  parts.takes = (practice, phase) => [
    el("strong", { class: `pa-${phase}` }, `${PA.fill(words.phase, { phase: PHASES[phase] })} `),
    ["cost", "time", "effort"].map((key) =>
      el(
        "span",
        { class: "pa-take" },
        ` ${PA.inSentence(data.scales[key].label)} `,
        level(phase, key, practice.ratings[phase][key]),
      ),
    ),
  ];

  /** The grade of evidence in words. */
  parts.evidence = (practice) => {
    const { label, terms } = data.facets.evidence_grade;
    const grade = terms.find((term) => term.key === practice.facets.evidence_grade[0]);
    return `${label}: ${grade.label}`;
  };

  const amount = (sum, scale, count) => {
    if (sum.missing === count) return count ? words.none : words.nothing;
    const amount = PA.formatAmount(sum, scale);
    return sum.missing ? PA.fill(words.missing, { amount, n: sum.missing }) : amount;
  };

  const timeOf = (phase, sums) => {
    const { time } = data.scales;
    if (phase === "delivery") return [PA.fill(words.longest, { amount: amount(sums.longest, time, sums.count) })];
    return [
      PA.fill(words.at_once, { amount: amount(sums.longest, time, sums.count) }),
      el("br"),
      PA.fill(words.in_turn, { amount: amount(sums.time, time, sums.count) }),
    ];
  };

  /* Days of work in euro too, where the reader has said what a day costs. Readers see where the number comes from. */
  const withDayRate = (text, sum, day, count) => {
    if (!day || sum.missing === count) return text;
    const times = (value) => (value === null ? null : value * day);
    const euro = { from: times(sum.from), to: times(sum.to), about: times(sum.about) };
    return PA.actionPlan.say(data.plan.words.institution.rated, {
      days: text,
      day: PA.institution.inEuro(day),
      euro: PA.formatAmount(euro, data.scales.cost),
    });
  };

  /* The same for an institution like the reader's, where its size is known. */
  const forYours = (yours, key, day) => {
    if (yours === null) return null;
    const { say } = PA.actionPlan;
    const words = data.plan.words.institution;
    const about = (value, { unit }) => `${PA.number(value)} ${unit}`;
    const amount = about(yours, data.scales[key]);
    const euro = about(PA.institution.rounded(yours * day), data.scales.cost);
    const paid = { amount, euro, day: PA.institution.inEuro(day) };
    const text = key === "effort" && day ? say(words.yours_paid, paid) : say(words.yours, { amount });
    return el("p", { class: "pa-totals__yours" }, text);
  };

  /** How the amounts for the reader's institution come about. */
  const howYours = (mine) => {
    if (!data.growth || !PA.institution.isSized(mine)) return null;
    const { say } = PA.actionPlan;
    const words = data.plan.words.institution;
    const { times, arrivals, academics } = data.growth;
    const beyond = PA.institution.beyond(mine, data.growth).map((key) => words.sizes[key]);
    return el(
      "p",
      { class: "pa-soft" },
      say(words.how, { times, arrivals: PA.number(arrivals), academics: PA.number(academics) }),
      beyond.length > 0 && ` ${say(words.beyond, { sizes: beyond.join(words.and), times })}`,
    );
  };

  /** The table of totals, as rated and for the reader's institution, as far as it is known. */
  parts.totals = (now, mine = PA.institution.read(null)) => {
    const sums = plan.sums(now, data, mine);
    const heads = {
      setup: PA.fill(words.setup, { n: sums.setup.count }),
      delivery: PA.fill(words.delivery, { n: sums.delivery.count }),
    };
    const cells = (key) =>
      PHASE_NAMES.map((phase) =>
        el(
          "td",
          {},
          key === "time"
            ? timeOf(phase, sums[phase])
            : [
                withDayRate(
                  amount(sums[phase][key], data.scales[key], sums[phase].count),
                  sums[phase][key],
                  key === "effort" && mine.day,
                  sums[phase].count,
                ),
                forYours(sums[phase].yours[key], key, mine.day),
              ],
        ),
      );
    const phases = Object.entries(heads).map(([phase, text]) => el("th", { scope: "col", class: `pa-${phase}` }, text));
    const rows = ["cost", "effort", "time"].map((key) =>
      el("tr", {}, el("th", { scope: "row" }, data.scales[key].label), cells(key)),
    );
    return el(
      "div",
      { class: "pa-totals" },
      parts.table([el("td"), phases], rows),
      el("p", { class: "pa-soft" }, words.how),
      howYours(mine),
    );
  };

  /** @param {PlanDate} date */
  const inUse = ({ earliest, latest }) => {
    if (earliest === undefined) return words.none;
    const from = plan.monthName(Math.floor(earliest), "short");
    if (latest === null) return PA.fill(words.or_later, { from });
    const to = plan.monthName(Math.floor(latest), "short");
    return from === to ? from : PA.fill(words.from_to, { from, to });
  };

  const bar = (date, span) => {
    const share = (month) => `${((month - span.from) / (span.to - span.from)) * 100}%`;
    const piece = (kind, from, to) => {
      const part = el("span", { class: `pa-span__${kind}` });
      part.style.setProperty("--from", share(from));
      part.style.setProperty("--to", share(to));
      return part;
    };
    const sure = Math.max(date.earliest ?? date.start, date.start + 0.15);
    const pieces = [piece("sure", date.start, sure)];
    if (date.latest !== undefined)
      pieces.push(piece(date.latest === null ? "open" : "perhaps", sure, date.latest ?? span.to));
    return el(
      "span",
      { class: "pa-span", "aria-hidden": "true" },
      years(span).map((year) => {
        const mark = el("span", { class: "pa-span__year" });
        mark.style.setProperty("--from", share(year));
        return mark;
      }),
      pieces,
    );
  };

  const years = (span) => {
    const first = Math.ceil(span.from / 12) * 12;
    return Array.from(
      { length: Math.max(0, Math.floor((span.to - 1 - first) / 12) + 1) },
      (_, index) => first + index * 12,
    );
  };

  /** Years along the top, and the first month; those that would touch the one before are left out. */
  const axis = (span) => {
    const share = (month) => ((month - span.from) / (span.to - span.from)) * 100;
    const shown = [span.from];
    for (const month of years(span)) if (share(month) - share(shown.at(-1)) > 12) shown.push(month);
    return el(
      "span",
      { class: "pa-span pa-span--axis", "aria-hidden": "true" },
      shown.map((month) => {
        const label = el(
          "span",
          { class: "pa-span__label" },
          month % 12 ? plan.monthName(month, "short") : String(month / 12),
        );
        label.style.setProperty("--from", `${share(month)}%`);
        return label;
      }),
    );
  };

  const headsOf = (...names) => names.map((name) => el("th", { scope: "col" }, words.heads[name]));

  /** The timeline: a table of dates with a drawn bar in each row; on paper with state and owner too. */
  parts.timeline = (now, isPaper = false) => {
    const dates = plan.dates(now, data).sort((a, b) => a.start - b.start);
    const without = now.items.filter((item) => !["declined", "running"].includes(item.state) && !item.start).length;
    const rest = without ? PA.fill(words.no_start, { n: without }) : "";
    if (!dates.length) return el("p", { class: "pa-soft" }, words.no_dates);
    const span = plan.span(dates);
    const heads = [headsOf("practice", "start", "in_use"), isPaper && headsOf("state", "owner")];
    const row = (date) =>
      el(
        "tr",
        {},
        el("th", { scope: "row" }, date.practice.title),
        el("td", { "data-name": words.heads.start }, plan.monthName(date.start, "short")),
        el("td", { "data-name": words.heads.in_use }, inUse(date)),
        isPaper && [parts.state(date.item), date.item.owner].map((text) => el("td", {}, text)),
        el("td", {}, bar(date, span)),
      );
    return el(
      "div",
      { class: "pa-timeline" },
      parts.table([heads, el("td", {}, axis(span))], dates.map(row), words.caption),
      rest && el("p", { class: "pa-soft" }, rest),
    );
  };

  /** The full text that the build made of a practice, as elements: only known ones, with safe addresses. */
  const TAGS = new Set("div section h2 h3 p ul ol li dl dt dd strong em code a blockquote br".split(" "));
  const ADDRESS = /^(https:|mailto:|\.\.\/)/;
  const taken = (node) => {
    if (!node.localName) return node.nodeType === Node.TEXT_NODE && node.data;
    const [href, ...others] = ["href", "class", "start"].map((name) => node.getAttribute(name));
    const attributes = { href: ADDRESS.test(href) && href, class: others[0], start: others[1] };
    return el(TAGS.has(node.localName) ? node.localName : "span", attributes, [...node.childNodes].map(taken));
  };
  const textOf = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map(taken);

  const entry = (item, practice, withText) =>
    el(
      "section",
      { class: "pa-sheet__practice" },
      el("h3", {}, parts.title(item, practice)),
      el(
        "p",
        { class: "pa-sheet__facts" },
        [
          parts.state(item),
          item.owner && PA.fill(words.owner, { owner: item.owner }),
          item.start && PA.fill(words.start, { month: plan.monthName(plan.monthNumber(item.start)) }),
          practice && parts.importance(practice),
          practice && parts.evidence(practice),
        ]
          .filter(Boolean)
          .join(" · "),
      ),
      el("p", {}, practice ? data.summaries[item.id] : words.unknown),
      practice && PHASE_NAMES.map((phase) => el("p", { class: "pa-plan__takes" }, parts.takes(practice, phase))),
      item.indicator && el("p", { class: "pa-sheet__note" }, item.indicator),
      item.note && el("p", { class: "pa-sheet__note" }, item.note),
      withText && practice && PA.texts?.[item.id] && el("div", { class: "pa-sheet__text" }, textOf(PA.texts[item.id])),
    );

  /** What of the sheet is the page for the board, in the order of paper: sums, dates, what has none, what is next. */
  parts.board = (sheet) => {
    const all = [...sheet.firstElementChild.children];
    const list = all.find(({ localName }) => localName === "table");
    const rest = all.filter((part) => part !== list);
    const place = rest.findIndex((part) => part.matches(".pa-sheet__next, .pa-sheet__practice"));
    const open = PA.all("tbody > :not(.pa-sheet__dated)", list).length > 0;
    return {
      roots: [...rest.slice(0, place), ...(open ? [list] : []), ...rest.slice(place)],
      // The caption explains the bars, which a document does not have.
      shown: (element) => !element.matches(".pa-sheet__practice, .pa-sheet__dated, .pa-timeline caption"),
    };
  };

  /** The plan as a document. `texts` adds the full text of each practice, as far as it has been loaded. */
  parts.sheet = (now, { name = now.name || words.name, texts = false, date = "", mine } = {}) => {
    const index = plan.index(data);
    const dated = new Set(plan.dates(now, data).map(({ item }) => item.id));
    const row = (item, place) =>
      el(
        "tr",
        { class: dated.has(item.id) && "pa-sheet__dated" },
        el("td", {}, place + 1),
        el("th", { scope: "row" }, parts.title(item, index.get(item.id))),
        el("td", {}, parts.state(item)),
        el("td", {}, item.owner),
        el("td", {}, item.start ? plan.monthName(plan.monthNumber(item.start)) : ""),
      );
    return el(
      "div",
      { class: "pa-sheet__body" },
      el("h2", { "data-paper-name": true }, name),
      date && el("p", { class: "pa-soft" }, date),
      parts.table(headsOf("place", "practice", "state", "owner", "start"), now.items.map(row)),
      el("h3", {}, words.takes),
      parts.totals(now, mine),
      el("h3", {}, words.when),
      parts.timeline(now, true),
      parts.next(now),
      now.items.map((item) => entry(item, index.get(item.id), texts)),
    );
  };
})();

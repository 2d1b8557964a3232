/* The whole page of a record, drawn while it is written: every field that a page shows, by its kind, in the order and
   the columns of the page, with its classes. Its headings look as there, and are read as below those of the form.
   Fetched when somebody asks for it. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;
  const said = PA.said;
  const isEmpty = PA.yaml.isEmpty;
  const HEAD = ["title", "summary", "institution"];
  /** What a practice shows above and in its strip, and what stands side by side; all else follows one another. */
  const CHIPS = ["stages", "schedule", "target_groups"];
  const [IN_STRIP, TOP, SIDE, LAW, LAST] = [
    ["importance"],
    ["description", "in_use"],
    ["evidence"],
    ["law"],
    ["sources"],
  ];
  /** Of a rating, what its level follows from or is. */
  const MEASURES = new Set(["about", "level"]);
  /** The lists of a phase, by the part that each of their items is. */
  const LISTS = { involved: "pa-people", challenge: "pa-challenges", indicator: "pa-indicators" };
  const LONGEST_NAME = 200;

  const heading = (depth, text, attributes = {}) => el(`h${depth}`, { "aria-level": depth + 2, ...attributes }, text);
  const group = (name, ...inner) => el("div", { class: name }, inner);

  /** The fields of a part in the order of its page. */
  const onPage = (part, schema) => {
    const fields = schema.parts[part];
    const keys = Object.keys(fields);
    const place = (key) => (fields[key].before ? place(fields[key].before) - 0.5 : keys.indexOf(key));
    return Object.entries(fields).sort(([one], [other]) => place(one) - place(other));
  };
  const filled = (fields, data) => fields.filter(([key]) => !isEmpty(data[key]));

  const isPhase = (field) => field.part === "phase";
  const isRating = (field) => field.part === "rating" || field.part === "judgement";
  /** Names and terms are facts even where they are several; several sentences are a list of their own. */
  const isFact = (field) =>
    field.part ? isRating(field) : field.kind !== "prose" && !(field.many && field.limit > LONGEST_NAME);
  const isOfFacts = (field, schema) =>
    field.part && !field.many && !isRating(field) && Object.values(schema.parts[field.part]).every(isFact);

  const preview = (data, schema) => {
    const shown = filled(onPage(schema.kind, schema), data).filter(([key, { page }]) => page && !HEAD.includes(key));
    const draw = schema.kind === "practice" ? practice : oneCase;
    return el("article", { class: `pa-preview pa-${schema.kind}` }, draw(shown, data, schema));
  };

  const practice = (shown, data, schema) => {
    const only = (keys) =>
      sections(
        shown.filter(([key]) => keys.includes(key)),
        data,
        schema,
      );
    const placed = [...CHIPS, ...IN_STRIP, ...TOP, ...SIDE, ...LAW, ...LAST];
    const others = shown.filter(([key, field]) => !placed.includes(key) && !isPhase(field));
    const phases = shown.filter(([, field]) => isPhase(field));
    return [
      head(data, schema, chips(data, schema)),
      strip(data, schema),
      group("pa-two", only(TOP), only(SIDE)),
      group(
        "pa-phases",
        phases.map(([key, field]) => phase(key, field, data[key], schema)),
      ),
      sections(others, data, schema),
      group("pa-ends", only(LAW), glance("pa-facts pa-part", {}, others, data, schema), only(LAST)),
    ];
  };

  const oneCase = (shown, data, schema) => {
    const [rest, sources] = [false, true].map((is) => shown.filter(([key]) => LAST.includes(key) === is));
    return group(
      "pa-case__top",
      head(data, schema),
      sections(sources, data, schema),
      glance("pa-facts", { class: "pa-sr" }, rest, data, schema),
      group("pa-case__story", sections(rest, data, schema)),
    );
  };

  const head = (data, schema, ...more) =>
    el(
      "header",
      { class: "pa-head" },
      data.institution && el("p", { class: "pa-case__who" }, data.institution),
      heading(1, data.title || PA.say(schema, "title_here")),
      el("p", { class: "pa-lede" }, data.summary || PA.say(schema, "summary_here")),
      more,
    );

  const chips = (data, schema) => {
    const given = CHIPS.flatMap((key) => [data[key]].flat().map((value) => [schema.parts.practice[key], value]));
    const named = given
      .filter(([, value]) => !isEmpty(value))
      .map(([field, value]) => said.words(field, value, schema));
    const shown = named.map((name) => el("li", {}, el("span", { class: "pa-chip" }, name)));
    return shown.length > 0 && el("ul", { class: "pa-chips" }, shown);
  };

  /** What a decision needs first. */
  const strip = (data, schema) => {
    const fields = schema.parts.practice;
    const phases = Object.entries(fields).filter(([, field]) => isPhase(field));
    const known = filled(Object.entries(fields), data).filter(([key]) => IN_STRIP.includes(key));
    return el(
      "section",
      { class: "pa-strip" },
      heading(2, PA.say(schema, "takes"), { class: "pa-sr" }),
      phases.map(([name, { label }]) => {
        const rows = schema.phaseScales.map((key) => {
          const scale = schema.scales[key];
          const term = el("dt", {}, scale.label, " ", el("span", {}, scale[name]));
          return el("div", {}, term, el("dd", {}, amount(name, scale, data[name]?.[key]?.about, schema)));
        });
        return el("div", { class: `pa-strip__phase pa-phase--${name}` }, heading(3, label), el("dl", {}, rows));
      }),
      known.length > 0 &&
        el(
          "dl",
          { class: "pa-strip__known" },
          known.map((entry) => row(...entry, data, schema)),
        ),
    );
  };

  /** The rating's own amount, its number large, then the level that holds it. */
  const amount = (name, scale, about, schema) => {
    const level = scale.levels[PA.rules.levelOf(about, scale) - 1];
    if (!level) return el("p", { class: "pa-amount" }, PA.say(schema, "not_rated"));
    const parts = PA.formatAbout(about, scale).split(/(\d(?:[\d,.\s]*\d)?)/);
    const drawn = { class: `pa-scale pa-scale--${name}`, "data-level": level.level, "aria-hidden": "true" };
    return [
      el(
        "p",
        { class: "pa-amount" },
        parts.map((text, at) => (at % 2 ? el("strong", {}, text) : text)),
      ),
      el("p", { class: "pa-amount__level" }, el("span", drawn), PA.say(schema, "level_of_five", level)),
      el("p", { class: "pa-amount__level" }, level.amount),
    ];
  };

  /** A phase in the rows of its page, which stand beside those of the other one. */
  const phase = (key, field, value, schema) => {
    const [text, ...rows] = rowsOf(schema);
    return el(
      "section",
      { class: `pa-part pa-phase pa-phase--${key}` },
      el(
        "div",
        {},
        heading(2, field.heading || field.label),
        filled(text, value).map(([name]) => PA.markdown(value[name])),
      ),
      rows.map((fields) => el("div", {}, phaseRow(filled(fields, value), value, schema))),
    );
  };

  /** The fields of a phase by rows: those of one kind side by side, and what it takes below its first text. */
  const rowsOf = (schema) => {
    const fields = onPage("phase", schema);
    const kind = ([key, field]) => field.part ?? key;
    const [first, ...others] = [...new Set(fields.map(kind))].map((one) =>
      fields.filter((field) => kind(field) === one),
    );
    const takes = others.filter(([[, field]]) => isRating(field));
    return [first, ...takes, ...others.filter((fields) => !takes.includes(fields))];
  };

  const phaseRow = (given, value, schema) => {
    if (!given.length) return null;
    if (isRating(given[0][1])) {
      const rows = given.map(([key, field]) => reason(key, field, value[key], schema));
      return [heading(3, PA.say(schema, "reasons")), el("dl", { class: "pa-reasons" }, rows)];
    }
    return given.map(([key, field]) => [
      heading(3, field.heading || field.label),
      field.part ? pairs(field, value[key], schema) : steps(value[key]),
    ]);
  };

  const reason = (key, field, rating, schema) => {
    const scale = schema.scales[key];
    const about = isEmpty(rating.about) ? "" : PA.formatAbout(rating.about, scale);
    return el(
      "div",
      {},
      el("dt", {}, scale.label, " ", el("span", { class: "pa-soft" }, about)),
      el("dd", {}, said.sentences(reasons(field, schema), field.facet, rating, schema)),
    );
  };
  const reasons = (field, schema) => Object.entries(schema.parts[field.part]).filter(([key]) => !MEASURES.has(key));

  const steps = (texts) =>
    el(
      "ol",
      { class: "pa-steps" },
      texts.filter(Boolean).map((text) => el("li", {}, text)),
    );

  /** Several alike, of each its first field and, below or beside it, the others. */
  const pairs = (field, entries, schema) => {
    const fields = onPage(field.part, schema);
    const shown = entries.map((entry) => [entry, filled(fields, entry)]).filter(([, given]) => given.length);
    const rows = shown.map(([entry, [[key, first], ...others]]) =>
      el(
        "div",
        {},
        el("dt", {}, said.words(said.ofPart(first, field.facet), entry[key], schema)),
        el("dd", {}, said.sentences(others, field.facet, entry, schema)),
      ),
    );
    return el("dl", { class: LISTS[field.part] ?? null }, rows);
  };

  /** The facts among fields below one heading; those of a group that has nothing else stand among the others. */
  const glance = (name, ofHeading, fields, data, schema) => {
    const found = facts(fields, data, schema);
    const rows = found.map(([key, field, value]) => row(key, field, { [key]: value }, schema));
    const title = heading(2, PA.say(schema, "glance"), ofHeading);
    return rows.length > 0 && el("section", { class: name }, title, el("dl", {}, rows));
  };

  const facts = (given, data, schema) =>
    given.flatMap(([key, field]) => {
      if (isOfFacts(field, schema)) return facts(filled(onPage(field.part, schema), data[key]), data[key], schema);
      return isFact(field) ? [[key, field, data[key]]] : [];
    });

  const row = (key, field, data, schema) =>
    el("div", {}, el("dt", {}, field.label), " ", el("dd", {}, fact(key, field, data[key], schema)));

  const fact = (key, field, value, schema) => {
    if (isRating(field)) return judgement(key, field, value, schema);
    const given = [value].flat().filter((one) => !isEmpty(one));
    return given.map((one) => said.words(field, one, schema)).join("; ");
  };

  /** A level, and after it what else a judgement says. */
  const judgement = (key, field, value, schema) => {
    const level = schema.scales[key].levels[value.level - 1];
    const name = level ? PA.say(schema, "level_of_five", level) : PA.say(schema, "not_rated");
    return [el("strong", {}, name), ".", said.sentences(reasons(field, schema), field.facet, value, schema)];
  };

  const sections = (fields, data, schema) => {
    const own = fields.filter(([, field]) => !isFact(field) && !isOfFacts(field, schema));
    return own.map(([key, field]) =>
      el(
        "section",
        { class: "pa-part" },
        field.page !== "bare" && heading(2, field.heading || field.label),
        content(field, data[key], schema),
      ),
    );
  };

  const content = (field, value, schema) => {
    if (field.kind === "prose") return PA.markdown(value);
    if (!field.part) return steps(value);
    const fields = onPage(field.part, schema);
    if (!field.many) return inner(filled(fields, value), value, schema);
    const given = value.filter((entry) => !isEmpty(entry));
    const items = given.map((entry) => el("li", {}, said.item(fields, field.facet, entry, schema)));
    return el("ol", { class: "pa-sources" }, items);
  };

  /** A group: its texts and lists, the first one below the heading of the group, then each fact behind its name. */
  const inner = (given, value, schema) => [
    given
      .filter(([, field]) => !isFact(field))
      .map(([key, field], place) => [
        place > 0 && field.page !== "bare" && heading(3, field.heading || field.label),
        content(field, value[key], schema),
      ]),
    facts(given, value, schema).map(([key, field, one]) =>
      el("p", {}, el("strong", {}, `${field.label}:`), " ", fact(key, field, one, schema)),
    ),
  ];

  PA.preview = preview;
  PA.showPage = (data, schema) => {
    const fold = PA.one("#pa-page");
    if (fold.open) PA.one("div", fold).replaceChildren(preview(data, schema));
  };
})();

/* The whole page of a record, drawn while it is written: every field that a page shows, by its kind, in the order of
   the page. Fetched when somebody asks for it. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;
  const REGIONS = new Intl.DisplayNames("en", { type: "region" });
  const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });
  /** Shown at the head of the page. */
  const HEAD = new Set(["title", "summary", "institution"]);
  /** Of a rating, what its level follows from or is. */
  const MEASURES = new Set(["about", "level"]);
  /** What says nothing without its label. */
  const LABELLED = new Set(["choice", "term"]);
  const LONGEST_NAME = 200;
  const SENTENCE_ENDS = /[.!?…]["”’)\]]*$/;
  const isEmpty = (value) => PA.yaml.isEmpty(value);

  /** The fields of a part in the order of its page. */
  const onPage = (part, schema) => {
    const fields = schema.parts[part];
    const keys = Object.keys(fields);
    const place = (key) => (fields[key].before ? place(fields[key].before) - 0.5 : keys.indexOf(key));
    return Object.entries(fields).sort(([one], [other]) => place(one) - place(other));
  };

  const preview = (data, schema) => {
    const shown = onPage(schema.kind, schema).filter(([key, { page }]) => page && !HEAD.has(key));
    return el(
      "article",
      { class: "pa-preview" },
      data.institution && el("p", { class: "pa-soft" }, data.institution),
      el("h3", {}, data.title || PA.say(schema, "title_here")),
      el("p", { class: "pa-lede" }, data.summary || PA.say(schema, "summary_here")),
      parts(shown, data, schema, 4),
    );
  };

  const filled = (fields, data) => fields.filter(([key]) => !isEmpty(data[key]));

  /** Sections in their order, and the short facts of the same part before them. In a part of a part the first one
      stands below the heading of that part. */
  const parts = (fields, data, schema, level, isInner = false) => {
    const given = filled(fields, data);
    const sections = given.filter(([, field]) => !isFact(field) && !isOfFacts(field, schema));
    const rows = facts(given, data, schema).map(([key, field, value]) =>
      el("div", {}, el("dt", {}, field.label), " ", el("dd", {}, fact(key, field, value, schema))),
    );
    return [
      rows.length > 0 && el("div", { class: "pa-facts" }, el("dl", {}, rows)),
      sections.map(([key, field], place) => {
        const isBare = field.page === "bare" || (place === 0 && isInner);
        return section(key, field, data[key], schema, isBare ? 0 : level);
      }),
    ];
  };

  /** The facts among fields, each with its value; those of a group that has nothing else stand among the others. */
  const facts = (given, data, schema) =>
    given.flatMap(([key, field]) => {
      if (isOfFacts(field, schema)) return facts(filled(onPage(field.part, schema), data[key]), data[key], schema);
      return isFact(field) ? [[key, field, data[key]]] : [];
    });

  const isRating = (field) => field.part === "rating" || field.part === "judgement";
  /** Names and terms are facts even where they are several; several sentences are a list of their own. */
  const isFact = (field) =>
    field.part ? isRating(field) : field.kind !== "prose" && !(field.many && field.limit > LONGEST_NAME);

  const isOfFacts = (field, schema) =>
    field.part && !field.many && !isRating(field) && Object.values(schema.parts[field.part]).every(isFact);

  const fact = (key, field, value, schema) => {
    if (isRating(field)) return rating(key, field, value, schema);
    const said = [value].flat().filter((one) => !isEmpty(one));
    return said.map((one) => words(field, one, schema)).join("; ");
  };

  /** A level with its amount, and after it what else a rating says. */
  const rating = (key, field, value, schema) => {
    const scale = schema.scales[key];
    const level = scale.levels[(value.level ?? PA.rules.levelOf(value.about, scale)) - 1];
    const name = level ? PA.say(schema, "level_of_five", level) : PA.say(schema, "not_rated");
    const amount = level && !value.level ? ` · ${PA.formatAbout(value.about, scale.unit)}` : "";
    const fields = Object.entries(schema.parts[field.part]).filter(([inner]) => !MEASURES.has(inner));
    return [el("strong", {}, name), sentence(amount), said(fields, field.facet, value, schema)];
  };

  /** A value in the words of readers. */
  const words = (field, value, schema) => {
    const known = field.facet ? schema.terms[field.facet] : field.names ? schema.records[field.names] : null;
    if (known) return Object.hasOwn(known, value) ? (known[value].title ?? known[value]) : value;
    if (field.kind === "language") return /^[a-z]{2}$/.test(value) ? LANGUAGES.of(value) : value;
    if (field.kind === "country") return /^[A-Z]{2}$/.test(value) ? REGIONS.of(value) : value;
    const day = field.kind === "date" ? new Date(`${value}T12:00`) : null;
    return day && !Number.isNaN(day.getTime()) ? PA.formatDate(day) : String(value);
  };

  const section = (key, field, value, schema, level) =>
    el(
      "section",
      { class: field.part === "phase" ? `pa-preview__phase pa-preview__phase--${key}` : null },
      level > 0 && el(`h${level}`, {}, field.heading || field.label),
      content(field, value, schema, level + 1),
    );

  const content = (field, value, schema, level) => {
    if (field.kind === "prose") return PA.markdown(value);
    if (!field.part)
      return el(
        "ol",
        {},
        value.filter(Boolean).map((text) => el("li", {}, text)),
      );
    const fields = onPage(field.part, schema);
    if (!field.many) return parts(fields, value, schema, level, true);
    const given = value.filter((entry) => !isEmpty(entry));
    return el(
      "ul",
      {},
      given.map((entry) => el("li", {}, item(fields, field.facet, entry, schema))),
    );
  };

  /** One of several alike: what it is called, which leads to its address, and the rest of it. */
  const item = (fields, facet, entry, schema) => {
    const [first, ...rest] = fields.filter(([key, field]) => field.kind !== "url" && !isEmpty(entry[key]));
    if (!first) return String(entry.url ?? "");
    const name = words(ofPart(first[1], facet), entry[first[0]], schema);
    const shown = isSafe(entry.url) ? outward(entry.url, name) : el("strong", {}, name);
    const languages = rest.filter(([, field]) => field.kind === "language");
    const others = rest.filter(([, field]) => field.kind !== "language");
    return [
      shown,
      languages.map(
        ([key, field]) => ` (${PA.say(schema, "in_language", { name: words(field, entry[key], schema) })})`,
      ),
      others.length > 0 && (SENTENCE_ENDS.test(name) && !languages.length ? "" : ":"),
      said(others, facet, entry, schema),
    ];
  };

  /** What fields say, as sentences; what is no sentence or name by itself stands behind its label. */
  const said = (fields, facet, entry, schema) =>
    fields
      .filter(([key]) => !isEmpty(entry[key]))
      .map(([key, field]) => {
        if (field.kind === "url") return isSafe(entry[key]) ? [" ", outward(entry[key], field.label)] : "";
        const text = words(ofPart(field, facet), entry[key], schema);
        if (field.kind === "date") return ` ${field.label} ${text}.`;
        return ` ${sentence(LABELLED.has(field.kind) ? `${field.label}: ${text}` : text)}`;
      });

  /** A field that holds a key takes its terms from the facet of the group that it is in. */
  const ofPart = (field, facet) => (field.kind === "key" ? { facet, ...field } : field);
  const sentence = (text) => (SENTENCE_ENDS.test(text) ? text : `${text}.`);
  const isSafe = (url) => /^https:\/\/[^\s/]/.test(url ?? "");
  const outward = (href, name) => el("a", { href, target: "_blank", rel: "noopener noreferrer" }, name);

  PA.preview = preview;
  PA.showPage = (data, schema) => {
    const fold = PA.one("#pa-page");
    if (fold.open) PA.one("div", fold).replaceChildren(preview(data, schema));
  };
})();

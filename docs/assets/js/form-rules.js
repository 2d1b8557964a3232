/* Judges a record as one types, by the rules of macros/records/. Knows no page. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const CONTACT = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+|\+\d[\d ()/.-]{7,}\d/u;
  const SAFE = /^(https:\/\/[^\s/]|mailto:[^\s?]+@[^\s?]+$|(practice|case):[a-z0-9]+(-[a-z0-9]+)*$)/i;

  /** Something that must be mended: where, the key of its words in form_words.yml, and what fills their places. */
  const wrong = (path, key, got, places = {}) => ({ path, key, places: { got, ...places } });
  /** What a table holds under a name that somebody typed, be it "constructor". */
  const under = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

  /** The value in quotes, on one line, cut short. */
  const quoted = (value) => {
    const signs = Array.from(String(value).split(/\s+/).filter(Boolean).join(" "));
    return `'${signs.slice(0, 60).join("")}${signs.length > 60 ? "…" : ""}'`;
  };

  /** A text with single spaces in small letters, by which titles are compared. */
  const squeezed = (text) => String(text).toLowerCase().split(/\s+/).filter(Boolean).join(" ");

  /** The level of a scale that holds an amount, 0 where none is given; an upper end belongs to the lower level. */
  const levelOf = (amount, scale) => {
    if (!Number.isInteger(amount) || amount < 0) return 0;
    const place = scale.levels.findIndex(({ at_most }) => at_most === undefined || amount <= at_most);
    return place < 0 ? scale.levels.length : place + 1;
  };

  const shape = function* (data, part, path, schema) {
    for (const [key, field] of Object.entries(schema.parts[part])) {
      const value = data[key];
      const here = [...path, key];
      if (PA.yaml.isEmpty(value)) {
        if (field.required) yield wrong(here, "required");
      } else if (field.many) {
        for (const [place, item] of value.entries()) yield* single(item, field, [...here, place], schema);
      } else {
        yield* single(value, field, here, schema);
      }
    }
  };

  const single = function* (value, field, path, schema) {
    if (field.part) {
      yield* shape(value, field.part, path, schema);
    } else if (field.kind === "number") {
      yield* number(value, field, path);
    } else if (field.kind === "date") {
      if (!isDate(value)) yield wrong(path, "date", quoted(value));
      else if (value > schema.today) yield wrong(path, "future", quoted(value));
    } else {
      const signs = PA.yaml.length(value);
      const hidden = new RegExp(schema.unseen).exec(value);
      if (hidden) yield wrong(path, "unseen", `U+${hex(hidden[0])}`);
      if (field.limit && signs > field.limit) yield wrong(path, "too_long", signs, { limit: field.limit });
      else if (field.pattern && !new RegExp(field.pattern).test(value))
        yield wrong(path, "pattern", quoted(value), { words: field.words });
    }
  };

  const hex = (sign) => sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");

  const number = function* (value, field, path) {
    const [least, most] = field.bounds || [null, null];
    if (!Number.isInteger(value)) yield wrong(path, "whole_number", quoted(value));
    else if ((least !== null && value < least) || (most !== null && value > most))
      yield wrong(path, most === null ? "from" : "between", quoted(value), { least, most });
  };

  const isDate = (text) => {
    const date = new Date(`${text}T00:00Z`); // the 30th of February is a day in March for some, and none for others
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(+date) && date.toISOString().startsWith(text);
  };

  /** Every text of a record with its path, and whether it is prose. */
  const texts = function* (data, part, path, schema) {
    for (const [key, field] of Object.entries(schema.parts[part])) {
      const values = field.many ? data[key] || [] : PA.yaml.isEmpty(data[key]) ? [] : [data[key]];
      for (const [place, value] of values.entries()) {
        const here = field.many ? [...path, key, place] : [...path, key];
        if (field.part) yield* texts(value, field.part, here, schema);
        else if (typeof value === "string") yield { path: here, value, field };
      }
    }
  };

  const TEMPLATE = /\{\{|\{%|\{#/;

  const prose = function* ({ path, value }) {
    const { kinds, links } = PA.prose.read(value);
    for (const { kind, text } of kinds)
      yield wrong(path, kind.startsWith("html") ? "prose_html" : `prose_${kind}`, quoted(text));
    const template = TEMPLATE.exec(value);
    if (template) yield wrong(path, "prose_template", quoted(template[0]));
    for (const href of links) if (!SAFE.test(href)) yield wrong(path, "link", quoted(href));
  };

  const wording = function* (data, schema) {
    for (const text of texts(data, schema.kind, [], schema)) {
      if (text.field.kind === "prose") yield* prose(text);
      const contact = text.field.kind === "url" ? null : CONTACT.exec(text.value);
      if (contact) yield wrong(text.path, "contact", quoted(contact[0]));
      const host = text.field.kind === "url" ? /^https:\/\/([^/?#:]+)/i.exec(text.value)?.[1].toLowerCase() : null;
      const isCopy = host && schema.copySites.some((site) => `.${host}.`.includes(`.${site}.`));
      if (isCopy && data.status !== "retired") yield wrong(text.path, "copy_site", quoted(host));
    }
  };

  const named = function* (data, id, schema) {
    for (const [key, field] of Object.entries(schema.parts[schema.kind])) {
      const values = field.kind !== "record" || PA.yaml.isEmpty(data[key]) ? [] : [].concat(data[key]);
      for (const [place, value] of values.entries()) {
        const path = field.many ? [key, place] : [key];
        const kind = field.names;
        const status = under(schema.records[kind], value)?.status;
        const mayBe = data.status === "draft" ? ["published", "draft"] : ["published"];
        const isRead = data.status !== "retired" || key === "replaced_by";
        if (kind === schema.kind && value === id) yield wrong(path, "names_itself", quoted(value), { kind });
        else if (status === undefined) yield { ...wrong(path, "not_known_yet", quoted(value), { kind }), isNote: true };
        else if (isRead && !mayBe.includes(status)) yield wrong(path, "not_published", quoted(value), { kind, status });
        if (values.indexOf(value) < place) yield wrong(path, "once", quoted(value));
      }
    }
  };

  const PHASES = ["setup", "delivery"];

  const ratings = function* (data, schema) {
    const places = [["scale_of_change"], ...PHASES.flatMap((phase) => schema.phaseScales.map((key) => [phase, key]))];
    for (const path of places) {
      const rating = path.reduce((value, key) => value?.[key], data);
      if (!PA.yaml.isEmpty(rating) && !rating.why) yield wrong([...path, "why"], "reason");
      if (rating?.grows_with && !rating.grows_why) yield wrong([...path, "grows_why"], "growth_reason");
      if (rating?.grows_why && !rating.grows_with) yield wrong([...path, "grows_with"], "growth_size");
    }
  };

  const otherNames = function* (data, schema) {
    const seen = new Set([String(data.title || "").toLowerCase()]);
    for (const key of schema.sortedNames) {
      for (const [place, name] of (data[key] || []).entries()) {
        if (seen.has(name.toLowerCase())) yield wrong([key, place], "name_once", quoted(name));
        seen.add(name.toLowerCase());
      }
    }
  };

  const telling = function* (data, id, schema) {
    const named = data.telling || [];
    if (named.length > schema.mostTelling)
      yield wrong(["telling"], "telling_most", named.length, { most: schema.mostTelling });
    for (const [place, case_] of named.entries()) {
      const shows = under(schema.shows, case_);
      if (shows && !shows.includes(id)) yield wrong(["telling", place], "telling_other", quoted(case_));
    }
  };

  /** By what institutions that use a practice are sorted and told apart: by their name, then by their country. */
  const useKey = ({ institution, country }) => `${squeezed(institution)}\n${country}`;

  const uses = function* ({ in_use: named = [] }, today) {
    const keys = named.map(useKey);
    for (const [place, { institution, since }] of named.entries()) {
      const path = ["in_use", place];
      if (institution && keys.indexOf(keys[place]) < place) yield wrong(path, "once", quoted(institution));
      if (since > Number(today.slice(0, 4))) yield wrong([...path, "since"], "future", quoted(since));
    }
  };

  const practice = function* (data, id, today, schema) {
    yield* ratings(data, schema);
    yield* uses(data, today);
    yield* otherNames(data, schema);
    yield* telling(data, id, schema);
    if (data.status !== "published") return;
    for (const phase of PHASES) if (!data[phase]) yield wrong([phase], `${phase}_missing`);
    const count = PHASES.reduce((sum, phase) => sum + (data[phase]?.indicators || []).length, 0);
    const least = schema.minimumIndicators;
    if (data.setup && data.delivery && count < least)
      yield wrong(["delivery", "indicators"], "indicators", count, { least });
    if (!(data.sources || []).length) yield wrong(["sources"], "practice_source");
  };

  const caseRules = function* (data, today, schema) {
    const { state, since, until, verified } = data;
    if (until && since && until < since) yield wrong(["until"], "until_before", quoted(until), { since });
    if (until > Number(today.slice(0, 4))) yield wrong(["until"], "future", quoted(until));
    if (until && !schema.over.includes(state))
      yield wrong(["until"], "until_state", state ? quoted(state) : PA.say(schema, "no_state"));
    if (verified && !state) yield wrong(["verified"], "verified_state");
    if (!(data.sources || []).length) yield wrong(["sources"], "case_source");
    for (const [place, source] of (data.sources || []).entries())
      if (!source.accessed) yield wrong(["sources", place, "accessed"], "accessed");
  };

  const state = function* (data, id, schema) {
    const isPractice = schema.kind === "practice"; // a retired case leads to its country
    if (isPractice && data.status === "retired" && !data.replaced_by) yield wrong(["status"], "replacement");
    if (data.status !== "retired" && data.replaced_by)
      yield wrong(["replaced_by"], "only_retired", quoted(data.status));
    const title = squeezed(data.title || "");
    const records = Object.entries(schema.records[schema.kind]);
    const [other] = records.find((record) => record[0] !== id && title && squeezed(record[1].title) === title) || [];
    if (other) yield wrong(["title"], "title_once", quoted(data.title), { file: `${schema.folder}/${other}.yml` });
  };

  const name = function* (id, editing, schema) {
    const path = ["id"];
    const valid = new RegExp(schema.id.pattern).test(id) && id.length <= schema.id.limit;
    const file = `${schema.folder}/${id}.yml`;
    if (!id) yield wrong(path, "id_ask");
    else if (!valid) yield wrong(path, "id", quoted(id), { limit: schema.id.limit });
    else if (!editing && under(schema.records[schema.kind], id)) yield wrong(path, "id_taken", id, { file });
  };

  /** What must be mended, and notes of what is only told: {path, key, places, isNote}. */
  const problems = (data, id, editing, today, schema) => {
    const own = schema.kind === "practice" ? practice(data, id, today, schema) : caseRules(data, today, schema);
    const shown = [
      name(id, editing, schema),
      shape(data, schema.kind, [], { ...schema, today }),
      own,
      state(data, id, schema),
      named(data, id, schema),
      wording(data, schema),
    ];
    return shown.flatMap((found) => [...found]);
  };

  /** A path in the labels of the form: “Set-up › Steps 2”. */
  const labelled = (path, schema) => {
    const names = [];
    let part = schema.kind;
    for (const step of path) {
      if (typeof step === "number") {
        names.push(`${names.pop()} ${step + 1}`);
      } else {
        const field = under(schema.parts[part], step);
        names.push(field?.label || step);
        part = field?.part;
      }
    }
    return names.join(" › ");
  };

  /** A problem as a sentence that names its field, in its words or before them. */
  const message = ({ path, key, places }, schema) => {
    const field = labelled(path, schema);
    const text = PA.say(schema, key, { ...places, field });
    return path[0] === "id" || text.includes(field) ? text : PA.say(schema, "at", { field, text });
  };

  /** The record as it is written: other names, and institutions that use it, in the order of the alphabet. */
  const sorted = (data, schema) => {
    const by = (key) => (a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b)));
    const list = (name, key) => data[name] && { [name]: [...data[name]].sort(by(key)) };
    const names = schema.sortedNames.map((name) => list(name, (one) => one.toLowerCase()));
    return Object.assign({}, data, list("in_use", useKey), ...names);
  };

  /** The name that a title suggests, as macros/records/ids.py makes it. */
  const idFrom = (title) => {
    const plain = PA.plain(title).replace(/[^\x00-\x7f]|'/g, "");
    const words = (plain.match(/[a-z0-9]+/g) || []).join("-").slice(0, 81);
    return words.length <= 80 ? words : words.slice(0, words.lastIndexOf("-")) || words.slice(0, 80);
  };

  PA.rules = { problems, message, sorted, idFrom, squeezed, levelOf };
})();

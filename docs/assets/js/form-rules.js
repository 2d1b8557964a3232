/* Judges a record as one types, in the words of macros/records/validation_messages.py and rules/. Knows no page. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const CONTACT = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+|\+\d[\d ()/.-]{7,}\d/u;
  const UNSEEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
  const LINK = /\[[^\]]*\]\(\s*<?([^)\s>]*)/g;
  const SAFE = /^(https:\/\/[^\s/]|mailto:[^\s?]+@[^\s?]+$|(practice|case):[a-z0-9]+(-[a-z0-9]+)*$)/i;

  /** Something that must be mended. */
  const wrong = (path, rule, got) => ({ path, message: `${rule}; got ${got}` });
  /** What a table holds under a name that somebody typed, be it "constructor". */
  const under = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

  /** The value in quotes, on one line, cut short. */
  const quoted = (value) => {
    const signs = Array.from(String(value).split(/\s+/).filter(Boolean).join(" "));
    return `'${signs.slice(0, 60).join("")}${signs.length > 60 ? "…" : ""}'`;
  };

  /** A path as contributors read it: `setup.steps 2`. */
  const dotted = (path) => {
    return path.reduce(
      (text, part) => (typeof part === "number" ? `${text} ${part + 1}` : text ? `${text}.${part}` : part),
      "",
    );
  };

  const shape = function* (data, part, path, schema) {
    for (const [key, field] of Object.entries(schema.parts[part])) {
      const value = data[key];
      const here = [...path, key];
      if (PA.yaml.isEmpty(value)) {
        if (field.required) yield { path: here, message: `${dotted(here)} must be given` };
      } else if (field.many) {
        for (const [place, item] of value.entries()) yield* single(item, field, [...here, place], schema);
      } else {
        yield* single(value, field, here, schema);
      }
    }
  };

  const single = function* (value, field, path, schema) {
    const name = dotted(path);
    if (field.part) {
      yield* shape(value, field.part, path, schema);
    } else if (field.kind === "number") {
      yield* number(value, field, path);
    } else if (field.kind === "date") {
      if (!isDate(value)) yield wrong(path, `${name} must be a date such as 2026-11-23, without quotes`, quoted(value));
    } else {
      const signs = PA.yaml.length(value);
      const hidden = UNSEEN.exec(value);
      if (hidden)
        yield wrong(
          path,
          "the text must not hold characters that cannot be seen",
          `U+${hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
        );
      if (field.limit && signs > field.limit)
        yield wrong(path, `${name} must not be longer than ${field.limit} characters`, signs);
      else if (field.pattern && !new RegExp(field.pattern).test(value))
        yield wrong(path, `${name} must be ${field.words}`, quoted(value));
    }
  };

  const number = function* (value, field, path) {
    const name = dotted(path);
    const [least, most] = field.bounds || [null, null];
    if (!Number.isInteger(value)) yield wrong(path, `${name} must be a whole number`, quoted(value));
    else if ((least !== null && value < least) || (most !== null && value > most)) {
      yield wrong(
        path,
        `${name} must be ${most === null ? `${least} or more` : `from ${least} to ${most}`}`,
        quoted(value),
      );
    }
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
  const HTML = /<(?:\/?[a-z][a-z0-9-]*[^<>]*|!--[\s\S]*?--)>/i;
  const HEADING = /^ {0,3}#{1,6}(?: .*)?$/m;
  const IMAGE = /!\[[^\]]*\]\(/;
  const CODE = /^ {0,3}(```|~~~)/m;
  const TABLE = /^ {0,3}\|?(\s*:?-+:?\s*\|)+\s*:?-*:?\s*$/m;

  const prose = function* ({ path, value }) {
    const held = (what, mark, text = value, got = null) => {
      const found = mark.exec(text);
      return found ? [wrong(path, `prose must not hold ${what}`, got || quoted(found[0]))] : [];
    };
    yield* held("HTML", HTML, value.replace(/`[^`]*`/g, "").replace(/<(https?|mailto):[^\s<>]*>/gi, ""));
    yield* held("template marks", TEMPLATE);
    for (const [, target] of value.matchAll(LINK))
      if (!SAFE.test(target)) yield wrong(path, "a link must begin with https://, practice: or case:", quoted(target));
    yield* held("headings", HEADING);
    yield* held("images", IMAGE);
    yield* held("code blocks", CODE, value, "'```'");
    yield* held("tables", TABLE, value, "'|---|'");
  };

  const wording = function* (data, schema) {
    for (const text of texts(data, schema.kind, [], schema)) {
      if (text.field.kind === "prose") yield* prose(text);
      const contact = text.field.kind === "url" ? null : CONTACT.exec(text.value);
      if (contact)
        yield wrong(text.path, "a record must not hold mail addresses or telephone numbers", quoted(contact[0]));
    }
  };

  const named = function* (data, id, schema) {
    for (const [key, field] of Object.entries(schema.parts[schema.kind])) {
      const values = field.kind !== "record" || PA.yaml.isEmpty(data[key]) ? [] : [].concat(data[key]);
      for (const [place, value] of values.entries()) {
        const path = field.many ? [key, place] : [key];
        const status = under(schema.statuses[field.names], value);
        const must = (what, got) => wrong(path, `${dotted(path)} must name ${what}`, got);
        const needsPublished = data.status === "published" || (data.status === "retired" && key === "replaced_by");
        if (field.names === schema.kind && value === id)
          yield must(`another ${field.names}`, `this one, ${quoted(value)}`);
        else if (status === undefined) yield must(`a ${field.names} that exists`, quoted(value));
        else if (status !== "published" && needsPublished)
          yield must(`a published ${field.names}`, `${quoted(value)}, which is ${status}`);
        if (values.indexOf(value) < place)
          yield wrong(path, `${key} must name each value once`, `${quoted(value)} again`);
      }
    }
  };

  const dates = function* (data, today) {
    const all = [
      [["reviewed"], data.reviewed],
      ...(data.sources || []).map(({ accessed }, place) => [["sources", place, "accessed"], accessed]),
    ];
    for (const [path, value] of all)
      if (value > today) yield wrong(path, `${path.at(-1)} must not lie in the future`, quoted(value));
  };

  const practice = function* (data, schema) {
    const ratings = [
      ["scale_of_change"],
      ...["setup", "delivery"].flatMap((phase) => ["cost", "time", "effort"].map((key) => [phase, key])),
    ];
    for (const path of ratings) {
      const rating = path.reduce((value, key) => value?.[key], data);
      if (!PA.yaml.isEmpty(rating) && !rating.why)
        yield wrong([...path, "why"], "a rating must have its reason 'why'", "none");
    }
    if (data.status !== "published") return;
    for (const phase of ["setup", "delivery"]) {
      if (!data[phase]) yield wrong([phase], `a published practice must have '${phase}'`, "none");
    }
    const count = ["setup", "delivery"].reduce((sum, phase) => sum + (data[phase]?.indicators || []).length, 0);
    if (data.setup && data.delivery && count < schema.minimumIndicators)
      yield wrong(
        ["delivery", "indicators"],
        `a published practice must have at least ${schema.minimumIndicators} indicators`,
        count,
      );
    if (!(data.sources || []).length)
      yield wrong(["sources"], "a published practice must name at least one source", "none");
  };

  const caseRules = function* (data, today) {
    const { state, since, until, verified } = data;
    if (until && since && until < since)
      yield wrong(["until"], `until must not be before since, ${since}`, quoted(until));
    if (until > Number(today.slice(0, 4))) yield wrong(["until"], "until must not lie in the future", quoted(until));
    if (until && !["ended", "one-off"].includes(state))
      yield wrong(
        ["until"],
        "until must stand only where the state is ended or one-off",
        state ? quoted(state) : "no state",
      );
    if (verified && !state) yield wrong(["verified"], "a case that was read a second time must have a state", "none");
    if (!(data.sources || []).length) yield wrong(["sources"], "a case must name at least one source", "none");
    for (const [place, source] of (data.sources || []).entries()) {
      if (!source.accessed)
        yield wrong(
          ["sources", place, "accessed"],
          "a source of a case must have 'accessed', the day on which it was read",
          "none",
        );
    }
  };

  const state = function* (data, id, schema) {
    const isPractice = schema.kind === "practice"; // a retired case leads to its country
    if (isPractice && data.status === "retired" && !data.replaced_by)
      yield wrong(["status"], "a retired practice must have 'replaced_by'", "none");
    if (data.status !== "retired" && data.replaced_by)
      yield wrong(["replaced_by"], "only a retired record may have 'replaced_by'", `status ${quoted(data.status)}`);
    const other = under(
      schema.titles,
      String(data.title || "")
        .toLowerCase()
        .split(/\s+/)
        .filter(Boolean)
        .join(" "),
    );
    if (other && other !== id)
      yield wrong(
        ["title"],
        "a title must be used once",
        `${quoted(data.title)}, which ${schema.folder}/${other}.yml has too`,
      );
  };

  const name = function* (id, editing, schema) {
    const path = ["id"];
    const valid = new RegExp(schema.id.pattern).test(id) && id.length <= schema.id.limit;
    if (!valid)
      yield wrong(
        path,
        "the name of the file must be small letters a to z, digits and single hyphens only, " +
          `at most ${schema.id.limit} of them`,
        quoted(id),
      );
    else if (!editing && under(schema.statuses[schema.kind], id))
      yield {
        path,
        message: `a new record must have a new name; ${schema.folder}/${id}.yml is there already, or was before`,
      };
  };

  /** Everything that must be mended: {path, message} in the order of the form. */
  const problems = (data, id, editing, today, schema) => {
    const own = schema.kind === "practice" ? practice(data, schema) : caseRules(data, today);
    const shown = [
      name(id, editing, schema),
      shape(data, schema.kind, [], schema),
      own,
      state(data, id, schema),
      named(data, id, schema),
      dates(data, today),
      wording(data, schema),
    ];
    return shown.flatMap((found) => [...found]);
  };

  /** The name that a title suggests, as macros/records/ids.py makes it. */
  const idFrom = (title) => {
    const plain = PA.plain(title).replace(/[^\x00-\x7f]|'/g, "");
    const words = (plain.match(/[a-z0-9]+/g) || []).join("-").slice(0, 81);
    return words.length <= 80 ? words : words.slice(0, words.lastIndexOf("-")) || words.slice(0, 80);
  };

  PA.rules = { problems, idFrom, dotted };
})();

/* Judges a record as one types, in the words of the check (macros/records/shape.py and rules/). Knows no page. */
(function () {
  "use strict";
  const atlas = (window.PracticeAtlas = window.PracticeAtlas || {});
  const CONTACT = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+|\+\d[\d ()/.-]{7,}\d/u;
  const UNSEEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
  const LINK = /\[[^\]]*\]\(\s*<?([^)\s>]*)/g;
  const SAFE = /^(https:\/\/[^\s/]|mailto:[^\s?]+@[^\s?]+$|(practice|case):[a-z0-9]+(-[a-z0-9]+)*$)/i;

  /** What a table holds under a name that somebody typed, be it "constructor". */
  const under = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

  /** The value in quotes, on one line, cut short. */
  function quoted(value) {
    const signs = Array.from(String(value).split(/\s+/).filter(Boolean).join(" "));
    return "'" + (signs.length > 60 ? signs.slice(0, 60).join("") + "…" : signs.join("")) + "'";
  }

  /** A path as contributors read it: `setup.steps 2`. */
  function dotted(path) {
    return path.reduce((text, part) => (typeof part === "number" ? text + " " + (part + 1) : text ? text + "." + part : part), "");
  }

  function* shape(data, part, path, schema) {
    for (const [key, field] of Object.entries(schema.parts[part])) {
      const value = data[key];
      const here = [...path, key];
      if (atlas.yaml.isEmpty(value)) {
        if (field.required) yield { path: here, message: dotted(here) + " must be given" };
      } else if (field.many) {
        for (const [place, item] of value.entries()) yield* single(item, field, [...here, place], schema);
      } else {
        yield* single(value, field, here, schema);
      }
    }
  }

  function* single(value, field, path, schema) {
    const name = dotted(path);
    if (field.part) {
      yield* shape(value, field.part, path, schema);
    } else if (field.kind === "number") {
      yield* number(value, field, path);
    } else if (field.kind === "date") {
      if (!isDate(value)) yield { path, message: name + " must be a date such as 2026-11-23, without quotes; got " + quoted(value) };
    } else {
      const signs = atlas.yaml.length(value);
      const hidden = UNSEEN.exec(value);
      if (hidden) yield { path, message: "the text must not hold characters that cannot be seen; got U+" + hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") };
      if (field.limit && signs > field.limit) yield { path, message: name + " must not be longer than " + field.limit + " characters; got " + signs };
      else if (field.pattern && !new RegExp(field.pattern).test(value)) yield { path, message: name + " must be " + field.words + "; got " + quoted(value) };
    }
  }

  function* number(value, field, path) {
    const name = dotted(path);
    const [least, most] = field.bounds || [null, null];
    if (!Number.isInteger(value)) yield { path, message: name + " must be a whole number; got " + quoted(value) };
    else if (least !== null && value < least) yield { path, message: name + " must be " + least + " or more; got " + quoted(value) };
    else if (most !== null && value > most) yield { path, message: name + " must be " + most + " or less; got " + quoted(value) };
  }

  function isDate(text) {
    const [year, month, day] = String(text).split("-").map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  /** Every text of a record with its path, and whether it is prose. */
  function* texts(data, part, path, schema) {
    for (const [key, field] of Object.entries(schema.parts[part])) {
      const values = field.many ? data[key] || [] : atlas.yaml.isEmpty(data[key]) ? [] : [data[key]];
      for (const [place, value] of values.entries()) {
        const here = field.many ? [...path, key, place] : [...path, key];
        if (field.part) yield* texts(value, field.part, here, schema);
        else if (typeof value === "string") yield { path: here, value, field };
      }
    }
  }

  function* prose(text) {
    const { path, value } = text;
    const template = /\{\{|\{%|\{#/.exec(value);
    const html = /<(?:\/?[a-z][a-z0-9-]*[^<>]*|!--[\s\S]*?--)>/i.exec(value.replace(/`[^`]*`/g, "").replace(/<(https?|mailto):[^\s<>]*>/gi, ""));
    const heading = /^ {0,3}#{1,6}(?: .*)?$/m.exec(value);
    const image = /!\[[^\]]*\]\(/.exec(value);
    if (html) yield { path, message: "prose must not hold HTML; got " + quoted(html[0]) };
    if (template) yield { path, message: "prose must not hold template marks; got " + quoted(template[0]) };
    for (const link of value.matchAll(LINK)) {
      if (!SAFE.test(link[1])) yield { path, message: "a link must begin with https://, practice: or case:; got " + quoted(link[1]) };
    }
    if (heading) yield { path, message: "prose must not hold headings; got " + quoted(heading[0]) };
    if (image) yield { path, message: "prose must not hold images; got " + quoted(image[0]) };
    if (/^ {0,3}(```|~~~)/m.test(value)) yield { path, message: "prose must not hold code blocks; got '```'" };
    if (/^ {0,3}\|?(\s*:?-+:?\s*\|)+\s*:?-*:?\s*$/m.test(value)) yield { path, message: "prose must not hold tables; got '|---|'" };
  }

  function* wording(data, schema) {
    for (const text of texts(data, schema.kind, [], schema)) {
      if (text.field.kind === "prose") yield* prose(text);
      const contact = text.field.kind === "url" ? null : CONTACT.exec(text.value);
      if (contact) yield { path: text.path, message: "a record must not hold mail addresses or telephone numbers; got " + quoted(contact[0]) };
    }
  }

  function* named(data, id, schema) {
    for (const [key, field] of Object.entries(schema.parts[schema.kind])) {
      const values = field.kind !== "record" || atlas.yaml.isEmpty(data[key]) ? [] : [].concat(data[key]);
      for (const [place, value] of values.entries()) {
        const path = field.many ? [key, place] : [key];
        const status = under(schema.statuses[field.names], value);
        if (field.names === schema.kind && value === id) yield { path, message: dotted(path) + " must name another " + field.names + "; got this one, " + quoted(value) };
        else if (status === undefined) yield { path, message: dotted(path) + " must name a " + field.names + " that exists; got " + quoted(value) };
        else if (status !== "published" && (data.status === "published" || (data.status === "retired" && key === "replaced_by"))) yield { path, message: dotted(path) + " must name a published " + field.names + "; got " + quoted(value) + ", which is " + status };
        if (values.indexOf(value) < place) yield { path, message: key + " must name each value once; got " + quoted(value) + " again" };
      }
    }
  }

  function* dates(data, today) {
    const late = (path, name, value) => (value && value > today ? [{ path, message: name + " must not lie in the future; got " + quoted(value) }] : []);
    yield* late(["reviewed"], "reviewed", data.reviewed);
    for (const [place, source] of (data.sources || []).entries()) yield* late(["sources", place, "accessed"], "accessed", source.accessed);
  }

  function* practice(data, schema) {
    const ratings = [["scale_of_change"], ...["setup", "delivery"].flatMap((phase) => ["cost", "time", "effort"].map((key) => [phase, key]))];
    for (const path of ratings) {
      const rating = path.reduce((value, key) => (value || {})[key], data);
      if (rating && rating.level && !rating.why) yield { path: [...path, "why"], message: "a rating must have its reason 'why'; got only level " + rating.level };
    }
    if (data.status !== "published") return;
    for (const phase of ["setup", "delivery"]) {
      if (!data[phase]) yield { path: [phase], message: "a published practice must have '" + phase + "'; got none" };
    }
    const count = ["setup", "delivery"].reduce((sum, phase) => sum + ((data[phase] || {}).indicators || []).length, 0);
    if (data.setup && data.delivery && count < schema.minimumIndicators) yield { path: ["delivery", "indicators"], message: "a published practice must have at least " + schema.minimumIndicators + " indicators; got " + count };
    if (!(data.sources || []).length) yield { path: ["sources"], message: "a published practice must name at least one source; got none" };
  }

  function* caseRules(data) {
    if (!(data.sources || []).length) yield { path: ["sources"], message: "a case must name at least one source; got none" };
    for (const [place, source] of (data.sources || []).entries()) {
      if (!source.accessed) yield { path: ["sources", place, "accessed"], message: "a source of a case must have 'accessed', the day on which it was read; got none" };
    }
  }

  function* state(data, id, schema) {
    if (data.status === "retired" && !data.replaced_by) yield { path: ["status"], message: "a retired record must have 'replaced_by'; got none" };
    if (data.status !== "retired" && data.replaced_by) yield { path: ["replaced_by"], message: "only a retired record may have 'replaced_by'; got status " + quoted(data.status) };
    const other = under(schema.titles, String(data.title || "").toLowerCase().split(/\s+/).filter(Boolean).join(" "));
    if (other && other !== id) yield { path: ["title"], message: "a title must be used once; got " + quoted(data.title) + ", which " + schema.folder + "/" + other + ".yml has too" };
  }

  function* name(id, editing, schema) {
    const path = ["id"];
    const valid = new RegExp(schema.id.pattern).test(id) && id.length <= schema.id.limit;
    if (!valid) yield { path, message: "the name of the file must be small letters a to z, digits and single hyphens only, at most " + schema.id.limit + " of them; got " + quoted(id) };
    else if (!editing && under(schema.statuses[schema.kind], id)) yield { path, message: "a new record must have a new name; " + schema.folder + "/" + id + ".yml is there already, or was before" };
  }

  /** Everything that must be mended: {path, message} in the order of the form. */
  function problems(data, id, editing, today, schema) {
    const own = schema.kind === "practice" ? practice(data, schema) : caseRules(data);
    const shown = [name(id, editing, schema), shape(data, schema.kind, [], schema), own, state(data, id, schema), named(data, id, schema), dates(data, today), wording(data, schema)];
    return shown.flatMap((found) => [...found]);
  }

  /** The name that a title suggests, as macros/records/ids.py makes it. */
  function idFrom(title) {
    const letters = { "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i" };
    const plain = title.toLowerCase().replace(/[ßæøœłđðþı]/g, (sign) => letters[sign]).normalize("NFKD").replace(/[^\x00-\x7f]/g, "").replace(/'/g, "");
    const words = (plain.match(/[a-z0-9]+/g) || []).join("-").slice(0, 81);
    return words.length <= 80 ? words : words.slice(0, words.lastIndexOf("-")) || words.slice(0, 80);
  }

  atlas.rules = { problems, idFrom, dotted };
})();

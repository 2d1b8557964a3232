/* What copy editors would send back, as far as it is found cheaply: how many words a record has of its own, and words
   that say nothing or that we write in another way. Counted and found as macros/copyedit/ does it; only told. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
  const ADDRESS = /\]\([^)\s]*(?:\s+"[^"]*")?\)|<https?:[^>]*>/g;
  const NUMBER = /^[ >]*\d{1,2}[.)] /gm; // of an item; a year that begins a line is a word
  /** The looks of fields of a record whose words count; inside of them all do but asides. */
  const COUNTED = new Set(["prose", "group", "counted"]);
  let patterns;

  /** Each own text with its path, and whether its words count. */
  const passages = function* (data, part, schema, path = [], counts = true) {
    for (const [key, field] of Object.entries(schema.parts[part])) {
      if (!field.copyedit || PA.yaml.isEmpty(data[key])) continue;
      const isCounted = path.length ? counts && field.copyedit !== "aside" : COUNTED.has(field.copyedit);
      for (const [place, value] of [data[key]].flat().entries()) {
        const here = field.many ? [...path, key, place] : [...path, key];
        if (field.part) yield* passages(value, field.part, schema, here, isCounted);
        else yield { path: here, text: plain(String(value), field), isCounted };
      }
    }
  };

  const plain = (text, { kind }) => (kind === "prose" ? text.replace(ADDRESS, "]").replace(NUMBER, "") : text);

  const words = (data, schema) =>
    [...passages(data, schema.kind, schema)]
      .filter(({ isCounted }) => isCounted)
      .reduce((sum, { text }) => sum + (text.match(WORD) || []).length, 0);

  /** A note where a record has more or fewer words than a published one may have, beside its first long text. */
  const length = (data, schema) => {
    const [least, most] = schema.wanted;
    const n = words(data, schema);
    if (!n || (n >= least && n <= most)) return [];
    const [key] = Object.entries(schema.parts[schema.kind]).find(([, field]) => field.kind === "prose");
    return [{ path: [key], key: "length", places: { n, least, most }, isNote: true }];
  };

  const phrases = function* (data, schema) {
    patterns ??= schema.phrases.map(([pattern, reason, flags]) => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{N}_])(?:${pattern})(?![\\p{L}\\p{N}_])`, flags),
      reason,
    }));
    for (const { path, text } of passages(data, schema.kind, schema))
      for (const { pattern, reason } of patterns)
        for (const [got] of text.matchAll(pattern))
          yield { path, key: "phrase", places: { got: `'${got.trim()}'`, reason }, isNote: true };
  };

  PA.copyedit = { words, notes: (data, schema) => [...phrases(data, schema), ...length(data, schema)] };
})();

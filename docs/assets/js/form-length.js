/* How many words of its own a record has, as macros/copyedit/passages.py counts them. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
  const ADDRESS = /\]\([^)\s]*(?:\s+"[^"]*")?\)|<https?:[^>]*>/g;
  const NUMBER = /^[ >]*\d{1,2}[.)] /gm; // of an item; a year that begins a line is a word
  /** The looks of fields of a record whose words count; inside of them all do but asides. */
  const COUNTED = new Set(["prose", "group", "counted"]);

  const inPart = (data, part, schema, counts) =>
    Object.entries(schema.parts[part])
      .filter(([key, { copyedit }]) => copyedit && counts(copyedit) && !PA.yaml.isEmpty(data[key]))
      .flatMap(([key, field]) => [data[key]].flat().map((value) => inValue(value, field, schema)))
      .reduce((sum, count) => sum + count, 0);

  const inValue = (value, field, schema) => {
    if (field.part) return inPart(value, field.part, schema, (look) => look !== "aside");
    const text = field.kind === "prose" ? String(value).replace(ADDRESS, "]").replace(NUMBER, "") : String(value);
    return (text.match(WORD) || []).length;
  };

  const words = (data, schema) => inPart(data, schema.kind, schema, (look) => COUNTED.has(look));

  /** A note where a record has more or fewer words than a published one may have, beside its first long text. */
  const notes = (data, schema) => {
    const [least, most] = schema.wanted;
    const n = words(data, schema);
    if (!n || (n >= least && n <= most)) return [];
    const [key] = Object.entries(schema.parts[schema.kind]).find(([, field]) => field.kind === "prose");
    return [{ path: [key], key: "length", places: { n, least, most }, isNote: true }];
  };

  PA.length = { words, notes };
})();

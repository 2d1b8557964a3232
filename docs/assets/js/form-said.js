/* What the fields of a record say, as a page writes it: a value in words, one of several alike, sentences. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;
  const REGIONS = new Intl.DisplayNames("en", { type: "region" });
  const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });
  /** What says nothing without its label. */
  const LABELLED = new Set(["choice", "term"]);
  const SENTENCE_ENDS = /[.!?…]["”’)\]]*$/;

  /** A value in the words of readers. */
  const words = (field, value, schema) => {
    const known = field.facet ? schema.terms[field.facet] : field.names ? schema.records[field.names] : null;
    if (known) return Object.hasOwn(known, value) ? (known[value].title ?? known[value]) : value;
    if (field.kind === "language") return /^[a-z]{2}$/.test(value) ? LANGUAGES.of(value) : value;
    if (field.kind === "country") return /^[A-Z]{2}$/.test(value) ? REGIONS.of(value) : value;
    const day = field.kind === "date" ? new Date(`${value}T12:00`) : null;
    return day && !Number.isNaN(day.getTime()) ? PA.formatDate(day) : String(value);
  };

  /** One of several alike: what it is called, which leads to its address, and the rest of it. */
  const item = (fields, facet, entry, schema) => {
    const [first, ...rest] = fields.filter(([key, field]) => field.kind !== "url" && !PA.yaml.isEmpty(entry[key]));
    if (!first) return [String(entry.url ?? "")];
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
      sentences(others, facet, entry, schema),
    ];
  };

  /** What fields say, as sentences; what is no sentence or name by itself stands behind its label. */
  const sentences = (fields, facet, entry, schema) =>
    fields
      .filter(([key]) => !PA.yaml.isEmpty(entry[key]))
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

  PA.said = { words, item, sentences, ofPart };
})();

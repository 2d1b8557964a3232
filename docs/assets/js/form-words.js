/* The words of the form, which macros/contribute/form_words.yml holds, with what is filled in. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const plural = new Intl.PluralRules("en");

  PA.say = (schema, key, places = {}) => {
    const words = schema.words[key];
    const text = typeof words === "string" ? words : words[plural.select(Number(places.n))];
    return text
      .replace(/\[(\w+)\.(\w+)\]/g, (_, part, field) => schema.parts[part][field].label)
      .replace(/\{(\w+)\}/g, (_, name) => String(places[name]));
  };
})();

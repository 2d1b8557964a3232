/* The unfinished texts that this browser keeps: each in a place of its own, so that no tab writes over another's. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const HEAD = "practice-atlas.draft.";
  const KEY = /^practice-atlas\.draft\.([a-z0-9]{1,40})\.v1$/;
  /** Of edition 1.0, which kept one text for each form, and the earlier ones inside it. */
  const OLD_KEY = /^practice-atlas\.form\.(practice|case)\.([a-z0-9-]*)\.v1$/;
  /** The places that were used: each keeps its text for as long as the page is open where the browser keeps nothing. */
  const stores = new Map();

  const storeOf = (place) => {
    if (!stores.has(place)) stores.set(place, PA.store(`draft.${place}`));
    return stores.get(place);
  };

  const storedKeys = () => {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  };

  const newPlace = () => {
    const [one, other] = crypto.getRandomValues(new Uint32Array(2));
    return `${one.toString(36)}${other.toString(36)}`;
  };

  /** Texts that an earlier edition kept, each inside the one that was typed after it, get places of their own. */
  const takeOver = () => {
    for (const [key, kind, edited] of storedKeys().map((name) => OLD_KEY.exec(name) || [])) {
      if (!key) continue;
      const old = PA.store(`form.${kind}.${edited}`);
      const text = old.raw();
      let found = old.read();
      if (text && !isDraft(found)) storeOf(newPlace()).writeText(text);
      for (let depth = 0; isDraft(found) && depth < 100; depth += 1) {
        const { before, ...draft } = found;
        storeOf(newPlace()).write({ kind, edited, ...draft });
        found = before;
      }
      old.clear();
    }
  };

  const isDraft = (found) => found !== null && typeof found === "object" && !Array.isArray(found);
  const textIn = (value) => (typeof value === "string" ? value : "");

  /** One text as far as it can be read; `text` is as it lay there. */
  const parse = (place, schema) => {
    const store = storeOf(place);
    const text = store.raw();
    if (!text) return null;
    const found = store.read();
    const draft = isDraft(found) ? found : {};
    const kind = draft.kind === "case" || draft.kind === "practice" ? draft.kind : schema.kind;
    const { data, isWhole } = PA.fields.sanitize(draft.data, kind, schema);
    const time = new Date(textIn(draft.when)).getTime();
    return {
      place,
      text,
      kind,
      data,
      isWhole: isWhole && typeof draft.id === "string",
      id: textIn(draft.id).slice(0, 200),
      edited: new RegExp(schema.id.pattern).test(textIn(draft.edited)) ? draft.edited : "",
      when: Number.isNaN(time) ? null : new Date(time),
    };
  };

  /** All texts, the youngest first. */
  const list = (schema) => {
    takeOver();
    const places = new Set([
      ...storedKeys()
        .map((key) => KEY.exec(key)?.[1])
        .filter(Boolean),
      ...stores.keys(),
    ]);
    const drafts = [...places].map((place) => parse(place, schema)).filter(Boolean);
    return drafts.sort((a, b) => Number(b.when) - Number(a.when));
  };

  PA.drafts = {
    newPlace,
    list,
    find: (place, schema) => (KEY.test(`${HEAD}${place}.v1`) ? parse(place, schema) : null),
    write: (place, draft) => storeOf(place).write(draft),
    writeText: (place, text) => storeOf(place).writeText(text),
    remove: (place) => storeOf(place).clear(),
  };
})();

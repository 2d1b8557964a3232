/* Searching: which entries fit a question, the best first. Knows no page.
   How well a word fits an entry is a level of a fixed order, and never a sum. An entry fits as its worst word does. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const COMPOUND = /[\p{L}\p{N}]+(?:[-\u2010-\u2013][\p{L}\p{N}]+)*/gu;
  const ASCII = /^[\0-\x7f]*$/;
  const ASCII_COMPOUND = /[a-z0-9]+(?:-[a-z0-9]+)*/g; // the same for most texts, in a tenth of the time
  const HYPHEN = /[-\u2010-\u2013]/;
  const PART = /[\p{L}\p{N}]+/gu;
  const WITH_ACCENTS = /[\p{L}\p{N}\p{M}]+/gu;
  const APOSTROPHE = /['’ʼ]/g;
  const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
  const BEGINNING = 2; // letters by which the words of bodies are put into shards
  const SHORTEST_GUESS = 5; // letters of a word in which one may be wrong
  const ENDING = 2; // letters at the end in which a word that nothing holds may differ, as in podatki and podatkowe
  const FEW = 3; // fits of one kind: where fewer fit all words, those that fit most of them follow

  /* The order of levels. A title that begins with the word is one better than a title. */
  const WHOLE = { title: 1, also_called: 2, note: 2, found_by: 3, summary: 8, body: 9 };
  const BEGUN = { title: 5, also_called: 6, note: 6, found_by: 7, summary: 10, body: 11 };
  const GUESSED = { title: 13, also_called: 14, note: 14, found_by: 15 };
  const KIN = { title: 17, also_called: 18, note: 18, found_by: 19 };
  const AROUND = 50; // letters before what an excerpt shows; twice as many follow
  const MISSING = 99;
  const MOST = 8; // words of a question that are compared
  const NO_WORD = Array(MOST).fill(-1);

  const plain = (text) => PA.plain(text.replace(APOSTROPHE, ""));
  const apply = (rules, word) => rules.reduce((text, [pattern, other]) => text.replace(pattern, other), word);

  /** A word in the one spelling, as one that is being typed and as one that is finished. macros/pages/search_words.py
      does the same with the words of bodies. */
  const fold = ({ spellings, plurals }, raw) => {
    const typed = apply(spellings, raw);
    return { raw, typed, whole: apply(plurals, typed) };
  };

  /* The same, remembered: texts say the same words again and again. */
  const folded = ({ rules, folds }, raw) => {
    if (!folds.has(raw)) folds.set(raw, fold(rules, raw));
    return folds.get(raw);
  };

  /* The parts of a compound such as pre-arrival, and the compound as one word: call(word, place in the text). Gives the
     number of places. A large index holds some hundred thousand words, so a word makes no object of its own here. */
  const eachWord = (text, call) => {
    let place = 0;
    const small = ASCII.test(text) ? text.replace(APOSTROPHE, "").toLowerCase() : plain(text);
    for (const compound of small.match(ASCII.test(small) ? ASCII_COMPOUND : COMPOUND) || []) {
      const parts = HYPHEN.test(compound) ? compound.match(PART) : [compound];
      if (parts.length > 1) call(parts.join(""), place);
      for (const part of parts) call(part, place++);
    }
    return place;
  };

  const namesOf = (entry) => [
    ["title", entry.title],
    ...(entry.also_called || []).map((name) => ["also_called", name]),
    ...(entry.found_by || []).map((name) => ["found_by", name]),
    ...(entry.kind === "case" ? [["note", entry.note]] : []),
    ...(entry.summary ? [["summary", entry.summary]] : []),
  ];

  const groupsOf = (all, keyOf) => {
    const groups = new Map();
    for (const one of all) {
      const key = keyOf(one);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(one);
    }
    return groups;
  };

  /** The entries with all words of their names, and where each word stands: `places[n]` in `names[n]`. */
  const index = (data) => {
    const compiled = (pairs) => pairs.map(([pattern, other]) => [new RegExp(pattern, "gu"), other]);
    const rules = { spellings: compiled(data.spellings), plurals: compiled(data.plurals) };
    const words = new Map();
    const entries = data.entries.map((entry, place) => ({ ...entry, place }));
    for (const entry of entries)
      for (const [field, text] of namesOf(entry)) {
        const name = { entry, field, text, length: 0 };
        name.length = eachWord(text, (raw, at) => {
          if (!words.has(raw)) words.set(raw, { ...fold(rules, raw), names: [], places: [] });
          const word = words.get(raw);
          word.names.push(name);
          word.places.push(at);
        });
      }
    const stops = new Set();
    eachWord(data.stop_words, (raw) => stops.add(raw));
    const all = [...words.values()];
    const wholes = groupsOf(all, ({ whole }) => whole);
    const beginnings = new Set(data.beginnings);
    return { rules, entries, words: all, byRaw: words, wholes, stops, beginnings, folds: new Map() };
  };

  /** A question as its terms: words, and phrases from quotes. The last word may still be in the making. */
  const parse = (index, question) => {
    const wordsIn = (text) =>
      (text.replace(APOSTROPHE, "").match(WITH_ACCENTS) || []).map((word) => ({
        ...fold(index.rules, plain(word)),
        text: word,
      }));
    const phrases = [...question.matchAll(QUOTED)].map(([, text]) => wordsIn(text)).filter((words) => words.length);
    const all = wordsIn(question.replace(QUOTED, " ")).map((word) => [word]);
    const telling = all.filter(([word]) => !index.stops.has(word.raw));
    const words = telling.length || phrases.length ? telling : all;
    if (words.length && /[\p{L}\p{N}\p{M}]$/u.test(question)) words.at(-1)[0].isLast = words.at(-1) === all.at(-1);
    return [...phrases, ...words];
  };

  /* The same question with two neighbouring words as one, where that is a word: "child care", "pre arrival". */
  const readings = (index, terms) => {
    const both = [terms];
    for (let at = 0; at + 1 < terms.length; at++) {
      const [first, second] = [terms[at], terms[at + 1]];
      if (first.length > 1 || second.length > 1) continue;
      const word = { ...second[0], ...fold(index.rules, first[0].raw + second[0].raw) };
      if (index.wholes.has(word.whole)) both.push([...terms.slice(0, at), [word], ...terms.slice(at + 2)]);
    }
    return both;
  };

  /* Whether two words differ by one letter that is wrong, missing, too much, or in the place of its neighbour. */
  const isNear = (a, b) => {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const rest = (text, from) => text.slice(at + from);
    if (a.length > b.length) return rest(a, 1) === rest(b, 0);
    if (a.length < b.length) return rest(a, 0) === rest(b, 1);
    return rest(a, 1) === rest(b, 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2));
  };

  const begins = (word, typed) => word.raw.startsWith(typed.raw) || word.typed.startsWith(typed.typed);

  /* What is found so far, by the place of an entry: the best level, and the name that has it. */
  const keep = (found, place, level, name) => {
    const before = found.get(place);
    if (!before || level < before.level || (level === before.level && name?.length < before.name?.length))
      found.set(place, { level, name });
  };

  const keepUse = (found, name, at, levels) => {
    const level = levels[name.field];
    if (level) keep(found, name.entry.place, name.field === "title" && at === 0 ? level - 1 : level, name);
  };
  const keepUses = (found, words, levels) => {
    for (const { names, places } of words)
      for (const [use, name] of names.entries()) keepUse(found, name, places[use], levels);
  };

  /* The words of bodies come with the places of their entries, each as the distance from the one before. */
  const inBodies = (shard, fits, call) => {
    for (const [word, steps] of Object.entries(shard || {}))
      if (fits(word)) {
        let place = 0;
        for (const step of steps) {
          place += step;
          call(place);
        }
      }
  };

  /* The entries that fit one word. A word that something holds whole is no beginning of longer ones, unless it is the
     last of a question that is still being typed. */
  const fitWord = (index, word, bodies, typing) => {
    const found = new Map();
    const shard = bodies[word.whole.slice(0, BEGINNING)];
    keepUses(found, index.wholes.get(word.whole) || [], WHOLE);
    inBodies(
      shard,
      (text) => text === word.whole,
      (place) => keep(found, place, WHOLE.body),
    );
    if (found.size && !(typing && word.isLast)) return found;
    const begun = index.words.filter((one) => begins(one, word));
    keepUses(found, begun, BEGUN);
    inBodies(
      shard,
      (text) => text.startsWith(word.typed),
      (place) => keep(found, place, BEGUN.body),
    );
    if (begun.length || word.raw.length < SHORTEST_GUESS) return found;
    const near = index.words.filter((one) => isNear(one.raw, word.raw));
    const stem = word.raw.slice(0, Math.max(SHORTEST_GUESS, word.raw.length - ENDING));
    const kin = index.words.filter((one) => one.raw.startsWith(stem));
    keepUses(found, near, GUESSED);
    if (!near.length) keepUses(found, kin, KIN);
    return found;
  };

  /* The words of a name by their places, as finished ones; kept, since the next letter asks for the same names. */
  const wordsOf = (index, name) => {
    if (!name.words) {
      name.words = [];
      eachWord(name.text, (raw, at) => {
        name.words[at] = index.byRaw.get(raw).whole;
      });
    }
    return name.words;
  };

  /* By the place of an entry: where a phrase would begin, if one of its words, so far from its beginning, stands in
     these positions. Places and positions are distances, each from the one before. */
  const startsIn = (entries, before) => {
    const starts = new Map();
    let place = 0;
    for (const [step, ...steps] of entries) {
      place += step;
      let at = -before;
      const all = new Set();
      for (const more of steps) {
        at += more;
        all.add(at);
      }
      starts.set(place, all);
    }
    return starts;
  };

  /* The entries with bodies that hold these words side by side. A single letter stands for any word. */
  const inOneBody = (words, positions) => {
    const told = words.flatMap(({ whole }, next) => (whole.length < BEGINNING ? [] : [{ whole, next }]));
    const held = told.map(({ whole }) => positions[whole.slice(0, BEGINNING)]?.[whole] || []);
    if (!told.length) return [];
    const [first, ...others] = held.map((entries, word) => startsIn(entries, told[word].next));
    const follow = (place) => [...first.get(place)].some((at) => others.every((other) => other.get(place)?.has(at)));
    return [...first.keys()].filter(follow);
  };

  /* The entries with names that hold these words side by side, and with such bodies where positions are given. */
  const fitPhrase = (index, words, positions) => {
    const found = new Map();
    for (const place of positions ? inOneBody(words, positions) : []) keep(found, place, WHOLE.body);
    for (const { names, places } of index.wholes.get(words[0].whole) || [])
      for (const [use, name] of names.entries()) {
        const held = wordsOf(index, name);
        const at = places[use];
        if (words.every(({ whole }, next) => held[at + next] === whole)) keepUse(found, name, at, WHOLE);
      }
    return found;
  };

  const fitReading = (index, terms, { words = {}, positions = {} }, typing) => {
    const fits = terms.map((term) =>
      term.length > 1 ? fitPhrase(index, term, positions) : fitWord(index, term[0], words, typing),
    );
    const together = terms.length > 1 ? fitPhrase(index, terms.flat()) : new Map();
    const places = new Set(fits.flatMap((fit) => [...fit.keys()]));
    return [...places].map((place) => {
      const levels = fits.map((fit) => fit.get(place)?.level ?? MISSING);
      const held = levels.filter((level) => level !== MISSING).sort((a, b) => b - a);
      const textsAt = (found) => terms.flatMap((words, at) => (levels[at] === found ? words.map((w) => w.text) : []));
      const side = together.get(place);
      const level = Math.min(side?.level ?? MISSING, held[0]);
      const names = [side, ...fits.map((fit) => fit.get(place))].filter(Boolean).map(({ name }) => name);
      const length = names.reduce((sum, name) => sum + (name?.length || 0), 0);
      return {
        entry: index.entries[place],
        key: [levels.length - held.length, level, side ? 0 : 1, ...held.concat(NO_WORD).slice(0, MOST), length, place],
        names: names.filter(Boolean),
        inBody: [...textsAt(WHOLE.body), ...textsAt(BEGUN.body).map((text) => `${text}…`)],
        without: textsAt(MISSING),
      };
    });
  };

  const compare = (a, b) => {
    const at = a.key.findIndex((value, place) => value !== b.key[place]);
    return at < 0 ? 0 : a.key[at] - b.key[at];
  };

  /* Of one kind: all that fit all words; where they are few, those follow that fit the most of the words. */
  const best = (fits) => {
    const full = fits.filter(({ key }) => key[0] === 0);
    if (full.length >= FEW) return full;
    const rest = fits.filter(({ key }) => key[0] > 0);
    const least = Math.min(...rest.map(({ key }) => key[0]));
    return [...full, ...rest.filter(({ key }) => key[0] === least)];
  };

  /** What fits a question, by kind, the best first. `bodies`: their words and the positions of these, by first letters,
      as far as they are loaded; `typing`: whether the last word may be the beginning of a longer one. */
  const find = (index, question, bodies = {}, typing = false) => {
    const found = new Map();
    for (const terms of readings(index, parse(index, question)))
      for (const fit of fitReading(index, terms, bodies, typing)) {
        const before = found.get(fit.entry.place);
        if (!before || compare(fit, before) < 0) found.set(fit.entry.place, fit);
      }
    const byKind = groupsOf([...found.values()].sort(compare), ({ entry }) => entry.kind);
    return Object.fromEntries([...byKind].map(([kind, fits]) => [kind, best(fits)]));
  };

  /** The beginnings of words that a question asks of bodies, and which some body has: of single words, whose entries
      are wanted, and of phrases, whose positions are. */
  const beginnings = (index, question) => {
    const terms = readings(index, parse(index, question)).flat();
    const of = (some) => {
      const wanted = some.flat().map(({ whole }) => whole.slice(0, BEGINNING));
      return [...new Set(wanted)].filter((letters) => index.beginnings.has(letters));
    };
    return { words: of(terms.filter(({ length }) => length === 1)), positions: of(terms.filter((t) => t.length > 1)) };
  };

  /** The name that brought an entry, if its title did not: {field, text}, of other names and related words only. */
  const reason = ({ names }) =>
    names.some(({ field }) => field === "title") ? undefined : names.find(({ field }) => /_/.test(field));

  /* Whether a word of a text is one of a question, or begins so. */
  const isTerm = (index, part, term) => {
    const word = folded(index, plain(part));
    return word.whole === term.whole || begins(word, term);
  };

  /** A text in parts, [text, whether a word of the question], so that what fits can be marked. */
  const mark = (index, text, question) => {
    const terms = readings(index, parse(index, question)).flat(2);
    const parts = [];
    let from = 0;
    for (const found of text.matchAll(WITH_ACCENTS))
      if (terms.some((term) => isTerm(index, found[0], term))) {
        parts.push([text.slice(from, found.index), false], [found[0], true]);
        from = found.index + found[0].length;
      }
    return [...parts, [text.slice(from), false]].filter(([part]) => part);
  };

  /* Where the terms of a question stand in one line of a body: the index of the letter at which each begins. */
  const standing = (index, line, terms) => {
    const words = [...line.matchAll(WITH_ACCENTS)];
    const begin = (term) =>
      words.find((_, at) => term.every((word, next) => words[at + next] && isTerm(index, words[at + next][0], word)));
    return terms.map(begin).flatMap((found) => (found ? [found.index] : []));
  };

  /** Of a body the place that holds most of the question, cut to some words around it; "" where none does. */
  const excerpt = (index, body, question) => {
    const terms = parse(index, question);
    let best = { line: "", at: [] };
    for (const line of body.split("\n")) {
      const at = standing(index, line, terms);
      if (at.length > best.at.length) best = { line, at };
    }
    if (!best.at.length) return "";
    const [from, to] = [Math.min(...best.at) - AROUND, Math.min(...best.at) + 2 * AROUND];
    const begin = from <= 0 ? 0 : best.line.indexOf(" ", from) + 1;
    const end = to >= best.line.length ? best.line.length : best.line.lastIndexOf(" ", to);
    return `${begin ? "… " : ""}${best.line.slice(begin, end)}${end < best.line.length ? " …" : ""}`;
  };

  PA.search = { index, find, beginnings, reason, mark, excerpt };
})();

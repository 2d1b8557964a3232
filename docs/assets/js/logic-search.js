/* Searching: which entries fit a question, the best first. Knows no page.
   How well a word fits an entry is a level of a fixed order, and never a sum. An entry fits as its worst word does. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const SIMPLE = /^[a-z0-9]+$/; // a text that is one word already, as most are
  const ASCII = /^[\0-\x7f]*$/;
  const HYPHEN = /[-\u2010-\u2013]/;
  const COMPOUND = /[\p{L}\p{N}]+(?:[-\u2010-\u2013][\p{L}\p{N}]+)*/gu;
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
  const END = 1; // the number that ends the names of an entry in a row; 0 ends one of several
  const [WITHIN, BEGIN] = [1, 2]; // where in a piece a word stands
  const NOTHING = { words: [], places: [], length: 0 };
  const AROUND = 50; // letters before what an excerpt shows; twice as many follow
  const MISSING = 99;
  const MOST = 8; // words of a question that are compared
  const NO_WORD = Array(MOST).fill(-1);

  const plain = (text) => {
    const joined = text.replace(APOSTROPHE, "");
    return ASCII.test(joined) ? joined.toLowerCase() : PA.plain(joined);
  };
  /* Rules with a pattern of them all, since hardly any word needs one. */
  const compiled = (pairs) => ({
    any: new RegExp(pairs.map(([pattern]) => pattern).join("|"), "u"),
    each: pairs.map(([pattern, other]) => [new RegExp(pattern, "gu"), other]),
  });
  const apply = ({ any, each }, word) =>
    any.test(word) ? each.reduce((text, [pattern, other]) => text.replace(pattern, other), word) : word;

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

  /* The words of a text, each with its place. A compound such as pre-arrival stands as one word at the place of its
     first part. `length` is the number of places. */
  const wordsIn = (text) => {
    const small = text.toLowerCase();
    if (SIMPLE.test(small)) return { words: [small], places: [0], length: 1 };
    const found = { words: [], places: [], length: 0 };
    for (const compound of plain(text).match(COMPOUND) || []) {
      const parts = HYPHEN.test(compound) ? compound.match(PART) : [compound];
      if (parts.length > 1) {
        found.words.push(parts.join(""));
        found.places.push(found.length);
      }
      for (const part of parts) {
        found.words.push(part);
        found.places.push(found.length++);
      }
    }
    return found;
  };

  const groupsOf = (all, keyOf) => {
    const groups = new Map();
    for (const one of all) {
      const key = keyOf(one);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(one);
    }
    return groups;
  };

  /* The pieces of texts by their numbers, from words that leave out what they share with the one before. */
  const piecesOf = (shortened) => {
    const pieces = ["", ""];
    for (const word of shortened.split(" "))
      pieces.push(pieces.at(-1).slice(0, Number.parseInt(word[0], 36)) + word.slice(1));
    return pieces;
  };

  /* A function that appends the numbers of signs to a row, and tells where the names of each entry begin in it. A sign
     of group n has n more signs after it. */
  const readerOf = (groups, row) => {
    const all = groups.join("");
    const base = all.length;
    const [digits, least, more] = [new Uint8Array(128), new Uint32Array(128), new Uint8Array(128)];
    let numbers = 0;
    groups.forEach((group, follow) => {
      for (const sign of group) {
        const code = sign.charCodeAt(0);
        digits[code] = all.indexOf(sign);
        least[code] = numbers;
        more[code] = follow;
        numbers += base ** follow;
      }
    });
    return (signs) => {
      const begins = [row.length];
      for (let at = 0; at < signs.length; at++) {
        const first = signs.charCodeAt(at);
        let number = 0;
        for (let left = more[first]; left > 0; left--) number = number * base + digits[signs.charCodeAt(++at)];
        number += least[first];
        row.push(number);
        if (number === END) begins.push(row.length);
      }
      return begins;
    };
  };

  /* The same for texts that came as letters, one for each entry. What is no piece yet becomes one. */
  const writerOf = (pieces, row) => {
    const numbers = new Map(pieces.map((piece, number) => [piece, number]));
    const numberOf = (piece) => {
      const known = numbers.get(piece);
      if (known !== undefined) return known;
      numbers.set(piece, pieces.length);
      return pieces.push(piece) - 1;
    };
    return (texts) => {
      const begins = [row.length];
      for (const text of texts) {
        if (text) row.push(...text.split(" ").map(numberOf));
        begins.push(row.push(END));
      }
      return begins;
    };
  };

  /* The text of the name that begins at a place of the row. */
  const textAt = ({ row, pieces }, from) => {
    const words = [];
    for (let at = from; row[at] > END; at++) words.push(pieces[row[at]]);
    return words.join(" ");
  };

  /* An entry. Its texts are put together when they are asked for, since few of all entries are shown. */
  class Entry {
    #texts;

    constructor(place, kind, texts) {
      this.place = place;
      this.kind = kind;
      this.#texts = texts;
    }

    get route() {
      return this.#texts.route(this.place);
    }

    get title() {
      return this.#texts.title(this.place);
    }

    get summary() {
      return this.#texts.summary(this.place);
    }

    get note() {
      return this.#texts.note(this.place);
    }
  }

  /* All names in one row of numbers, and what puts together texts of an entry. Names of practices come apart. */
  const namesOf = (data, titles) => {
    const [row, pieces] = [[], piecesOf(data.pieces)];
    const names = { row, pieces };
    const read = readerOf(data.signs, row);
    const begins = Object.fromEntries(Object.entries(data.rows).map(([field, signs]) => [field, read(signs)]));
    const text = (field, place) => textAt(names, begins[field][place]);
    const isRecord = (place) => /practice|case/.test(data.kinds[place]); // its id is sent in words of names
    const route = (place) => {
      const words = text("route", place).replace(/ \/ ?/g, "/").replaceAll(" ", "-");
      return isRecord(place) ? plain(words) : words;
    };
    const told = data.kinds.map((kind, place) =>
      kind === "practice" ? titles[route(place).split("/")[1]] || [route(place)] : [],
    );
    const write = writerOf(pieces, row);
    const tell = (at) => write(told.map((texts) => texts[at]));
    names.columns = [
      ...Object.entries(begins).filter(([field]) => field in WHOLE),
      ["title", tell(0)],
      ["summary", tell(1)],
    ];
    names.texts = {
      route,
      title: (place) => told[place][0] || text("title", place),
      summary: (place) => told[place][1] || "",
      note: (place) => text("note", place) || text("effort", place),
    };
    return names;
  };

  /* The words of all pieces of names, each with its uses: a piece, and the place in it. */
  const wordsOf = (rules, taken) => {
    const words = new Map();
    const add = (raw, piece, place) => {
      let word = words.get(raw);
      if (!word) {
        const { typed, whole } = fold(rules, raw);
        word = { raw, typed, whole, uses: [] };
        words.set(raw, word);
      }
      word.uses.push(piece, place);
    };
    for (let piece = 0; piece < taken.length; piece++) {
      const { words, places } = taken[piece];
      for (let at = 0; at < words.length; at++) add(words[at], piece, places[at]);
    }
    return [...words.values()];
  };

  /** The entries with all words of their names. `titles` holds by their ids the titles and summaries of practices. */
  const index = (data, titles) => {
    const rules = { spellings: compiled(data.spellings), plurals: compiled(data.plurals) };
    const names = namesOf(data, titles);
    const entries = data.kinds.map((kind, place) => new Entry(place, kind, names.texts));
    const isSearched = new Uint8Array(names.pieces.length);
    for (let at = names.columns[0][1][0]; at < names.row.length; at++) isSearched[names.row[at]] = 1;
    const taken = names.pieces.map((piece, number) => (isSearched[number] ? wordsIn(piece) : NOTHING));
    const words = wordsOf(rules, taken);
    const wholes = groupsOf(words, ({ whole }) => whole);
    const stops = new Set(wordsIn(data.stop_words).words);
    const beginnings = new Set(
      data.beginnings.split(" ").flatMap(([first, ...next]) => next.map((one) => first + one)),
    );
    const owners = data.passages.flatMap((count, place) => Array(count).fill(place)); // by the numbers of passages
    const { compounds } = data; // whether the language writes words together
    return { rules, compounds, entries, names, taken, words, wholes, stops, beginnings, owners, folds: new Map() };
  };

  /** A question as its terms: words, and phrases from quotes. The last word may still be in the making. */
  const parse = (index, question) => {
    const asked = (text) =>
      (text.replace(APOSTROPHE, "").match(WITH_ACCENTS) || []).map((word) => ({
        ...fold(index.rules, plain(word)),
        text: word,
      }));
    const phrases = [...question.matchAll(QUOTED)].map(([, text]) => asked(text)).filter((words) => words.length);
    const all = asked(question.replace(QUOTED, " ")).map((word) => [word]);
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

  /* Whether a long word stands within another, in a language that writes words together: Genehmigung in
     Aufenthaltsgenehmigung. */
  const isWithin = ({ compounds }, { whole }, word) =>
    compounds && whole.length >= SHORTEST_GUESS && word.whole.includes(whole);

  /* The number of words of the name that begins at a place of the row. */
  const lengthOf = ({ names: { row }, taken }, from) => {
    let length = 0;
    for (let at = from; row[at] > END; at++) length += taken[row[at]].length;
    return length;
  };

  /* What is found so far, by the place of an entry: the best level, and where the name that has it begins, if it is no
     body. */
  const nothing = ({ entries }) => ({
    levels: new Uint8Array(entries.length).fill(MISSING),
    names: new Int32Array(entries.length).fill(-1),
  });
  const keep = (index, { levels, names }, place, level, name = -1) => {
    const before = names[place];
    const isTold = name >= 0 && before >= 0; // of two names the shorter is told, then the first
    const isFirst = isTold && (lengthOf(index, name) - lengthOf(index, before) || name - before) < 0;
    if (level > levels[place] || (level === levels[place] && !isFirst)) return;
    levels[place] = level;
    names[place] = name;
  };

  /* Keep the names of some fields that hold one of some words, where `stands` says so of its place in the row. */
  const keepUses = (index, found, words, levels, stands = (_at) => true) => {
    const { names, taken } = index;
    const { row } = names;
    const sought = new Uint8Array(names.pieces.length);
    for (const { uses } of words)
      for (let use = 0; use < uses.length; use += 2) sought[uses[use]] |= uses[use + 1] ? WITHIN : BEGIN;
    for (const [field, begins] of names.columns.filter(([name]) => levels[name])) {
      const isTitle = field === "title";
      const end = begins.at(-1);
      let place = 0;
      let from = begins[0];
      let isBegin = isTitle;
      for (let at = from; at < end; at++) {
        const piece = row[at];
        if (piece <= END) {
          place += piece;
          from = at + 1;
          isBegin = isTitle;
        } else {
          const held = sought[piece];
          if (held && stands(at)) keep(index, found, place, levels[field] - (isBegin && held >= BEGIN ? 1 : 0), from);
          if (isBegin) isBegin = !taken[piece].length;
        }
      }
    }
  };

  /* The numbers of the passages with words that fit: they come with each word, as distances from the one before. */
  const passagesWith = (shard, fits) =>
    Object.entries(shard || {}).flatMap(([word, steps]) => {
      let number = 0;
      return fits(word) ? steps.map((step) => (number += step)) : [];
    });
  const keepBodies = (index, found, passages, level) => {
    for (const number of passages) keep(index, found, index.owners[number], level);
  };

  /* The entries that fit one word. A word that something holds whole is no beginning of longer ones, unless it is the
     last of a question that is still being typed. */
  const fitWord = (index, word, bodies, typing) => {
    const found = nothing(index);
    const shard = bodies[word.whole.slice(0, BEGINNING)];
    keepUses(index, found, index.wholes.get(word.whole) || [], WHOLE);
    keepBodies(
      index,
      found,
      passagesWith(shard, (text) => text === word.whole),
      WHOLE.body,
    );
    const joined = index.words.filter((one) => isWithin(index, word, one));
    if (joined.length) keepUses(index, found, joined, BEGUN);
    if (!(typing && word.isLast) && found.levels.some((level) => level < MISSING)) return found;
    const begun = index.words.filter((one) => begins(one, word));
    keepUses(index, found, begun, BEGUN);
    keepBodies(
      index,
      found,
      passagesWith(shard, (text) => text.startsWith(word.typed)),
      BEGUN.body,
    );
    if (begun.length || word.raw.length < SHORTEST_GUESS) return found;
    const near = index.words.filter((one) => isNear(one.raw, word.raw));
    const stem = word.raw.slice(0, Math.max(SHORTEST_GUESS, word.raw.length - ENDING));
    const kin = index.words.filter((one) => one.raw.startsWith(stem));
    keepUses(index, found, near, GUESSED);
    if (!near.length) keepUses(index, found, kin, KIN);
    return found;
  };

  /* By the number of a passage: where a phrase would begin, if one of its words, so far from its beginning, stands in
     these positions. Numbers and positions are distances, each from the one before. */
  const startsIn = (passages, before) => {
    const starts = new Map();
    let number = 0;
    for (const [step, ...steps] of passages) {
      number += step;
      let at = -before;
      const all = new Set();
      for (const more of steps) {
        at += more;
        all.add(at);
      }
      starts.set(number, all);
    }
    return starts;
  };

  /* The numbers of the passages that hold these words side by side. A single letter stands for any word. */
  const passagesOf = (words, positions) => {
    const told = words.flatMap(({ whole }, next) => (whole.length < BEGINNING ? [] : [{ whole, next }]));
    const held = told.map(({ whole }) => positions[whole.slice(0, BEGINNING)]?.[whole] || []);
    if (!told.length) return [];
    const [first, ...others] = held.map((passages, word) => startsIn(passages, told[word].next));
    const follow = (number) => [...first.get(number)].some((at) => others.every((other) => other.get(number)?.has(at)));
    return [...first.keys()].filter(follow);
  };

  /* Whether words stand side by side in one name, from some place within a piece of the row. */
  const standsIn = (index, from, words) => {
    const { row } = index.names;
    const wholeAt = (piece, place) => {
      const { words, places } = index.taken[piece];
      return folded(index, words[places.lastIndexOf(place)]).whole; // of the part, which comes after its compound
    };
    const standAt = (start) => {
      let [at, place] = [from, start];
      return words.every(({ whole }) => {
        while (row[at] > END && place >= index.taken[row[at]].length) place -= index.taken[row[at++]].length;
        return row[at] > END && wholeAt(row[at], place++) === whole;
      });
    };
    return Array.from({ length: index.taken[row[from]].length }, (_, place) => place).some(standAt);
  };

  /* The entries with names that hold these words side by side, and with such bodies where positions are given. */
  const fitPhrase = (index, words, positions) => {
    const found = nothing(index);
    keepBodies(index, found, positions ? passagesOf(words, positions) : [], WHOLE.body);
    const firsts = index.wholes.get(words[0].whole) || [];
    keepUses(index, found, firsts, WHOLE, (at) => standsIn(index, at, words));
    return found;
  };

  /* How an entry fits the terms of a question. What it tells of that is made up only for what is shown. */
  class Fit {
    #index;
    #terms;
    #founds;
    #levels;

    constructor(index, entry, terms, founds, together) {
      this.entry = entry;
      this.#index = index;
      this.#terms = terms;
      this.#founds = together ? [together, ...founds] : founds;
      this.#levels = founds.map((found) => found.levels[entry.place]);
      this.key = this.#key(together?.levels[entry.place] ?? MISSING);
    }

    #key(side) {
      const held = this.#levels.filter((level) => level !== MISSING).sort((a, b) => b - a);
      const length = this.#named.reduce((sum, name) => sum + lengthOf(this.#index, name), 0);
      const best = [this.#levels.length - held.length, Math.min(side, held[0]), side === MISSING ? 1 : 0];
      return [...best, ...held.concat(NO_WORD).slice(0, MOST), length, this.entry.place];
    }

    get #named() {
      return this.#founds.map(({ names }) => names[this.entry.place]).filter((name) => name >= 0);
    }

    get names() {
      const { names } = this.#index;
      const fieldOf = (name) => names.columns.find(([, begins]) => name < begins.at(-1))[0];
      return this.#named.map((name) => ({ field: fieldOf(name), text: textAt(names, name) }));
    }

    get inBody() {
      return [...this.#at(WHOLE.body), ...this.#at(BEGUN.body).map((text) => `${text}…`)];
    }

    get without() {
      return this.#at(MISSING);
    }

    #at(level) {
      return this.#terms.flatMap((words, at) => (this.#levels[at] === level ? words.map(({ text }) => text) : []));
    }
  }

  const fitReading = (index, terms, { words = {}, positions = {} }, typing) => {
    const founds = terms.map((term) =>
      term.length > 1 ? fitPhrase(index, term, positions) : fitWord(index, term[0], words, typing),
    );
    const together = terms.length > 1 ? fitPhrase(index, terms.flat()) : undefined;
    const isFound = ({ place }) => founds.some(({ levels }) => levels[place] < MISSING);
    return index.entries.filter(isFound).map((entry) => new Fit(index, entry, terms, founds, together));
  };

  const compare = ({ key: a }, { key: b }) => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at < a.length ? a[at] - b[at] : 0;
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
    return word.whole === term.whole || begins(word, term) || isWithin(index, term, word);
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

  /** The number of the passage of an entry that holds most of the question; undefined where none is known to. */
  const passage = (index, entry, question, { words = {}, positions = {} }) => {
    const held = new Map();
    for (const term of parse(index, question)) {
      const [{ whole, typed }] = term;
      const shard = words[whole.slice(0, BEGINNING)];
      const numbers =
        term.length > 1
          ? passagesOf(term, positions)
          : passagesWith(shard, (text) => text === whole || text.startsWith(typed));
      for (const number of new Set(numbers))
        if (index.owners[number] === entry.place) held.set(number, (held.get(number) || 0) + 1);
    }
    return [...held].sort(([a, most], [b, least]) => least - most || a - b)[0]?.[0];
  };

  /** Of a passage the place that holds most of the question, cut to some words around it; "" where none does. */
  const excerpt = (index, text, question) => {
    const terms = parse(index, question);
    let best = { line: "", at: [] };
    for (const line of text.split("\n")) {
      const at = standing(index, line, terms);
      if (at.length > best.at.length) best = { line, at };
    }
    if (!best.at.length) return "";
    const [from, to] = [Math.min(...best.at) - AROUND, Math.min(...best.at) + 2 * AROUND];
    const begin = from <= 0 ? 0 : best.line.indexOf(" ", from) + 1;
    const end = to >= best.line.length ? best.line.length : best.line.lastIndexOf(" ", to);
    return `${begin ? "… " : ""}${best.line.slice(begin, end)}${end < best.line.length ? " …" : ""}`;
  };

  PA.search = { index, find, beginnings, reason, mark, passage, excerpt };
})();

/* The search of the site, in a worker. It reads through all texts for each question, which takes a moment; an index
   would take many seconds to build on a cheap telephone. It speaks to the theme in the theme's own messages. */
(() => {
  "use strict";
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const SIGN = /[\p{L}\p{N}]/u;
  const ENDING = /(?<=...)(ies|ing|ed|es|[sye])$/u;
  const [BEFORE, TEASER, FULL] = [80, 320, 100]; // characters before the word, and in all; results with their text
  const [IN_TITLE, WHOLE, MOST] = [20, 10, 5]; // what a word counts in a title, and as a whole; how often one counts
  let entries;

  /** The entries with their texts in small letters; the page hands them over only where it comes from a folder. */
  const read = async () => {
    const docs = given.length ? given : await (await fetch("../../search/search_entries.json")).json();
    return docs.map((doc) => {
      const text = doc.text.includes("<") ? doc.text.replace(/<[^>]*>/g, " ") : doc.text;
      return { ...doc, text, lowText: text.toLowerCase(), lowTitle: doc.title.toLowerCase() };
    });
  };

  /* Where words begin with these letters, up to some of them. */
  const places = (text, letters) => {
    const found = [];
    for (let at = text.indexOf(letters); at >= 0 && found.length < MOST; at = text.indexOf(letters, at + 1))
      if (!at || !SIGN.test(text[at - 1])) found.push(at);
    return found;
  };

  /* How well an entry fits a word, and where its text has it first. */
  const fit = ({ lowText, lowTitle }, { word, stem }) => {
    const inTitle = places(lowTitle, stem);
    const isWhole = (at) => lowTitle.startsWith(word, at) && !SIGN.test(lowTitle[at + word.length] || "");
    const inText = places(lowText, stem);
    return {
      score: inTitle.length * IN_TITLE + inTitle.filter(isWhole).length * WHOLE + inText.length,
      at: inText[0] ?? Infinity,
    };
  };

  /* An entry as the theme shows it: with what surrounds the first word that was found, and all such words marked.
     Texts are escaped already. */
  const shown = ({ entry, fits, score }, words, any) => {
    const at = Math.min(...fits.map((one) => one.at));
    const from = at > BEFORE && at < Infinity ? entry.text.indexOf(" ", at - BEFORE) + 1 : 0;
    const cut = entry.text.slice(from, from + TEASER).replace(/\S*$/, "");
    const mark = (text) => text.replace(any, "<mark>$&</mark>");
    return {
      location: entry.location,
      title: mark(entry.title),
      text: `${from ? "… " : ""}${mark(cut)}${from + TEASER < entry.text.length ? "…" : ""}`,
      score,
      terms: Object.fromEntries(words.map(({ word }, place) => [word, fits[place].score > 0])),
    };
  };

  const pageOf = ({ location }) => location.split("#")[0];
  const bare = ({ location, title }) => ({ location, title, text: "", score: 0, terms: {} });

  /** Groups of a page and its sections, the best first. Where some entries hold all words, the others are left out. */
  const answer = (question) => {
    const words = (question.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []).map((word) => ({
      word,
      stem: word.replace(ENDING, ""),
    }));
    const any = new RegExp(`(?<![\\p{L}\\p{N}&])(${words.map(({ stem }) => stem).join("|")})[\\p{L}\\p{N}]*`, "giu");
    const fitting = (entry) => {
      const fits = words.map((word) => fit(entry, word));
      return { entry, fits, score: fits.reduce((sum, one) => sum + one.score, 0) * (entry.boost || 1) };
    };
    const found = entries.map(fitting).filter(({ score }) => score);
    const whole = found.filter(({ fits }) => fits.every(({ score }) => score));
    const groups = new Map();
    for (const one of (whole.length ? whole : found).sort((a, b) => b.score - a.score)) {
      const page = pageOf(one.entry);
      groups.set(page, [...(groups.get(page) || []), one]);
    }
    return [...groups].map(([page, [...all]], place) => {
      const items = all.map((one) => (place < FULL ? shown(one, words, any) : bare(one.entry)));
      const top = items.every(({ location }) => location !== page) && entries.find(({ location }) => location === page);
      return top ? [...items, bare(top)] : items;
    });
  };

  let given, reading, asked;
  addEventListener("message", async ({ data: { type, data } }) => {
    if (type === SETUP) {
      given = data.docs;
      postMessage({ type: READY });
    } else if (type === QUERY && data.trim()) {
      asked = data;
      reading ||= read();
      entries = await reading;
      // Of a word that is being typed, only the last state is answered.
      setTimeout(() => asked === data && postMessage({ type: RESULT, data: { items: answer(data) } }));
    }
  });
})();

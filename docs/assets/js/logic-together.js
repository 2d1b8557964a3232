/* Answers of several people to the self-check: as a link, as a file, and side by side. Rules on plain data. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { selfCheck } = PA;
  const FORMAT = "practice-atlas-self-check";
  const VERSION = 1;
  const START = "#answers=";
  const LONGEST_NAME = 60;
  PA.together = /** @type {TogetherLogic} */ ({ MOST_PEOPLE: 12, MOST_BYTES: 100_000 });
  const { together } = PA;

  const nameOf = (value) => (typeof value === "string" ? value.trim().slice(0, LONGEST_NAME) : "");
  const isObject = (data) => data !== null && typeof data === "object" && !Array.isArray(data);

  /** Strangers' data as the answers of a person, with what is wrong with them. */
  const personIn = (name, data, statements) => {
    if (selfCheck.isDamaged(data, statements)) return { wrong: "damaged" };
    const answers = selfCheck.read(data, statements);
    return Object.keys(answers).length ? { person: { name: nameOf(name), answers } } : { wrong: "none" };
  };

  const wrongVersion = (version) => {
    if (!Number.isInteger(version) || version < 1) return "damaged";
    return version > VERSION ? "newer" : "";
  };

  /* The link holds [version, name, [[keys of statements], …]], with a list for each answer that there is. */

  /** The fragment of an address that holds somebody's answers. */
  together.toFragment = ({ name, answers }) => {
    const keys = selfCheck.ANSWERS.map((answer) => Object.keys(answers).filter((key) => answers[key] === answer));
    return START + PA.links.write([VERSION, name, keys]);
  };

  /** The reverse, of a whole address or its fragment. */
  together.fromFragment = (text, statements) => {
    const place = text.indexOf(START);
    if (place < 0) return null;
    try {
      const [version, name, lists] = PA.links.read(text.slice(place + START.length).trim());
      const wrong = wrongVersion(version) || (lists.length !== selfCheck.ANSWERS.length && "damaged");
      if (wrong) return { wrong };
      const pairs = lists.flatMap((keys, answer) => keys.map((key) => [key, selfCheck.ANSWERS[answer]]));
      return personIn(name, Object.fromEntries(pairs), statements);
    } catch {
      return { wrong: "damaged" }; // cut or changed on the way
    }
  };

  /** A file for a colleague. `saved` is the time as ISO text. */
  together.toJson = ({ name, answers }, { saved, edition }) =>
    `${JSON.stringify({ format: FORMAT, version: VERSION, edition, saved, name, answers }, null, 2)}\n`;

  /** What a file holds. */
  together.fromJson = (text, statements) => {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return { wrong: "json" };
    }
    if (data?.format !== FORMAT) return { wrong: "other" };
    const wrong = wrongVersion(data.version);
    return wrong ? { wrong } : personIn(data.name, data.answers, statements);
  };

  /* What this browser keeps is {name, people}: the reader's own name, and colleagues with their answers. */

  const isPerson = (entry) =>
    isObject(entry) && typeof entry.name === "string" && isObject(entry.answers) && entry.name.trim();

  /** Whether what was kept holds anything that cannot be a person. */
  together.isDamaged = (data) => !isObject(data) || !Array.isArray(data.people) || !data.people.every(isPerson);

  /** The people in it, as far as they can be read. Statements that are no longer asked keep their answers. */
  together.readPeople = (data) =>
    (Array.isArray(data?.people) ? data.people : [])
      .filter(isPerson)
      .slice(0, together.MOST_PEOPLE)
      .map(({ name, answers }) => {
        const given = Object.entries(answers).filter(([, answer]) => selfCheck.ANSWERS.includes(answer));
        return { name: nameOf(name), answers: Object.fromEntries(given) };
      });

  /** A name that nobody has yet; one of its own for whoever gave none. */
  together.newName = (name, people, words) => {
    const taken = new Set(people.map((person) => person.name));
    const form = (n) => (name ? (n === 1 ? name : PA.fill(words.again, { name, n })) : PA.fill(words.person, { n }));
    let n = name ? 1 : people.length + 1;
    while (taken.has(form(n))) n++;
    return form(n);
  };

  /* How far apart answers are: "no" from "yes" is farthest; "don't know" is an answer of its own. */
  const STEPS = { yes: 0, partly: 1, no: 2 };
  const distance = (given) => {
    const steps = given.map((answer) => STEPS[answer]).filter((step) => step !== undefined);
    return Math.max(0, ...steps) - Math.min(2, ...steps) + new Set(given).size / 10;
  };

  const rowOf = (statement, people) => {
    const given = people.map(({ answers }) => answers[statement.key] ?? null);
    const told = given.filter(Boolean);
    const verdict = told.length < 2 ? "open" : new Set(told).size > 1 ? "differs" : "same";
    return { statement, given, verdict, missing: given.length - told.length, apart: distance(told) };
  };

  const ORDER = ["differs", "same", "open"];

  /** A row for each statement: where people differ first, what is farthest apart at the top. */
  together.rows = (people, statements) =>
    statements
      .map((statement) => rowOf(statement, people))
      .sort(
        (a, b) =>
          ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || (a.verdict === "differs" ? b.apart - a.apart : 0),
      );
})();

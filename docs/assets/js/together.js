/* Self-checks of several people side by side on the page of the self-check; all of it stays in this browser. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { together, selfCheck, myAnswers, el, fill, data } = PA;
  const root = PA.one("[data-together]");
  if (!root || !myAnswers) return;
  const one = (name) => PA.one(`[data-together-${name}]`, root);
  const words = data.together;
  const statements = data.self_check;
  const stages = new Map(data.facets.stage.terms.map(({ key, label }) => [key, label]));
  const store = PA.store("together");
  const fromFolder = location.protocol === "file:";
  const here = () => location.href.replace(/#.*/, "");

  const kept = () => {
    const found = store.read();
    return { name: typeof found?.name === "string" ? found.name : "", people: together.readPeople(found) };
  };
  const mine = () => ({ name: kept().name.trim(), answers: myAnswers.read() });
  const countOf = ({ answers }) => selfCheck.read(answers, statements);
  const count = (person) => ({ n: Object.keys(countOf(person)).length, all: statements.length });

  /** Everybody in the table, the reader first where there are answers; each with the answers to what is asked today. */
  const everybody = () => {
    const me = mine();
    const own = Object.keys(me.answers).length ? [{ ...me, name: me.name || words.you }] : [];
    return [...own, ...kept().people].map((person) => ({ ...person, answers: countOf(person) }));
  };

  /* Notices: what was done, with a way back, and what is wrong; one at a time. */
  const button = (label, onclick) => el("button", { type: "button", class: "pa-button", onclick }, label);
  const say = (texts, ...buttons) => {
    const lines = [texts].flat(2).filter(Boolean);
    const said = lines.map((line) => el("p", {}, line));
    const notice = el("div", { class: "pa-notice" }, el("div", { class: "pa-together__said" }, said), buttons);
    one("said").replaceChildren(...(lines.length ? [notice] : []));
  };

  const write = (next) => {
    const safe = store.write(next);
    show();
    return safe ? "" : words.unsafe;
  };

  /** Change who is kept, and offer the way back. */
  const change = (people, text) => {
    const before = kept();
    const unsafe = write({ ...before, people });
    const undo = button(words.take.undo, () => {
      write({ ...kept(), people: before.people });
      say("");
      one("title").focus();
    });
    say([text, unsafe], undo);
  };

  /* Take in: each file and link gives a person, or one sentence that says what is wrong. */
  const isThere = (person, people) => {
    const same = (other) => other.name === person.name && entries(other) === entries(person);
    return people.some(same) || same(mine());
  };
  const entries = ({ answers }) => JSON.stringify(Object.entries(countOf({ answers })).sort());

  const takeIn = (found) => {
    const people = [...kept().people];
    const added = [];
    const wrong = [];
    for (const { where, person, wrong: key } of found) {
      const problem = key || (isThere(person, people) && "again") || (people.length >= together.MOST_PEOPLE && "full");
      if (problem) wrong.push(fill(words.wrong[problem], { where, most: together.MOST_PEOPLE }));
      else {
        const name = together.newName(
          person.name,
          [...people, mine()].filter(({ name }) => name),
          words,
        );
        people.push({ name, answers: person.answers });
        added.push(name);
      }
    }
    if (added.length) change(people, [fill(words.take.added, { names: added.join(", ") }), ...wrong]);
    else say(wrong);
    return added.length > 0;
  };

  const readFile = async (file) => {
    const found =
      file.size > together.MOST_BYTES ? { wrong: "large" } : together.fromJson(await file.text(), statements);
    const { person } = found;
    if (person && !person.name)
      return { where: file.name, person: { ...person, name: file.name.replace(/\.\w+$/, "") } };
    return { where: file.name, ...found };
  };

  one("files").addEventListener("change", async ({ target }) => {
    const files = [...target.files];
    target.value = "";
    takeIn(await Promise.all(files.map(readFile)));
  });

  one("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = one("pasted").value.trim();
    if (!text) return one("pasted").focus();
    const found = together.fromFragment(text, statements) || { wrong: "other" };
    if (takeIn([{ where: words.pasted, ...found }])) one("pasted").value = "";
  });

  /* A link that was opened: nothing is kept until the reader says so. */
  const arrive = () => {
    const found = together.fromFragment(location.hash, statements);
    if (!found) return;
    const close = () => {
      say("");
      try {
        history.replaceState(null, "", here());
      } catch {
        location.hash = "together";
      }
    };
    const accept = () => {
      close();
      takeIn([{ where: words.pasted, ...found }]);
      one("title").focus();
    };
    const { person, wrong } = found;
    const leave = button(words.take.leave, () => {
      close();
      one("title").focus();
    });
    if (wrong) say(fill(words.wrong[wrong], { where: words.pasted }));
    else {
      const name = person.name || fill(words.person, { n: kept().people.length + 1 });
      say(fill(words.take.opened, { name, ...count(person) }), button(words.take.accept, accept), " ", leave);
    }
    root.scrollIntoView();
    one("title").focus({ preventScroll: true });
  };

  /* The people, each with a name that can be typed. */
  const rows = new Map();
  const personRow = (place) => {
    const input = el("input", { type: "text", maxlength: 60, autocomplete: "off" });
    const told = el("span", { class: "pa-soft" });
    const remove = button(words.remove, () => {
      const { people } = kept();
      const [gone] = people.splice(place, 1);
      change(people, fill(words.take.removed, { name: gone.name }));
      (PA.one("[data-together-people] button", root) || one("title")).focus();
    });
    input.addEventListener("input", () => {
      const now = kept();
      const name = input.value.trim();
      if (name) now.people[place] = { ...now.people[place], name };
      if (name) write(now);
    });
    input.addEventListener("change", () => {
      input.value = kept().people[place]?.name ?? "";
    });
    const label = el("label", { class: "pa-entry" }, `${words.name_of} `, input);
    return { row: el("li", {}, label, " ", told, " ", remove), input, told, remove };
  };

  const showPeople = (people) => {
    for (const [place, { row }] of rows) if (place >= people.length) rows.delete(place) && row.remove();
    for (const [place, person] of people.entries()) {
      if (!rows.has(place)) rows.set(place, personRow(place));
      const { row, input, told, remove } = rows.get(place);
      if (input !== document.activeElement) input.value = person.name;
      told.textContent = fill(words.given, count(person));
      remove.setAttribute("aria-label", `${words.remove}: ${person.name}`);
      if (!row.isConnected) one("people").append(row);
    }
    one("who").hidden = !people.length;
  };

  /* The table. */
  const answerWord = (answer) => (answer ? myAnswers.words[answer] : words.table.unanswered);
  const verdictOf = ({ verdict, missing }) => {
    const word = words.table.verdicts[verdict];
    return missing && verdict !== "open" ? fill(words.table.missing, { verdict: word, n: missing }) : word;
  };

  const cell = (answer) =>
    el(
      "td",
      {},
      el("span", { class: `pa-square pa-square--${answer || "open"}`, "aria-hidden": "true" }),
      ` ${answerWord(answer)}`,
    );

  const rowOf = (row) =>
    el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        row.statement.text,
        el("span", { class: "pa-together__stage" }, ` ${stages.get(row.statement.stage)}`),
      ),
      row.given.map(cell),
      el("td", { class: "pa-together__verdict" }, verdictOf(row)),
    );

  const group = (key, found, columns) =>
    found.length > 0 &&
    el(
      "tbody",
      { class: `pa-together__group pa-together__group--${key}` },
      el("tr", {}, el("th", { scope: "rowgroup", colspan: columns }, `${words.table.groups[key]} (${found.length})`)),
      found.map(rowOf),
    );

  const tableOf = (people) => {
    const found = together.rows(people, statements);
    const of = (verdict) => found.filter((row) => row.verdict === verdict);
    const said = (verdict) => fill(words.table.statements, { n: of(verdict).length });
    const keys = Object.keys(words.table.groups);
    const names = [words.table.statement, ...people.map(({ name }) => name), words.table.verdict];
    const heads = names.map((text) => el("th", { scope: "col" }, text));
    return el(
      "table",
      { class: "pa-table pa-together__table" },
      el("caption", {}, fill(words.table.caption, Object.fromEntries(keys.map((key) => [key, said(key)])))),
      el("thead", {}, el("tr", {}, heads)),
      keys.map((key) => group(key, of(key), heads.length)),
    );
  };

  const show = () => {
    const people = everybody();
    const me = mine();
    const answered = Object.keys(me.answers).length > 0;
    one("unanswered").hidden = answered;
    one("mine").hidden = !answered;
    if (one("name") !== document.activeElement) one("name").value = kept().name;
    one("link").value = here() + together.toFragment(me);
    showPeople(kept().people);
    one("none").hidden = people.length > 1;
    one("result").hidden = people.length < 2;
    one("table").replaceChildren(...(people.length > 1 ? [tableOf(people)] : []));
  };

  /* Listen. */
  one("name").addEventListener("input", ({ target }) => write({ ...kept(), name: target.value }));
  one("save").addEventListener("click", () => {
    const about = { saved: new Date().toISOString(), edition: data.edition.version };
    PA.saveFile(`${words.file}.json`, "application/json", together.toJson(mine(), about));
  });
  one("copy").addEventListener("click", async () => {
    one("link").select();
    await PA.copyText(one("link"));
    say(words.give.copied);
  });
  one("clear").addEventListener("click", () => {
    change([], words.take.all_removed);
    one("title").focus();
  });
  one("csv").addEventListener("click", () => {
    const people = everybody();
    const heads = [words.table.stage, words.table.statement, ...people.map(({ name }) => name), words.table.verdict];
    const lines = together
      .rows(people, statements)
      .map((row) => [
        stages.get(row.statement.stage),
        row.statement.text,
        ...row.given.map(answerWord),
        verdictOf(row),
      ]);
    PA.saveFile(`${words.file}.csv`, "text/csv", PA.csv.write([heads, ...lines], PA.csv.comma(navigator.language)));
  });
  /* The button prints the table alone; the browser's own way prints the whole page. */
  addEventListener("afterprint", () => root.removeAttribute("data-alone"));
  one("print").addEventListener("click", () => {
    root.setAttribute("data-alone", "");
    print();
  });
  addEventListener("hashchange", arrive);
  one("by-link").hidden = fromFolder;
  store.watch(show);
  if (store.raw() && together.isDamaged(store.read())) {
    store.backUp();
    say(words.stored);
  }
  myAnswers.subscribe(show);
  arrive();
})();

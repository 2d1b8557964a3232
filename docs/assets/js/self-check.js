/* The self-check page: keeps the answers in this browser, and shows where the institution stands. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { selfCheck, plan, el, data } = PA;
  const form = PA.one("[data-check]");
  if (!form) return;
  const one = (name) => PA.one(`[data-check-${name}]`);
  const statements = data.self_check;
  const stages = data.facets.stage.terms;
  const store = PA.store("self-check");
  const FIRST = 10;

  const { check: say } = PA.wording;
  const words = Object.fromEntries(
    selfCheck.ANSWERS.map((answer) => [answer, PA.one(`[value=${answer}]`, form).parentElement.textContent.trim()]),
  );
  const level = (practice) => data.scales.effort.levels[practice.ratings.setup.effort - 1];
  const importance = ({ rank }) => data.facets.importance.terms[rank].label;
  const effortText = (practice) =>
    level(practice)
      ? PA.fill(say.effort, { level: level(practice).level, label: PA.inSentence(level(practice).label) })
      : say.no_effort;

  const read = () => selfCheck.read(Object.fromEntries(new FormData(/** @type {any} */ (form))), statements);

  const put = (answers) => {
    form.reset();
    for (const [key, answer] of Object.entries(answers)) {
      const input = PA.one(`[name="${key}"][value="${answer}"]`, form);
      if (input) input.checked = true;
    }
  };

  /* The profile: one square for each statement, and the same in words. */
  const square = (answer) => el("span", { class: `pa-square pa-square--${answer || "open"}` });

  const inWords = (row) => {
    const counts = selfCheck.ANSWERS.filter((answer) => row[answer]).map((answer) =>
      PA.fill(say.count, { answer: words[answer], n: row[answer] }),
    );
    const open = row.asked - row.given.filter(Boolean).length;
    return [...counts, open && PA.fill(say.unanswered, { n: open })].filter(Boolean).join(" · ");
  };

  const profile = (answers) =>
    el(
      "div",
      { class: "pa-profile" },
      el(
        "table",
        { class: "pa-table" },
        el(
          "caption",
          {},
          `${say.caption} `,
          selfCheck.ANSWERS.map((answer) => [square(answer), ` ${PA.inSentence(words[answer])} `]),
          square(null),
          ` ${say.open}`,
        ),
        el(
          "tbody",
          {},
          selfCheck
            .profile(statements, answers, stages)
            .map((row) =>
              el(
                "tr",
                {},
                el("th", { scope: "row" }, row.stage.label),
                el("td", { "aria-hidden": "true" }, [...row.given].sort((a, b) => place(a) - place(b)).map(square)),
                el("td", {}, inWords(row)),
              ),
            ),
        ),
      ),
    );

  const place = (answer) => (answer ? selfCheck.ANSWERS.indexOf(answer) : selfCheck.ANSWERS.length);

  /* The gaps. */
  const gaps = (answers) => {
    const found = selfCheck.gaps(statements, answers, data).slice(0, selfCheck.gapsShown);
    if (!found.length) return "";
    return [
      el("h3", {}, say.gaps[found.length - 1]),
      el(
        "ol",
        { class: "pa-gaps" },
        found.map(({ statement, answer, first }) =>
          el(
            "li",
            {},
            el("p", {}, el("strong", {}, statement.text), ` ${PA.fill(say.answer, { answer: words[answer] })}`),
            el(
              "p",
              { class: "pa-soft" },
              PA.around(say.begin, {
                practice: el("a", { href: PA.address(first.practice.route) }, first.practice.title),
                importance: PA.inSentence(importance(first)),
                effort: effortText(first.practice),
              }),
            ),
          ),
        ),
      ),
    ];
  };

  /* The practices. */
  const entry = (found) =>
    el(
      "li",
      { class: "pa-called" },
      el("a", { href: PA.address(found.practice.route) }, found.practice.title),
      " ",
      el(
        "button",
        {
          type: "button",
          class: "pa-do",
          "data-plan-add": found.practice.id,
          "data-title": found.practice.title,
          "aria-pressed": "false",
        },
        PA.myPlan.words.add,
        el("span", { class: "pa-sr" }, `: ${found.practice.title}`),
      ),
      el(
        "p",
        { class: "pa-soft" },
        `${PA.fill(say.takes, { importance: importance(found), effort: effortText(found.practice) })} `,
        el(
          "span",
          { class: "pa-called__why" },
          found.reasons.map(
            ({ statement, answer }) => `${PA.fill(say.reason, { answer: words[answer], statement: statement.text })} `,
          ),
        ),
      ),
    );

  const addAll = (list) => {
    const { before, after } = PA.myPlan.update((now) =>
      list.reduce((sum, { practice }) => plan.add(sum, practice.id, practice.title), now),
    );
    PA.announce(PA.fill(say.added, { n: after.items.length - before.items.length }));
    PA.one("a.pa-button", one("practices"))?.focus();
  };

  const addButton = (list) => {
    const missing = list.filter(({ practice }) => !plan.item(PA.myPlan.read(), practice.id));
    return missing.length
      ? el(
          "button",
          {
            type: "button",
            class: "pa-button pa-button--main",
            "data-check-add": list.length,
            onclick: () => addAll(list),
          },
          PA.fill(say.add, { n: missing.length }),
        )
      : el("a", { class: "pa-button", href: PA.address("plan/") }, say.all_in);
  };

  const practices = (answers) => {
    const found = selfCheck.practices(statements, answers, data);
    if (!found.length) return "";
    const rest = found.slice(FIRST);
    return [
      el("h3", {}, say.practices),
      el("p", { class: "pa-soft" }, say.order),
      el("ol", { class: "pa-called-list" }, found.slice(0, FIRST).map(entry)),
      el("p", {}, addButton(found.slice(0, FIRST))),
      rest.length > 0 &&
        el(
          "details",
          { class: "pa-more", open: wasOpen() },
          el("summary", {}, PA.fill(say.more, { n: rest.length })),
          el("ol", { class: "pa-called-list", start: FIRST + 1 }, rest.map(entry)),
          el("p", {}, addButton(rest)),
        ),
    ];
  };

  const wasOpen = () => Boolean(PA.one("details[open]", one("practices")));

  /* Show. */
  const summary = (answers) => {
    const given = Object.keys(answers).length;
    const yes = Object.values(answers).filter((answer) => answer === "yes").length;
    return PA.fill(yes === given ? say.all_yes : say.some, { given, all: statements.length, n: yes, yes: words.yes });
  };

  const readers = [];
  PA.myAnswers = {
    words,
    read,
    subscribe: (call) => {
      readers.push(call);
      call(read());
    },
  };

  const fill = (name, content) => one(name).replaceChildren(...[content].flat(Infinity).filter(Boolean));

  const show = () => {
    const answers = read();
    const given = Object.keys(answers).length;
    one("result").hidden = !given;
    one("bar").hidden = false;
    one("show").hidden = !given;
    one("count").textContent = PA.fill(say.given, { given, all: statements.length });
    for (const call of readers) call(answers);
    if (!given) return;
    const active = /** @type {PageElement} */ (document.activeElement)?.dataset?.planAdd;
    fill("summary", summary(answers));
    fill("profile", profile(answers));
    fill("gaps", gaps(answers));
    fill("practices", practices(answers));
    PA.myPlan.refresh();
    if (active) PA.one(`[data-plan-add="${active}"]`, one("practices"))?.focus();
  };

  let kept = true;
  form.addEventListener("change", () => {
    const safe = store.write(read());
    if (!safe && kept) PA.announce(say.unsafe);
    kept = safe;
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  one("show").addEventListener("click", (event) => {
    event.preventDefault();
    one("result").scrollIntoView();
    one("result").focus({ preventScroll: true });
  });
  one("print").addEventListener("click", () => print());
  one("clear").addEventListener("click", () => {
    const before = read();
    const replace = (answers) => {
      put(answers);
      store.write(answers);
      show();
    };
    const takeBack = () => {
      undo.remove();
      replace(before);
    };
    replace({});
    const undo = el(
      "p",
      { class: "pa-notice" },
      `${say.cleared} `,
      el("button", { type: "button", class: "pa-button", onclick: takeBack }, say.undo),
    );
    form.prepend(undo);
    PA.one("button", undo).focus();
  });
  const arrive = (answers) => {
    const isDamaged = Boolean(store.raw()) && selfCheck.isDamaged(answers, statements);
    one("damaged").textContent = isDamaged ? say.damaged : "";
    put(selfCheck.read(answers, statements));
    show();
  };
  store.watch(arrive);
  PA.myPlan.subscribe(show);
  arrive(store.read());
})();

/* The plan page: what is shown when, notices with undo, offers, files, the link, print. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan, planFiles: files, planParts: parts, myPlan, el, saveFile, data } = PA;
  const app = PA.one("[data-plan-app]");
  if (!app) return;
  const one = (name) => PA.one(`[data-plan-${name}]`, app);
  const sheet = PA.one("[data-plan-sheet]");
  app.hidden = false;

  /* Notices: one of each kind at a time. */
  const notice = (kind, text, ...buttons) => {
    PA.one(`[data-kind=${kind}]`, one("notices"))?.remove();
    if (!text) return;
    one("notices").append(
      el("div", { class: `pa-notice pa-notice--${kind}`, "data-kind": kind }, el("p", {}, text), buttons),
    );
    PA.announce(text);
  };

  const button = (label, onclick) => el("button", { type: "button", class: "pa-button", onclick }, label);

  /* What had the focus may be gone with a change: then the reader goes on at this place, or at the first one. */
  const first = () => PA.all("a, button, input", app).find((stop) => stop.checkVisibility());
  const goOnAt = (place = first) =>
    requestAnimationFrame(() => {
      const has = document.activeElement;
      if (has === document.body || !has.checkVisibility()) place()?.focus();
    });

  const changed = (before, after, text) => {
    const undo = button("Undo", () => {
      myPlan.update((now) => plan.rebase(after, before, now));
      notice("undo", "");
      PA.announce("Undone.");
      goOnAt();
    });
    notice("undo", text, undo);
    goOnAt(() => undo);
  };

  /* Show. */
  const showList = PA.planList(one("items"), PA.one("[data-plan-template]"), changed);
  const sets = PA.planSets(one("sets"), changed);
  const showMissing = PA.planMissing(one("missing"), one("missing-list"));

  const { myInstitution } = PA;
  const showTotals = () => one("totals").replaceChildren(parts.totals(myPlan.read(), myInstitution.read()));
  myInstitution.connect(one("institution"), () => {
    showTotals();
    actionPlan.show(myPlan.read());
    showSheet();
  });

  const show = (now) => {
    const followed = plan.follow(now, data);
    if (!plan.same(now, followed)) return myPlan.update((newest) => plan.follow(newest, data)); // which shows it
    one("empty").hidden = now.items.length > 0;
    sets.show(now);
    for (const part of PA.all("[data-plan-full]", app)) part.hidden = !now.items.length;
    if (one("name") !== document.activeElement) one("name").value = now.name;
    showList(now);
    showMissing(now);
    showTotals();
    one("timeline").replaceChildren(parts.timeline(now));
    actionPlan.show(now).then(showSheet); // once more, with what practices propose
    showLink(now);
    showSheet();
    warn();
  };

  /* From a folder a link would lead to a place on this computer. */
  const fromFolder = location.protocol === "file:";
  const absolute = (route) => new URL(PA.address(route), location.href).href;
  const published = (route) => (data.edition.address ? data.edition.address + route : "");
  const actionPlan = PA.planActions(one("actions"), fromFolder ? published : absolute);

  const warn = () => {
    const safe = myPlan.isSaved();
    if (safe === !PA.one("[data-kind=unsafe]", app)) return;
    notice(
      "unsafe",
      safe
        ? ""
        : "This browser cannot keep your plan: its storage is full or switched off. " +
            "The plan stays on this page until you close it. Save it as a file before you do.",
    );
  };

  const showSheet = () => {
    sheet.replaceChildren(
      parts.sheet(myPlan.read(), {
        texts: one("texts").checked,
        mine: myInstitution.read(),
        date: `As of ${PA.formatDate(new Date())}, from edition ${data.edition.version} of the Practice Atlas.`,
      }),
    );
  };

  /* The link; from a folder a file takes its place. */
  one("by-link").hidden = fromFolder;
  one("by-file").hidden = !fromFolder;
  const here = () => location.href.replace(/#.*/, "");
  const shared = (now) => (one("bare").checked ? files.bare(now) : now);
  const showLink = (now) => {
    const link = here() + files.toFragment(shared(now));
    one("link").value = link;
    one("link-hint").textContent =
      link.length > 2000
        ? `The link is ${link.length.toLocaleString("en")} characters long, and some mail programs cut long links: ` +
          "the file is safer."
        : "";
  };

  const copy = async () => {
    one("link").select();
    await PA.copyText(one("link"));
    notice("undo", "The link is copied.");
  };

  /* Files. */
  const saves = {
    json: (now) =>
      saveFile(
        "my-plan.json",
        "application/json",
        files.toJson(now, { saved: new Date().toISOString(), edition: data.edition.version }),
      ),
    share: (now) => saves.json(shared(now)),
    ics: (now) => {
      const dates = plan.dates(now, data);
      const without = now.items.length - dates.length;
      if (!dates.length) return notice("undo", "No practice has a start yet, so that there is nothing for a calendar.");
      const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
      /** @param {PlanDate} date */
      const words = ({ item, latest }) =>
        [
          parts.state(item),
          item.owner && `Owner: ${item.owner}`,
          item.note,
          latest === null && "The time of the set-up has no upper limit.",
          latest === undefined && "The time of the set-up is not rated.",
        ]
          .filter(Boolean)
          .join("\n");
      saveFile("my-plan.ics", "text/calendar", files.toCalendar(dates, { stamp, address: absolute, words }));
      if (without)
        notice(
          "undo",
          `${PA.plural(without, "practice is", "practices are")} not in the calendar: ` +
            "without a start, running or not for you.",
        );
    },
  };

  const open = async (input) => {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    if (/\.xlsx$/i.test(file.name)) return openWorkbook(file);
    const found =
      file.size > files.MOST_BYTES
        ? { error: "The file is too large for a plan (more than 1 MB)." }
        : files.fromJson(await file.text());
    if (found.error) refuse(`${file.name}: ${found.error}`, found.problems);
    else offer(found.plan, `The file ${file.name} holds a plan with ${counted(found.plan)}.`);
  };

  const openWorkbook = async (file) => {
    const mine = myPlan.read();
    const found = await actionPlan.read(file, mine);
    const { say } = PA.actionPlan;
    const words = data.plan.words.back;
    const { problems = [], changed: some, added } = found;
    if (found.error) return refuse(`${file.name}: ${found.error}`);
    if (problems.length) tell(say(words.left_out, { n: problems.length }), problems, 20);
    if (!some && !added) return notice("undo", problems.length ? "" : say(words.nothing, { file: file.name }));
    const counts = { changed: say(words.changed, { n: some }), added: say(words.added, { n: added }) };
    offer(found.plan, say(words.found, { file: file.name, ...counts }), [
      [words.take, (now) => plan.rebase(mine, found.plan, now), words.taken],
    ]);
  };

  /** A notice with what is wrong in a file, as long as the reader wants it. */
  const tell = (text, problems, most = 5) => {
    const more = problems.length > most ? [`and ${problems.length - most} more`] : [];
    notice(
      "refused",
      text,
      problems.length > 0 &&
        el(
          "ul",
          {},
          [...problems.slice(0, most), ...more].map((line) => el("li", {}, line)),
        ),
      button("Close", () => {
        notice("refused", "");
        goOnAt();
      }),
    );
  };
  const refuse = (text, problems = []) => tell(`${text} Your own plan is as it was.`, problems);

  const counted = ({ items }) => PA.plural(items.length, "practice", "practices");

  /** What a reader can do with a plan from outside: [what the button says, the change, what is said then]. */
  const choicesFor = (theirs) => {
    const merge = (now) => plan.merge(now, theirs);
    if (!myPlan.read().items.length) return [["Keep it as my plan", merge, "The plan is now yours."]];
    return [
      ["Add to mine", merge, "The plan is added to yours. What you had is as it was."],
      ["Replace mine", () => theirs, "The plan has taken the place of yours."],
    ];
  };

  /* A plan from outside: nothing happens to mine until the reader says so. */
  const offer = (theirs, where, choices = choicesFor(theirs)) => {
    const panel = one("offer");
    const mine = myPlan.read();
    const close = () => {
      panel.hidden = true;
      dropFragment();
      goOnAt();
    };
    const take = (change, text) => () => {
      const { before, after } = myPlan.update(change);
      close();
      changed(before, after, text);
      one("name").focus();
    };
    const look = button("Look at it", () => {
      one("offer-sheet").replaceChildren(
        parts.sheet(theirs, { name: theirs.name || "The plan that you may take over" }),
      );
      look.hidden = true;
      one("offer-sheet").hidden = false;
      one("offer-sheet").focus();
    });
    one("offer-title").textContent = theirs.name || "A plan for you";
    const own = `Your own plan has ${mine.items.length}; nothing happens to it until you choose.`;
    one("offer-text").textContent = `${where} ${mine.items.length ? own : ""}`;
    const takes = choices.map(([label, change, text]) => button(label, take(change, text)));
    one("offer-buttons").replaceChildren(look, ...takes, button("Discard", close));
    one("offer-sheet").hidden = true;
    panel.hidden = false;
    panel.focus();
  };

  const dropFragment = () => {
    if (!/^#(plan|set)=/.test(location.hash)) return;
    try {
      history.replaceState(null, "", here());
    } catch {
      location.hash = "";
    }
  };

  const arrive = () => {
    const set = sets.fromFragment(location.hash);
    const found = set || files.fromFragment(location.hash);
    if (found?.error) refuse(found.error);
    else if (set) offer(set.plan, set.text);
    else if (found && !plan.same(found.plan, myPlan.read()))
      offer(found.plan, `The link that you opened holds a plan with ${counted(found.plan)}.`);
    else PA.one(`[id="${CSS.escape(location.hash.slice(1))}"]`, one("items"))?.scrollIntoView();
  };

  /* Print. */
  const missingTexts = () => {
    const known = plan.index(data);
    const missing = myPlan.read().items.filter(({ id }) => known.has(id) && !PA.texts?.[id]);
    return new Set(missing.map(({ id }) => PA.shard("assets/data/texts/", id)));
  };

  const loadTexts = async () => {
    if (one("texts").checked) await Promise.all([...missingTexts()].map(PA.load));
    showSheet();
  };

  /* Listen. */
  one("name").addEventListener("input", (event) => myPlan.update((now) => ({ ...now, name: event.target.value })));
  one("bare").addEventListener("change", () => showLink(myPlan.read()));
  one("copy").addEventListener("click", copy);
  one("import").addEventListener("change", (event) => open(event.target));
  one("texts").addEventListener("change", loadTexts);
  one("print").addEventListener("click", async () => {
    await loadTexts();
    print();
  });
  one("board-docx").addEventListener("click", () => {
    const { roots, shown } = parts.board(sheet);
    PA.savePaper("my-plan-board.docx", [...roots, PA.one(".pa-sign")], {
      title: one("name").value,
      shown,
    });
  });
  one("clear").addEventListener("click", () => {
    const { before, after } = myPlan.update(plan.empty);
    changed(before, after, "Your plan is empty.");
  });
  for (const item of PA.all("[data-plan-sort]", app))
    item.addEventListener("click", () => {
      const { before, after } = myPlan.update((now) => plan.sort(now, item.dataset.planSort, data));
      changed(before, after, `The plan is in the order of ${item.dataset.planSort}.`);
    });
  for (const item of PA.all("[data-plan-export]", app))
    item.addEventListener("click", () => saves[item.dataset.planExport](myPlan.read()));
  addEventListener("hashchange", arrive);
  myPlan.subscribe(show);
  show(myPlan.read());
  arrive();
  if (myPlan.damagedText()) {
    notice(
      "damaged",
      "What this browser had kept as your plan is damaged. What could be read is here; the rest is kept aside.",
      button("Save the damaged text as a file", () => saveFile("damaged-plan.txt", "text/plain", myPlan.damagedText())),
    );
  }
})();

/* The plan page: what is shown when, notices with undo, offers, files, the link, print. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan, planFiles: files, planParts: parts, myPlan, el, saveFile, data } = PA;
  const words = PA.wording.page;
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
    const undo = button(words.undo, () => {
      myPlan.update((now) => plan.rebase(after, before, now));
      notice("undo", "");
      PA.announce(words.undone);
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
    notice("unsafe", safe ? "" : words.unsafe);
  };

  const showSheet = () => {
    sheet.replaceChildren(
      parts.sheet(myPlan.read(), {
        texts: one("texts").checked,
        mine: myInstitution.read(),
        date: PA.fill(words.as_of, {
          date: PA.formatDate(new Date()),
          version: data.edition.version,
          atlas: PA.wording.atlas,
        }),
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
    one("link-hint").textContent = link.length > 2000 ? PA.fill(words.long_link, { n: link.length }) : "";
  };

  const copy = async () => {
    one("link").select();
    await PA.copyText(one("link"));
    notice("undo", words.copied);
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
      if (!dates.length) return notice("undo", words.no_dates);
      const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
      /** @param {PlanDate} date */
      const told = ({ item, latest }) =>
        [
          parts.state(item),
          item.owner && PA.fill(PA.wording.parts.owner, { owner: item.owner }),
          item.note,
          latest === null && words.no_limit,
          latest === undefined && words.no_time,
        ]
          .filter(Boolean)
          .join("\n");
      saveFile("my-plan.ics", "text/calendar", files.toCalendar(dates, { stamp, address: absolute, words: told }));
      if (without) notice("undo", PA.fill(words.left_out, { n: without }));
    },
  };

  const open = async (input) => {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    if (/\.xlsx$/i.test(file.name)) return openWorkbook(file);
    /** @type {PlanOrError} */
    const found =
      file.size > files.MOST_BYTES ? { error: PA.wording.files.too_large } : files.fromJson(await file.text());
    if (found.error) refuse(wrongIn(file, found.error), found.problems);
    else offer(found.plan, PA.fill(words.from_file, { file: file.name, practices: counted(found.plan) }));
  };

  const wrongIn = (file, text) => PA.fill(words.wrong, { file: file.name, text });

  const openWorkbook = async (file) => {
    const mine = myPlan.read();
    const found = await actionPlan.read(file, mine);
    const { say } = PA.actionPlan;
    const { back } = data.plan.words;
    const { problems = [], changed: some, added } = found;
    if (found.error) return refuse(wrongIn(file, found.error));
    if (problems.length) tell(say(back.left_out, { n: problems.length }), problems, 20);
    if (!some && !added) return notice("undo", problems.length ? "" : say(back.nothing, { file: file.name }));
    const counts = { changed: say(back.changed, { n: some }), added: say(back.added, { n: added }) };
    offer(found.plan, say(back.found, { file: file.name, ...counts }), [
      [back.take, (now) => plan.rebase(mine, found.plan, now), back.taken],
    ]);
  };

  /** A notice with what is wrong in a file, as long as the reader wants it. */
  const tell = (text, problems, most = 5) => {
    const more = problems.length > most ? [PA.fill(words.more, { n: problems.length - most })] : [];
    notice(
      "refused",
      text,
      problems.length > 0 &&
        el(
          "ul",
          {},
          [...problems.slice(0, most), ...more].map((line) => el("li", {}, line)),
        ),
      button(words.close, () => {
        notice("refused", "");
        goOnAt();
      }),
    );
  };
  const refuse = (text, problems = []) => tell(PA.fill(words.as_it_was, { text }), problems);

  const counted = ({ items }) => PA.counted("practice", items.length);

  /** What a reader can do with a plan from outside: [what the button says, the change, what is said then]. */
  const choicesFor = (theirs) => {
    const merge = (now) => plan.merge(now, theirs);
    if (!myPlan.read().items.length) return [[words.keep, merge, words.kept]];
    return [
      [words.merge, merge, words.merged],
      [words.replace, () => theirs, words.replaced],
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
    const look = button(words.look, () => {
      one("offer-sheet").replaceChildren(parts.sheet(theirs, { name: theirs.name || words.offered }));
      look.hidden = true;
      one("offer-sheet").hidden = false;
      one("offer-sheet").focus();
    });
    one("offer-title").textContent = theirs.name || words.title;
    const own = PA.fill(words.own, { n: mine.items.length });
    one("offer-text").textContent = `${where} ${mine.items.length ? own : ""}`;
    const takes = choices.map(([label, change, text]) => button(label, take(change, text)));
    one("offer-buttons").replaceChildren(look, ...takes, button(words.leave, close));
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
      offer(found.plan, PA.fill(words.from_link, { practices: counted(found.plan) }));
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
    changed(before, after, words.emptied);
  });
  for (const item of PA.all("[data-plan-sort]", app))
    item.addEventListener("click", () => {
      const { before, after } = myPlan.update((now) => plan.sort(now, item.dataset.planSort, data));
      changed(before, after, words.sorted[item.dataset.planSort]);
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
      words.damaged,
      button(words.save_damaged, () => saveFile("damaged-plan.txt", "text/plain", myPlan.damagedText())),
    );
  }
})();

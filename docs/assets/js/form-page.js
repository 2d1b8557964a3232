/* The page of the form: judges, draws the card and keeps the text as one types. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;
  const byId = (id) => PA.one(`#${id}`);
  const form = byId("pa-form");
  if (!form) return;
  const schema = JSON.parse(byId("pa-schema").textContent);
  const say = (key, places) => PA.say(schema, key, places);
  const top = PA.one("[data-part]", form);
  const query = PA.readQuery(location.search, ["edit", "draft"]);
  const requestedId = query.edit?.[0] || "";
  const known = schema.records[schema.kind];
  const isShown = Object.hasOwn(known, requestedId) && known[requestedId].status !== "retired";
  const editedId = isShown ? requestedId : ""; // only records that readers see are in scripts
  const today = new Date().toLocaleDateString("sv"); // as the rules write it: 2026-11-23
  /** @type {RecordData} */
  let original = { status: "draft", reviewed: today };
  let place = PA.drafts.newPlace(); // where the text of this tab is kept
  let touched = false;
  let isSaved = true;
  let isKept = true;
  let waiting = 0;

  const currentId = () => editedId || byId("pa-id").value.trim() || PA.rules.idFrom(byId("f-title").value);
  const fileOf = (kind, id) => `${schema.folders[kind]}/${id || "unnamed"}.yml`;
  const read = () => PA.fields.read(top, schema.kind, schema);
  const textOf = (data, kind) => PA.yaml.write(PA.rules.sorted(data, schema), { ...schema, kind });

  /** Set a text where it differs, so that nothing is spoken twice. */
  const tell = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  /** Judge and show everything anew. */
  const update = () => {
    PA.all("[data-amount]", form).forEach(rate);
    const data = read();
    const found = PA.rules.problems(data, currentId(), editedId !== "", today, schema);
    const problems = found.filter(({ isNote }) => !isNote);
    const notes = [...found.filter(({ isNote }) => isNote), ...PA.copyedit.notes(data, schema)];
    const text = textOf(data, schema.kind);
    byId("pa-id").placeholder = currentId();
    byId("pa-yaml").value = text;
    showProblems(problems, notes);
    showWays(problems.length === 0, text, data);
    byId("pa-card").replaceChildren(PA.card(data, schema));
    PA.showPage?.(data, schema);
    PA.all(".pa-count", form).forEach(showCount);
  };

  /** Say which level follows from an amount. */
  const rate = (control) => {
    const field = control.closest("[data-field=about]");
    const scale = schema.scales[field.parentElement.closest("[data-field]").dataset.field];
    const level = PA.rules.levelOf(control.value === "" ? NaN : Number(control.value), scale);
    tell(PA.one(".pa-level", field), level ? say("follows", scale.levels[level - 1]) : "");
  };

  const showCount = (count) => {
    const control = count.parentElement.querySelector("[data-control]");
    const used = PA.yaml.length(control.value.trim());
    const limit = Number(count.dataset.limit);
    tell(count, used > limit * 0.7 ? say("characters", { n: used, limit }) : "");
    count.classList.toggle("pa-count--over", used > limit);
  };

  const placeOf = ({ path }) => {
    const field = path[0] === "id" ? byId("pa-id-field") : PA.fields.find(top, path);
    return { field, control: field && (PA.one("[data-control], #pa-id, input, button", field) || field) };
  };

  const showProblems = (problems, notes) => {
    for (const error of PA.all(".pa-error", form)) error.hidden = true;
    for (const control of PA.all("[aria-invalid]", form)) control.removeAttribute("aria-invalid");
    const links = (found) =>
      found.map((problem) => {
        const { field, control } = placeOf(problem);
        const text = PA.rules.message(problem, schema);
        if (field?.dataset.seen) showError(field, control, text, problem.isNote);
        const href = `#${control?.id || field?.id || "pa-form"}`;
        return el("li", {}, el("a", { href, onclick: (event) => show(event, field, control) }, text));
      });
    byId("pa-problems").replaceChildren(...links(problems));
    byId("pa-notes").replaceChildren(...links(notes));
    const n = problems.length;
    tell(byId("pa-verdict"), n ? say("verdict_missing", { n }) : say("verdict_ready"));
  };

  const showError = (field, control, text, isNote) => {
    const error = PA.all(".pa-error", field).pop();
    if (!error?.hidden) return;
    error.textContent = text;
    error.hidden = false;
    error.classList.toggle("pa-error--note", Boolean(isNote));
    if (!isNote && control.matches("[data-control], #pa-id")) control.setAttribute("aria-invalid", "true");
  };

  /** Open what is folded, and bring the field of a problem before the eyes. */
  const show = (event, field, control) => {
    event.preventDefault();
    if (!field) return;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    field.dataset.seen = "yes";
    control.focus();
    field.scrollIntoView({ block: "center" });
    update();
  };

  /** The unfinished texts of the other kind that name this record, or that it names. */
  const along = (data) => {
    return PA.drafts.list(schema).filter((draft) => {
      const [case_, id] = schema.kind === "case" ? [data, idOf(draft)] : [draft.data, currentId()];
      return draft.kind !== schema.kind && id && (case_.practices || []).includes(id);
    });
  };
  const idOf = (draft) => draft.edited || draft.id.trim() || PA.rules.idFrom(draft.data.title || "");

  const showWays = (isReady, text, data) => {
    const others = along(data);
    showAlong(others);
    byId("pa-unfinished").hidden = isReady;
    const file = fileOf(schema.kind, currentId());
    if (byId("pa-propose")) {
      const way = PA.send.proposal(schema.edition, file, text, editedId !== "");
      showWay("propose", byId("pa-propose"), way, "filled", "paste");
      PA.one("[data-way=propose]").hidden = !isReady;
    }
    if (byId("pa-mail")) {
      const subject = say("mail_subject", { title: data.title || say("untitled") });
      const files = [file, ...others.map((draft) => fileOf(draft.kind, idOf(draft)))].join(", ");
      const way = PA.send.mail(schema.edition, subject, bundle(), say("mail_attach", { files }));
      showWay("mail", byId("pa-mail"), way, "", "attach");
    }
  };

  const showWay = (name, link, way, short, long) => {
    const box = PA.one(`[data-way="${name}"]`);
    link.href = way.href;
    if (short) PA.one(`[data-how="${short}"]`, box).hidden = !way.filled;
    PA.one(`[data-how="${long}"]`, box).hidden = way.filled;
  };

  const showAlong = (drafts) => {
    byId("pa-along").hidden = drafts.length === 0;
    const items = drafts.map((draft) => {
      const item = PA.kept.copyOf("#pa-along-item");
      const file = fileOf(draft.kind, idOf(draft));
      item.dataset.place = draft.place;
      PA.one("strong", item).textContent = draft.data.title || say("untitled");
      PA.one("code", item).textContent = file;
      const link = PA.one("a", item);
      const text = textOf(draft.data, draft.kind);
      if (link) link.href = PA.send.proposal(schema.edition, file, text, draft.edited !== "").href;
      return item;
    });
    PA.one("ul", byId("pa-along")).replaceChildren(...items);
  };

  /** The text of the file; with those that go with it, each below the name of its file. */
  const bundle = () => {
    const data = read();
    const named = (kind, id, record) => `# ${fileOf(kind, id)}\n${textOf(record, kind)}`;
    const others = along(data).map((draft) => named(draft.kind, idOf(draft), draft.data));
    return [named(schema.kind, currentId(), data), ...others].join("---\n");
  };

  /** What stands in the form, as it is kept. */
  const currentDraft = () => {
    const when = new Date().toISOString();
    return { kind: schema.kind, edited: editedId, id: byId("pa-id").value, data: read(), when };
  };

  const saveDraft = () => {
    if (!touched || isSaved) return;
    isSaved = true;
    isKept = PA.drafts.write(place, currentDraft());
    tell(byId("pa-saved"), say(isKept ? "kept" : "not_kept"));
  };

  const listDrafts = () => {
    const others = PA.drafts.list(schema).filter((draft) => draft.place !== place);
    PA.kept.show(others, ({ kind, edited }) => kind === schema.kind && edited === editedId, schema);
  };

  const fill = (data, id) => {
    PA.fields.fill(top, schema.kind, data, schema);
    byId("pa-id").value = id || "";
    update();
  };

  /** Leave what stands here among the kept texts, and begin with another one. */
  const change = (data, id) => {
    saveDraft();
    place = PA.drafts.newPlace();
    fill(data, id);
  };

  const restore = (draft) => {
    change(draft.data, draft.id);
    touched = true;
    isSaved = false;
    saveDraft();
    if (draft.isWhole) PA.drafts.remove(draft.place);
    listDrafts();
    toText();
    tell(byId("pa-saved"), say("restored"));
  };

  const toText = () => {
    byId("f-title").focus();
    form.scrollIntoView({ block: "start" });
  };

  const move = (button, step) => {
    const row = button.closest(".pa-row");
    const field = row.closest("[data-field]");
    const rows = PA.fields.rowsIn(row.parentElement);
    const other = rows[rows.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    button.focus();
    PA.announce(say("moved", { place: rows.indexOf(row) + 1 + step, n: rows.length }));
    changed(field);
  };

  const ACTIONS = {
    add: (button) => {
      const field = button.closest("[data-field]");
      PA.one("[data-control], input", PA.fields.addRow(field, today)).focus();
    },
    up: (button) => move(button, -1),
    down: (button) => move(button, 1),
    remove: (button) => {
      const row = button.closest(".pa-row");
      const field = row.closest("[data-field]");
      const [text = say("empty_entry")] = PA.all("[data-control]", row)
        .map(({ value }) => value.trim())
        .filter(Boolean);
      PA.kept.remove(row, say("removed", { text: text.slice(0, 60) }), () => changed(field));
      changed(field);
    },
    page: () => PA.load(PA.address("assets/js/preview.js")).then(update), // fetched when somebody asks for it
    undo: (button) => PA.kept.undo(button),
    clear: () => {
      change(original, "");
      touched = false;
      listDrafts();
      toText();
      tell(byId("pa-saved"), say("cleared"));
    },
    restore: (button) => {
      const draft = draftOf(button);
      if (draft) restore(draft);
    },
    forget: (button) => {
      const row = button.closest("li");
      const draft = draftOf(button);
      const title = draft?.data.title || say("untitled");
      PA.drafts.remove(row.dataset.place);
      PA.kept.remove(row, say("removed", { text: title.slice(0, 60) }), () => {
        if (draft) PA.drafts.writeText(draft.place, draft.text);
        update();
      });
      update();
    },
    save: (button) => {
      const draft = draftOf(button);
      if (!draft) return;
      if (draft.isWhole) saveFile(draft.kind, idOf(draft), textOf(draft.data, draft.kind));
      else PA.saveFile("damaged-text.txt", "text/plain", draft.text);
    },
    copy: async () => {
      settle();
      const isForEditors = along(read()).length || !schema.edition.new; // who need the name of the file
      const text = isForEditors ? bundle() : byId("pa-yaml").value;
      tell(byId("pa-done"), say((await copied(text)) ? "copied" : "copy_by_hand"));
    },
    download: () => {
      settle();
      saveFile(schema.kind, currentId(), byId("pa-yaml").value);
      isKept = true; // in a file
      tell(byId("pa-done"), say("downloaded"));
    },
    "download-along": (button) => {
      const draft = draftOf(button);
      if (draft) saveFile(draft.kind, idOf(draft), textOf(draft.data, draft.kind));
    },
  };

  const draftOf = (button) => PA.drafts.find(button.closest("li").dataset.place, schema);
  const saveFile = (kind, id, text) => PA.saveFile(fileOf(kind, id).split("/").pop(), "application/yaml", text);

  /** Copy through the field of the page, since a page from a file may be given no clipboard. */
  const copied = async (text) => {
    const field = byId("pa-yaml");
    const own = field.value;
    field.value = text;
    const isCopied = await PA.copyText(field);
    if (isCopied) field.value = own;
    return isCopied;
  };

  const changed = (target) => {
    touched = true;
    isSaved = false;
    for (
      let field = target.closest("[data-field], #pa-id-field");
      field;
      field = field.parentElement.closest("[data-field]")
    )
      field.dataset.seen = "yes";
    const row = target.closest(".pa-row");
    if (row) row.dataset.seen = "yes";
    clearTimeout(waiting);
    waiting = setTimeout(settle, 150);
  };

  /** Take in what was typed last, at once: who presses a button need not wait for it. */
  const settle = () => {
    clearTimeout(waiting);
    update();
    saveDraft();
  };

  /** Keep each record of a file as a text of its own, and go on with the first that fits this form. */
  const open = async (file) => {
    await PA.load(PA.address("assets/js/opening.js")); // fetched when somebody opens a file
    if (!PA.readRecords) return tell(byId("pa-opened"), say("not_loaded"));
    const found = PA.readRecords(await file.text(), schema);
    const drafts = found.map(({ kind, id, data }) => {
      const edited = (schema.records[kind][id]?.status ?? "retired") !== "retired" ? id : "";
      const at = PA.drafts.newPlace();
      PA.drafts.write(at, { kind, edited, id: edited ? "" : id, data, when: new Date().toISOString() });
      return PA.drafts.find(at, schema);
    });
    listDrafts();
    const own = drafts.find(({ kind, edited }) => kind === schema.kind && edited === editedId);
    if (own) restore(own);
    const isWhole = found.every((record) => record.isWhole);
    const key = found.length === 0 ? "not_opened" : isWhole ? "opened" : "opened_in_part";
    tell(byId("pa-opened"), say(key, { n: found.length }));
  };

  /** Show a record that is to be changed. */
  PA.editRecord = (data) => {
    original = data;
    byId("pa-id-field").hidden = true;
    byId("pa-editing").hidden = false;
    byId("pa-editing").textContent = say("editing", { title: data.title });
    fill(data, "");
  };

  const begin = () => {
    form.inert = false;
    const draft = query.draft ? PA.drafts.find(query.draft[0], schema) : null;
    if (draft?.kind === schema.kind && draft.edited === editedId) restore(draft);
    else listDrafts();
  };

  const fail = (text) => {
    byId("pa-editing").hidden = false;
    byId("pa-editing").textContent = text;
    begin();
  };

  for (const [kind, records] of Object.entries(schema.records)) {
    const titles = Object.values(records).filter(({ status }) => status !== "retired");
    byId(`pa-${kind}-titles`).append(...titles.map(({ title }) => el("option", { value: title })));
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) ACTIONS[button.dataset.do](button);
  });
  form.addEventListener("input", (event) => changed(event.target));
  form.addEventListener("change", (event) => {
    if (event.target.type === "checkbox") PA.fields.tick(event.target, schema);
    changed(event.target);
  });
  form.addEventListener("paste", (event) => PA.paste.take(event, (field) => PA.fields.addRow(field, today)));
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("pa-open").addEventListener("change", (event) => {
    if (event.target.files.length) open(event.target.files[0]);
    event.target.value = "";
  });
  addEventListener("pagehide", saveDraft);
  addEventListener("beforeunload", (event) => {
    saveDraft();
    if (touched && !isKept) event.preventDefault();
  });

  fill(original, "");
  if (editedId) {
    form.inert = true; // what is typed before the record is there would be lost
    PA.load(PA.shard(`contribute/records/${schema.kind}/`, editedId)).then(() => {
      if (!PA.records) return fail(say("not_loaded"));
      PA.editRecord(PA.records[editedId]);
      begin();
    });
  } else if (requestedId) fail(say("no_such_record", { id: requestedId.slice(0, 80) }));
  else begin();
})();

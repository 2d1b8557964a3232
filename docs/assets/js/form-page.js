/* The page of the form: judges, draws the card and keeps the text as one types. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;
  const byId = (id) => PA.one(`#${id}`);
  const form = byId("pa-form");
  if (!form) return;
  const schema = JSON.parse(byId("pa-schema").textContent);
  const top = PA.one("[data-part]", form);
  const requestedId = PA.readQuery(location.search, ["edit"]).edit?.[0] || "";
  const statuses = schema.statuses[schema.kind];
  const isPublished = Object.hasOwn(statuses, requestedId) && statuses[requestedId] === "published";
  const editedId = isPublished ? requestedId : ""; // only published records are in scripts
  const store = PA.store(`form.${schema.kind}.${editedId}`);
  const today = new Date().toLocaleDateString("sv"); // as the rules write it: 2026-11-23
  /** @type {RecordData} */
  let original = { status: "draft", reviewed: today };
  let touched = false;
  let offered = null; // what was kept, until the writer has decided about it
  let waiting = 0;

  const currentId = () => editedId || byId("pa-id").value.trim() || PA.rules.idFrom(byId("f-title").value);
  const file = () => `${schema.folder}/${currentId()}.yml`;
  const read = () => PA.fields.read(top, schema.kind, schema);

  /** Judge and show everything anew. */
  const update = () => {
    const data = read();
    const problems = PA.rules.problems(data, currentId(), editedId !== "", today, schema);
    const text = PA.yaml.write(data, schema);
    byId("pa-id").placeholder = currentId();
    byId("pa-yaml").value = text;
    showProblems(problems);
    showWays(problems.length === 0, text, data);
    showCard(data);
    PA.all(".pa-count", form).forEach(showCount);
  };

  const showCount = (count) => {
    const control = count.parentElement.querySelector("[data-control]");
    const used = PA.yaml.length(control.value.trim());
    const limit = Number(count.dataset.limit);
    count.textContent = used > limit * 0.7 ? `${used} of ${limit}` : "";
    count.classList.toggle("pa-count--over", used > limit);
  };

  const showProblems = (problems) => {
    for (const error of PA.all(".pa-error", form)) error.hidden = true;
    for (const control of PA.all("[aria-invalid]", form)) control.removeAttribute("aria-invalid");
    const links = problems.map(({ path, message }) => {
      const place = path[0] === "id" ? byId("pa-id-field") : PA.fields.find(top, path);
      const control = place && (PA.one("[data-control], #pa-id, input, button", place) || place);
      if (place?.dataset.seen) showError(place, control, message);
      return el(
        "li",
        {},
        el(
          "a",
          { href: `#${control?.id || place?.id || "pa-form"}`, onclick: (event) => show(event, place, control) },
          message,
        ),
      );
    });
    byId("pa-problems").replaceChildren(...links);
    byId("pa-verdict").textContent = problems.length
      ? `${PA.plural(problems.length, "thing is", "things are")} still missing or to be mended:`
      : "Every rule that can be checked here is kept. Choose how to send it:";
  };

  const showError = (place, control, message) => {
    const error = PA.all(".pa-error", place).pop();
    if (!error) return;
    error.textContent = message;
    error.hidden = false;
    if (control.matches("[data-control], #pa-id")) control.setAttribute("aria-invalid", "true");
  };

  /** Open what is folded, and bring the field of a problem before the eyes. */
  const show = (event, place, control) => {
    event.preventDefault();
    if (!place) return;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.dataset.seen = "yes";
    control.focus();
    place.scrollIntoView({ block: "center" });
    update();
  };

  const showWays = (ready, text, data) => {
    byId("pa-ways").hidden = !ready;
    if (!ready) return;
    if (byId("pa-propose"))
      showWay(
        "propose",
        byId("pa-propose"),
        PA.send.proposal(schema.edition, file(), text, editedId !== ""),
        "filled",
        "paste",
      );
    if (byId("pa-mail"))
      showWay("mail", byId("pa-mail"), PA.send.mail(schema.edition, file(), text, data.title), "", "attach");
  };

  const showWay = (name, link, way, short, long) => {
    const box = PA.one(`[data-way="${name}"]`);
    link.href = way.href;
    if (short) PA.one(`[data-how="${short}"]`, box).hidden = !way.filled;
    PA.one(`[data-how="${long}"]`, box).hidden = way.filled;
  };

  const showCard = (data) => {
    const isPractice = schema.kind === "practice";
    const shown = isPractice
      ? [
          ["stage", data.stages || []],
          ["category", (data.categories || []).slice(0, 1)],
        ]
      : [["institution_kind", [data.kind]]];
    const chips = shown.flatMap(([facet, keys]) =>
      keys.filter(Boolean).map((key) => el("li", {}, el("span", { class: "pa-chip" }, schema.terms[facet][key]))),
    );
    const foot = () =>
      el("p", { class: "pa-card__foot" }, [data.institution, data.city, data.country].filter(Boolean).join(", "));
    byId("pa-card").replaceChildren(
      el(
        "article",
        { class: "pa-card" },
        el(
          "div",
          { class: "pa-card__text" },
          el("h3", {}, data.title || "The title stands here"),
          el("p", {}, data.summary || "The summary stands here."),
          el("ul", { class: "pa-chips" }, chips),
        ),
        isPractice ? takes(data) : foot(),
      ),
    );
  };

  const takes = (data) => {
    const phases = { setup: "Set-up", delivery: "Delivery" };
    const heads = Object.entries(phases).map(([phase, label]) =>
      el("th", { scope: "col", class: `pa-${phase}` }, label),
    );
    const row = (key) => {
      const cells = Object.keys(phases).map((phase) =>
        el("td", {}, rated(key, phase, levelOf(key, data[phase]?.[key]?.about))),
      );
      return el("tr", {}, el("th", { scope: "row" }, schema.scales[key]), cells);
    };
    return el(
      "table",
      { class: "pa-card__takes" },
      el("caption", { class: "pa-sr" }, "What it takes"),
      el("thead", {}, el("tr", {}, el("td"), heads)),
      el("tbody", {}, ["cost", "time", "effort"].map(row)),
    );
  };

  /** The level that holds an amount, from 1; 0 where none is given. */
  const levelOf = (key, about) =>
    Number.isInteger(about) ? schema.bands[key].findIndex((most) => most === null || about <= most) + 1 : 0;

  const rated = (key, phase, level) => {
    if (!level) return el("span", { class: "pa-word" }, "Not rated");
    return [
      el("span", { class: `pa-scale pa-scale--${phase}`, "data-level": level, "aria-hidden": "true" }),
      " ",
      el(
        "span",
        { class: "pa-word" },
        el("span", { class: "pa-sr" }, `${level} of 5, `),
        schema.levels[key][level - 1],
      ),
    ];
  };

  /** Keep what stands here; beside it what was kept before, for as long as the writer has not decided about that. */
  const saveDraft = () => {
    if (!touched) return;
    const kept = store.write(currentDraft(offered?.found));
    byId("pa-saved").textContent = kept
      ? "Kept in this browser."
      : "This browser does not keep the text; download the file before you leave.";
  };

  /** What stands in the form, as it is kept: beside it the text that it takes the place of. */
  const currentDraft = (before) => {
    return { data: read(), id: byId("pa-id").value, when: new Date().toISOString(), before };
  };

  /** What was kept, as far as it can be read; `found` and `text` are as they lay there. */
  const parseDraft = (found, text) => {
    const { data, isWhole } = PA.fields.sanitize(found?.data, schema.kind, schema);
    const { id = "", when } = found || {};
    const time = typeof when === "string" ? new Date(when).getTime() : NaN;
    return {
      found,
      text,
      data,
      isWhole: isWhole && typeof id === "string",
      id: typeof id === "string" ? id : "",
      when: time,
    };
  };

  /** What this browser kept, or null where it kept nothing. */
  const storedDraft = () => {
    const found = store.read();
    const text = store.raw();
    return text ? parseDraft(found, text) : null;
  };

  /** Say what is still here. What is damaged is kept aside too, since what is typed next takes its place. */
  const offerDraft = (old) => {
    offered = old;
    byId("pa-kept").hidden = !old;
    if (!old) return;
    const day = Number.isNaN(old.when) ? "" : ` of ${new Date(old.when).toLocaleString("en-GB")}`;
    const whole = `Your text${day} is still here.`;
    const damaged = `Your text${day} is damaged. What can be read of it can be restored.`;
    PA.one("span", byId("pa-kept")).textContent = old.isWhole ? whole : damaged;
    PA.one("[data-do=rescue]", byId("pa-kept")).hidden = old.isWhole;
    if (!old.isWhole) store.backUp();
  };

  /** The writer has decided about the text that is offered: offer the one whose place it had taken. */
  const settleDraft = () => {
    const before = offered?.found?.before;
    offerDraft(before ? parseDraft(before, JSON.stringify(before)) : null);
  };

  const fill = (data, id) => {
    PA.fields.fill(top, schema.kind, data, schema);
    byId("pa-id").value = id || "";
    update();
  };

  const ACTIONS = {
    add: (button) => {
      const field = button.closest("[data-field]");
      PA.one("[data-control], input", PA.fields.addRow(field)).focus();
    },
    remove: (button) => {
      const field = button.closest("[data-rows]").closest("[data-field]");
      button.closest(".pa-row").remove();
      PA.one(':scope > p > [data-do="add"]', field).focus();
      changed(field);
    },
    clear: () => {
      if (!confirm("Delete everything in this form?")) return;
      touched = false;
      offerDraft(null);
      store.clear();
      byId("pa-saved").textContent = "";
      fill(original, "");
    },
    restore: () => {
      const old = offered;
      if (!old) return;
      const typed = touched ? currentDraft(old.found?.before) : null;
      if (typed) offerDraft(parseDraft(typed, JSON.stringify(typed)));
      else settleDraft();
      touched = true;
      fill(old.data, old.id);
    },
    forget: () => {
      settleDraft();
      byId("pa-saved").textContent = "";
      if (touched) saveDraft();
      else if (offered) store.write(offered.found);
      else store.clear();
    },
    rescue: () => PA.saveFile("damaged-text.txt", "text/plain", offered?.text || ""),
    copy: async () => {
      byId("pa-done").textContent = (await PA.copyText(byId("pa-yaml")))
        ? "Copied."
        : "Mark the text below and copy it.";
    },
    download: () => {
      PA.saveFile(file().split("/").pop(), "application/yaml", byId("pa-yaml").value);
      byId("pa-done").textContent = "The file is with your downloads.";
    },
  };

  const changed = (target) => {
    touched = true;
    for (
      let field = target.closest("[data-field], #pa-id-field");
      field;
      field = field.parentElement.closest("[data-field]")
    )
      field.dataset.seen = "yes";
    const row = target.closest(".pa-row");
    if (row) row.dataset.seen = "yes";
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      update();
      saveDraft();
    }, 150);
  };

  /** Show a record that is to be changed. */
  PA.editRecord = (data) => {
    original = data;
    byId("pa-id-field").hidden = true;
    byId("pa-editing").hidden = false;
    byId("pa-editing").textContent = `You are changing “${data.title}”. Its other fields are below, folded.`;
    fill(data, "");
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) ACTIONS[button.dataset.do](button);
  });
  form.addEventListener("input", (event) => changed(event.target));
  form.addEventListener("change", (event) => {
    if (event.target.type === "checkbox") PA.fields.tick(event.target);
    changed(event.target);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("pagehide", saveDraft);

  fill(original, "");
  if (editedId) {
    const src = PA.shard(`contribute/records/${schema.kind}/`, editedId);
    document.head.append(el("script", { src, onload: () => PA.editRecord(PA.records[editedId]) }));
  }
  if (requestedId && !editedId) {
    byId("pa-editing").hidden = false;
    byId("pa-editing").textContent =
      `There is no record with the name “${requestedId.slice(0, 80)}” here, so the form is empty.`;
  }
  offerDraft(storedDraft());
})();

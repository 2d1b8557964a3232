/* The page of the form: judges, draws the card and keeps the text as one types. */
(function () {
  "use strict";
  const atlas = (window.PracticeAtlas = window.PracticeAtlas || {});
  const form = document.getElementById("pa-form");
  if (!form) return;
  const at = (id) => document.getElementById(id);
  const schema = JSON.parse(at("pa-schema").textContent);
  const top = form.querySelector("[data-part]");
  const wanted = new URLSearchParams(location.search).get("edit") || "";
  const editing = Object.hasOwn(schema.statuses[schema.kind], wanted) ? wanted : "";
  const store = "practice-atlas:form:" + schema.kind + ":" + editing;
  const now = new Date();
  const today = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  let original = { status: "draft", reviewed: today };
  let touched = false;
  let waiting = 0;

  const currentId = () => editing || at("pa-id").value.trim() || atlas.rules.idFrom(at("f-title").value);
  const file = () => schema.folder + "/" + currentId() + ".yml";
  const read = () => atlas.fields.read(top, schema.kind, schema);

  function add(parent, tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  }

  /** Judge and show everything anew. */
  function renew() {
    const data = read();
    const problems = atlas.rules.problems(data, currentId(), editing !== "", today, schema);
    const text = atlas.yaml.write(data, schema);
    at("pa-id").placeholder = currentId();
    at("pa-yaml").value = text;
    showProblems(problems);
    showWays(problems.length === 0, text, data);
    showCard(data);
    for (const count of form.querySelectorAll(".pa-count")) showCount(count);
  }

  function showCount(count) {
    const control = count.parentElement.querySelector("[data-control]");
    const used = atlas.yaml.length(control.value.trim());
    const limit = Number(count.dataset.limit);
    count.textContent = used > limit * 0.7 ? used + " of " + limit : "";
    count.classList.toggle("pa-count--over", used > limit);
  }

  function showProblems(problems) {
    for (const error of form.querySelectorAll(".pa-error")) error.hidden = true;
    for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
    at("pa-problems").replaceChildren();
    for (const problem of problems) {
      const id = problem.path[0] === "id";
      const place = id ? at("pa-id-field") : atlas.fields.find(top, problem.path);
      const control = place && (place.querySelector("[data-control], #pa-id, input, button") || place);
      const link = add(add(at("pa-problems"), "li"), "a", "", problem.message);
      link.href = "#" + ((control && control.id) || (place && place.id) || "pa-form");
      link.addEventListener("click", (event) => show(event, place, control));
      if (place && place.dataset.seen) showError(place, control, problem.message);
    }
    const count = problems.length;
    at("pa-verdict").textContent = count === 0 ? "Every rule that can be checked here is kept. Choose how to send it:" : count + (count === 1 ? " thing is" : " things are") + " still missing or to be mended:";
  }

  function showError(place, control, message) {
    const error = [...place.querySelectorAll(".pa-error")].pop();
    if (!error) return;
    error.textContent = message;
    error.hidden = false;
    if (control.matches("[data-control], #pa-id")) control.setAttribute("aria-invalid", "true");
  }

  /** Open what is folded, and bring the field of a problem before the eyes. */
  function show(event, place, control) {
    event.preventDefault();
    if (!place) return;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.dataset.seen = "yes";
    control.focus();
    place.scrollIntoView({ block: "center" });
    renew();
  }

  function showWays(ready, text, data) {
    at("pa-ways").hidden = !ready;
    if (!ready) return;
    if (at("pa-propose")) showWay("propose", at("pa-propose"), atlas.send.proposal(schema.edition, file(), text, editing !== ""), "filled", "paste");
    if (at("pa-mail")) showWay("mail", at("pa-mail"), atlas.send.mail(schema.edition, file(), text, data.title), "", "attach");
  }

  function showWay(name, link, way, short, long) {
    const box = document.querySelector('[data-way="' + name + '"]');
    link.href = way.href;
    if (short) box.querySelector('[data-how="' + short + '"]').hidden = !way.filled;
    box.querySelector('[data-how="' + long + '"]').hidden = way.filled;
  }

  function showCard(data) {
    const card = document.createElement("article");
    card.className = "pa-card";
    const words = add(card, "div", "pa-card__text");
    add(words, "h3", "", data.title || "The title stands here");
    add(words, "p", "", data.summary || "The summary stands here.");
    const chips = add(words, "ul", "pa-chips");
    const shown = schema.kind === "practice" ? [["stage", data.stages], ["category", (data.categories || []).slice(0, 1)]] : [["institution_kind", [data.kind]]];
    for (const [facet, keys] of shown) for (const key of keys || []) if (key) add(add(chips, "li"), "span", "pa-chip", schema.terms[facet][key]);
    if (schema.kind === "practice") takes(card, data);
    else add(card, "p", "pa-card__foot", [data.institution, data.city, data.country].filter(Boolean).join(", "));
    at("pa-card").replaceChildren(card);
  }

  function takes(card, data) {
    const table = add(card, "table", "pa-card__takes");
    add(table, "caption", "pa-sr", "What it takes");
    const head = add(add(table, "thead"), "tr");
    add(head, "td");
    for (const [phase, label] of [["setup", "Set-up"], ["delivery", "Delivery"]]) add(head, "th", "pa-" + phase, label).scope = "col";
    const body = add(table, "tbody");
    for (const key of ["cost", "time", "effort"]) {
      const row = add(body, "tr");
      add(row, "th", "", schema.scales[key]).scope = "row";
      for (const phase of ["setup", "delivery"]) rated(add(row, "td"), key, phase, ((data[phase] || {})[key] || {}).level);
    }
  }

  function rated(cell, key, phase, level) {
    if (!level) return void add(cell, "span", "pa-word", "Not rated");
    const drawn = add(cell, "span", "pa-scale pa-scale--" + phase);
    drawn.dataset.level = String(level);
    drawn.setAttribute("aria-hidden", "true");
    cell.append(" ");
    const word = add(cell, "span", "pa-word");
    add(word, "span", "pa-sr", level + " of 5, ");
    word.append(schema.levels[key][level - 1]);
  }

  function keep() {
    if (!touched) return;
    try {
      localStorage.setItem(store, JSON.stringify({ data: read(), id: at("pa-id").value, when: new Date().toISOString() }));
      at("pa-saved").textContent = "Kept in this browser.";
    } catch {
      at("pa-saved").textContent = "This browser does not keep the text; download the file before you leave.";
    }
  }

  /** What this browser kept: {text, data, isWhole, id, when}, or null where it kept nothing. */
  function kept() {
    let text = null;
    let found = null;
    try {
      text = localStorage.getItem(store);
      found = JSON.parse(text);
    } catch {
      /* Forbidden, or damaged: then the text itself is all there is. */
    }
    if (!text) return null;
    const { data, isWhole } = atlas.fields.sound(found && found.data, schema.kind, schema);
    const { id = "", when } = found || {};
    const time = typeof when === "string" ? new Date(when).getTime() : NaN;
    return { text, data, isWhole: isWhole && typeof id === "string", id: typeof id === "string" ? id : "", when: time };
  }

  /** Say what is still here. What is damaged is kept aside too, since what is typed next takes its place. */
  function offer(old) {
    if (!old) return;
    const day = Number.isNaN(old.when) ? "" : " of " + new Date(old.when).toLocaleString("en-GB");
    const whole = "Your text" + day + " is still here.";
    const damaged = "Your text" + day + " is damaged. What can be read of it can be restored.";
    at("pa-kept").hidden = false;
    at("pa-kept").querySelector("span").textContent = old.isWhole ? whole : damaged;
    at("pa-kept").querySelector("[data-do=rescue]").hidden = old.isWhole;
    if (old.isWhole) return;
    try {
      localStorage.setItem(store + ":damaged", old.text);
    } catch {
      /* It can still be saved as a file. */
    }
  }

  function forget() {
    try {
      localStorage.removeItem(store);
    } catch {
      /* A browser that keeps nothing has nothing to forget. */
    }
    at("pa-kept").hidden = true;
    at("pa-saved").textContent = "";
  }

  function fill(data, id) {
    atlas.fields.fill(top, schema.kind, data, schema);
    at("pa-id").value = id || "";
    renew();
  }

  const DO = {
    add: (button) => {
      const field = button.closest("[data-field]");
      const row = atlas.fields.addRow(field);
      row.querySelector("[data-control], input").focus();
    },
    remove: (button) => {
      const field = button.closest("[data-rows]").closest("[data-field]");
      button.closest(".pa-row").remove();
      field.querySelector(':scope > p > [data-do="add"]').focus();
      changed(field);
    },
    clear: () => {
      if (!confirm("Delete everything in this form?")) return;
      touched = false;
      forget();
      fill(original, "");
    },
    restore: () => {
      const old = kept();
      at("pa-kept").hidden = true;
      if (!old) return;
      touched = true;
      fill(old.data, old.id);
    },
    forget,
    rescue: () => atlas.send.download("damaged-text.txt", kept().text),
    copy: async () => {
      at("pa-done").textContent = (await atlas.send.copy(at("pa-yaml"))) ? "Copied." : "Mark the text below and copy it.";
    },
    download: () => {
      atlas.send.download(file(), at("pa-yaml").value);
      at("pa-done").textContent = "The file is with your downloads.";
    },
  };

  function changed(target) {
    touched = true;
    for (let field = target.closest("[data-field], #pa-id-field"); field; field = field.parentElement.closest("[data-field]")) field.dataset.seen = "yes";
    for (const row of [target.closest(".pa-row")]) if (row) row.dataset.seen = "yes";
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      renew();
      keep();
    }, 150);
  }

  /** Called by the script of a record that is to be changed. */
  atlas.opened = (data) => {
    original = data;
    at("pa-id-field").hidden = true;
    at("pa-editing").hidden = false;
    at("pa-editing").textContent = "You are changing “" + data.title + "”. Its other fields are below, folded.";
    fill(data, "");
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) DO[button.dataset.do](button);
  });
  form.addEventListener("input", (event) => changed(event.target));
  form.addEventListener("change", (event) => {
    if (event.target.type === "checkbox") atlas.fields.tick(event.target);
    changed(event.target);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("pagehide", keep);

  fill(original, "");
  if (editing) {
    const script = document.createElement("script");
    script.src = form.dataset.root + "contribute/records/" + schema.kind + "/" + editing + ".js";
    document.head.append(script);
  }
  if (wanted && !editing) {
    at("pa-editing").hidden = false;
    at("pa-editing").textContent = "There is no record with the name “" + wanted.slice(0, 80) + "” here, so the form is empty.";
  }
  offer(kept());
})();

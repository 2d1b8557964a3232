/* "We use this too" on the page of a practice: its fields, and the ways on with what they hold. Fetched when a reader
   opens it; where a part of it does not come, the sentences of the page stay. */
(async () => {
  "use strict";
  const PA = window.PracticeAtlas;
  const fold = PA.one("#in-use");
  const files = ["assets/css/form.css", "assets/js/form.js", "contribute/use.js"];
  await Promise.all(files.map((route) => PA.load(PA.address(route))));
  if (!PA.useForm || !PA.rules || !fold.dataset.opens) return;
  delete fold.dataset.opens; // nothing is to be fetched again
  const { schema, html } = PA.useForm;
  const form = PA.one("form", new DOMParser().parseFromString(html, "text/html"));
  const ofUse = /** @type {any} */ ({ ...schema, kind: "use" }); // whose paths begin inside of the entry
  const id = fold.dataset.practice;
  const title = PA.one("#top").textContent;
  const today = new Date().toLocaleDateString("sv"); // as the rules write it: 2026-11-23
  const [listed, status, text] = ["[data-listed]", "[role=status]", "textarea"].map((name) => PA.one(name, form));
  const say = (key) => PA.say(schema, key, { title });

  /** An institution by its name and country, as editors find its entry. */
  const known = (name, country) => `${country} ${name.trim().replace(/\s+/g, " ").toLowerCase()}`;
  const named = PA.all("#used + ul > li").map((item) => known(PA.one("a", item).textContent, item.dataset.country));

  /** The ways with what stands in the fields, by their names. */
  const ways = () => {
    const said = (entry) => `${say("first")}\n\n${entry}`;
    return {
      mail: PA.send.mail(schema.edition, say("subject"), said(text.value), say("paste")),
      issue: PA.send.issue(schema.edition, say("subject"), said(`\`\`\`yaml\n${text.value}\`\`\`\n`)),
    };
  };

  /** Judge what stands in the fields, and write it. Says what must be mended, each with a path inside of the entry. */
  const update = () => {
    const use = PA.fields.read(form, "use", schema);
    const data = { in_use: [use] };
    const found = PA.rules.problems(data, id, true, today, schema).filter(({ path }) => path[0] === "in_use");
    const problems = found.map((problem) => ({ ...problem, path: problem.path.slice(2) }));
    for (const field of PA.all("[data-field]", form)) show(field, problems);
    listed.hidden = !named.includes(known(use.institution ?? "", use.country));
    listed.textContent = listed.hidden ? "" : PA.say(schema, "listed", { institution: use.institution.trim() });
    text.value = `# ${schema.folder}/${id}.yml\n${PA.yaml.write(data, schema)}`;
    for (const [name, { href }] of Object.entries(ways()))
      PA.one(`a[data-way=${name}]`, form)?.setAttribute("href", href);
    return problems;
  };

  const show = (field, problems) => {
    const problem = field.dataset.seen && problems.find(({ path }) => path[0] === field.dataset.field);
    const error = PA.one(".pa-error", field);
    error.hidden = !problem;
    error.textContent = problem ? PA.rules.message(problem, ofUse) : "";
    PA.one("[data-control]", field).setAttribute("aria-invalid", String(Boolean(problem)));
  };

  form.addEventListener("click", async (event) => {
    const name = event.target.closest("[data-way]")?.dataset.way;
    if (!name) return;
    for (const field of PA.all("[data-field]", form)) field.dataset.seen = "yes";
    const problems = update();
    status.textContent = "";
    if (problems.length) {
      event.preventDefault();
      PA.one("[aria-invalid=true]", form).focus(); // the first of the page
    } else if (name === "copy") {
      status.textContent = say((await PA.copyText(text)) ? "copied" : "copy_by_hand");
    } else if (!ways()[name].filled) status.textContent = say("link_too_long");
  });
  form.addEventListener("input", update);
  form.addEventListener("change", ({ target }) => {
    target.closest("[data-field]").dataset.seen = "yes";
    update();
  });
  form.addEventListener("paste", (event) => PA.paste.take(event, () => form));
  form.addEventListener("submit", (event) => event.preventDefault());

  PA.one("[data-use]", fold).replaceWith(form);
  update();
})();

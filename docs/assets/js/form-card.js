/* The card of a record as readers will see it in lists, drawn while it is written. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;

  const card = (data, schema) => {
    const isPractice = schema.kind === "practice";
    const shown = isPractice
      ? [...(data.stages || []).map((key) => ["stage", key]), ["category", data.categories?.[0]]]
      : [["institution_kind", data.kind]];
    const chips = shown
      .filter(([, key]) => key)
      .map(([facet, key]) => el("li", {}, el("span", { class: "pa-chip" }, schema.terms[facet][key])));
    const foot = () =>
      el("p", { class: "pa-card__foot" }, [data.institution, data.city, data.country].filter(Boolean).join(", "));
    return el(
      "article",
      { class: "pa-card" },
      el(
        "div",
        { class: "pa-card__text" },
        el("h3", {}, data.title || PA.say(schema, "title_here")),
        el("p", {}, data.summary || PA.say(schema, "summary_here")),
        el("ul", { class: "pa-chips" }, chips),
      ),
      isPractice ? takes(data, schema) : foot(),
    );
  };

  const takes = (data, schema) => {
    const fields = schema.parts.practice;
    const phases = ["setup", "delivery"];
    const heads = phases.map((phase) => el("th", { scope: "col", class: `pa-${phase}` }, fields[phase].label));
    const row = (key) => {
      const cells = phases.map((phase) => el("td", {}, rated(key, phase, data[phase]?.[key]?.about, schema)));
      return el("tr", {}, el("th", { scope: "row" }, schema.scales[key].label), cells);
    };
    return el(
      "table",
      { class: "pa-card__takes" },
      el("caption", { class: "pa-sr" }, PA.say(schema, "takes")),
      el("thead", {}, el("tr", {}, el("td"), heads)),
      el("tbody", {}, schema.phaseScales.map(row)),
    );
  };

  const rated = (key, phase, about, schema) => {
    const level = PA.rules.levelOf(about, schema.scales[key]);
    if (!level) return el("span", { class: "pa-word" }, PA.say(schema, "not_rated"));
    return [
      el("span", { class: `pa-scale pa-scale--${phase}`, "data-level": level, "aria-hidden": "true" }),
      " ",
      el(
        "span",
        { class: "pa-word" },
        el("span", { class: "pa-sr" }, PA.say(schema, "of_five", { level })),
        schema.scales[key].levels[level - 1].label,
      ),
    ];
  };

  PA.card = card;
})();

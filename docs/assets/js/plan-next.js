/* What a board asks next of a plan: the first steps and the risks of the practices that begin first. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan, planParts: parts, el, data } = PA;
  const MOST = 3; // what one sheet holds beside ten practices
  const words = data.plan.words.next;

  const ended = (text) => (/[.?!]$/.test(text) ? text : `${text}.`);

  const list = (title, found, textOf) =>
    el(
      "section",
      {},
      el("h3", {}, title),
      el(
        "ul",
        {},
        found.map((one) => el("li", {}, el("strong", {}, `${one.practice.title}. `), textOf(one.proposal))),
      ),
    );

  /** First steps and risks, as far as what practices propose is loaded; null where nothing is ahead. */
  parts.next = (now) => {
    const ahead = plan
      .ahead(now, data)
      .map(({ practice }) => ({ practice, proposal: PA.proposals?.[practice.id] }))
      .filter(({ proposal }) => proposal?.step);
    if (!ahead.length) return null;
    const found = ahead.slice(0, MOST);
    const risky = ahead.filter(({ proposal }) => proposal.risk).slice(0, MOST);
    const more = ahead.length - found.length;
    return el(
      "div",
      { class: "pa-sheet__next" },
      list(words.steps, found, ({ step }) => step),
      risky.length > 0 && list(words.risks, risky, ({ risk, helps }) => `${ended(risk)} ${helps}`),
      more > 0 && el("p", { class: "pa-soft" }, PA.fill(words.more, { n: more })),
    );
  };
})();

/* Sets of practices to start a plan with: a button adds one, and a link offers one. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan, data } = PA;

  /** Connect the section, if there are sets. `changed(before, after, text)` is called after what a reader may undo. */
  PA.planSets = (section, changed) => {
    const { say } = PA.actionPlan;
    const { sets: words } = data.plan.words;
    let wasEmpty;

    const planOf = ({ title, items }) => {
      const index = plan.index(data);
      return { name: title, items: items.map((id) => plan.fresh(id, index.get(id).title)) };
    };

    section?.addEventListener("click", (event) => {
      const button = event.target.closest("[data-set]");
      if (!button) return;
      const { items } = planOf(data.sets[button.dataset.set]);
      const { before, after } = PA.myPlan.update((now) => plan.merge(now, { name: "", items }));
      const n = after.items.length - before.items.length;
      changed(before, after, n ? say(words.added, { n }) : words.there);
      PA.one("[data-plan-name]").focus();
    });

    return {
      /** What a fragment such as #set=one-adviser offers: {plan, text} or {error}; null where it is of another kind. */
      fromFragment: (fragment) => {
        if (!fragment.startsWith("#set=")) return null;
        const id = fragment.slice(5);
        if (!Object.hasOwn(data.sets, id)) return { error: words.unknown };
        const found = planOf(data.sets[id]);
        return { plan: found, text: say(words.from_link, { n: found.items.length }) };
      },

      /** Open while the plan is empty; what the reader does in between stays. */
      show: (now) => {
        const isEmpty = !now.items.length;
        if (section && isEmpty !== wasEmpty) section.open = isEmpty;
        wasEmpty = isEmpty;
      },
    };
  };
})();

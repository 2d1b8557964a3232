/* The reader's plan in this browser, the buttons that add to it, and its number in the header. On every page. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan } = PA;
  const store = PA.store("plan");
  const subscribers = [];
  // What could not be written: the plan as this page knows it, and the stored one from which it went its own way.
  let unsaved = null;
  let base = null;
  let damaged = null;

  /** The stored plan. Text that cannot be read is kept aside, so that nothing is lost when a new plan is written. */
  const stored = () => {
    const data = store.read();
    const raw = store.raw();
    if (data === null && !raw) return plan.empty();
    const found = plan.read(data);
    if (found.problems.length) backUp(raw);
    return found.plan;
  };

  const backUp = (raw) => {
    if (!raw || raw === damaged) return;
    damaged = raw; // the plan page offers it as a file, also where a full storage has no place for it
    store.backUp();
  };

  const read = () => {
    if (!unsaved) return stored();
    const now = stored();
    if (!plan.same(now, base)) [unsaved, base] = [plan.rebase(base, unsaved, now), now];
    return unsaved;
  };

  /** Do `change` to the newest plan, whichever tab wrote it. Gives the plan before and after, for an undo. */
  const update = (change) => {
    const before = read();
    const after = change(before);
    if (!plan.same(before, after)) {
      const was = unsaved ? base : before;
      const kept = store.write(after);
      [unsaved, base] = kept ? [null, null] : [after, was];
      tell();
    }
    return { before, after };
  };

  const tell = () => {
    const now = read();
    showButtons(now);
    for (const call of subscribers) call(now);
  };

  // The words of the buttons stand at the link in the header; a page without a header, as for a board, has no buttons.
  const { add, added } = PA.one(".pa-my-plan")?.dataset ?? {};

  PA.myPlan = {
    words: { add, added },
    read,
    update,
    isSaved: () => !unsaved,
    damagedText: () => damaged,
    subscribe: (call) => subscribers.push(call),
    refresh: () => showButtons(read()),
  };

  const showButtons = (now) => {
    for (const button of PA.all("[data-plan-add]")) {
      const inside = Boolean(plan.item(now, button.dataset.planAdd));
      if (button.getAttribute("aria-pressed") === String(inside)) continue;
      button.setAttribute("aria-pressed", String(inside));
      button.firstChild.textContent = `${inside ? added : add} `;
    }
    for (const count of PA.all("[data-plan-count]"))
      count.textContent = now.items.length ? ` · ${now.items.length}` : "";
  };

  // One click adds. Another takes out again what holds no notes; what does is shown where it can be undone.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-plan-add]");
    if (!button) return;
    const [id, title] = [button.dataset.planAdd, PA.titleOf(button)];
    const there = plan.item(read(), id);
    if (there && !plan.untouched(there)) return location.assign(PA.address(`plan/#p-${id}`));
    const { before, after } = update((now) => (there ? plan.remove(now, id) : plan.add(now, id, title)));
    const { inside, outside, unsafe } = PA.wording.plan;
    const n = after.items.length;
    PA.announce(PA.fill(n > before.items.length ? inside : outside, { title, n }));
    if (!PA.myPlan.isSaved()) PA.announce(unsafe);
  });

  store.watch(tell);
  addEventListener("pageshow", tell);
  tell();
})();

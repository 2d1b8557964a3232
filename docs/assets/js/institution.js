/* The reader's institution, as this browser keeps it, and the fields in which it is told. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { institution } = PA;
  const store = PA.store("institution");
  const costs = () => PA.data.working_day?.costs ?? null;

  /* What a day costs in the chosen country, and whether it counts; null where none is chosen. */
  const costOf = (kept) => {
    const code = institution.country(kept, costs());
    if (!code) return null;
    const { working_day: told, plan } = PA.data;
    const { name, hour, day } = told.costs[code];
    const words = plan.words.institution;
    return PA.fill(institution.read(kept).day ? words.cost_told : words.cost, {
      country: name,
      hour: institution.inEuro(hour),
      day: institution.inEuro(day),
      year: String(told.year),
      hours: told.hours,
    });
  };

  PA.myInstitution = {
    read: () => institution.read(store.read(), costs()),

    /** Connect the fields of a section. `changed` is called after each change, also by another tab. */
    connect: (section, changed) => {
      const fields = PA.all("[data-institution]", section);
      const hint = PA.one("[data-institution-cost]", section);
      const typed = () => Object.fromEntries(fields.map((field) => [field.dataset.institution, field.value]));
      const told = () => ({ ...institution.read(store.read()), country: institution.country(store.read(), costs()) });
      const showCost = () => {
        const text = costOf(store.read());
        if (!hint) return;
        hint.hidden = !text;
        PA.one("span", hint).textContent = text ?? "";
      };
      const show = () => {
        const now = told();
        for (const field of fields)
          if (field !== document.activeElement) field.value = now[field.dataset.institution] || "";
        showCost();
      };
      show();
      section.addEventListener("input", ({ target }) => {
        store.write(typed());
        showCost();
        if (target.dataset.institution === "country") PA.announce(costOf(store.read()) ?? "");
        changed();
      });
      store.watch(() => {
        show();
        changed();
      });
    },
  };
})();

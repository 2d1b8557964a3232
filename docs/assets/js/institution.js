/* The reader's institution, as this browser keeps it, and the fields in which it is told. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const store = PA.store("institution");

  PA.myInstitution = {
    read: () => PA.institution.read(store.read()),

    /** Connect the fields of a section. `changed` is called after each change, also by another tab. */
    connect: (section, changed) => {
      const fields = PA.all("[data-institution]", section);
      const typed = () => Object.fromEntries(fields.map((field) => [field.dataset.institution, field.value]));
      const show = () => {
        const now = PA.myInstitution.read();
        for (const field of fields)
          if (field !== document.activeElement) field.value = now[field.dataset.institution] || "";
      };
      show();
      section.addEventListener("input", () => {
        store.write(typed());
        changed();
      });
      store.watch(() => {
        show();
        changed();
      });
    },
  };
})();

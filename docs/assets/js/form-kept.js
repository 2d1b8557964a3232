/* The list of the texts that this browser keeps, and what stands for a moment where something was removed. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const gone = new WeakMap();

  /** @returns {PageElement} */
  const copyOf = (template) => /** @type {PageElement} */ (PA.one(template).content.firstElementChild.cloneNode(true));

  /** Put a note in the place of an element, with a button that brings it back; `back` is called then. */
  const remove = (element, text, back) => {
    const note = copyOf("#pa-gone");
    PA.one("span", note).textContent = text;
    gone.set(note, { element, back });
    element.replaceWith(note);
    PA.one("button", note).focus();
  };

  const undo = (button) => {
    const note = button.closest(".pa-gone");
    const { element, back } = gone.get(note);
    note.replaceWith(element);
    back();
    PA.one("[data-control], button, a", element).focus();
  };

  /** Show all texts but the one that stands in the form. `here` says which can be opened in this very form. */
  const show = (drafts, here, schema) => {
    PA.one("#pa-kept").hidden = drafts.length === 0;
    PA.one(".pa-kept__list").replaceChildren(...drafts.map((draft) => item(draft, here(draft), schema)));
  };

  const item = (draft, isHere, schema) => {
    const row = copyOf("#pa-kept-item");
    row.dataset.place = draft.place;
    const when = draft.when ? draft.when.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" }) : "–";
    const kind = PA.say(schema, `kind_${draft.kind}`);
    PA.one("[data-title]", row).textContent = draft.data.title || PA.say(schema, "untitled");
    PA.one("[data-about]", row).textContent = draft.isWhole
      ? PA.say(schema, "draft_about", { kind, when })
      : PA.say(schema, "draft_damaged", { kind });
    PA.one("[data-do=restore]", row).hidden = !isHere;
    PA.one("[data-open]", row).hidden = isHere;
    PA.one("[data-open]", row).href = address(draft);
    return row;
  };

  /** The form in which a text can go on. */
  const address = ({ kind, edited, place }) => {
    const query = PA.writeQuery({ edit: edited ? [edited] : [], draft: [place] });
    return PA.address(`contribute/${kind}/${query}`);
  };

  PA.kept = { copyOf, remove, undo, show };
})();

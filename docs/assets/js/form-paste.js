/* Makes of what is pasted what was meant: without unseen signs, with lists as Markdown or as entries of a list. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const BREAK = /\r\n?|[\u2028\u2029\v\f]/g;
  const WIDE_SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
  // Two joiners stay: emoji and Persian are written with them.
  const UNSEEN = /[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;
  const BULLET = /^[ \t]*[•◦▪‣·●○■∙–—*-][ \t]+/;
  const FOREIGN = /^[ \t]*(?:[•◦▪‣·●○■∙][ \t]*|[–—][ \t]+)/;
  const NUMBER = /^[ \t]*(\d{1,2})[.)][ \t]+/;

  const clean = (text) => text.replace(BREAK, "\n").replace(WIDE_SPACE, " ").replace(UNSEEN, "").normalize("NFC");

  /** Lines that begin with the marks of a word processor as a list of Markdown, with an empty line before it. */
  const listed = (text) => {
    const lines = text.split("\n");
    if (lines.filter((line) => FOREIGN.test(line)).length < 2) return text;
    return lines
      .flatMap((line, place) => {
        if (!FOREIGN.test(line)) return [line];
        const before = lines[place - 1];
        return [...(before?.trim() && !FOREIGN.test(before) ? [""] : []), line.replace(FOREIGN, "- ")];
      })
      .join("\n");
  };

  /** The entries of a list that was pasted, without their marks. */
  const entries = (text) => {
    const lines = text.split("\n").map((line) => line.replace(BULLET, "").replace(FOREIGN, "").replace(NUMBER, ""));
    return lines.map((line) => line.trim()).filter(Boolean);
  };

  const insert = (control, text) => {
    if (document.execCommand("insertText", false, text)) return; // which the browser can undo
    control.setRangeText(text, control.selectionStart, control.selectionEnd, "end");
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /** Take over a paste into a field; further entries of a list go into rows that `addRow` makes. */
  const take = (event, addRow) => {
    const control = event.target;
    const given = event.clipboardData?.getData("text/plain");
    if (!given || !control.matches("textarea, input[type=text], input[type=url]")) return;
    event.preventDefault();
    const text = clean(given);
    if (control.matches("[data-prose]")) return insert(control, listed(text));
    const row = control.closest(".pa-row");
    const found = row && !row.dataset.part ? entries(text) : [];
    if (found.length < 2) return insert(control, text.replace(/\s*\n\s*/g, " "));
    insert(control, found[0]);
    const field = row.closest("[data-field]");
    let last = row;
    for (const entry of found.slice(1)) {
      const added = addRow(field);
      last.after(added);
      last = added;
      PA.one("[data-control]", added).value = entry;
    }
    PA.one("[data-control]", last).focus();
  };

  PA.paste = { take, clean, listed, entries };
})();

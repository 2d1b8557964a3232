/* XML as text: whatever is put into a template is escaped, but for what is XML already. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  // What XML cannot hold, not even escaped.
  const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

  class Xml {
    constructor(text) {
      this.text = text;
    }
    toString() {
      return this.text;
    }
  }

  const shown = (value) => {
    if (Array.isArray(value)) return value.map(shown).join("");
    if (value instanceof Xml) return value.text;
    return String(value ?? "")
      .replace(IMPOSSIBLE, "")
      .replace(/[&<>"]/g, (sign) => ESCAPED[sign]);
  };

  /** A template: xml`<p title="${a}">${b}</p>`. A place takes text, XML, or a list of them. */
  PA.xml = (strings, ...places) => new Xml(strings.reduce((all, part, at) => all + shown(places[at - 1]) + part));

  /** A whole file of XML. */
  PA.xmlFile = (content) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
})();

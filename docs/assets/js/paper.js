/* Paper: buttons that print, and what the foot of each printed page says, in print.css: name of the paper, and day. */
(() => {
  "use strict";
  const { one, formatDate } = window.PracticeAtlas;
  const MOST = 90; // letters of a name that leave room for the day and the number of the page

  /** A text of strangers as a string of CSS: on one line, and not too long. */
  const quoted = (text) => {
    const line = text.replace(/\s+/g, " ").trim();
    return JSON.stringify(line.length > MOST ? `${line.slice(0, MOST)}…` : line);
  };

  const setFoot = () => {
    const named = one("[data-paper-name]")?.textContent;
    const { style } = document.documentElement;
    style.setProperty("--pa-paper-name", quoted(named || document.title));
    const day = formatDate(new Date());
    // Browsers set the foot from left to right: marks keep a day together that is read the other way.
    style.setProperty("--pa-paper-date", quoted(`${document.dir === "rtl" ? `\u2068${day}\u2069` : day} ·`));
  };

  addEventListener("beforeprint", setFoot);
  setFoot();
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-print]")) print();
  });
})();

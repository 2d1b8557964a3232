/* Light or dark: one button, whose choice is kept in this browser. Without a choice the page follows the system.
   partials/javascripts/palette.html sets the colours before anything is painted. */
(() => {
  "use strict";
  const { one, store } = window.PracticeAtlas;
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const kept = store("colours");
  const button = one(".pa-colours");
  if (!button) return;

  const show = (scheme) => {
    document.body.dataset.mdColorScheme = scheme;
    button.title = button.dataset[scheme];
    button.setAttribute("aria-label", button.title);
  };

  button.addEventListener("click", () => {
    const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
    kept.write(scheme);
    show(scheme);
  });
  DARK.addEventListener("change", () => {
    if (kept.read() === null) show(DARK.matches ? "slate" : "default");
  });
  show(document.body.dataset.mdColorScheme);
})();

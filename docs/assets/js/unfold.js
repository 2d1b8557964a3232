/* What is folded opens where it is needed: for a link that leads into it, and on paper. */
(() => {
  "use strict";
  const { all } = window.PracticeAtlas;

  const openTarget = () => {
    const target = document.getElementById(location.hash.slice(1));
    const fold = target?.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  };

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all(".md-content details:not([open])");
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
  });
  addEventListener("hashchange", openTarget);
  openTarget();
})();

/* What is folded opens where it is needed, for a link that leads into it and on paper, and fetches its script. */
(() => {
  "use strict";
  const { all, load, address } = window.PracticeAtlas;

  const openTarget = () => {
    const target = document.getElementById(location.hash.slice(1));
    const fold = target?.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  };

  const fetchScript = ({ target: { open, dataset } }) => open && dataset.opens && load(address(dataset.opens));

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all(".md-content details:not([open], [data-opens])");
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
  });
  addEventListener("hashchange", openTarget);
  document.addEventListener("toggle", fetchScript, true);
  openTarget();
})();

/* Before anything is painted: styles learn that scripts run, and the search learns to wait until it is used. */
(() => {
  "use strict";
  /* The theme says so only after the page is painted, which then moves by what stands there for readers without scripts. */
  document.documentElement.classList.replace("no-js", "js");

  /* The theme fetches its index on every page, though it weighs several times what the page does. */
  const { open, send } = XMLHttpRequest.prototype;
  const index = new WeakSet();
  const waiting = [];
  let isWanted = false;

  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (/\/search_index\.json$/.test(address)) index.add(this);
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (isWanted || !index.has(this)) send.call(this, body);
    else waiting.push(this);
  };

  const fetchIndex = () => {
    isWanted = true;
    for (const request of waiting.splice(0)) send.call(request);
  };
  document.addEventListener("focusin", ({ target }) => target.closest(".md-search") && fetchIndex());
  document.addEventListener("change", ({ target }) => target.id === "__search" && fetchIndex());
})();

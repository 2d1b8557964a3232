/* The theme's menu, search and colours for keys and screen readers: real buttons, and what is closed is out of reach. */
(function () {
  "use strict";
  var NARROW = window.matchMedia("(max-width: 76.2344em)");
  var SMALL = window.matchMedia("(max-width: 59.9844em)");
  var drawer = document.getElementById("__drawer");
  var search = document.getElementById("__search");
  var menu = document.querySelector(".pa-menu");
  var searchButton = document.querySelector(".pa-search-button");
  var sidebar = document.getElementById("pa-drawer");
  var searchPanel = document.querySelector(".md-search__inner");
  var output = document.querySelector(".md-search__output");
  var query = document.querySelector(".md-search__input");
  var behindDrawer = document.querySelectorAll(".md-header, .md-content, .md-sidebar--secondary, .md-footer");

  function close(box) {
    if (box.checked) box.click();
  }

  function shown(element) {
    return element.getClientRects().length > 0;
  }

  /* Say what is open, and take what is closed or covered out of the tab order. */
  function update() {
    var drawerOpen = drawer.checked && NARROW.matches;
    if (menu) menu.setAttribute("aria-expanded", String(drawerOpen));
    if (sidebar) sidebar.inert = NARROW.matches && !drawerOpen;
    behindDrawer.forEach(function (part) { part.inert = drawerOpen; });
    if (searchButton) searchButton.setAttribute("aria-expanded", String(search.checked));
    if (searchPanel) searchPanel.inert = SMALL.matches && !search.checked;
    if (output) output.inert = !search.checked;
  }

  function onDrawer() {
    update();
    if (!NARROW.matches || !sidebar) return;
    var next = drawer.checked ? sidebar.querySelector(".pa-nav__close") : menu;
    if (next) next.focus();
  }

  function onSearch() {
    update();
    if (!SMALL.matches) return;
    if (search.checked) query.focus();
    else if (searchPanel.contains(document.activeElement) || document.activeElement === document.body) searchButton.focus();
  }

  /* A button does what a click on its box does; the buttons for colours take turns, so the focus goes to the other. */
  function onClick(event) {
    var button = event.target.closest && event.target.closest("[data-pa-toggles]");
    if (!button) return;
    document.getElementById(button.getAttribute("data-pa-toggles")).click();
    var colours = button.closest(".pa-palette");
    if (colours && !shown(button)) Array.prototype.filter.call(colours.querySelectorAll("button"), shown)[0].focus();
  }

  function onKey(event) {
    if (event.key !== "Escape") return;
    close(drawer);
    close(search);
  }

  if (!drawer || !search) return;
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  drawer.addEventListener("change", onDrawer);
  search.addEventListener("change", onSearch);
  NARROW.addEventListener("change", update);
  SMALL.addEventListener("change", update);
  update();
})();

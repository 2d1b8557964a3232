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
  var tabs = document.querySelector(".pa-tabs");
  var output = document.querySelector(".md-search__output");
  var query = document.querySelector(".md-search__input");
  var behindDrawer = document.querySelectorAll(".md-header, .md-content, .md-sidebar--secondary, .md-footer");

  function close(box) {
    if (box.checked) box.click();
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
    if (tabs) tabs.inert = search.checked;
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

  /* A button does what a click on its box does. */
  function onClick(event) {
    var button = event.target.closest && event.target.closest("[data-pa-toggles]");
    if (button) document.getElementById(button.getAttribute("data-pa-toggles")).click();
  }

  /* The two buttons for colours take turns: when the one with the focus is hidden, the other gets it.
     The theme would answer Enter too, and move the focus to a box that nobody sees. */
  function passFocusOn(colours) {
    colours.querySelectorAll("button").forEach(function (button) {
      button.addEventListener("keydown", function (event) { event.stopPropagation(); });
    });
    var last = null;
    colours.addEventListener("focusin", function (event) { last = event.target; });
    colours.addEventListener("focusout", function (event) { if (event.relatedTarget) last = null; });
    new MutationObserver(function () {
      if (last && last.hidden) colours.querySelector("button:not([hidden])").focus();
    }).observe(colours, { subtree: true, attributeFilter: ["hidden"] });
  }

  function onKey(event) {
    if (event.key !== "Escape") return;
    close(drawer);
    close(search);
  }

  /* The theme lets wide tables scroll sideways; those that do can be reached, so that arrow keys move them. */
  function reachTables() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      var scrolls = box.scrollWidth > box.clientWidth;
      box.tabIndex = scrolls ? 0 : -1;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Table");
    });
  }

  window.addEventListener("load", reachTables);
  window.addEventListener("resize", reachTables);
  if (!drawer || !search) return;
  document.querySelectorAll(".pa-palette").forEach(passFocusOn);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  drawer.addEventListener("change", onDrawer);
  search.addEventListener("change", onSearch);
  NARROW.addEventListener("change", update);
  SMALL.addEventListener("change", update);
  update();
})();

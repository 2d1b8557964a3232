/* Keys for the theme's menu, search and colours: its labels become buttons, and what is closed is out of reach. */
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

  function toggle(box, open) {
    if (box && box.checked !== open) box.click();
  }

  function shown(element) {
    return element && element.getClientRects().length > 0;
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

  /* A label with the role of a button does on Enter and Space what it does on a click. */
  function onKey(event) {
    var label = event.target.closest && event.target.closest('label[role="button"]');
    if (label && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      event.stopPropagation();
      label.click();
      moveOn(label);
    } else if (event.key === "Escape") {
      if (drawer.checked) toggle(drawer, false);
      if (search.checked) toggle(search, false);
    }
  }

  /* The two buttons for colours take turns: the one that was pressed is hidden, and its twin gets the focus. */
  function moveOn(label) {
    var form = label.closest(".pa-palette");
    if (!form) return;
    window.setTimeout(function () {
      var other = Array.prototype.filter.call(form.querySelectorAll("label"), shown)[0];
      if (other) other.focus();
    }, 0);
  }

  if (!drawer || !search) return;
  document.addEventListener("keydown", onKey, true);
  drawer.addEventListener("change", onDrawer);
  search.addEventListener("change", onSearch);
  NARROW.addEventListener("change", update);
  SMALL.addEventListener("change", update);
  update();
})();

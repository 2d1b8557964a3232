/* Menu and search of the header, for keys and screen readers: real buttons; what is closed is out of reach. */
(() => {
  "use strict";
  const { el, one, all, wording } = window.PracticeAtlas;
  const NARROW = matchMedia("(max-width: 76.2344em)");
  const SMALL = matchMedia("(max-width: 59.9844em)");
  const drawer = one("#__drawer");
  const search = one("#__search");
  const menu = one(".pa-menu");
  const searchButton = one(".pa-search-button");
  const sidebar = one("#pa-drawer");
  const searchPanel = one(".md-search__inner");
  const tabs = one(".pa-tabs");
  const output = one(".md-search__output");

  /* Say what is open, and take what is closed or covered out of the tab order. */
  const update = () => {
    const drawerOpen = drawer.checked && NARROW.matches;
    menu?.setAttribute("aria-expanded", String(drawerOpen));
    if (sidebar) sidebar.inert = NARROW.matches && !drawerOpen;
    const searchCovers = search.checked && SMALL.matches;
    for (const part of all(".md-content, .md-sidebar--secondary, .md-footer")) part.inert = drawerOpen || searchCovers;
    for (const part of all(".md-header__inner > *"))
      part.inert = drawerOpen || (searchCovers && !part.matches(".md-search"));
    searchButton?.setAttribute("aria-expanded", String(search.checked));
    if (searchPanel) searchPanel.inert = SMALL.matches && !search.checked;
    if (output) output.inert = !search.checked;
    if (tabs) tabs.inert = search.checked;
  };

  const onDrawer = () => {
    update();
    if (NARROW.matches && sidebar) (drawer.checked ? one(".pa-nav__close", sidebar) : menu)?.focus();
  };

  const onSearch = () => {
    update();
    if (search.checked) one(".md-search__input").focus();
    else if (!SMALL.matches) one(".md-search__input").blur();
    else if (searchPanel.contains(document.activeElement) || document.activeElement === document.body)
      searchButton.focus();
  };

  /* Three keys lead to the search from anywhere but a field. */
  const opensSearch = ({ key, target, altKey, ctrlKey, metaKey }) =>
    !search.checked &&
    ["f", "s", "/"].includes(key) &&
    !(altKey || ctrlKey || metaKey) &&
    !target.closest?.("input, select, textarea, [contenteditable]");

  /* Tables that people wrote scroll sideways where they are wide. */
  const wrapTables = () => {
    for (const table of all(".md-content table:not([class])")) {
      const inside = el("div", { class: "md-typeset__table" });
      table.replaceWith(el("div", { class: "md-typeset__scrollwrap" }, inside));
      inside.append(table);
    }
  };

  /* What does scroll, tables and lines of code, can be reached, so that arrow keys move it. */
  const reachWide = () => {
    for (const box of all(".md-typeset__scrollwrap, .md-content pre > code"))
      box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
    for (const box of all(".md-typeset__scrollwrap")) {
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", wording.table);
    }
  };

  wrapTables();
  addEventListener("load", reachWide);
  addEventListener("resize", reachWide);
  if (!drawer || !search) return;
  /* A button does what a click on its box does. */
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-pa-toggles]");
    if (button) one(`#${button.dataset.paToggles}`).click();
  });
  const close = () => {
    for (const box of [drawer, search]) if (box.checked) box.click();
  };
  addEventListener("hashchange", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (opensSearch(event)) {
      event.preventDefault();
      search.click();
    }
  });
  /* In a wide window the field opens the search when it gets the focus or words, which may be dropped there, and the
     search closes when it loses the focus. */
  for (const comes of ["focusin", "input"])
    searchPanel?.addEventListener(comes, () => search.checked || search.click());
  searchPanel?.addEventListener("focusout", ({ relatedTarget }) => {
    if (search.checked && !SMALL.matches && !searchPanel.contains(relatedTarget)) search.click();
  });
  drawer.addEventListener("change", onDrawer);
  search.addEventListener("change", onSearch);
  NARROW.addEventListener("change", update);
  SMALL.addEventListener("change", update);
  update();
})();

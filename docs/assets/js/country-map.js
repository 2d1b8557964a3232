/* The map of tiles follows the finder of cases: its squares and its table count what the filters let through. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const finder = PA.one("[data-finder=cases]");
  const tiles = PA.all("a[data-tile]");
  if (!finder || !tiles.length || !PA.data) return;
  const darkest = Number(PA.one("#map").dataset.darkest);
  const words = PA.data.finder.countries;
  const rows = PA.all("[data-map-row]");
  const { id: ids, terms } = PA.data.items;
  const institutionOf = new Map(
    PA.all("[data-id]", finder).map((card) => [card.dataset.id, PA.one("[data-institution]", card).textContent]),
  );
  const all = new Map(
    ids.map((id, place) => [id, { country: terms.country[place][0], institution: institutionOf.get(id) }]),
  );
  const own = new Map(tiles.map((tile) => [tile, tile.getAttribute("href")]));

  /* One step darker each time the number doubles. */
  const shade = (count) => (count ? Math.min(count.toString(2).length, darkest) : 0);

  const showTile = (tile, count, href) => {
    const name = PA.data.countries[tile.dataset.tile];
    PA.one("title", tile).textContent = PA.fill(PA.data.finder.square, { country: name, n: count });
    PA.one("rect", tile).setAttribute("class", `pa-shade-${shade(count)}`);
    PA.one(".pa-tiles__count", tile).textContent = String(count);
    if (count) tile.setAttribute("href", href);
    else tile.removeAttribute("href");
  };

  const showRow = (row, found) => {
    row.hidden = !found.length;
    const [cases, institutions] = PA.all("td", row);
    cases.textContent = String(found.length);
    institutions.textContent = String(new Set(found.map((one) => one.institution)).size);
  };

  const inWords = (byCountry) => {
    const named = [...byCountry].map(([code, found]) => ({ name: PA.data.countries[code], count: found.length }));
    named.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, PA.language.code));
    const names = named.map(({ name, count }) => `${name}\u00a0${count}`);
    return PA.fill(words, { n: names.length, countries: PA.shortList(names, 8) });
  };

  finder.addEventListener("found", ({ detail: { state, ids } }) => {
    const { view, ...kept } = state;
    const byCountry = new Map();
    for (const id of ids) {
      const one = all.get(id);
      byCountry.set(one.country, [...(byCountry.get(one.country) || []), one]);
    }
    const filters = Object.keys(kept).filter((name) => name !== "sort");
    const narrowed = filters.some((name) => name !== "country"); // a square leads to its page, or to the list of them
    const of = (code) => byCountry.get(code) || [];
    for (const tile of tiles) {
      const code = tile.dataset.tile;
      const within = `${PA.writeQuery({ ...kept, country: [code] })}#finder`;
      showTile(tile, of(code).length, narrowed ? within : own.get(tile));
    }
    for (const row of rows) showRow(row, of(row.dataset.mapRow));
    PA.one("[data-map-filtered]").hidden = !filters.length || !ids.length;
    PA.one("[data-map-words]").textContent = inWords(byCountry);
  });
})();

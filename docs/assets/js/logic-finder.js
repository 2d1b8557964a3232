/* Finding: which items meet a state, how many would for each value, in which order. Knows no page.
   A state is {name: [values]}. Values of one name are joined by "or", names by "and". An index holds a set of
   bits for each value, so that a thousand items are counted for every value in well under a millisecond. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const DOWNWARDS = ["reviewed", "cases", "year"];
  const STEPS = [1, 2, 3, 4];

  const empty = (size) => new Uint32Array((size + 31) >> 5);
  const full = (size) => empty(size).map((_, word) => (size - word * 32 >= 32 ? -1 : (1 << (size - word * 32)) - 1));
  const put = (bits, place) => (bits[place >> 5] |= 1 << (place & 31));
  const has = (bits, place) => (bits[place >> 5] >>> (place & 31)) & 1;
  const both = (a, b) => a.map((word, place) => word & b[place]);
  const either = (a, b) => a.map((word, place) => word | b[place]);
  const ones = (word) => {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    return (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  };
  const common = (a, b) => a.reduce((sum, word, place) => sum + ones(word & b[place]), 0);

  /** An index of items. What has a level of a scale is found by every higher one too: "at most". */
  const index = (items) => {
    const sets = {};
    const add = (name, value, place) => {
      sets[name] ||= {};
      sets[name][value] ||= empty(items.length);
      put(sets[name][value], place);
    };
    items.forEach((item, place) => {
      for (const [name, values] of Object.entries(item.terms)) for (const value of values) add(name, value, place);
      for (const [name, level] of Object.entries(item.levels))
        for (const step of STEPS) if (level && level <= step) add(name, step, place);
    });
    return { size: items.length, sets };
  };

  const setOf = (index, places) => {
    const bits = empty(index.size);
    for (const place of places) put(bits, place);
    return bits;
  };

  /** Which items meet a state: {has(place), total, count(name, value), without(name)}. `fitting` are the places of the
      items that fit its words.
      count: how many items have the value and meet all other names; without: how many meet all other names. */
  const select = (index, state, fitting = []) => {
    const none = empty(index.size);
    const masks = Object.entries(state).map(([name, values]) => [
      name,
      name === "q"
        ? setOf(index, fitting)
        : values.reduce((mask, value) => either(mask, index.sets[name]?.[value] || none), none),
    ]);
    const meeting = (but) =>
      masks.reduce((bits, [name, mask]) => (name === but ? bits : both(bits, mask)), full(index.size));
    const all = meeting();
    const others = Object.fromEntries(masks.map(([name]) => [name, meeting(name)]));
    return {
      has: (place) => has(all, place) === 1,
      total: common(all, all),
      count: (name, value) => common(others[name] || all, index.sets[name]?.[value] || none),
      without: (name) => common(others[name] || all, others[name] || all),
    };
  };

  /** Places of the items by item.sort[name]; what has no value comes last, and equal items stay in their order. */
  const order = (items, name) => {
    const sign = DOWNWARDS.includes(name) ? -1 : 1;
    const value = (place) => items[place].sort[name] ?? null;
    const places = items.map((_, place) => place);
    return places.sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      if (x === y) return a - b;
      if (x === null || y === null) return x === null ? 1 : -1;
      return (x < y ? -1 : 1) * sign;
    });
  };

  const row = (columns, place) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[place]]));

  /** The records of a finder as items, from their columns. */
  const items = ({ items: { id, terms, levels = {}, sort = {} }, countries }) =>
    id.map((one, place) => {
      const own = { id: one, terms: row(terms, place), levels: row(levels, place) };
      const [country, year] = [countries[own.terms.country[0]], Number(own.terms.year?.[0]) || null];
      return { ...own, sort: { country, year, ...own.levels, ...row(sort, place) } };
    });

  /** Countries for which a selection counts something, the nearest to a country first. */
  const nearest = (data, selection, country, most = 3) => {
    const [column, row] = data.tiles[country] || [0, 0];
    const distance = (code) => {
      const [x, y] = data.tiles[code] || [Infinity, Infinity];
      return Math.hypot(x - column, y - row);
    };
    return Object.keys(data.countries)
      .filter((code) => selection.count("country", code))
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, most);
  };

  PA.finder = { index, select, order, nearest, items };
})();

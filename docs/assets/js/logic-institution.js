/* How large the reader's institution is, and what amounts become there. Rules on plain data. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const MOST = 100_000;
  const SIZES = ["arrivals", "academics"];
  PA.institution = /** @type {any} */ ({ SIZES });
  const { institution } = PA;

  const numberIn = (value) => {
    const number = Number(value);
    return number > 0 && number <= MOST ? number : 0;
  };

  /** The code of the country that a reader chose, if `costs` have it; else "". */
  institution.country = (kept, costs) =>
    typeof kept?.country === "string" && Object.hasOwn(costs ?? {}, kept.country) ? kept.country : "";

  /**
   * What a reader typed as numbers: {arrivals, academics, day}, 0 where nothing usable stands. Where no day is typed,
   * `costs` of the chosen country count, as {code: {hour, day}} in euro.
   */
  institution.read = (kept, costs = null) => ({
    arrivals: numberIn(kept?.arrivals),
    academics: numberIn(kept?.academics),
    day: numberIn(kept?.day) || (costs?.[institution.country(kept, costs)]?.day ?? 0),
  });

  /** An amount of euro as readers write it: without cents where there are none. */
  institution.inEuro = (euro) => PA.number(euro, { maximumFractionDigits: 2 });

  /** Whether amounts are told for the institution. */
  institution.isSized = (mine) => SIZES.some((key) => mine[key]);

  /** The sizes that lie so far from those that amounts assume that they are told up to the limit only. */
  institution.beyond = (mine, growth) =>
    SIZES.filter((key) => mine[key] && institution.factor(mine, key, growth) !== mine[key] / growth[key]);

  /** By how much an amount that grows with `size` is multiplied; 1 where it does not grow, or nobody said how far. */
  institution.factor = (mine, size, growth) => {
    const share = SIZES.includes(size) && mine[size] ? mine[size] / growth[size] : 1;
    return Math.min(growth.times, Math.max(1 / growth.times, share));
  };

  /** An estimate with two figures, since more would say what nobody knows. */
  institution.rounded = (amount) => (amount < 100 ? Math.round(amount) : Number(amount.toPrecision(2)));
})();

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

  /** What a reader typed as numbers: {arrivals, academics, day}, 0 where nothing usable stands. */
  institution.read = (kept) => ({
    arrivals: numberIn(kept?.arrivals),
    academics: numberIn(kept?.academics),
    day: numberIn(kept?.day),
  });

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

/* Months as readers type them where a browser has no field for months. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan } = PA;
  const NUMBERS = /^\s*(\d{1,4})[\s./,-]+(\d{1,4})\s*$/;
  const NAMES = /[\p{L}\p{M}]{3,}/gu; // not shorter words, such as "de" in "marzo de 2027"
  /** A month by itself and within a date, where some languages change it, in full and short. */
  const FORMS = /** @type {Intl.DateTimeFormatOptions[]} */ ([
    { month: "long" },
    { month: "long", day: "numeric" },
    { month: "short" },
  ]);

  /** The month that a reader typed, such as "3/2027", "2027-3", or "March 2027" in the language of the page or in
      English, as "2027-03"; "" for none. */
  plan.readMonth = (text) => {
    const [, first, second] = NUMBERS.exec(text) || [];
    if (first) return first.length === 4 ? month(first, second) : month(second, first);
    const names = text.match(NAMES) || [];
    const years = text.match(/\d+/g) || [];
    return names.length === 1 && years.length === 1 ? month(years[0], called(names[0])) : "";
  };

  const month = (year, number) => {
    const found = `${year}-${String(number).padStart(2, "0")}`;
    return plan.isMonth(found) ? found : "";
  };

  /** The number of the month whose name begins so; 0 for none, and where it could be two. */
  const called = (name) => calledIn(PA.language.code, name) || calledIn("en", name);

  const calledIn = (language, name) => {
    const found = Array.from({ length: 12 }, (_, place) => place).filter((place) =>
      namesOf(language, place).some((full) => letters(full).startsWith(letters(name))),
    );
    return found.length === 1 ? found[0] + 1 : 0;
  };

  const namesOf = (language, place) =>
    FORMS.map((form) => {
      const format = new Intl.DateTimeFormat(language, { ...form, calendar: "gregory" });
      return format.formatToParts(new Date(2027, place)).find(({ type }) => type === "month").value;
    });

  const letters = (text) => text.normalize("NFD").replace(/\P{L}/gu, "").toLowerCase();
})();

/* A table for spreadsheets. A cell that would be read as a formula begins with an apostrophe. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  PA.csv = /** @type {any} */ ({});

  const cell = (value, comma) => {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return safe.includes(comma) || /["\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  /** Rows of cells as CSV with a byte order mark, as spreadsheets expect; `comma` stands between cells. */
  PA.csv.write = (rows, comma = ",") =>
    `\ufeff${rows.map((row) => `${row.map((value) => cell(value, comma)).join(comma)}\r\n`).join("")}`;

  /**
   * What stands between cells where this reader lives: spreadsheets expect a semicolon wherever numbers have a comma.
   * A line "sep=;" would do for Excel too, but every other program takes it for data.
   */
  PA.csv.comma = (language) => {
    try {
      return new Intl.NumberFormat(language).format(0.5).includes(",") ? ";" : ",";
    } catch {
      return ","; // some browsers name a language that is none, such as "C" on a bare Linux
    }
  };
})();

/* A plan as text and back: the link, JSON and a calendar. Rules on plain data; the clock is passed in. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { plan } = PA;
  const MOST_BYTES = 1_000_000;
  PA.planFiles = /** @type {PlanFiles} */ ({ MOST_BYTES });
  const files = PA.planFiles;
  const { files: words, wrong_plan: wrong } = PA.wording;

  /* The link holds [version, name, [[id, state, owner, start, note, end, indicator], …]]; what is empty at
     the end of a row is left out. Version 1 had neither ends nor indicators, and fewer states. */

  /** The plan without owners and notes. */
  files.bare = (now) => ({ ...now, items: now.items.map((item) => ({ ...item, owner: "", note: "" })) });

  /** The fragment of an address that holds the plan. */
  files.toFragment = (now) => {
    const items = now.items.map((item) => {
      const { id, owner, start, note, end, indicator } = item;
      const row = [id, plan.STATES.indexOf(item.state), owner, start, note, end, indicator];
      while (row.length > 1 && !row.at(-1)) row.pop();
      return row;
    });
    return `#plan=${PA.links.write([plan.VERSION, now.name, items])}`;
  };

  const isNewer = (version) => Number.isInteger(version) && version > plan.VERSION;
  const isKnown = (version) => Number.isInteger(version) && version >= 1 && version <= plan.VERSION;

  /* What is no row gives an entry without an id, and what is no state an unknown one: both are told as problems. */
  const fromRow = (row) => {
    const [id, state = 0, ...texts] = Array.isArray(row) ? row : [];
    const [owner = "", start = "", note = "", end = "", indicator = ""] = texts;
    const key = Number.isInteger(state) ? (plan.STATES[state] ?? "?") : "?";
    return { id, state: key, owner, start, note, end, indicator };
  };

  /** The reverse: {plan} or {error}, or null where the fragment is about something else. */
  files.fromFragment = (fragment) => {
    if (!fragment.startsWith("#plan=")) return null;
    try {
      const data = PA.links.read(fragment.slice(6));
      const [version, name, rows] = Array.isArray(data) ? data : [];
      if (isNewer(version)) return { error: words.newer_link };
      const found = plan.read({ name, items: rows.map(fromRow) });
      if (isKnown(version) && typeof name === "string" && !found.problems.length) return { plan: found.plan };
    } catch {
      /* Cut or changed on the way: the same answer as for wrong content. */
    }
    return { error: words.damaged_link };
  };

  /** A file for reading back. `saved` is the time as ISO text. */
  files.toJson = ({ name, items }, { saved, edition }) => {
    const { FORMAT: format, VERSION: version } = plan;
    return `${JSON.stringify({ format, version, edition, saved, name, practices: items }, null, 2)}\n`;
  };

  /** A problem of plan.read as a sentence.
      @param {PlanProblem} problem */
  const inWords = ({ key, place, field, ...places }) => {
    const named = { ...places, field: wrong.fields[field], states: plan.STATES.join(", ") };
    const text = PA.fill(wrong[key], named);
    return place ? PA.fill(wrong.practice, { place, text }) : text;
  };

  /** What a file holds: {plan} or {error, problems}. */
  files.fromJson = (text) => {
    if (new Blob([text]).size > MOST_BYTES) return { error: words.too_large };
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return { error: words.no_json };
    }
    if (!Array.isArray(data) && data?.format !== plan.FORMAT)
      return { error: PA.fill(words.no_plan, { atlas: PA.wording.atlas }) };
    if (isNewer(data.version)) return { error: words.newer };
    if (!Array.isArray(data) && !isKnown(data.version)) return { error: words.no_version };
    const found = plan.read(data);
    return found.problems.length
      ? { error: words.damaged, problems: found.problems.map(inWords) }
      : { plan: found.plan };
  };

  /* A calendar (RFC 5545): the set-up of each practice with a start, over whole days. */
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

  const folded = (line) => {
    const parts = [""];
    let bytes = 0;
    for (const sign of line) {
      const size = new TextEncoder().encode(sign).length;
      if (bytes + size > 74) {
        parts.push(" ");
        bytes = 1;
      }
      parts[parts.length - 1] += sign;
      bytes += size;
    }
    return parts.join("\r\n");
  };

  const day = (months) => `${plan.monthText(Math.floor(months)).replace("-", "")}01`;

  /** The calendar of the dates that plan.dates gave. `stamp` is like 20270301T120000Z; `words` describes an event. */
  files.toCalendar = (dates, { stamp, address, words: told }) => {
    const event = (date) => {
      const end = date.latest ?? date.earliest ?? date.start;
      return [
        "BEGIN:VEVENT",
        `UID:${date.item.id}@plan.practice-atlas`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${day(date.start)}`,
        `DTEND;VALUE=DATE:${day(Math.max(date.start + 1, Math.ceil(end)))}`,
        `SUMMARY:${escaped(PA.fill(PA.wording.page.set_up, { title: date.practice.title }))}`,
        `DESCRIPTION:${escaped(told(date))}`,
        `URL:${address(date.practice.route)}`,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ];
    };
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Practice Atlas//Plan//EN",
      "CALSCALE:GREGORIAN",
      ...dates.flatMap(event),
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  };
})();

/* The prose of a record as elements, while it is written: the subset of Markdown that records may hold. What is outside
   of it stays as it was typed, and the verdict names it. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { el } = PA;
  const ITEM = /^ {0,3}(?:[-+*]|(\d{1,9})[.)])[ \t]+/;
  /** A list that begins right below a paragraph; a sentence that begins with a year is none. */
  const LIST_BELOW = /^ {0,3}(?:[-+*]|1[.)])[ \t]+\S/;
  const SPAN = new RegExp(
    [
      "\\\\(?<sign>[!-/:-@[-`{-~])", // that is meant as it stands
      "(?<ticks>`+)(?<code>[^]*?[^`])\\k<ticks>(?!`)",
      "\\[(?<words>(?:\\\\.|[^\\[\\]\\\\])*)\\]" +
        "\\(\\s*(?:<(?<pointed>[^<>\\n]*)>|(?<target>(?:[^()\\s]|\\([^()\\s]*\\))*))" +
        '(?:\\s+"(?<title>[^"]*)")?\\s*\\)',
      "<(?<address>https?:[^<>\\s]+)>|<(?<mail>[^<>@\\s]+@[^<>@\\s]+)>",
      "(?<strong>\\*\\*|(?<![\\p{L}\\p{N}])__)(?=\\S)(?<loud>[^]*?\\S)\\k<strong>",
      "(?<em>\\*|(?<![\\p{L}\\p{N}])_)(?=\\S)(?<stressed>[^]*?\\S)\\k<em>(?![\\p{L}\\p{N}_])",
      "(?: {2,}|\\\\)\\n", // a line that ends
    ].join("|"),
    "u",
  );

  /** The blocks of a text: paragraphs, lists and quotations. */
  const blocks = (text) => {
    const found = [];
    const lines = text.split("\n");
    while (lines.length) {
      if (lines[0].trim() === "") lines.shift();
      else if (lines[0].startsWith(">")) found.push(el("blockquote", {}, blocks(quoted(lines))));
      else if (ITEM.test(lines[0])) found.push(list(lines));
      else found.push(el("p", {}, spans(paragraph(lines))));
    }
    return found;
  };

  /** Take the lines as long as they fit from the beginning of a list. */
  const take = (lines, fits) => {
    const end = lines.findIndex((line, place) => !fits(line, place));
    return lines.splice(0, end < 0 ? lines.length : end);
  };
  const quoted = (lines) =>
    take(lines, (line) => line.trim() !== "" && (line.startsWith(">") || !ITEM.test(line)))
      .map((line) => line.replace(/^> ?/, ""))
      .join("\n");
  const paragraph = (lines) =>
    take(lines, (line, place) => !place || (line.trim() !== "" && !line.startsWith(">") && !LIST_BELOW.test(line)))
      .map((line) => line.replace(/^ +/, ""))
      .join("\n")
      .trimEnd();

  const list = (lines) => {
    const first = ITEM.exec(lines[0]);
    const name = first[1] ? "ol" : "ul";
    const items = [];
    for (let mark = first; mark && Boolean(mark[1]) === Boolean(first[1]); mark = ITEM.exec(lines[0] ?? "")) {
      const own = take(lines, (line, place) => !place || isInside(line, lines[place - 1], mark[0].length));
      const inner = [own[0].slice(mark[0].length), ...own.slice(1).map((line) => dedented(line, mark[0].length))];
      const isTight = !inner.slice(0, -1).some((line) => line.trim() === "");
      const content = blocks(inner.join("\n"));
      items.push(
        el(
          "li",
          {},
          isTight ? content.map((block) => (block.localName === "p" ? [...block.childNodes] : block)) : content,
        ),
      );
      while (lines.length && lines[0].trim() === "" && ITEM.test(lines.find((line) => line.trim() !== "") ?? ""))
        lines.shift();
    }
    return el(name, { start: Number(first[1] ?? 1) > 1 ? first[1] : null }, items);
  };
  const isInside = (line, before, depth) =>
    line.trim() === "" || line.startsWith(" ".repeat(depth)) || (before.trim() !== "" && !ITEM.test(line));
  const dedented = (line, depth) => (line.startsWith(" ".repeat(depth)) ? line.slice(depth) : line.trimStart());

  /** The words of a paragraph with their links and stresses. */
  const spans = (text) => {
    const match = SPAN.exec(text);
    if (!match) return [text];
    const { sign, code, words, pointed, target, title, address, mail, loud, stressed } = match.groups;
    const before = text.slice(0, match.index);
    const rest = spans(text.slice(match.index + match[0].length));
    if (sign) return [before, sign, ...rest];
    if (code !== undefined) return [before, el("code", {}, code.replace(/\n/g, " ").trim()), ...rest];
    if (words !== undefined) return [before, link(pointed ?? target, spans(words), title), ...rest];
    if (address) return [before, link(address, [address]), ...rest];
    if (mail) return [before, link(`mailto:${mail}`, [mail]), ...rest];
    if (loud) return [before, el("strong", {}, spans(loud)), ...rest];
    if (stressed) return [before, el("em", {}, spans(stressed)), ...rest];
    return [before, el("br"), ...rest];
  };

  /** A link to where readers may be led, in a tab of its own, so that the form stays open. */
  const link = (target, content, title = null) => {
    const record = /^(practice|case):([a-z0-9-]+)$/.exec(target);
    const href = record ? PA.address(`${record[1]}s/${record[2]}/`) : target;
    const isSafe = record || /^https:\/\/[^\s/]|^mailto:[^\s?]+@[^\s?]+$/i.test(target);
    return isSafe ? el("a", { href, title, target: "_blank", rel: "noopener noreferrer" }, content) : content;
  };

  PA.markdown = blocks;
})();

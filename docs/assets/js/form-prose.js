/* What of CommonMark stands in a prose that records may not hold, and where its links lead: as
   macros/records/markdown.py finds it with a whole parser. Blocks first, then what stands in their lines. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
  const HEADING = /^#{1,6}(?:[ \t]|$)/;
  const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
  const RULE = /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
  const ITEM = /^([-+*]|\d{1,9}[.)])([ \t]+|$)/;
  const DELIMITER = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
  const BLOCK_NAMES =
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|" +
    "menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|" +
    "title|tr|track|ul";
  const ATTRIBUTE = "\\s+[a-zA-Z_:][\\w.:-]*(?:\\s*=\\s*(?:[^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?";
  const TAG = `<[a-zA-Z][a-zA-Z0-9-]*(?:${ATTRIBUTE})*\\s*/?>|</[a-zA-Z][a-zA-Z0-9-]*\\s*>`;
  const INLINE_HTML = new RegExp(
    `^(?:${TAG}|<!---?>|<!--[\\s\\S]*?-->|<\\?[\\s\\S]*?\\?>|<![A-Za-z][^>]*>|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>)`,
  );
  /** How a block of HTML begins and ends; only the last kind may not break into a paragraph. */
  const HTML_BLOCKS = [
    [/^<(?:script|pre|style|textarea)(?=\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
    [/^<!--/, /-->/],
    [/^<\?/, /\?>/],
    [/^<![A-Z]/, />/],
    [/^<!\[CDATA\[/, /\]\]>/],
    [new RegExp(`^</?(?:${BLOCK_NAMES})(?=\\s|/?>|$)`, "i"), /^$/],
    [new RegExp(`^(?:${TAG})\\s*$`), /^$/],
  ];
  const AUTOLINK = /^<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*)>/;
  const HOST_PART = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
  const MAIL = new RegExp(`^<([\\w.!#$%&'*+/=?^\`{|}~-]+@${HOST_PART}(?:\\.${HOST_PART})*)>`);
  const TITLE = "(?:\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|\\((?:\\\\.|[^()\\\\])*\\))";
  const DEFINITION = new RegExp(
    `^ {0,3}\\[((?:\\\\.|[^\\[\\]\\\\])+)\\]:[ \\t]*\\n?[ \\t]*(<(?:\\\\.|[^<>\\n\\\\])*>|[^\\s<]\\S*)` +
      `(?:[ \\t]*$|(?:[ \\t]+|[ \\t]*\\n[ \\t]*)${TITLE}[ \\t]*$|[ \\t]*(?=\\n))`,
    "m",
  );
  const TARGET_END = new RegExp(`^(?:\\s+${TITLE})?\\s*\\)`);

  const depthOf = (line) => /^ */.exec(line)[0].length;
  const isBlank = (line) => /^[ \t]*$/.test(line);
  const bare = (line) => line.replace(/^ +/, "");
  /** A line with spaces instead of the tabs at its beginning, which stands at a column. */
  const untabbed = (line, column = 0) =>
    line.replace(/^[ \t]*/, (start) => {
      let width = column;
      for (const sign of start) width += sign === "\t" ? 4 - (width % 4) : 1;
      return " ".repeat(width - column);
    });
  /** So far in begins what goes on with a paragraph and may be nothing else. */
  const FAR = " ".repeat(400);

  const columns = (line) => {
    const cells = line
      .trim()
      .replace(/^\|/, "")
      .replace(/(^|[^\\])\|$/, "$1");
    return (cells.match(/(?:\\.|[^|\\])*(?:\||$)/g) || []).filter((cell, place, all) => cell || place < all.length - 1)
      .length;
  };
  const isTable = (line, next) =>
    next !== undefined &&
    depthOf(next) < 4 &&
    line.includes("|") &&
    DELIMITER.test(next.trim()) &&
    /^[|:-][|: \t-]/.test(next.trim()) &&
    columns(line) === columns(next);

  /** Whether a line begins a block that may break into a paragraph. */
  const breaksIn = (line, next) => {
    const text = bare(line);
    const item = ITEM.exec(text);
    return (
      depthOf(line) < 4 &&
      (FENCE.test(text) ||
        HEADING.test(text) ||
        RULE.test(text) ||
        text.startsWith(">") ||
        isTable(line, next) ||
        (item !== null &&
          item[2] !== "" &&
          text.slice(item[0].length).trim() !== "" &&
          (/^[-+*]/.test(text) || Number.parseInt(text, 10) === 1)) ||
        HTML_BLOCKS.slice(0, -1).some(([begin]) => begin.test(text)))
    );
  };

  /** What of each kind stands in some lines, and their paragraphs. */
  const blocks = (lines, found) => {
    let at = 0;
    while (at < lines.length) {
      const line = lines[at];
      const text = bare(line);
      if (!text) at += 1;
      else if (depthOf(line) >= 4) {
        found.kinds.push({ kind: "code_block", text });
        while (at < lines.length && (isBlank(lines[at]) || depthOf(lines[at]) >= 4)) at += 1;
      } else if (FENCE.test(text)) {
        found.kinds.push({ kind: "fence", text });
        const [mark] = FENCE.exec(text);
        const end = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`);
        do at += 1;
        while (at < lines.length && !end.test(lines[at]));
        at += 1;
      } else if (HEADING.test(text)) {
        found.kinds.push({ kind: "heading", text });
        found.texts.push(text);
        at += 1;
      } else if (RULE.test(text)) {
        found.kinds.push({ kind: "hr", text });
        at += 1;
      } else if (text.startsWith(">")) at = quote(lines, at, found);
      else if (ITEM.test(text)) at = item(lines, at, found);
      else if (HTML_BLOCKS.some(([begin]) => begin.test(text))) {
        found.kinds.push({ kind: "html_block", text });
        const [, end] = HTML_BLOCKS.find(([begin]) => begin.test(text));
        if (end.source === "^$") while (at < lines.length && !isBlank(lines[at])) at += 1;
        else {
          while (at < lines.length && !end.test(lines[at])) at += 1;
          at += 1;
        }
      } else if (isTable(line, lines[at + 1])) {
        found.kinds.push({ kind: "table", text });
        while (at < lines.length && !isBlank(lines[at])) at += 1;
      } else at = paragraph(lines, at, found);
    }
  };

  const paragraph = (lines, start, found) => {
    let end = start + 1;
    while (end < lines.length && !isBlank(lines[end])) {
      if (depthOf(lines[end]) < 4 && UNDERLINE.test(bare(lines[end]))) {
        const count = define(lines.slice(start, end), found);
        if (count) return start + count;
        found.kinds.push({ kind: "heading", text: lines[end].trim() });
        found.texts.push(lines.slice(start, end).map(bare).join("\n"));
        return end + 1;
      }
      if (breaksIn(lines[end], lines[end + 1])) break;
      end += 1;
    }
    const count = define(lines.slice(start, end), found);
    if (count) return start + count;
    found.texts.push(lines.slice(start, end).map(bare).join("\n"));
    return end;
  };

  /** Note the definitions of links at the beginning of a paragraph; gives how many lines they take. */
  const define = (lines, found) => {
    let left = lines.map(bare).join("\n");
    for (let match = DEFINITION.exec(left); match?.index === 0; match = DEFINITION.exec(left)) {
      const name = labelOf(match[1]);
      if (!name) break;
      if (!found.targets.has(name)) found.targets.set(name, match[2].replace(/^<([\s\S]*)>$/, "$1"));
      left = left.slice(match[0].length).replace(/^\n/, "");
    }
    return lines.length - (left ? left.split("\n").length : 0);
  };
  const labelOf = (text) => text.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();

  /** Whether a line may go on with the paragraph that ends these lines, though it lacks their mark. */
  const isLazy = (inner, line, next) => {
    const probe = { kinds: [], texts: [], targets: new Map() };
    if (breaksIn(line, next)) return false;
    blocks([...inner, `${FAR}x`], probe);
    return Boolean(probe.texts.at(-1)?.endsWith("\nx"));
  };

  const quote = (lines, start, found) => {
    const inner = [];
    let at = start;
    for (; at < lines.length && !isBlank(lines[at]); at += 1) {
      const marked = /^( {0,3}>)(.*)$/.exec(lines[at]);
      if (!marked && !isLazy(inner, lines[at], lines[at + 1])) break;
      inner.push(marked ? untabbed(marked[2], marked[1].length).replace(/^ /, "") : FAR + bare(lines[at]));
    }
    blocks(inner, found);
    return at;
  };

  const item = (lines, start, found) => {
    const [, mark] = ITEM.exec(bare(lines[start]));
    const column = depthOf(lines[start]) + mark.length;
    const first = untabbed(bare(lines[start]).slice(mark.length), column);
    const own = isBlank(first) || depthOf(first) > 4 ? 1 : depthOf(first);
    const depth = column + own;
    const inner = [first.slice(own)];
    let at = start + 1;
    for (; at < lines.length; at += 1) {
      const line = lines[at];
      if (isBlank(line)) {
        if (inner.length === 1 && isBlank(inner[0])) break; // an item may begin with one empty line
        inner.push("");
      } else if (depthOf(line) >= depth) inner.push(line.slice(depth));
      else if (isLazy(inner, bare(line), bare(lines[at + 1] || ""))) inner.push(FAR + bare(line));
      else break;
    }
    blocks(inner, found);
    return at;
  };

  /** The kinds and links in the lines of one paragraph. */
  const inline = (text, found) => {
    const openers = [];
    for (let at = 0; at < text.length; ) {
      const rest = text.slice(at);
      const sign = text[at];
      if (sign === "\\") at += 2;
      else if (sign === "`") at += code(rest);
      else if (sign === "<") at += angle(rest, found);
      else if (rest.startsWith("![")) {
        openers.push({ at: at + 2, isImage: true, isActive: true });
        at += 2;
      } else if (sign === "[") {
        openers.push({ at: at + 1, isImage: false, isActive: true });
        at += 1;
      } else if (sign === "]") at += 1 + close(text, at, openers, found);
      else at += 1;
    }
  };

  const code = (rest) => {
    const [mark] = /^`+/.exec(rest);
    const end = new RegExp(`(?<!\`)${mark}(?!\`)`).exec(rest.slice(mark.length));
    return end ? mark.length + end.index + mark.length : mark.length;
  };

  const angle = (rest, found) => {
    const link = AUTOLINK.exec(rest) || MAIL.exec(rest);
    if (link) {
      found.links.push(AUTOLINK.test(rest) ? link[1] : `mailto:${link[1]}`);
      return link[0].length;
    }
    const html = INLINE_HTML.exec(rest);
    if (!html) return 1;
    found.kinds.push({ kind: "html_inline", text: html[0] });
    return html[0].length;
  };

  /** What a closing bracket ends; gives how many signs behind it belong to the link. */
  const close = (text, at, openers, found) => {
    const opener = openers.pop();
    if (!opener?.isActive) return 0;
    const inside = text.slice(opener.at, at);
    const link = target(text.slice(at + 1)) || named(text.slice(at + 1), inside, found);
    if (!link) return 0;
    if (opener.isImage) found.kinds.push({ kind: "image", text: `![${inside}]` });
    else {
      found.links.push(link.href);
      for (const other of openers) if (!other.isImage) other.isActive = false;
    }
    return link.length;
  };

  /** `(address "title")` behind a bracket. */
  const target = (rest) => {
    if (!rest.startsWith("(")) return null;
    const begin = /^\(\s*/.exec(rest)[0].length;
    const angled = /^<((?:\\.|[^<>\n\\])*)>/.exec(rest.slice(begin));
    const plain = angled || balanced(rest.slice(begin));
    if (!plain) return null;
    const end = TARGET_END.exec(rest.slice(begin + plain[0].length));
    return end ? { href: plain[1], length: begin + plain[0].length + end[0].length } : null;
  };

  const balanced = (rest) => {
    let depth = 0;
    let at = 0;
    for (; at < rest.length && !/[\s\x00-\x1f\x7f]/.test(rest[at]); at += 1) {
      if (rest[at] === "\\" && at + 1 < rest.length) at += 1;
      else if (rest[at] === "(") depth += 1;
      else if (rest[at] === ")" && depth === 0) break;
      else if (rest[at] === ")") depth -= 1;
    }
    if (depth || rest.startsWith("<")) return null;
    const text = rest.slice(0, at);
    return [text, text];
  };

  /** A link whose address is defined elsewhere in the text. */
  const named = (rest, inside, found) => {
    const label = /^\[((?:\\.|[^[\]\\])*)\]/.exec(rest);
    const name = labelOf(label?.[1] || inside);
    if (!found.targets.has(name)) return null;
    return { href: found.targets.get(name), length: label ? label[0].length : 0 };
  };

  /** Everything in a prose that is more than paragraphs, lists, quotes and spans: {kind, text}; and its links. */
  const read = (text) => {
    const found = { kinds: [], texts: [], targets: new Map(), links: [] };
    blocks(
      text
        .replace(/\r\n?/g, "\n")
        .split("\n")
        .map((line) => untabbed(line)),
      found,
    );
    for (const paragraphText of found.texts) inline(paragraphText, found);
    return { kinds: found.kinds, links: found.links };
  };

  PA.prose = { read };
})();

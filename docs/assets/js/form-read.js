/* Reads records from text: the YAML that form-yaml.js and macros/records/yaml_writer.py write, and what people make of
   it by hand, as far as it can be understood. What cannot is left out and told, never guessed. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const ENTRY = /^( *)([a-z_]+):(?: +(.*))?$/;
  const ITEM = /^( *)- +(.*)$/;
  const QUOTED = /^"(?:[^"\\]|\\.)*"$/;
  const FLOW = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\s][^,]*/g;

  const depthOf = (line) => line.length - line.trimStart().length;
  const isBlank = (line) => !line.trim() || line.trimStart().startsWith("#");

  /** The lines below a line that stand deeper than it, with their end. */
  const below = (lines, start, depth) => {
    let end = start;
    while (end < lines.length && (!lines[end].trim() || depthOf(lines[end]) > depth)) end += 1;
    return { inner: lines.slice(start, end), end };
  };

  const literal = (lines) => {
    const depth = Math.min(...lines.filter((line) => line.trim()).map(depthOf));
    return lines
      .map((line) => line.slice(depth))
      .join("\n")
      .replace(/\n+$/, "");
  };

  const scalar = (text, field, fail) => {
    let value = text;
    if (text.startsWith('"')) {
      try {
        value = QUOTED.test(text) ? JSON.parse(text) : fail();
      } catch {
        return fail();
      }
    } else if (/^'.*'$/.test(text)) value = text.slice(1, -1).replace(/''/g, "'");
    if (field.kind !== "number") return value;
    return /^-?\d+$/.test(value) ? Number(value) : fail();
  };

  /** The value that begins behind a key: on its line as `rest`, and in the lines below it. */
  const valueAt = (rest, inner, field, schema, fail) => {
    const [first = ""] = inner.filter((line) => !isBlank(line));
    if (field.many) return rest.startsWith("[") ? flow(rest, field, fail) : items(inner, field, schema, fail);
    if (field.part) return partOf(inner, field.part, schema, fail);
    if (/^\|[+-]?$/.test(rest)) return first ? literal(inner) : fail();
    const folded = /^>[+-]?$/.test(rest) ? inner : [rest, ...inner];
    return scalar(
      folded
        .map((line) => line.trim())
        .filter(Boolean)
        .join(" "),
      field,
      fail,
    );
  };

  const flow = (text, field, fail) => {
    if (!text.endsWith("]")) return fail();
    return (text.slice(1, -1).match(FLOW) || []).map((item) => scalar(item.trim(), field, fail));
  };

  const items = (lines, field, schema, fail) => {
    const found = [];
    for (let at = 0; at < lines.length; ) {
      const item = ITEM.exec(lines[at]);
      if (!item) {
        if (!isBlank(lines[at])) fail();
        at += 1;
        continue;
      }
      const { inner, end } = below(lines, at + 1, item[1].length);
      if (field.part) found.push(partOf([`${item[1]}  ${item[2]}`, ...inner], field.part, schema, fail));
      else found.push(valueAt(item[2], inner, { ...field, many: false }, schema, fail));
      at = end;
    }
    return found;
  };

  const partOf = (lines, part, schema, fail) => {
    const data = {};
    for (let at = 0; at < lines.length; ) {
      const entry = ENTRY.exec(lines[at]);
      const field = entry && Object.hasOwn(schema.parts[part], entry[2]) ? schema.parts[part][entry[2]] : null;
      if (!field) {
        if (!isBlank(lines[at])) fail();
        at += 1;
        continue;
      }
      // The items of a list may stand as deep as its key.
      const next = ITEM.exec(lines[at + 1] || "");
      const isShallow = Boolean(field.many && next && next[1] === entry[1]);
      const { inner, end } = below(lines, at + 1, entry[1].length - Number(isShallow));
      const own = isShallow ? until(inner, entry[1].length) : inner;
      const value = valueAt((entry[3] || "").trim(), own, field, schema, fail);
      if (value !== undefined) data[entry[2]] = value;
      at = isShallow ? at + 1 + own.length : end;
    }
    return data;
  };

  /** The lines up to the next key that stands no deeper. */
  const until = (lines, depth) => {
    const end = lines.findIndex((line) => line.trim() && depthOf(line) <= depth && !ITEM.test(line));
    return end < 0 ? lines : lines.slice(0, end);
  };

  /** Every record of a text; documents begin with `---`, and a comment may name the file. */
  const read = (text, schema) => {
    const documents = text
      .replace(/^\ufeff/, "")
      .replace(/\r\n?/g, "\n")
      .split(/^---.*\n/m);
    return documents.map((document) => readOne(document, schema)).filter(({ data }) => Object.keys(data).length);
  };

  const readOne = (text, schema) => {
    const [, folder = "", id = ""] = /^#? ?practices\/(cases\/)?([a-z0-9-]+)\.yml$/m.exec(text) || [];
    const kind = folder || /^(institution|story):/m.test(text) ? "case" : "practice";
    let isWhole = true;
    const fail = () => {
      isWhole = false;
    };
    const lines = text.split("\n").filter((line) => !line.startsWith("practices/"));
    const found = PA.fields.sanitize(partOf(lines, kind, schema, fail), kind, schema);
    return { kind, id, data: found.data, isWhole: isWhole && found.isWhole };
  };

  PA.readRecords = read;
})();

/* Writes a record as YAML by the very rules of macros/records/yaml_writer.py, so that both give the same text. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const PLAIN = /^(?:[\p{L}\p{Nl}\p{No}]|\p{Nd}+[ -][\p{L}\p{Nl}\p{No}])(?:(?!: | #|[\t\n])[^\n])*$/u;
  const ESCAPED = /[\r\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
  const FOLDABLE = /^\S+( \S+)*$/u;
  const STEP = "  ";

  const length = (text) => Array.from(text).length;
  const indented = (lines) => lines.map((line) => (line ? STEP + line : ""));

  /** One text in one line: plain where every reader gives the same text back, in double quotes otherwise. */
  const scalar = (value, schema) => {
    const text = String(value);
    const plain = PLAIN.test(text) && !/[: ]$/.test(text) && !ESCAPED.test(text);
    if (plain && !schema.writer.words.includes(text.toLowerCase())) return text;
    const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return JSON.stringify(text).replace(new RegExp(ESCAPED.source, "g"), escaped);
  };

  const wrapped = (text, width) => {
    const lines = [];
    let line = "";
    for (const word of text.split(" ")) {
      if (line && length(line) + 1 + length(word) > width) {
        lines.push(line);
        line = word;
      } else {
        line = line ? `${line} ${word}` : word;
      }
    }
    return lines.concat(line);
  };

  const isEmpty = (value) => {
    if (Array.isArray(value)) return value.length === 0;
    if (value !== null && typeof value === "object") return Object.values(value).every(isEmpty);
    return value === undefined || value === null;
  };

  const fieldLines = (key, value, field, schema) => {
    if (field.many) return listLines(key, value, field, schema);
    if (field.part) return [`${key}:`, ...indented(partLines(value, field.part, schema))];
    if (field.kind === "number" || field.kind === "date") return [`${key}: ${value}`];
    if (field.kind === "prose" && value === value.trim() && !ESCAPED.test(value)) {
      return [`${key}: |`, ...indented(value.split("\n"))];
    }
    const line = `${key}: ${scalar(value, schema)}`;
    if (length(line) > schema.writer.longestLine && FOLDABLE.test(value) && !ESCAPED.test(value)) {
      return [`${key}: >-`, ...indented(wrapped(value, schema.writer.width))];
    }
    return [line];
  };

  const listLines = (key, values, field, schema) => {
    if (field.part) {
      const items = values.map((value) => partLines(value, field.part, schema));
      return [`${key}:`, ...indented(items.flatMap(([first, ...rest]) => [`- ${first}`, ...indented(rest)]))];
    }
    const written = values.map((value) => scalar(value, schema));
    const line = `${key}: [${written.join(", ")}]`;
    if (field.kind !== "text" && length(line) <= schema.writer.longestLine) return [line];
    return [`${key}:`, ...written.map((item) => `${STEP}- ${item}`)];
  };

  const blocks = (data, part, schema) => {
    return Object.entries(schema.parts[part])
      .filter(([key]) => !isEmpty(data[key]))
      .map(([key, field]) => ({ field, lines: fieldLines(key, data[key], field, schema) }));
  };

  const partLines = (data, part, schema) => {
    return blocks(data, part, schema).flatMap((block) => block.lines);
  };

  /** The whole file, with an empty line around prose and around the phases. */
  const write = (data, schema) => {
    const lines = [];
    let after = false;
    for (const block of blocks(data, schema.kind, schema)) {
      const isBlock = block.field.kind === "prose" || block.field.part === "phase";
      if (lines.length && (isBlock || after)) lines.push("");
      lines.push(...block.lines);
      after = isBlock;
    }
    return `${lines.join("\n")}\n`;
  };

  PA.yaml = { write, scalar, isEmpty, length };
})();

/* Between the fields of the page and a record: reads what is typed, and fills in a record. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const MOST_ROWS = 200;
  let ticks = 0;

  const nearest = (element) => element.parentElement.closest("[data-part]");
  const rowsOf = (field) => field.querySelector(":scope > [data-rows]");
  /** The rows of a list, without the notes that stand where one was removed. */
  const rowsIn = (rows) => [...rows.querySelectorAll(":scope > .pa-row")];

  /** The fields that belong to a part itself, not to a part inside it. */
  const fieldsOf = (part) => {
    return [...part.querySelectorAll("[data-field]")].filter((field) => nearest(field) === part);
  };

  /** What the fields of a part hold; nothing where all are empty. */
  const read = (part, name, schema) => {
    const data = {};
    for (const element of fieldsOf(part)) {
      const key = element.dataset.field;
      const value = readField(element, schema.parts[name][key], schema);
      if (!PA.yaml.isEmpty(value)) data[key] = value;
    }
    return isUntouched(part) ? {} : data;
  };

  /** Whether a row holds nothing but what it began with, such as today as the day of reading. */
  const isUntouched = (part) => {
    const controls = [...part.querySelectorAll("[data-control]")].filter((control) => control.value.trim());
    return controls.length > 0 && controls.every((control) => control.value === control.dataset.preset);
  };

  const readField = (element, field, schema) => {
    const rows = rowsOf(element);
    if (rows) {
      const values = rowsIn(rows).map((row) =>
        field.part ? read(row, field.part, schema) : typed(row.querySelector("[data-control]"), field, schema),
      );
      return values.filter((value) => !PA.yaml.isEmpty(value));
    }
    if (field.part) return read(element.querySelector(":scope > [data-part]"), field.part, schema);
    const checks = element.querySelector(":scope > [data-checks]");
    if (checks) return ticked(checks).map((box) => box.value);
    const radios = element.querySelector(":scope > [data-radios]");
    if (radios) return chosen(radios);
    return typed(element.querySelector("[data-control]"), field, schema);
  };

  const typed = (control, field, schema) => {
    const text = control.value.replace(/\r\n?/g, "\n").trim().normalize("NFC");
    if (field.kind === "record" && text) return idOf(text, schema.records[field.names]);
    if (field.kind === "number" && (text || control.validity.badInput)) return text ? Number(text) : NaN;
    return text || undefined;
  };

  /** The id of the record with this title; of none that is known, the id that it would have. */
  const idOf = (text, records) => {
    if (Object.hasOwn(records, text)) return text;
    const title = PA.rules.squeezed(text);
    const known = Object.entries(records).find(([, record]) => PA.rules.squeezed(record.title) === title);
    return known?.[0] || (/^[a-z0-9-]+$/.test(text) && text) || PA.rules.idFrom(text) || text;
  };
  const titleOf = (id, records) => (Object.hasOwn(records, id) ? records[id].title : id);

  const chosen = (radios) => {
    const radio = radios.querySelector("input:checked");
    if (!radio?.value) return undefined;
    return radios.dataset.radios === "number" ? Number(radio.value) : radio.value;
  };

  /** The ticked boxes in the order in which they were ticked, since the first may be the main one. */
  const ticked = (checks) => {
    const boxes = [...checks.querySelectorAll("input:checked")];
    return boxes.sort((a, b) => Number(a.dataset.at) - Number(b.dataset.at));
  };

  /** Remember when a box was ticked, and say the order. */
  const tick = (box, schema) => {
    ticks += 1;
    box.dataset.at = String(ticks);
    const field = box.closest("[data-field]");
    const names = ticked(field).map((other) => other.parentElement.querySelector("strong").textContent);
    field.querySelector("[data-order]").textContent =
      names.length > 1 ? PA.say(schema, "in_this_order", { names: names.join(", ") }) : "";
  };

  /** What of strangers' data has the form of a record; `isWhole` is false where anything was left out. */
  const sanitize = (given, kind, schema) => {
    let isWhole = true;
    const reject = () => {
      isWhole = false;
    };
    const data = sanitizePart(given, schema.parts[kind], schema, reject) || {};
    return { data, isWhole };
  };

  const sanitizePart = (given, fields, schema, reject) => {
    if (given === null || typeof given !== "object" || Array.isArray(given)) return reject();
    if (Object.keys(given).some((key) => !Object.hasOwn(fields, key))) reject();
    const data = {};
    for (const [key, field] of Object.entries(fields)) {
      if (!Object.hasOwn(given, key) || given[key] === null) continue;
      data[key] = field.many
        ? sanitizeList(given[key], field, schema, reject)
        : sanitizeValue(given[key], field, schema, reject);
    }
    return data;
  };

  const sanitizeList = (given, field, schema, reject) => {
    if (!Array.isArray(given) || given.length > MOST_ROWS) return reject();
    return given.map((value) => sanitizeValue(value, field, schema, reject)).filter((value) => value !== undefined);
  };

  const sanitizeValue = (given, field, schema, reject) => {
    if (field.part) return sanitizePart(given, schema.parts[field.part], schema, reject);
    return typeof given === (field.kind === "number" ? "number" : "string") ? given : reject();
  };

  /** Put a record into the fields of a part; what the record does not hold becomes empty. */
  const fill = (part, name, data, schema) => {
    for (const element of fieldsOf(part)) {
      fillField(element, schema.parts[name][element.dataset.field], data[element.dataset.field], schema);
    }
  };

  const fillField = (element, field, value, schema) => {
    const rows = rowsOf(element);
    if (rows) {
      rows.replaceChildren();
      for (const item of value || []) {
        const row = addRow(element);
        if (field.part) fill(row, field.part, item, schema);
        else row.querySelector("[data-control]").value = shown(item, field, schema);
      }
    } else if (field.part) {
      fill(element.querySelector(":scope > [data-part]"), field.part, value || {}, schema);
    } else if (element.querySelector(":scope > [data-checks]")) {
      fillChecks(element, value || [], schema);
    } else if (element.querySelector(":scope > [data-radios]")) {
      for (const radio of element.querySelectorAll("input")) radio.checked = radio.value === String(value ?? "");
    } else {
      element.querySelector("[data-control]").value = shown(value ?? "", field, schema);
    }
  };

  const shown = (value, field, schema) =>
    field.kind === "record" ? titleOf(value, schema.records[field.names]) : value;

  const fillChecks = (element, values, schema) => {
    const boxes = [...element.querySelectorAll("input")];
    for (const box of boxes) box.checked = false;
    for (const value of values) {
      const box = boxes.find((other) => other.value === value);
      if (box) {
        box.checked = true;
        tick(box, schema);
      }
    }
    if (!values.length) element.querySelector("[data-order]").textContent = "";
  };

  /** A new, empty row of a list, with ids of its own; its days of reading are set to `today`, if given. */
  const addRow = (field, today) => {
    const row = field.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
    ticks += 1;
    const number = String(ticks);
    for (const element of row.querySelectorAll("*")) {
      for (const attribute of ["id", "for", "aria-describedby", "name"]) {
        if (element.hasAttribute(attribute))
          element.setAttribute(attribute, element.getAttribute(attribute).replaceAll("__n__", number));
      }
    }
    for (const control of row.querySelectorAll(today ? "input[type=date]" : ":not(*)")) {
      control.value = today;
      control.dataset.preset = today;
    }
    rowsOf(field).append(row);
    return row;
  };

  /** The element of a path such as ["setup", "steps", 1], or of its nearest parent. */
  const find = (part, path) => {
    let here = part;
    let found = null;
    for (const step of path) {
      if (typeof step === "number") {
        const row = rowsOf(found) && filled(rowsOf(found))[step];
        if (!row) break;
        found = row.hasAttribute("data-part") ? found : row;
        here = row;
      } else {
        const next = here.hasAttribute("data-part")
          ? fieldsOf(here).find((field) => field.dataset.field === step)
          : null;
        if (!next) break;
        found = next;
        here = next.querySelector(":scope > [data-part]") || next;
      }
    }
    return found;
  };

  /** The rows that hold something, as `read` counts them. */
  const filled = (rows) => {
    return rowsIn(rows).filter((row) =>
      [...row.querySelectorAll("[data-control]")].some(
        ({ value, dataset }) => value.trim() && value !== dataset.preset,
      ),
    );
  };

  PA.fields = { read, sanitize, fill, addRow, rowsIn, tick, find };
})();

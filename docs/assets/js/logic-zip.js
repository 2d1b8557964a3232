/* Files in one zip, as office files are: written without compression, which is simple, and read with the browser's. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const LOCAL = 0x04034b50;
  const CENTRAL = 0x02014b50;
  const END = 0x06054b50;
  const END_SIZE = 22;
  const LONGEST_COMMENT = 65_535;
  const IN_UTF8 = 0x0800;
  const DAY_ONE = 0x21; // 1 January 1980: the same plan gives the same bytes
  const STORED = 0;
  const DEFLATED = 8;
  PA.zip = /** @type {Zip} */ ({});

  const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  const crc32 = (bytes) => {
    let sum = -1;
    for (const byte of bytes) sum = CRC_TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
    return ~sum >>> 0;
  };

  /** Numbers as bytes, the lowest first: [[bytes of it, number], …]. */
  const numbers = (pairs) =>
    pairs.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255));

  const joined = (parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };

  /** What both heads of a file say. */
  const facts = ({ name, bytes, sum }) => [
    ...[
      [2, 20],
      [2, IN_UTF8],
      [2, STORED],
      [2, 0],
      [2, DAY_ONE],
    ],
    ...[
      [4, sum],
      [4, bytes.length],
      [4, bytes.length],
      [2, name.length],
      [2, 0],
    ],
  ];

  /** The bytes of a zip with these files: {name: text}. */
  PA.zip.pack = (files) => {
    const encode = (text) => new TextEncoder().encode(text);
    const local = [];
    const central = [];
    let at = 0;
    for (const [name, text] of Object.entries(files)) {
      const bytes = encode(text);
      const file = { name: encode(name), bytes, sum: crc32(bytes) };
      const head = Uint8Array.from(numbers([[4, LOCAL], ...facts(file)]));
      local.push(head, file.name, bytes);
      central.push(
        numbers([[4, CENTRAL], [2, 20], ...facts(file), [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]),
        file.name,
      );
      at += head.length + file.name.length + bytes.length;
    }
    const list = joined(central);
    const count = Object.keys(files).length;
    const end = [
      [4, END],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, list.length],
      [4, at],
      [2, 0],
    ];
    return joined([...local, list, numbers(end)]);
  };

  /** Where the list of files begins, and how many there are. */
  const listOf = (view) => {
    const earliest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
    for (let at = view.byteLength - END_SIZE; at >= earliest; at--)
      if (view.getUint32(at, true) === END)
        return { at: view.getUint32(at + 16, true), count: view.getUint16(at + 10, true) };
    throw new Error("There is no list of files.");
  };

  const inflated = async (bytes, most) => {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return joined(parts);
      size += value.length;
      if (size > most) {
        await reader.cancel();
        throw new RangeError("It is larger than expected.");
      }
      parts.push(value);
    }
  };

  /**
   * The texts of the files whose names `wanted` accepts, by name. Throws where it is no sound zip, and RangeError where
   * it holds more than `most` bytes, which a small file may well do.
   */
  PA.zip.unpack = async (bytes, wanted, most) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const texts = new Map();
    let { at, count } = listOf(view);
    let left = most;
    for (; count > 0; count--) {
      if (view.getUint32(at, true) !== CENTRAL) throw new Error("The list of files is damaged.");
      const [packed, nameSize, extra, comment] = [
        [20, 4],
        [28, 2],
        [30, 2],
        [32, 2],
      ].map(([place, size]) => (size === 4 ? view.getUint32(at + place, true) : view.getUint16(at + place, true)));
      const method = view.getUint16(at + 10, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameSize));
      const head = view.getUint32(at + 42, true);
      at += 46 + nameSize + extra + comment;
      if (!wanted(name)) continue;
      const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
      const content = bytes.subarray(start, start + packed);
      if (content.length !== packed || ![STORED, DEFLATED].includes(method)) throw new Error("A file is damaged.");
      if (method === STORED && packed > left) throw new RangeError("It is larger than expected.");
      const whole = method === STORED ? content : await inflated(content, left);
      left -= whole.length;
      texts.set(name, new TextDecoder("utf-8", { fatal: true }).decode(whole));
    }
    return texts;
  };
})();

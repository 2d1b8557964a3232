/* A paper for a board as a document (DOCX): what the page says, its headings, lists and tables in their order. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { xml, docx } = PA;
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const QUIET = ".pa-soft, .pa-board__head p, .pa-board__lede, .pa-board__note, .pa-board__foot";
  const SKIPPED = "[aria-hidden=true], [hidden], button, script";
  const BOLD = xml`<w:rPr><w:b/></w:rPr>`;

  /** What an element says, as pieces of text in their looks; blanks as a browser shows them. */
  const piecesOf = (node, look = {}) => {
    if (node.nodeType === Node.TEXT_NODE) return [{ ...look, text: node.data.replace(/\s+/g, " ") }];
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) return [];
    if (node.localName === "br") return [{ isBreak: true, text: "" }];
    const href = /^https?:/.test(node.href) ? node.href : look.href;
    const inside = { href, bold: look.bold || ["strong", "th", "dt"].includes(node.localName) };
    return [...node.childNodes].flatMap((child) => piecesOf(child, inside));
  };

  const trimmed = (pieces) => {
    const found = pieces.filter(({ text, isBreak }) => text || isBreak).map((piece) => ({ ...piece }));
    if (found.length) found[0].text = found[0].text.trimStart();
    if (found.length) found.at(-1).text = found.at(-1).text.trimEnd();
    return found.filter(({ text, isBreak }) => text || isBreak);
  };

  /** The bytes of a paper; `shown` says of each element whether it is a part of it. */
  PA.docxOfPaper = (roots, { isWide = false, shown = () => true, ...about }) => {
    const links = [];
    const linkTo = (address) => {
      if (!links.includes(address)) links.push(address);
      return `rId${links.indexOf(address) + 3}`;
    };
    const runOf = ({ text, bold, href, isBreak }) => {
      if (isBreak) return xml`<w:r><w:br/></w:r>`;
      return href ? docx.linked(text, linkTo(href)) : docx.run(text, bold ? BOLD : "");
    };
    const paragraphs = (nodes, style, before = "") => {
      const pieces = trimmed(nodes.flatMap((node) => piecesOf(node)));
      return pieces.length ? [docx.paragraph([before && docx.run(before), pieces.map(runOf)], style)] : [];
    };

    /* What stands in a cell: a paragraph for all that runs on, and one for each block. */
    const cell = (element) => {
      const isBlock = (node) => node.nodeType === Node.ELEMENT_NODE && getComputedStyle(node).display !== "inline";
      const found = [];
      let running = [];
      const flush = () => {
        found.push(...paragraphs(running, ""));
        running = [];
      };
      for (const node of element.childNodes) {
        if (!isBlock(node)) running.push(element.matches("th, dt") ? boldly(node) : node);
        else {
          flush();
          const quiet = element.localName === "td" ? "Soft" : "";
          found.push(...(/^(p|span|br)$/.test(node.localName) ? paragraphs([node], quiet) : blocks([node])));
        }
      }
      flush();
      return found.length ? found : docx.paragraph("");
    };
    const boldly = (node) => PA.el("strong", {}, node.cloneNode(true));

    const tableOf = (table) => {
      const rows = [...table.rows].filter(shown);
      const cells = rows.map((row) => [...row.cells].filter((at) => !at.querySelector(".pa-span")));
      const length = (at) => Math.min(48, Math.max(9, at?.textContent.trim().length ?? 0));
      const widths = cells[0].map((_, place) => Math.max(...cells.map((line) => length(line[place]))));
      const isHead = rows[0].parentElement.localName === "thead";
      const all = cells.map((line) => line.map(cell));
      const caption = table.caption && shown(table.caption) ? paragraphs([table.caption], "Soft") : [];
      return [...caption, docx.table(widths, isHead ? all[0] : null, isHead ? all.slice(1) : all, isWide)];
    };

    const signed = (section) => {
      const [choice, lines] = [".pa-sign__choice", ".pa-sign__lines"].map((name) => PA.all(`${name} span`, section));
      const boxes = choice.map((one) => docx.run(`\u2610 ${one.textContent}          `));
      const labels = lines.map((one) => docx.paragraph(docx.run(one.textContent), "Soft"));
      return [
        ...PA.all("h2", section).flatMap((heading) => paragraphs([heading], "Heading2")),
        boxes.length ? docx.paragraph(boxes) : [],
        docx.paragraph(""),
        docx.table([1, 1, 1], null, [labels], isWide),
      ];
    };

    const entries = (list) => {
      const rows = PA.all("dt", list).map((term) => [cell(term), cell(term.nextElementSibling)]);
      return [docx.table([15, 85], null, rows, isWide)];
    };

    const items = (list) =>
      PA.all(":scope > li", list).flatMap((item, place) =>
        list.localName === "ol" ? paragraphs([item], "", `${place + 1}. `) : paragraphs([item], "ListBullet"),
      );

    const heading = roots.map((root) => (root.matches("h1, h2") ? root : PA.one("h1, h2", root))).find(Boolean);
    const top = Number(heading.localName[1]);
    const WAYS = { table: tableOf, dl: entries, ul: items, ol: items };
    const blocks = (nodes) =>
      nodes.flatMap((node) => {
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED) || !shown(node)) return [];
        const name = node.localName;
        if (node.matches(".pa-sign")) return signed(node);
        if (WAYS[name]) return WAYS[name](node);
        if (/^h\d$/.test(name)) return paragraphs([node], `Heading${Math.min(2, Number(name[1]) - top + 1)}`);
        if (name === "p") return paragraphs([node], node.matches(QUIET) ? "Soft" : "");
        return blocks([...node.childNodes]);
      });

    const body = [blocks(roots), docx.paragraph("")];
    return docx.file({ body, part: ["numbering", docx.bullets], isWide, isSmall: true, links, about });
  };

  /** Save a paper under a name that ends in .docx. */
  PA.savePaper = (name, roots, about) =>
    PA.saveFile(name, TYPE, PA.docxOfPaper(roots, { ...about, saved: new Date().toISOString() }));

  for (const button of PA.all("[data-save-paper]"))
    button.addEventListener("click", () =>
      PA.savePaper(button.dataset.savePaper, PA.all("main"), { title: document.title }),
    );
})();

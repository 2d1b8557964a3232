/* A table as a document (DOCX): landscape, with a head row that is repeated on every page. Rules on plain data. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { xml, xmlFile, office } = PA;
  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  // A4 on its side, in twentieths of a point.
  const [WIDTH, HEIGHT, MARGIN] = [16_838, 11_906, 850];
  PA.docx = /** @type {Docx} */ ({});

  const STYLES = xmlFile(
    xml`<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"
      w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="en-GB"/></w:rPr>
      </w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60" w:line="259" w:lineRule="auto"/></w:pPr>
      </w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name
      w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
      <w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="120"/>
      <w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="18243A"/><w:sz w:val="36"/><w:szCs w:val="36"/>
      </w:rPr></w:style><w:style w:type="paragraph" w:styleId="Soft"><w:name w:val="Soft"/><w:basedOn
      w:val="Normal"/><w:rPr><w:color w:val="4F5B6E"/></w:rPr></w:style><w:style w:type="paragraph"
      w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Soft"/><w:pPr><w:tabs><w:tab w:val="right"
      w:pos="${WIDTH - 2 * MARGIN}"/></w:tabs></w:pPr><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
      </w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color
      w:val="0B5D66"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="table" w:default="1"
      w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
      <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right
      w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Plan"><w:name
      w:val="Plan"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"
      w:space="0" w:color="AEB8C6"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="AEB8C6"/><w:insideH
      w:val="single" w:sz="4" w:space="0" w:color="D9DFE8"/></w:tblBorders><w:tblCellMar><w:top w:w="50"
      w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>
      </w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
      <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="18243A"/></w:tcPr></w:tblStylePr></w:style></w:styles>`,
  );

  const run = (text, style) => xml`<w:r>${style}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const paragraph = (content, style = "") =>
    xml`<w:p>${style ? xml`<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${content}</w:p>`;
  const lines = (text) =>
    String(text)
      .split("\n")
      .map((line) => paragraph(run(line)));
  const linked = (text, id) =>
    paragraph(
      xml`<w:hyperlink r:id="${id}">${run(text, xml`<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>`)}</w:hyperlink>`,
    );
  const field = (name) => xml`<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

  const tableOf = (columns, rows) => {
    const total = columns.reduce((sum, { width }) => sum + width, 0);
    const widths = columns.map(({ width }) => Math.floor(((WIDTH - 2 * MARGIN) * width) / total));
    const row = (cells, isHead) =>
      xml`<w:tr><w:trPr>
        <w:cantSplit/>${isHead ? xml`<w:tblHeader/>` : ""}</w:trPr>${cells.map(
          (content, at) => xml`<w:tc><w:tcPr>
        <w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr>${content}</w:tc>`,
        )}</w:tr>`;
    return xml`<w:tbl><w:tblPr><w:tblStyle w:val="Plan"/><w:tblW w:w="${widths.reduce((sum, width) => sum + width)}"
      w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"
      w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>
      <w:tblGrid>${widths.map((width) => xml`<w:gridCol w:w="${width}"/>`)}</w:tblGrid>${row(
        columns.map(({ heading }) => paragraph(run(heading))),
        true,
      )}${rows.map((cells) => row(cells, false))}</w:tbl>`;
  };

  /** The columns that a page has room for, and the cells of each row; the action leads to its practice. */
  const onPaper = ({ columns, rows }) => {
    const shown = columns.map((column, place) => ({ ...column, place })).filter(({ paper }) => paper);
    const address = columns.findIndex(({ look }) => look === "address");
    const links = [];
    const cellsOf = (cells) =>
      shown.map(({ key, place }) => {
        if (key !== "action" || !/^https?:/.test(cells[address])) return lines(cells[place]);
        links.push(cells[address]);
        return linked(cells[place], `rId${links.length + 2}`);
      });
    return { shown, cells: rows.map(cellsOf), links };
  };

  /** The bytes of a document with a table of logic-action-plan.js. `about` is {title, draft, saved}. */
  PA.docx.write = (table, about) => {
    const { shown, cells, links } = onPaper(table);
    const size = xml`<w:pgSz w:w="${WIDTH}" w:h="${HEIGHT}" w:orient="landscape"/><w:pgMar w:top="${MARGIN}"
      w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="425" w:footer="425" w:gutter="0"/>`;
    const parts = {
      "word/document.xml": xmlFile(
        xml`<w:document xmlns:w="${MAIN}" xmlns:r="${office.OFFICE}">
          <w:body>${paragraph(run(about.title), "Heading1")}${paragraph(run(about.draft), "Soft")}
          ${tableOf(shown, cells)}${paragraph("")}
          <w:sectPr><w:footerReference w:type="default" r:id="rId2"/>${size}</w:sectPr></w:body></w:document>`,
      ),
      "word/_rels/document.xml.rels": office.relations([
        [`${office.OFFICE}/styles`, "styles.xml"],
        [`${office.OFFICE}/footer`, "footer1.xml"],
        ...links.map((address) => [`${office.OFFICE}/hyperlink`, address]),
      ]),
      "word/styles.xml": STYLES,
      "word/footer1.xml": xmlFile(
        xml`<w:ftr xmlns:w="${MAIN}">${paragraph(
          [
            run(about.draft),
            xml`<w:r><w:tab/>
          </w:r>`,
            field("PAGE"),
            run(" / "),
            field("NUMPAGES"),
          ],
          "Footer",
        )}</w:ftr>`,
      ),
    };
    const types = {
      "word/document.xml": `${WORD}.document.main+xml`,
      "word/styles.xml": `${WORD}.styles+xml`,
      "word/footer1.xml": `${WORD}.footer+xml`,
    };
    return office.pack(parts, types, about);
  };
})();

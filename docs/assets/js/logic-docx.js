/* Documents (DOCX): their parts, and a table on its side, with a head row on every page. Rules on plain data. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { xml, xmlFile, office } = PA;
  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  // The sides of A4 and the margin, in twentieths of a point.
  const [LONG, SHORT, MARGIN] = [16_838, 11_906, 850];
  PA.docx = /** @type {Docx} */ ({});
  const { docx, language } = PA;
  const inMirrored = (mark) => (language.isMirrored ? mark : "");

  /* `size` of the text is in half points, `after` the space after a paragraph. */
  const styles = (size, after) =>
    xmlFile(
      xml`<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"
      w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>${inMirrored(xml`<w:rtl/>`)}
      <w:lang w:val="${language.code}" w:bidi="${language.code}"/></w:rPr>
      </w:rPrDefault><w:pPrDefault><w:pPr>${inMirrored(xml`<w:bidi/>`)}
      <w:spacing w:after="${after}" w:line="259" w:lineRule="auto"/></w:pPr>
      </w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name
      w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
      <w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="120"/>
      <w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="18243A"/><w:sz w:val="36"/><w:szCs w:val="36"/>
      </w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn
      w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="100" w:after="40"/>
      <w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="0B5D66"/><w:sz w:val="22"/><w:szCs w:val="22"/>
      </w:rPr></w:style><w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn
      w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="20"/></w:pPr></w:style><w:style
      w:type="paragraph" w:styleId="Soft"><w:name w:val="Soft"/><w:basedOn
      w:val="Normal"/><w:rPr><w:color w:val="4D5B73"/></w:rPr></w:style><w:style w:type="paragraph"
      w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Soft"/><w:pPr><w:tabs><w:tab w:val="right"
      w:pos="${LONG - 2 * MARGIN}"/></w:tabs></w:pPr><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
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

  docx.run = (text, style) => xml`<w:r>${style}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  docx.paragraph = (content, style = "") =>
    xml`<w:p>${style ? xml`<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${content}</w:p>`;
  const { run, paragraph } = docx;
  const lines = (text) =>
    String(text)
      .split("\n")
      .map((line) => paragraph(run(line)));
  docx.linked = (text, id) =>
    xml`<w:hyperlink r:id="${id}">${run(text, xml`<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>`)}</w:hyperlink>`;
  const field = (name) => xml`<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

  /** A table as wide as the page: columns are shares of its width, `head` is a row of cells or null. */
  docx.table = (shares, head, rows, isWide) => {
    const total = shares.reduce((sum, share) => sum + share, 0);
    const room = (isWide ? LONG : SHORT) - 2 * MARGIN;
    const widths = shares.map((share) => Math.floor((room * share) / total));
    const row = (cells, isHead) =>
      xml`<w:tr><w:trPr>
        <w:cantSplit/>${isHead ? xml`<w:tblHeader/>` : ""}</w:trPr>${cells.map(
          (content, at) => xml`<w:tc><w:tcPr>
        <w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr>${content}</w:tc>`,
        )}</w:tr>`;
    return xml`<w:tbl><w:tblPr><w:tblStyle w:val="Plan"/>${inMirrored(xml`<w:bidiVisual/>`)}
      <w:tblW w:w="${widths.reduce((sum, width) => sum + width)}"
      w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="${head ? "0620" : "0600"}"
      w:firstRow="${head ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>
      </w:tblPr><w:tblGrid>${widths.map((width) => xml`<w:gridCol w:w="${width}"/>`)}</w:tblGrid>${
        head ? row(head, true) : ""
      }${rows.map((cells) => row(cells, false))}</w:tbl>`;
  };

  /** The bytes of a document. `part` is what stands beside the styles: [footer or numbering, its content]. */
  docx.file = ({ body, part: [kind, content], isWide, isSmall = false, links, about }) => {
    const [width, height] = isWide ? [LONG, SHORT] : [SHORT, LONG];
    const footer = kind === "footer" ? xml`<w:footerReference w:type="default" r:id="rId2"/>` : "";
    const parts = {
      "word/document.xml": xmlFile(
        xml`<w:document xmlns:w="${MAIN}" xmlns:r="${office.OFFICE}"><w:body>${body}<w:sectPr>${footer}<w:pgSz
          w:w="${width}" w:h="${height}"${isWide ? xml` w:orient="landscape"` : ""}/><w:pgMar w:top="${MARGIN}"
          w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="425" w:footer="425" w:gutter="0"/>
          ${inMirrored(xml`<w:bidi/>`)}</w:sectPr></w:body></w:document>`,
      ),
      "word/_rels/document.xml.rels": office.relations([
        [`${office.OFFICE}/styles`, "styles.xml"],
        [`${office.OFFICE}/${kind}`, `${kind}.xml`],
        ...links.map((address) => [`${office.OFFICE}/hyperlink`, address]),
      ]),
      "word/styles.xml": isSmall ? styles(17, 20) : styles(19, 60),
      [`word/${kind}.xml`]: content,
    };
    const types = {
      "word/document.xml": `${WORD}.document.main+xml`,
      "word/styles.xml": `${WORD}.styles+xml`,
      [`word/${kind}.xml`]: `${WORD}.${kind}+xml`,
    };
    return office.pack(parts, types, about);
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
        return paragraph(docx.linked(cells[place], `rId${links.length + 2}`));
      });
    return { shown, cells: rows.map(cellsOf), links };
  };

  /** The bytes of a document with a table of logic-action-plan.js. `about` is {title, draft, after, saved}. */
  docx.write = (table, about) => {
    const { shown, cells, links } = onPaper(table);
    const head = shown.map(({ heading }) => paragraph(run(heading)));
    const widths = shown.map(({ width }) => width);
    const footer = [run(about.draft), xml`<w:r><w:tab/></w:r>`, field("PAGE"), run(" / "), field("NUMPAGES")];
    return docx.file({
      body: [
        paragraph(run(about.title), "Heading1"),
        paragraph(run(about.draft), "Soft"),
        docx.table(widths, head, cells, true),
        paragraph(""),
        about.after ? paragraph(run(about.after), "Soft") : "",
      ],
      part: ["footer", xmlFile(xml`<w:ftr xmlns:w="${MAIN}">${paragraph(footer, "Footer")}</w:ftr>`)],
      isWide: true,
      links,
      about,
    });
  };

  /** One list of bullets, of which ListBullet speaks. */
  docx.bullets = xmlFile(
    xml`<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
      <w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1">
      <w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  );
})();

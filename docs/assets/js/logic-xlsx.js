/* A table as a workbook (XLSX), and the texts of a workbook. Rules on plain data. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { xml, xmlFile, office } = PA;
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const MOST_BYTES = 8_000_000; // of what is unpacked
  const MOST_COLUMNS = 100;
  const HEAD_ROW = 3;
  const [TITLE_HEIGHT, HIGHEST] = [26, 409]; // in points; Excel allows no more
  const ROWS_TO_ADD = 200; // to which the drop-downs reach below the plan
  const LOOKS = { usual: 0, title: 1, soft: 2, head: 3, text: 4, level: 5, address: 6 };
  PA.xlsx = /** @type {Xlsx} */ ({});

  /** "A", "B", … "AA". */
  const letters = (place) =>
    (place >= 26 ? letters(Math.floor(place / 26) - 1) : "") + String.fromCharCode(65 + (place % 26));

  /* Every text has the quote prefix, so that it stays text when somebody edits the cell. */
  const STYLES = xmlFile(
    xml`<styleSheet xmlns="${MAIN}"><fonts count="5"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz
      val="16"/><name val="Calibri"/></font><font><sz val="11"/><color rgb="FF4D5B73"/><name val="Calibri"/></font>
      <font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font><font><u/><sz val="11"/><color
      rgb="FF0B5D66"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/>
      </fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor
      rgb="FF18243A"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/>
      <diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FFD9DFE8"/></bottom>
      <diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>
      </cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf
      numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"/><xf numFmtId="0"
      fontId="2" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"/><xf numFmtId="0" fontId="3"
      fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"
      wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1"
      applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0"
      fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="left"
      vertical="top"/></xf><xf numFmtId="0" fontId="4" fillId="0" borderId="1" xfId="0" quotePrefix="1"
      applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  );

  const cell = (value, look, at) => {
    if (value === "") return xml`<c r="${at}" s="${LOOKS[look]}"/>`;
    if (typeof value === "number") return xml`<c r="${at}" s="${LOOKS[look]}"><v>${value}</v></c>`;
    return xml`<c r="${at}" s="${LOOKS[look]}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
  };

  /* The height of a row in points: LibreOffice shows one line of a row that has none. Some room is left, since words
     that do not fit go to the next line. */
  const heightOf = (values, columns) => {
    const lines = values.map((value, place) => {
      const letters = Math.max(1, columns[place].width * 0.85);
      return String(value)
        .split("\n")
        .reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / letters)), 0);
    });
    return Math.min(HIGHEST, Math.max(...lines) * 15 + 4);
  };

  const row = (number, values, look, height) =>
    xml`<row r="${number}"${height ? xml` ht="${height}" customHeight="1"` : ""}>${values.map((value, place) =>
      cell(value, look(place), `${letters(place)}${number}`),
    )}</row>`;

  const cols = (columns) =>
    xml`<cols>${columns.map(({ width, look }, at) => {
      const hidden = look === "hidden" ? xml` hidden="1"` : "";
      return xml`<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden}/>`;
    })}</cols>`;

  /** A sheet that is as wide as the paper when it is printed; `foot` is the last of its content. */
  const sheet = (content, foot = xml``) =>
    xmlFile(
      xml`<worksheet xmlns="${MAIN}" xmlns:r="${office.OFFICE}"><sheetPr><pageSetUpPr
        fitToPage="1"/></sheetPr>${content}<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6"
        header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1"
        fitToHeight="0"/>${foot}</worksheet>`,
    );

  const view = (place, pane) =>
    xml`<sheetViews><sheetView${place ? "" : xml` tabSelected="1"`}${
      PA.language.isMirrored ? xml` rightToLeft="1"` : ""
    } workbookViewId="0">${pane}</sheetView></sheetViews>`;

  /** Where links lead: [[place of a cell, address], …]. */
  const linksOf = ({ columns, rows }) =>
    columns.flatMap(({ look }, place) =>
      look === "address"
        ? rows
            .map((cells, at) => [`${letters(place)}${HEAD_ROW + 1 + at}`, cells[place]])
            .filter(([, to]) => /^https?:/.test(to))
        : [],
    );

  const planSheet = (table, { title, draft, words }) => {
    const { columns, rows } = table;
    const [last, end] = [letters(columns.length - 1), HEAD_ROW + Math.max(rows.length, 1)];
    const lists = columns.map(({ list }, place) => list && letters(place)).filter(Boolean);
    const links = linksOf(table);
    const looks = { level: "level", address: "address" };
    const choice = (column) =>
      xml`<dataValidation type="list" allowBlank="1" showErrorMessage="1" error="${words.state_wrong}"
        sqref="${column}${HEAD_ROW + 1}:${column}${end + ROWS_TO_ADD}"><formula1>${words.states}</formula1>
        </dataValidation>`;
    const content = [
      view(
        0,
        xml`<pane xSplit="1" ySplit="${HEAD_ROW}" topLeftCell="B${HEAD_ROW + 1}" activePane="bottomRight"
          state="frozen"/><selection pane="bottomRight" activeCell="B${HEAD_ROW + 1}" sqref="B${HEAD_ROW + 1}"/>`,
      ),
      cols(columns),
      xml`<sheetData>${row(1, [title], () => "title", TITLE_HEIGHT)}${row(2, [draft], () => "soft")}${row(
        HEAD_ROW,
        columns.map(({ heading }) => heading),
        () => "head",
        heightOf(
          columns.map(({ heading }) => heading),
          columns,
        ),
      )}${rows.map((cells, at) =>
        row(HEAD_ROW + 1 + at, cells, (place) => looks[columns[place].look] || "text", heightOf(cells, columns)),
      )}</sheetData>`,
      xml`<autoFilter ref="A${HEAD_ROW}:${last}${end}"/>`,
      lists.length ? xml`<dataValidations count="${lists.length}">${lists.map(choice)}</dataValidations>` : "",
      links.length
        ? xml`<hyperlinks>${links.map(
            ([at], place) => xml`<hyperlink ref="${at}"
          r:id="rId${place + 1}"/>`,
          )}</hyperlinks>`
        : "",
    ];
    const foot = `&L${draft.replaceAll("&", "&&")}&R&P / &N`;
    return sheet(content, xml`<headerFooter><oddFooter>${foot}</oddFooter></headerFooter>`);
  };

  const listSheet = (place, columns, rows) =>
    sheet([
      view(place, ""),
      cols(columns),
      xml`<sheetData>${row(
        1,
        columns.map(({ heading }) => heading),
        () => "head",
      )}${rows.map((cells, at) => row(2 + at, cells, () => "text", heightOf(cells, columns)))}</sheetData>`,
    ]);

  const bookOf = ({ columns, rows, states }, { words }) => {
    const area = `${words.plan}!$A$${HEAD_ROW}:$${letters(columns.length - 1)}$${HEAD_ROW + Math.max(rows.length, 1)}`;
    const names = [words.plan, words.lists, words.about];
    return xmlFile(
      xml`<workbook xmlns="${MAIN}" xmlns:r="${office.OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>
        <sheets>${names.map(
          (name, at) => xml`<sheet name="${name}" sheetId="${at + 1}"
        r:id="rId${at + 1}"/>`,
        )}</sheets><definedNames>
        <definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${area}</definedName>
        <definedName name="_xlnm.Print_Titles" localSheetId="0">${words.plan}!$${HEAD_ROW}:$${HEAD_ROW}</definedName>
        <definedName name="${words.states}">${words.lists}!$A$2:$A$${states.length + 1}</definedName>
      </definedNames></workbook>`,
    );
  };

  /**
   * The bytes of a workbook with a table of logic-action-plan.js: a sheet with the plan, one with the lists of its
   * drop-downs, and one about the file. `about` is {title, draft, words: those of the sheet, rows: [[name, value]],
   * saved}.
   */
  PA.xlsx.write = (table, about) => {
    const { words } = about;
    const status = table.columns.find(({ list }) => list === "states")?.heading ?? words.states;
    const parts = {
      "xl/workbook.xml": bookOf(table, about),
      "xl/_rels/workbook.xml.rels": office.relations([
        ...[1, 2, 3].map((number) => [`${office.OFFICE}/worksheet`, `worksheets/sheet${number}.xml`]),
        [`${office.OFFICE}/styles`, "styles.xml"],
      ]),
      "xl/worksheets/sheet1.xml": planSheet(table, about),
      "xl/worksheets/_rels/sheet1.xml.rels": office.relations(
        linksOf(table).map(([, address]) => [`${office.OFFICE}/hyperlink`, address]),
      ),
      "xl/worksheets/sheet2.xml": listSheet(
        1,
        [{ heading: status, width: 24 }],
        table.states.map((state) => [state]),
      ),
      "xl/worksheets/sheet3.xml": listSheet(
        2,
        [
          { heading: words.about, width: 28 },
          { heading: "", width: 90 },
        ],
        about.rows,
      ),
      "xl/styles.xml": STYLES,
    };
    const types = {
      "xl/workbook.xml": `${SHEET}.sheet.main+xml`,
      "xl/styles.xml": `${SHEET}.styles+xml`,
      ...Object.fromEntries([1, 2, 3].map((number) => [`xl/worksheets/sheet${number}.xml`, `${SHEET}.worksheet+xml`])),
    };
    return office.pack(parts, types, about);
  };

  /* Read. Only texts are of interest: whatever a workbook may do, nothing of it is run. */

  const parsed = (text) => {
    if (!text || text.includes("<!DOCTYPE")) throw new Error("A part is missing, or it defines what it should not.");
    const found = new DOMParser().parseFromString(text, "application/xml");
    if (found.querySelector("parsererror")) throw new Error("A part is damaged.");
    return found;
  };
  const all = (node, name) => [...node.getElementsByTagNameNS("*", name)];
  const textIn = (node) =>
    all(node, "t")
      .filter((text) => text.parentNode.localName !== "rPh") // how it is read aloud in Japanese
      .map((text) => text.textContent)
      .join("");

  const placeOf = (at) =>
    [...at.replace(/\d+$/, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

  const textOf = (cell, strings) => {
    const value = all(cell, "v")[0]?.textContent ?? "";
    const type = cell.getAttribute("t");
    return type === "inlineStr" ? textIn(cell) : type === "s" ? (strings[Number(value)] ?? "") : value;
  };

  const rowsOf = (part, strings) =>
    all(part, "row").map((node, at) => {
      const cells = [];
      for (const [place, cell] of all(node, "c").entries()) {
        const column = cell.getAttribute("r") ? placeOf(cell.getAttribute("r")) : place;
        if (column >= 0 && column < MOST_COLUMNS) cells[column] = textOf(cell, strings);
      }
      return { number: Number(node.getAttribute("r")) || at + 1, cells: Array.from(cells, (text) => text ?? "") };
    });

  const relationOf = (node) => [...node.attributes].find(({ localName }) => localName === "id")?.value;

  /** The sheets of a workbook, as logic-action-plan.js reads them. Throws where the bytes are no sound workbook. */
  PA.xlsx.read = async (bytes) => {
    const wanted = (name) =>
      /^xl\/(workbook|sharedStrings|worksheets\/[^/]+)\.xml$|^xl\/_rels\/workbook\.xml\.rels$/.test(name);
    const parts = await PA.zip.unpack(bytes, wanted, MOST_BYTES);
    const strings = parts.has("xl/sharedStrings.xml")
      ? all(parsed(parts.get("xl/sharedStrings.xml")), "si").map(textIn)
      : [];
    const targets = new Map(
      all(parsed(parts.get("xl/_rels/workbook.xml.rels")), "Relationship").map((node) => [
        node.getAttribute("Id"),
        node.getAttribute("Target").replace(/^\/xl\//, ""),
      ]),
    );
    return all(parsed(parts.get("xl/workbook.xml")), "sheet")
      .map((node) => ({ name: node.getAttribute("name"), part: parts.get(`xl/${targets.get(relationOf(node))}`) }))
      .filter(({ part }) => part)
      .map(({ name, part }) => ({ name, rows: rowsOf(parsed(part), strings) }));
  };
})();

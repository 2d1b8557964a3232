/* What every office file needs, whatever is in it: its list of parts, how they belong together, its title and date. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const { xml, xmlFile } = PA;
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml";
  PA.office = /** @type {OfficeFiles} */ ({ OFFICE });
  const { office } = PA;

  /** The relations of a part: [[type, target], …], as rId1, rId2, …; what is an address lies outside. */
  office.relations = (relations) =>
    xmlFile(
      xml`<Relationships xmlns="${PACKAGE}/relationships">${relations.map(([type, target], at) => {
        const mode = /^https?:/.test(target) ? xml` TargetMode="External"` : "";
        return xml`<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"${mode}/>`;
      })}</Relationships>`,
    );

  /**
   * The bytes of an office file. `parts` are its files by name, the first of them the main one; `types` says what each
   * is, where it is no list of relations.
   */
  office.pack = (parts, types, { title, saved }) => {
    const overrides = Object.entries({ ...types, "docProps/core.xml": CORE_TYPE });
    const main = Object.keys(parts)[0];
    return PA.zip.pack({
      "[Content_Types].xml": xmlFile(
        xml`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels"
          ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
          ContentType="application/xml"/>${overrides.map(
            ([name, type]) => xml`<Override PartName="/${name}" ContentType="${type}"/>`,
          )}</Types>`,
      ),
      "_rels/.rels": office.relations([
        [`${OFFICE}/officeDocument`, main],
        [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
      ]),
      "docProps/core.xml": xmlFile(
        xml`<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title>
          <dc:creator>Practice Atlas</dc:creator><dc:language>${PA.language.code}</dc:language>
          <dcterms:created xsi:type="dcterms:W3CDTF">${saved}</dcterms:created></cp:coreProperties>`,
      ),
      ...parts,
    });
  };
})();

/**
 * What readers cannot read on a page: texts that are cut off, stand out of their box or of the window, or lie on another.
 * What is scrolled sideways in a box of its own, such as a wide table, may be wider than the box.
 */
() => {
  const SLACK = 1.5; // browsers round
  const BLANK = 6; // a blank at the end of a line may hang over it
  const found = new Set();
  const width = document.documentElement.clientWidth;
  drawAll();
  const style = new Map();
  const styleOf = (element) => style.get(element) ?? style.set(element, getComputedStyle(element)).get(element);
  const ancestors = (element) => (element ? [element, ...ancestors(element.parentElement)] : []);
  const isFor = (element, words) => words.some((word) => styleOf(element).position === word);
  const name = (element) => {
    const named = element.closest("[class], [id]") ?? element;
    return `${element.localName} in ${named.localName}${named.id && `#${named.id}`}.${named.getAttribute("class") ?? ""}`;
  };
  const tell = (what, element, text) => found.add(`${what}: ${name(element)}: ${text.trim().slice(0, 60)}`);
  /** Only for screen readers: no larger than a dot. */
  const isUnseen = (element) => styleOf(element).clipPath !== "none" || element.clientWidth === 1;
  const isInline = (element) => ["inline", "contents"].includes(styleOf(element).display) || element.ownerSVGElement;

  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest("option, script, style, noscript, textarea") || element.matches("details")) continue;
    const around = ancestors(element);
    if (around.some(isUnseen)) continue;
    const layer = around.find((one) => isFor(one, ["fixed", "sticky"]));
    const isUpright = styleOf(element).writingMode !== "horizontal-tb";
    const range = document.createRange();
    range.selectNodeContents(text);
    const rows = [...range.getClientRects()].filter((row) => row.width > 1);
    const box = around.find((one) => !isInline(one));
    const scroller = around.find((one) => ["auto", "scroll"].includes(styleOf(one).overflowX) && one !== document.body);
    const isScrolled = scroller && styleOf(element).whiteSpace.startsWith("pre");
    const cutting = around.slice(0, scroller ? around.indexOf(scroller) : undefined).filter((one) => {
      const { overflowX, overflowY } = styleOf(one);
      return one !== document.body && one !== document.documentElement && [overflowX, overflowY].some(isCut);
    });
    for (const row of rows) {
      if (layer && isAway(layer.getBoundingClientRect())) continue;
      if (!isScrolled && sticksOut(row, box, isUpright)) tell("out of its box", element, text.data);
      for (const one of cutting) if (sticksOut(row, one, isUpright)) tell("cut off", element, text.data);
      if (!scroller && (row.left < -SLACK || row.right > width + SLACK)) tell("out of the window", element, text.data);
      lines.push({ row: seen(row, around), element, layer, text: text.data });
    }
  }
  tellOverlaps();
  for (const field of document.querySelectorAll("input, select")) if (isTooNarrow(field)) tell("cut off", field, shown(field));
  if (document.documentElement.scrollWidth > width) found.add("the page scrolls sideways");
  return [...found];

  /** Browsers leave out the drawing of cards until one scrolls to them, and guess how high these are. */
  function drawAll() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [sheet];
  }

  function isCut(overflow) {
    return overflow === "hidden" || overflow === "clip";
  }

  /** What is in sight of a line in boxes that are scrolled. */
  function seen(row, around) {
    const boxes = around.filter((one) => isInside(one)).map((one) => one.getBoundingClientRect());
    const left = Math.max(row.left, ...boxes.map((box) => box.left));
    const top = Math.max(row.top, ...boxes.map((box) => box.top));
    const right = Math.min(row.right, ...boxes.map((box) => box.right));
    const bottom = Math.min(row.bottom, ...boxes.map((box) => box.bottom));
    return { left, top, right, bottom, height: row.height };
  }

  function isInside(element) {
    return element !== document.body && element.parentElement && styleOf(element).overflowY !== "visible";
  }

  function isAway(rect) {
    return rect.right <= 0 || rect.left >= width;
  }

  function sticksOut(row, element, isUpright) {
    const box = element.getBoundingClientRect();
    const deep = isUpright ? SLACK : row.height / 3; // letters are lower than their line
    return (
      row.left < box.left - BLANK || row.right > box.right + BLANK || row.top + deep < box.top || row.bottom - deep > box.bottom
    );
  }

  function tellOverlaps() {
    lines.sort((a, b) => a.row.top - b.row.top);
    lines.forEach((one, at) => {
      for (const other of lines.slice(at + 1)) {
        const down = Math.min(one.row.bottom, other.row.bottom) - other.row.top;
        if (down <= 0) break;
        const across = Math.min(one.row.right, other.row.right) - Math.max(one.row.left, other.row.left);
        const isOver = across > 2 && down > Math.min(one.row.height, other.row.height) / 2;
        if (isOver && one.layer === other.layer) tell("on another text", other.element, `${other.text} | ${one.text}`);
      }
    });
  }

  function shown(field) {
    return field.localName === "select" ? (field.selectedOptions[0]?.text ?? "") : field.value || field.placeholder;
  }

  function isTooNarrow(field) {
    if (!field.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    if (field.matches("[type=checkbox], [type=radio], [type=file], [type=hidden], [type=range]")) return false;
    if (field.localName === "input" && (field.value || !field.placeholder.includes(" "))) return false; // of readers
    const ruler = document.createElement("canvas").getContext("2d");
    const { font, paddingLeft, paddingRight } = styleOf(field);
    ruler.font = font;
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return ruler.measureText(shown(field)).width > room + SLACK;
  }
}

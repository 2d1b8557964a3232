/* What the scripts of the site share. A function is declared here, and has its types from here where it is written. */

interface Window {
  PracticeAtlas: PracticeAtlas;
}

/** The one name that the scripts put into a page. core.js begins it, and each script adds its part. */
interface PracticeAtlas extends Core {
  /** The records, from assets/data/; macros/pages/tool_data.py makes them. Nothing changes them. */
  readonly data: AtlasData;
  /** What the search finds, with its words, from search/names.js, once a reader has turned to a box. */
  names?: SearchNames;
  /** From search/titles.js, or from the cards of the finder of practices. */
  titles?: SearchTitles;
  /** The words of bodies by their first two letters, as far as they were loaded. */
  words?: SearchBodies["words"];
  /** Where these words stand, by their first two letters, as far as phrases asked for them. */
  positions?: SearchBodies["positions"];
  /** Parts of bodies by their numbers, as far as excerpts of them are shown. */
  passages?: Record<number, string>;
  /** Full texts of practices as HTML, by id, as far as they were loaded. */
  texts?: Record<string, string>;
  /** Records to be changed in the form, by id, as far as they were loaded. */
  records?: Record<string, RecordData>;

  search: SearchLogic;
  searching: Searching;
  finder: FinderLogic;
  finderTable(
    place: PageElement,
    data: AtlasData,
    items: readonly Item[],
    cardOf: ReadonlyMap<string, PageElement>,
    sortBy: (name: string) => void,
  ): FinderTable;
  compare: ComparisonLogic;
  plan: PlanLogic;
  planFiles: PlanFiles;
  actionPlan: ActionPlanLogic;
  zip: Zip;
  office: OfficeFiles;
  xlsx: Xlsx;
  docx: Docx;
  planDrag(list: PageElement, moved: (row: PageElement, step: number) => void, back: () => void): void;
  docxOfPaper(roots: Element[], about: AboutPaper & { saved: string }): Uint8Array<ArrayBuffer>;
  savePaper(name: string, roots: Element[], about: AboutPaper): void;
  /** A template in which every place is escaped, unless it is XML itself. */
  xml(strings: TemplateStringsArray, ...places: unknown[]): { toString(): string };
  xmlFile(content: { toString(): string }): string;
  /** What practices propose for an action plan, by id, as far as they were loaded. */
  proposals?: Record<string, Proposal>;
  planActions(section: PageElement, address: (route: string) => string): PlanActions;
  selfCheck: SelfCheckLogic;
  myAnswers: MyAnswers;
  together: TogetherLogic;
  links: { write(data: unknown): string; read(text: string): any };
  csv: { write(rows: readonly (readonly unknown[])[], comma?: string): string; comma(language?: string): string };

  myPlan: MyPlan;
  chosen: ChosenPractices;
  planParts: PlanParts;
  institution: InstitutionLogic;
  myInstitution: MyInstitution;
  planList(list: PageElement, template: PageElement, changed: OnPlanChange): (now: Plan) => void;
  planMissing(section: PageElement, list: PageElement): (now: Plan) => void;
  planSets(section: PageElement | null, changed: OnPlanChange): PlanSets;

  fields: FormFields;
  yaml: YamlWriter;
  send: FormSend;
  rules: FormRules;
  /** Every record of a text; `isWhole` is false where a part could not be read. There once its program is fetched. */
  readRecords?(text: string, schema: FormSchema): ReadRecord[];
  /** The number of words that count, and what copy editors would send back, as notes. */
  copyedit: {
    words(data: RecordData, schema: FormSchema): number;
    notes(data: RecordData, schema: FormSchema): Problem[];
  };
  prose: FormProse;
  paste: FormPaste;
  drafts: FormDrafts;
  kept: KeptTexts;
  /** A sentence of form_words.yml with its places filled; {n} decides between one and many. */
  say(schema: FormSchema, key: string, places?: Record<string, unknown>): string;
  /** The card of a record in lists. */
  card(data: RecordData, schema: FormSchema): PageElement;
  /** The fields of "We use this too" as HTML, and what judges them, from contribute/use.js, once they are fetched. */
  useForm?: { schema: FormSchema; html: string };
  /** What fields say, in words; there once the program that draws pages is fetched. */
  said: SaidFields;
  /** The whole page of a record, by the kinds of its fields, in the columns of the page. */
  preview(data: RecordData, schema: FormSchema): PageElement;
  /** Draw it into its place in the form, while somebody looks at it; there once its program is fetched. */
  showPage?(data: RecordData, schema: FormSchema): void;
  /** A prose as the elements that readers see. */
  markdown(text: string): PageElement[];
  /** Show a record in the form that is to be changed. */
  editRecord(data: RecordData): void;
}

/* ── core.js ── */

/**
 * An element of our own pages. The template knows its kind and that it is there: properties of a kind are open to those
 * who know it, and so are events, whose target is such an element.
 */
interface PageElement extends HTMLElement {
  addEventListener(type: string, listener: (event: any) => void, options?: boolean | AddEventListenerOptions): void;
  checked: boolean;
  colSpan: number;
  readonly content: DocumentFragment;
  readonly elements: { q: PageElement; sort: PageElement };
  readonly files: FileList;
  readonly firstElementChild: PageElement;
  href: string;
  name: string;
  readonly nextElementSibling: PageElement;
  open: boolean;
  readonly options: HTMLOptionsCollection;
  placeholder: string;
  readonly parentElement: PageElement;
  readonly type: string;
  readonly validity: ValidityState;
  value: string;
  reportValidity(): boolean;
  reset(): void;
  select(): void;
  setCustomValidity(message: string): void;
}

interface Document {
  addEventListener(type: "click" | "keydown" | "toggle", listener: (event: any) => void, capture?: boolean): void;
}

/** What stands in an element; lists may hold lists, and what is empty is left out. */
type Child = Node | string | number | boolean | null | undefined | Child[];
type Query = Record<string, string[]>;

interface Core {
  /** From macros/pages/script_words.yml: the words of the page. */
  readonly wording: any;
  address(route: string): string;
  shard(folder: string, id: string, among?: number): string;
  el(name: string, attributes?: Record<string, unknown>, ...children: Child[]): PageElement;
  one(selector: string, inside?: ParentNode): PageElement;
  titleOf(button: PageElement): string;
  all(selector: string, inside?: ParentNode): PageElement[];
  load(src: string): Promise<unknown>;
  plain(text: string): string;
  fill(text: Words, places: Record<string, unknown>): string;
  around(text: string, places: Record<string, Child>): Child[];
  counted(kind: string, n: number): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  inSentence(label: string): string;
  language: { code: string; isMirrored: boolean };
  formatDate(date: Date): string;
  shortList(texts: readonly string[], most?: number, longest?: number): string;
  amount(data: AtlasData, practice: Practice, phase: "setup" | "delivery", key: string): Amount | null;
  sumAmounts(amounts: readonly (Amount | null)[]): Sum;
  formatAbout(about: number, scale: Measure): string;
  formatAmount(amount: Amount, scale: Measure): string;
  readQuery(search: string, whole?: readonly string[]): Query;
  writeQuery(state: Query): string;
  setQuery(query: string, options?: { replace?: boolean }): void;
  announce(text: string, pause?: number): void;
  saveFile(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void;
  copyText(field: PageElement): Promise<boolean>;
  store(name: string, version?: number): Store;
}

/** The band of a level with the estimate in it, or a sum of such; null for no upper limit, and for no estimate. */
interface Amount {
  from: number;
  to: number | null;
  about: number | null;
}

/** `missing`: how many were not rated, and so are not counted. */
interface Sum extends Amount {
  missing: number;
}

interface Store {
  readonly key: string;
  /** The text that is kept, as it is. */
  raw(): string | null;
  /** Null where there is nothing, or nothing that can be read. Strangers may have written it: check what it is. */
  read(): any;
  /** Whether the value was kept beyond this page. */
  write(value: unknown): boolean;
  writeText(text: string): boolean;
  /** Keep a text that cannot be read beside the place, since what is written next takes it. */
  backUp(): void;
  clear(): void;
  /** Call with the new value when another tab wrote. */
  watch(call: (value: any) => void): void;
}

/* ── The data of the atlas ── */

interface AtlasData {
  readonly edition: { readonly version: string; readonly date: string; readonly address: string | null };
  readonly practices: readonly Practice[];
  /** Of the finders only, which read no practices: their records in columns. */
  readonly items: ItemColumns;
  /** Of the comparison only: the reason of each rating, by the id of the practice. */
  readonly reasons: Readonly<Record<string, Phases<string | null>>>;
  /** Of the plan only. */
  readonly summaries: Readonly<Record<string, string>>;
  /** Ids that are gone, with the id that took the place, if one did. */
  readonly moved: Readonly<Record<string, string | null>>;
  /** Those of them that are only called otherwise now. */
  readonly former: readonly string[];
  readonly facets: Readonly<Record<string, Facet>>;
  /** What each grade of evidence means, by its key. */
  readonly grades: Readonly<Record<string, string>>;
  readonly scales: Readonly<Record<string, Scale>>;
  /** What the phases are called. */
  readonly phases: Readonly<Record<PhaseName, string>>;
  /** The sizes that amounts assume; null where the collection does not say so. */
  readonly growth: Growth | null;
  /** What a working day costs, by the code of the country. */
  readonly working_day: { year: number; hours: number; costs: Record<string, DayCost> } | null;
  /** Names of countries by their codes. */
  readonly countries: Readonly<Record<string, string>>;
  /** Column and row of each country, for distances. */
  readonly tiles: Readonly<Record<string, readonly [number, number]>>;
  /** Words of the finders, from macros/pages/search.yml. */
  readonly finder: any;
  /** The items of frameworks by the id of each. */
  readonly frameworks: Readonly<Record<string, readonly Term[]>>;
  /** The columns and forms of an action plan, its words, and what each framework is called. */
  readonly plan: {
    readonly columns: Readonly<Record<string, ActionColumn>>;
    readonly forms: Readonly<Record<string, ActionForm>>;
    readonly words: any;
    readonly frameworks: Readonly<Record<string, string>>;
  };
  /** Sets to start a plan with: ids of practices in their order. */
  readonly sets: Readonly<Record<string, { readonly title: string; readonly items: readonly string[] }>>;
  readonly self_check: readonly Statement[];
  /** The words of self-checks side by side, from macros/pages/together.yml. */
  readonly together: any;
}

/** A level from 1 to 5, or null where it is not rated. */
type Rated = number | null;
type Facets = Readonly<Record<string, readonly string[]>>;
type PhaseName = "setup" | "delivery";

interface Phases<Value> {
  readonly scale_of_change: Value;
  readonly setup: Readonly<Record<string, Value>>;
  readonly delivery: Readonly<Record<string, Value>>;
}

interface Practice {
  readonly id: string;
  readonly title: string;
  readonly route: string;
  readonly facets: Facets;
  readonly ratings: Phases<Rated>;
  /** The amounts themselves, in the unit of their scale; null where there is none. */
  readonly about: Phases<number | null>;
  /** The size with which an amount grows; null where it does not say so. */
  readonly grows: Phases<string | null>;
  /** Whether a rating cites nothing; null where it is not rated. */
  readonly estimates: Phases<boolean | null>;
  /** Codes of the items that it serves, by the id of their framework. */
  readonly serves: Facets;
  readonly builds_on: readonly string[];
  /** How many cases show it. */
  readonly cases: number;
  readonly countries: readonly string[];
  /** An ISO date. */
  readonly reviewed: string;
}

interface Term {
  readonly key: string;
  readonly label: string;
}

interface Facet {
  readonly label: string;
  readonly plural: string;
  readonly terms: readonly Term[];
}

interface Level {
  readonly level: number;
  readonly label: string;
  readonly amount: string;
  readonly at_least: number | null;
  readonly at_most: number | null;
}

/** What an amount is told by. */
interface Measure {
  readonly key: string;
  /** The word for it in the language of the build; none on the scale of change. */
  readonly unit: string;
}

interface Scale extends Measure {
  readonly label: string;
  readonly levels: readonly Level[];
}

interface Statement {
  readonly key: string;
  readonly text: string;
  readonly stage: string;
  readonly practices: readonly string[];
}

/* ── logic-search.js, search-box.js ── */

type EntryKind = "practice" | "case" | "page" | "guide";
type NameField = "title" | "also_called" | "found_by" | "note" | "summary";
type Rules = readonly (readonly [pattern: string, other: string])[];

interface SearchEntry {
  readonly place: number;
  readonly kind: EntryKind;
  readonly route: string;
  readonly title: string;
  readonly summary: string;
  /** Importance and effort of a practice; institution, country and year of a case. */
  readonly note: string;
}

/** Titles and summaries of practices by their ids. */
type SearchTitles = Readonly<Record<string, readonly string[]>>;

interface SearchNames {
  /** The kinds of all entries. Names are numbers of pieces, written in signs: see macros/pages/search_names.py. */
  readonly kinds: readonly EntryKind[];
  readonly signs: readonly string[];
  readonly pieces: string;
  readonly rows: Readonly<Record<Exclude<NameField, "summary"> | "effort" | "route", string>>;
  /** The first two letters of all words of bodies: for each first letter itself, then all that follow it. */
  readonly beginnings: string;
  /** Among how many scripts the words of bodies are, and their positions. */
  readonly word_shards: number;
  /** How many passages the body of each entry has; they are numbered through. */
  readonly passages: readonly number[];
  /** Among how many scripts the passages are. */
  readonly passage_files: number;
  readonly stop_words: string;
  readonly spellings: Rules;
  readonly plurals: Rules;
  /** Words that readers see, from macros/pages/search.yml. */
  readonly words: any;
  /** The beginning of the address at which a reader can tell the editors a word. */
  readonly tell?: string;
}

interface SearchBodies {
  /** By the first letters: each word with the numbers of its passages, each as the distance from the one before. */
  readonly words?: Record<string, Record<string, readonly number[]>>;
  /** Likewise, with lists: the number of a passage, then where the word stands in it, both as distances. */
  readonly positions?: Record<string, Record<string, readonly (readonly number[])[]>>;
}

/** A word of a question: as typed, without accents, in the one spelling, and as a finished word. */
interface SearchWord {
  readonly text: string;
  readonly raw: string;
  readonly typed: string;
  readonly whole: string;
  isLast?: boolean;
}

/** Why and how well an entry fits a question. */
interface Fit {
  readonly entry: SearchEntry;
  /** Numbers that order all fits; less is better. */
  readonly key: readonly number[];
  /** The names that hold words of the question. */
  readonly names: readonly { field: NameField; text: string }[];
  /** The words that only the body holds, and those that nothing holds. */
  readonly inBody: readonly string[];
  readonly without: readonly string[];
}

type Found = Partial<Record<EntryKind, Fit[]>>;

interface SearchLogic {
  index(data: SearchNames, titles: SearchTitles): any;
  find(index: any, question: string, bodies?: SearchBodies, typing?: boolean): Found;
  beginnings(index: any, question: string): { words: string[]; positions: string[] };
  reason(fit: Fit): { field: NameField; text: string } | undefined;
  mark(index: any, text: string, question: string): [text: string, fits: boolean][];
  passage(index: any, entry: SearchEntry, question: string, bodies: SearchBodies): number | undefined;
  excerpt(index: any, text: string, question: string): string;
}

interface Searching {
  ready(): Promise<void>;
  find(question: string, typing?: boolean): Promise<Found | null>;
  tellUs(question: string): string | undefined;
  mark(text: string, question: string): (string | PageElement)[];
  why(fit: Fit, question: string, isShown?: "title" | "summary"): Child[][];
}

/* ── finder-table.js ── */

interface FinderTable {
  /** Rows of these practices, with the name of their order. */
  show(ids: readonly string[], sorted: string): void;
  /** Moves the focus to the row at a place. */
  focus(at: number): void;
}

/* ── logic-finder.js ── */

/** What the finder finds: a practice or a case. */
interface Item {
  id: string;
  terms: Facets;
  levels: Record<string, Rated>;
  sort: Record<string, string | number | null>;
}

/** The same of all items: each list holds one value for each of them. */
interface ItemColumns {
  readonly id: readonly string[];
  readonly terms: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly levels?: Readonly<Record<string, readonly Rated[]>>;
  readonly sort?: Readonly<Record<string, readonly (string | number)[]>>;
}

/** A set of bits for each value of each name: which items have it. */
interface FinderIndex {
  size: number;
  sets: Record<string, Record<string, Uint32Array>>;
}

interface FinderSelection {
  has(place: number): boolean;
  total: number;
  /** How many items have the value and meet the state for all other names. */
  count(name: string, value: string): number;
  /** How many items meet the state for all other names. */
  without(name: string): number;
}

interface FinderLogic {
  index(items: readonly Item[]): FinderIndex;
  select(index: FinderIndex, state: Query, fitting?: readonly number[]): FinderSelection;
  nearest(data: AtlasData, selection: FinderSelection, country: string, most?: number): string[];
  order(items: readonly Item[], name: string): number[];
  items(data: AtlasData): Item[];
}

/* ── logic-compare.js, tray.js ── */

interface Cell {
  text?: string | null;
  items?: CellItem[];
  level?: number;
  amount?: string;
  note?: string | null;
  /** Whether it is the lowest, the highest, the most of its row. */
  mark?: string;
}

interface CellItem {
  text: string;
  differs?: boolean;
  route?: string;
}

interface ComparisonLogic {
  pick(
    data: AtlasData,
    ids: readonly string[],
    most: number,
  ): { practices: Practice[]; unknown: string[]; left: Practice[] };
  cells(data: AtlasData, practices: readonly Practice[], row: string): Cell[];
  differ(row: readonly Cell[]): boolean;
}

type Choice = Pick<Practice, "id" | "title">;

/** The practices that the reader chose to compare. */
interface ChosenPractices {
  readonly limit: number;
  read(): Choice[];
  write(chosen: readonly Choice[]): void;
  /** Show the state of buttons that are new on the page. */
  refresh(): void;
  watch(call: (chosen: Choice[]) => void): void;
}

/* ── logic-my-plan.js, logic-plan.js, my-plan.js ── */

interface PlanItem {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly owner: string;
  /** Months such as "2027-03", or "". Without an end the time of the set-up says it. */
  readonly start: string;
  readonly end: string;
  /** What the reader measures, where it is not what the practice proposes. */
  readonly indicator: string;
  readonly note: string;
}

interface Plan {
  readonly name: string;
  readonly items: readonly PlanItem[];
}

/** When a practice is set up, in months counted from the year 0. `latest` is null where there is no upper limit. */
interface PlanDate {
  item: PlanItem;
  practice: Practice;
  start: number;
  earliest?: number;
  latest?: number | null;
}

interface PlanSums {
  count: number;
  cost: Sum;
  effort: Sum;
  time: Sum;
  longest: Sum;
  yours: { cost: number | null; effort: number | null };
}

type OnPlanChange = (before: Plan, after: Plan, text: string) => void;

interface PlanLogic {
  readonly STATES: readonly string[];
  readonly LIMITS: Readonly<Record<"title" | "owner" | "indicator" | "note", number>>;
  readonly FORMAT: string;
  readonly VERSION: number;

  empty(): Plan;
  fresh(id: string, title?: string): PlanItem;
  isMonth(value: unknown): boolean;
  isId(value: unknown): boolean;
  readMonth(text: string): string;
  item(plan: Plan, id: string): PlanItem | undefined;
  same(one: unknown, other: unknown): boolean;
  untouched(item: PlanItem): boolean;
  read(data: any): { plan: Plan; problems: PlanProblem[] };
  add(now: Plan, id: string, title?: string, before?: string): Plan;
  remove(now: Plan, id: string): Plan;
  change(now: Plan, id: string, fields: Partial<PlanItem>): Plan;
  move(now: Plan, id: string, step: number): Plan;
  replace(now: Plan, id: string, newId: string, title: string): Plan;
  merge(mine: Plan, theirs: Plan): Plan;
  rebase(before: Plan, after: Plan, now: Plan): Plan;

  index(data: AtlasData): Map<string, Practice>;
  follow(now: Plan, data: AtlasData): Plan;
  successor(data: AtlasData, id: string, known: ReadonlyMap<string, unknown>): string | null | undefined;
  sort(now: Plan, by: string, data: AtlasData): Plan;
  sums(now: Plan, data: AtlasData, mine?: Institution): Record<PhaseName, PlanSums>;
  yours(
    list: readonly { practice: Practice }[],
    phase: PhaseName,
    key: "cost" | "effort",
    data: AtlasData,
    mine?: Institution,
  ): number | null;
  missing(now: Plan, data: AtlasData): MissingPractice[];
  monthNumber(text: string): number;
  monthText(number: number): string;
  monthName(number: number, month?: "long" | "short"): string;
  date(item: PlanItem, practice: Practice | undefined, data: AtlasData): PlanDate;
  dates(now: Plan, data: AtlasData): PlanDate[];
  span(dates: readonly PlanDate[]): { from: number; to: number } | null;
  ahead(now: Plan, data: AtlasData): { item: PlanItem; practice: Practice }[];
  tooEarly(dates: readonly PlanDate[]): Map<string, { title: string; month: number }[]>;
}

/** A practice on which others of the plan build; `first` is the id of the first of them. */
interface MissingPractice {
  practice: Practice;
  wantedBy: string[];
  first: string;
}

/** The plan that this browser keeps. */
interface MyPlan {
  read(): Plan;
  update(change: (now: Plan) => Plan): { before: Plan; after: Plan };
  /** Whether the last change was kept beyond this page. */
  isSaved(): boolean;
  /** A stored text that could not be read as a plan. */
  damagedText(): string | null;
  subscribe(call: (now: Plan) => void): void;
  /** What the buttons say that add a practice. */
  words: { add: string; added: string };
  /** Show the state of buttons that are new on the page. */
  refresh(): void;
}

/* ── logic-plan-files.js, plan-parts.js ── */

/** Either a plan, or what is wrong. */
interface PlanOrError {
  plan?: Plan;
  error?: string;
  problems?: string[];
}

interface PlanFiles {
  readonly MOST_BYTES: number;
  bare(now: Plan): Plan;
  toFragment(now: Plan): string;
  fromFragment(fragment: string): PlanOrError | null;
  toJson(now: Plan, about: { saved: string; edition: string }): string;
  fromJson(text: string): PlanOrError;
  toCalendar(
    dates: readonly PlanDate[],
    about: { stamp: string; address: (route: string) => string; words: (date: PlanDate) => string },
  ): string;
}

/* ── logic-action-plan.js, logic-office.js and the formats, action-plan.js ── */

/** A text with places, or its forms in the language of the page, of which {n} chooses one. */
type Words = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** A column of an action plan, as macros/edition/action_plan/columns.yml has it. */
interface ActionColumn {
  readonly source: string;
  readonly width: number;
  readonly of: readonly string[];
  readonly field: string;
  readonly list: string;
  readonly look: "text" | "level" | "address" | "hidden";
  readonly paper: boolean;
  /** The choice without which it is left out. */
  readonly needs: "" | "framework" | "institution";
}

interface ActionForm {
  readonly label: string;
  readonly framework: string;
  /** The headings, by the keys of columns, in their order. */
  readonly columns: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
}

/** What a practice proposes, until the reader writes something else. */
interface Proposal {
  readonly unit: string;
  readonly indicator: string;
  /** The first step, the weightiest challenge and what helps; "" where the record has none. */
  readonly step: string;
  readonly risk: string;
  readonly helps: string;
}

/** What a table is made from, beside the plan. */
interface ActionChoice {
  data: AtlasData;
  proposals: Readonly<Record<string, Proposal>>;
  form: string;
  framework: string;
  /** The reader's institution where its size is known. */
  institution?: Institution | null;
  address(route: string): string;
}

interface ActionTable {
  columns: (ActionColumn & { key: string; heading: string })[];
  states: string[];
  rows: (string | number)[][];
}

interface SheetRows {
  name: string;
  rows: { number: number; cells: string[] }[];
}

interface ActionPlanLogic {
  readonly MOST_ROWS: number;
  say(text: Words, places?: Record<string, string | number>): string;
  table(now: Plan, choice: ActionChoice): ActionTable;
  unnamed(table: ActionTable, choice: ActionChoice): string;
  idsIn(sheets: readonly SheetRows[], data: AtlasData): string[];
  read(sheets: readonly SheetRows[], now: Plan, choice: ActionChoice): TakenBack;
}

/** What a workbook changes in a plan, with a sentence for each row that was left out; or why it is none. */
interface TakenBack {
  plan?: Plan;
  changed?: number;
  added?: number;
  problems?: string[];
  error?: string;
}

/** What is wrong in a plan, by the key of its sentence, in which practice, if in one, and what fills the sentence. */
interface PlanProblem {
  key: string;
  place?: number;
  field?: string;
  limit?: number;
  id?: string;
}

interface Zip {
  pack(files: Record<string, string>): Uint8Array<ArrayBuffer>;
  unpack(bytes: Uint8Array<ArrayBuffer>, wanted: (name: string) => boolean, most: number): Promise<Map<string, string>>;
}

interface OfficeFiles {
  readonly OFFICE: string;
  relations(relations: readonly string[][]): string;
  pack(
    parts: Record<string, string>,
    types: Record<string, string>,
    about: { title: string; saved: string },
  ): Uint8Array<ArrayBuffer>;
}

interface AboutFile {
  title: string;
  draft: string;
  /** What stands after the table. */
  after?: string;
  /** The time as ISO text. */
  saved: string;
}

interface AboutPaper {
  title: string;
  /** Whether the sheet lies on its side. */
  isWide?: boolean;
  /** Whether an element is a part of the paper. */
  shown?: (element: Element) => boolean;
}

interface Xlsx {
  write(table: ActionTable, about: AboutFile & { words: any; rows: string[][] }): Uint8Array<ArrayBuffer>;
  read(bytes: Uint8Array<ArrayBuffer>): Promise<SheetRows[]>;
}

interface Docx {
  /** A run of text; `style` are its properties. */
  run(text: string, style?: unknown): unknown;
  paragraph(content: unknown, style?: string): unknown;
  linked(text: string, id: string): unknown;
  table(shares: number[], head: unknown[] | null, rows: unknown[][], isWide: boolean): unknown;
  bullets: string;
  file(document: {
    body: unknown;
    part: [string, string];
    isWide: boolean;
    isSmall?: boolean;
    links: string[];
    about: { title: string; saved: string };
  }): Uint8Array<ArrayBuffer>;
  write(table: ActionTable, about: AboutFile): Uint8Array<ArrayBuffer>;
}

interface PlanActions {
  /** Kept once what practices propose is loaded. */
  show(now: Plan): Promise<void>;
  read(file: File, now: Plan): Promise<TakenBack>;
}

interface PlanParts {
  state(item: PlanItem): string;
  title(item: Pick<PlanItem, "id"> & Partial<PlanItem>, practice?: Practice): string;
  importance(practice: Practice): string;
  takes(practice: Practice, phase: PhaseName): Child[];
  evidence(practice: Practice): string;
  totals(now: Plan, mine?: Institution): PageElement;
  timeline(now: Plan, isPaper?: boolean): PageElement;
  table(heads: Child[], rows: Child[], caption?: string): PageElement;
  next(now: Plan): PageElement | null;
  board(sheet: PageElement): { roots: Element[]; shown: (element: Element) => boolean };
  sheet(now: Plan, options?: { name?: string; texts?: boolean; date?: string; mine?: Institution }): PageElement;
}

/* ── logic-institution.js, institution.js ── */

/** How many arrive in a year, how many academics there are, what a day of work costs; 0 where it is not known. */
interface Institution {
  arrivals: number;
  academics: number;
  day: number;
}

/** The sizes that amounts assume, and how many times more or less they are told at most. */
interface Growth {
  readonly text: string;
  readonly times: number;
  readonly arrivals: number;
  readonly academics: number;
}

/** What an hour and a day of work cost in a country, in euro. */
interface DayCost {
  readonly name: string;
  readonly hour: number;
  readonly day: number;
}

interface InstitutionLogic {
  readonly SIZES: readonly string[];
  read(kept: any, costs?: Record<string, DayCost> | null): Institution;
  country(kept: any, costs: Record<string, DayCost> | null): string;
  inEuro(euro: number): string;
  isSized(mine: Institution): boolean;
  beyond(mine: Institution, growth: Growth): string[];
  factor(mine: Institution, size: string | null, growth: Growth): number;
  rounded(amount: number): number;
}

/* ── plan-sets.js ── */

interface PlanSets {
  fromFragment(fragment: string): { plan?: Plan; text?: string; error?: string } | null;
  show(now: Plan): void;
}

interface MyInstitution {
  read(): Institution;
  connect(section: PageElement, changed: () => void): void;
}

/* ── logic-self-check.js ── */

type Answers = Record<string, string>;
type Reason = { statement: Statement; answer: string };

interface CalledPractice {
  practice: Practice;
  rank: number;
  effort: number;
  reasons: Reason[];
}

interface SelfCheckLogic {
  readonly ANSWERS: readonly string[];
  readonly gapsShown: number;
  read(data: unknown, statements: readonly Statement[]): Answers;
  isDamaged(data: unknown, statements: readonly Statement[]): boolean;
  profile(statements: readonly Statement[], answers: Answers, stages: readonly Term[]): StageProfile[];
  practices(statements: readonly Statement[], answers: Answers, data: AtlasData): CalledPractice[];
  gaps(
    statements: readonly Statement[],
    answers: Answers,
    data: AtlasData,
  ): (Reason & { /** The practice to begin with. */ first: CalledPractice })[];
}

/** The answers to the statements of a stage, in order, and how many there are of each. */
interface StageProfile {
  stage: Term;
  given: (string | null)[];
  asked: number;
  yes: number;
  partly: number;
  no: number;
  unknown: number;
}

/* ── form-*.js ── */

/** A record as plain data, in the form of its YAML. */
type RecordData = Record<string, any>;
type Path = (string | number)[];

/** What must be mended; a note is only told. `key` names its words, `places` what fills them. */
interface Problem {
  path: Path;
  key: string;
  places: Record<string, unknown>;
  isNote?: boolean;
}

/** A field without its words: what macros/contribute/form.py says of it. */
interface Field {
  kind: string;
  label: string;
  /** What stands above it on a page, where that is not the label. */
  heading?: string;
  /** The look in which a page shows it. */
  page?: string;
  /** The field before which a page shows it, where that is not its place in records. */
  before?: string;
  many?: boolean;
  required?: boolean;
  limit?: number;
  /** The look in which copy editors see it; those of some looks count for the length of a record. */
  copyedit?: string;
  bounds?: [number | null, number | null];
  pattern?: string;
  /** The pattern in words. */
  words?: string;
  facet?: string;
  /** The kind of record that the field names. */
  names?: string;
  /** The part whose fields stand inside this one. */
  part?: string;
}

interface FormSchema {
  kind: "practice" | "case";
  folder: string;
  parts: Record<string, Record<string, Field>>;
  terms: Record<string, Record<string, string>>;
  scales: Record<string, FormScale>;
  /** The scales of a phase. */
  phaseScales: string[];
  /** Every record of the atlas by kind and id. */
  records: Record<string, Record<string, { title: string; status: string }>>;
  folders: Record<string, string>;
  /** The practices that each case shows. */
  shows: Record<string, string[]>;
  id: { pattern: string; limit: number };
  writer: { width: number; longestLine: number; words: string[] };
  /** The signs that a text must not hold, as a pattern. */
  unseen: string;
  copySites: string[];
  /** The states of a case that is over. */
  over: string[];
  minimumIndicators: number;
  /** How many words a published record has at least, and at most. */
  wanted: [number, number];
  /** Words that should not stand in a record: pattern, reason, and flags of the pattern. */
  phrases: [string, string, string][];
  mostTelling: number;
  /** The lists that are written in the order of the alphabet. */
  sortedNames: string[];
  words: Record<string, string | Record<string, string>>;
  edition: Repository;
}

/** `fields` are those of a part with their keys, `facet` the one of the group that they are in, `entry` its values. */
interface SaidFields {
  /** A value in the words of readers. */
  words(field: Field, value: unknown, schema: FormSchema): string;
  /** One of several alike: its name, which leads to its address, and the rest of it. */
  item(fields: [string, Field][], facet: string | undefined, entry: RecordData, schema: FormSchema): Child[];
  sentences(fields: [string, Field][], facet: string | undefined, entry: RecordData, schema: FormSchema): Child[];
  ofPart(field: Field, facet: string | undefined): Field;
}

interface FormScale extends Measure {
  label: string;
  setup?: string;
  delivery?: string;
  levels: { level: number; label: string; amount: string; at_most?: number }[];
}

type ReadRecord = Pick<Draft, "kind" | "id" | "data" | "isWhole">;

/** An unfinished text that this browser keeps. */
interface Draft {
  place: string;
  /** As it lies in the store. */
  text: string;
  kind: "practice" | "case";
  data: RecordData;
  /** False where a part of it could not be read. */
  isWhole: boolean;
  /** The name of the file, as far as the writer has given one. */
  id: string;
  /** The id of the published record that it changes, or "". */
  edited: string;
  when: Date | null;
}

interface FormPaste {
  take(event: any, addRow: (field: PageElement) => PageElement): void;
  clean(text: string): string;
  listed(text: string): string;
  entries(text: string): string[];
}

interface FormProse {
  /** What in a prose is more than paragraphs, lists, quotes and spans, and the addresses of its links. */
  read(text: string): { kinds: { kind: string; text: string }[]; links: string[] };
}

interface FormDrafts {
  newPlace(): string;
  list(schema: FormSchema): Draft[];
  find(place: string, schema: FormSchema): Draft | null;
  /** Whether it is kept beyond this page. */
  write(place: string, draft: Partial<Omit<Draft, "when">> & { when: string }): boolean;
  writeText(place: string, text: string): boolean;
  remove(place: string): void;
}

interface KeptTexts {
  /** What a template holds. */
  copyOf(template: string): PageElement;
  remove(element: PageElement, text: string, back: () => void): void;
  undo(button: PageElement): void;
  show(drafts: readonly Draft[], here: (draft: Draft) => boolean, schema: FormSchema): void;
}

/** Addresses of the host of the repository, with {path}, {folder}, {name}, {file} and {text} to fill. */
interface Repository {
  edit: string;
  new: string;
  /** What carries the text of a new file; empty where the host takes none. */
  text: string;
  /** An issue, behind which its title is put, and what carries its text. */
  issue: string;
  issueText: string;
  mail: string;
}

interface FormFields {
  read(part: PageElement, name: string, schema: FormSchema): RecordData;
  /** `isWhole` is false where anything was left out. */
  sanitize(given: unknown, kind: string, schema: FormSchema): { data: RecordData; isWhole: boolean };
  fill(part: PageElement, name: string, data: RecordData, schema: FormSchema): void;
  addRow(field: PageElement, today?: string): PageElement;
  rowsIn(rows: PageElement): PageElement[];
  tick(box: PageElement, schema: FormSchema): void;
  find(part: PageElement, path: Path): PageElement | null;
}

interface YamlWriter {
  write(data: RecordData, schema: FormSchema): string;
  scalar(value: unknown, schema: FormSchema): string;
  isEmpty(value: unknown): boolean;
  length(text: string): number;
}

/** `filled`: whether the text of the record travels in the address. */
type Way = { href: string; filled: boolean };

interface FormSend {
  proposal(edition: Repository, file: string, text: string, editing: boolean): Way;
  mail(edition: Repository, subject: string, text: string, attached: string): Way;
  issue(edition: Repository, subject: string, text: string): Way;
}

interface FormRules {
  problems(data: RecordData, id: string, editing: boolean, today: string, schema: FormSchema): Problem[];
  message(problem: Problem, schema: FormSchema): string;
  sorted(data: RecordData, schema: FormSchema): RecordData;
  idFrom(title: string): string;
  squeezed(text: string): string;
  levelOf(amount: number, scale: FormScale): number;
}

/* ── self-check.js, logic-together.js ── */

/** The answers on this page, by the keys of statements. */
interface MyAnswers {
  /** What each answer is called. */
  readonly words: Readonly<Record<string, string>>;
  read(): Answers;
  /** Call now, and whenever the answers change. */
  subscribe(call: (answers: Answers) => void): void;
}

interface Answerer {
  readonly name: string;
  readonly answers: Answers;
}

/** The answers of a person, or the key of what is wrong in together.yml. */
type AnswererOrWrong = { person?: Answerer; wrong?: string };

/** A statement with the answer of each person, null for none. */
interface SideBySide {
  readonly statement: Statement;
  readonly given: readonly (string | null)[];
  /** "differs", "same" or "open". */
  readonly verdict: string;
  /** How many have not answered. */
  readonly missing: number;
}

interface TogetherLogic {
  readonly MOST_PEOPLE: number;
  readonly MOST_BYTES: number;
  toFragment(person: Answerer): string;
  /** Null where the text is no link to answers. */
  fromFragment(text: string, statements: readonly Statement[]): AnswererOrWrong | null;
  toJson(person: Answerer, about: { saved: string; edition: string }): string;
  fromJson(text: string, statements: readonly Statement[]): AnswererOrWrong;
  isDamaged(data: any): boolean;
  readPeople(data: any): Answerer[];
  newName(name: string, people: readonly Answerer[], words: any): string;
  rows(people: readonly Answerer[], statements: readonly Statement[]): SideBySide[];
}

/* Answers questions with the very engine of the site, for scripts/search_report.py: node search_report.js ROOT FOLDER,
   with a list of questions as JSON on standard input; FOLDER holds the files of the search. For each question it writes
   the practices that fit, the best first, as [id, name that brought it]. */
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [root, folder] = process.argv.slice(2);
const scripts = ["core", "logic-search"].map((name) => path.join(root, "docs/assets/js", `${name}.js`));
const data = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
const page = vm.createContext({
  window: {},
  document: { currentScript: { dataset: {} }, documentElement: { classList: { replace() {} } }, body: {} },
});
for (const file of [...scripts, ...data.map((name) => path.join(folder, name))])
  vm.runInContext(fs.readFileSync(file, "utf8"), page, { filename: file });

const { search, names, titles } = page.window.PracticeAtlas;
const index = search.index(names, titles);
const answer = (question) =>
  (search.find(index, question, page.window.PracticeAtlas).practice || []).map((fit) => [
    fit.entry.route.split("/")[1],
    search.reason(fit)?.text || "",
  ]);
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(answer)));
